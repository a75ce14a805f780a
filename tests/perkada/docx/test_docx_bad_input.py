"""A file that is no draft gives a clear finding, never a crash."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.i18n import explain
from docgen.ooxml.package import Limits
from docgen.perkada.docx import read_docx
from tests.perkada.docx.word import abstract, level, listed, num, p, table, word


def codes(data: bytes, limits: Limits | None = None) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_docx(data, "naskah.docx", *([limits] if limits else []))
    for finding in caught.value.findings:
        for language in ("id", "en"):
            words = explain(finding, language)  # type: ignore[arg-type]
            assert words.message != finding.code
            assert "{" not in words.message + words.fix
    return [finding.code.removeprefix("draft.") for finding in caught.value.findings]


def changed(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A sound file with its members changed."""
    with zipfile.ZipFile(io.BytesIO(word(p("Pasal 1") + p("Isi.")))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def with_document(old: bytes, new: bytes) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(old, new)

    return changed(change)


class DescribeFilesThatAreNoDraft:
    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04rusak", b"%PDF-1.7", b"\0" * 100])
    def they_are_no_word_file(self, data: bytes) -> None:
        assert codes(data) == ["not_word"]

    def they_are_old_or_locked(self) -> None:
        assert codes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512) == ["old_word"]

    @pytest.mark.parametrize("name", ["_rels/.rels", "word/document.xml"])
    def they_lack_their_main_part(self, name: str) -> None:
        assert codes(changed(lambda parts: parts.pop(name) and None)) == ["not_word"]

    def they_have_no_body(self) -> None:
        assert codes(with_document(b"w:body", b"w:badan")) == ["not_word"]

    def they_hold_pictures_only(self) -> None:
        picture = '<w:p><w:r><w:drawing><a:blip r:embed="r9"/></w:drawing></w:r></w:p>'
        assert codes(word(picture * 3)) == ["only_pictures"]

    def they_hold_nothing(self) -> None:
        assert codes(word(p() + table(("", "")))) == ["empty"]


class DescribeHarmfulFiles:
    def a_doctype_is_refused(self) -> None:
        entity = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document'
        assert codes(with_document(b"<w:document", entity)) == ["doctype"]

    def a_doctype_in_another_encoding_is_refused(self) -> None:
        def change(parts: dict[str, bytes]) -> None:
            text = parts["word/document.xml"].decode().replace('<?xml version="1.0"?>', "")
            parts["word/document.xml"] = f"\ufeff<!DOCTYPE w>{text}".encode("utf-16-le")

        assert codes(changed(change)) == ["doctype"]

    def a_bomb_is_refused_unread(self) -> None:
        def change(parts: dict[str, bytes]) -> None:
            parts["word/media/x.bin"] = b"\0" * (8 * 2**20)

        assert codes(changed(change)) == ["too_large_ratio"]

    def a_file_over_a_limit_is_refused(self) -> None:
        data = word(p("x" * 5000))
        assert codes(data, Limits(file=100)) == ["too_large_file"]
        assert codes(data, Limits(members=2)) == ["too_large_members"]
        assert codes(data, Limits(xml=1000)) == ["too_large_xml"]
        assert codes(data, Limits(total=1000)) == ["too_large_total"]

    def a_name_that_leads_out_is_refused(self) -> None:
        def change(parts: dict[str, bytes]) -> None:
            parts["../x.xml"] = b"<x/>"

        assert codes(changed(change)) == ["member_name"]

    def broken_xml_names_its_part(self) -> None:
        assert codes(with_document(b"</w:body>", b"")) == ["broken_xml"]

    def tables_inside_tables_without_end_are_refused(self) -> None:
        inner = p("x")
        for _ in range(200):
            inner = table((inner + p(),))
        assert codes(word(inner)) == ["too_deep"]

    def tables_inside_tables_as_deep_as_xml_goes_are_read(self) -> None:
        inner = p("x")
        for _ in range(80):
            inner = table((inner + p(),))
        assert read_docx(word(inner), "x").text == "x\n"

    def styles_and_lists_that_point_in_circles_end(self) -> None:
        styles = "".join(
            f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
            for a, b in (("A", "B"), ("B", "A"))
        )
        lists = (
            '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/><w:numStyleLink w:val="S"/>'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        )
        props = '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="1"/></w:numPr>'
        assert "x" in read_docx(word(p("x", props), styles=styles, numbering=lists), "x").text

    def changes_without_number_are_accepted_each_once(self) -> None:
        inserted = "<w:ins w:id='1'><w:r><w:t>x</w:t></w:r></w:ins>"
        assert read_docx(word(f"<w:p>{inserted * 30_000}</w:p>"), "x").text == "x" * 30_000 + "\n"
        gone = p("x", "<w:rPr><w:del w:id='1'/></w:rPr>")
        assert read_docx(word(gone * 10_000 + p("y")), "x").text == "x" * 10_000 + "y\n"

    def rows_of_cells_without_number_are_read(self) -> None:
        text = read_docx(word(table(("x",) * 10_000)), "x").text
        assert text.split() == ["x"] * 10_000

    def a_number_as_long_as_a_book_is_cut(self) -> None:
        lists = abstract(1, level(0, "decimal", "A" * 100_000)) + num(1, 1)
        text = read_docx(word(listed("x", 1) * 500, numbering=lists), "x").text
        assert len(text) < 500 * 300

    def measures_that_are_no_numbers_do_not_stop_it(self) -> None:
        odd = '<w:ind w:left="1e308" w:hanging="9e999"/><w:spacing w:line="nan"/><w:jc/>'
        size = '<w:sz w:val="besar"/><w:rFonts/>'
        assert read_docx(word(p("x", odd, size)), "x").text == "x\n"


def outcome(data: bytes) -> str:
    try:
        read_docx(data, "naskah.docx")
    except DataError as error:
        return error.code
    return "read"


class DescribeBrokenFiles:
    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def any_damage_gives_a_finding_or_a_draft(self, data: st.DataObject) -> None:
        sound = bytearray(word(p("Pasal 1") + table(("Menimbang", ":", "x"))))
        for _ in range(data.draw(st.integers(1, 8))):
            sound[data.draw(st.integers(0, len(sound) - 1))] = data.draw(st.integers(0, 255))
        assert outcome(bytes(sound)).startswith(("read", "draft."))

    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def any_damaged_part_gives_a_finding_or_a_draft(self, data: st.DataObject) -> None:
        def change(parts: dict[str, bytes]) -> None:
            name = data.draw(st.sampled_from(sorted(parts)))
            start = data.draw(st.integers(0, len(parts[name])))
            length = data.draw(st.integers(0, 40))
            parts[name] = parts[name][:start] + parts[name][start + length :]

        assert outcome(changed(change)).startswith(("read", "draft."))
