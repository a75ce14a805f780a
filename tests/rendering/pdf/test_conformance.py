"""The quick checks find what is broken, and say it in words."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from docgen.errors import DataError
from docgen.i18n import LANGUAGES, explain, text
from docgen.rendering.pdf.conformance import CHECKS, NOT_COVERED, check_conformance

BODY = """<h1>Judul</h1><p>Isi <tautan href="https://a.go.id">laman</tautan></p>
<tabel kolom="1*"><kepala><baris><sel>a</sel></baris></kepala><baris><sel>b</sel></baris></tabel>
<h2>Anak</h2><gambar slot="l"/>"""


@pytest.fixture(scope="module")
def sound(bench, emblem) -> bytes:
    return bench.section(BODY, media={"l": emblem}).data


def elements(pdf: pikepdf.Pdf, role: str):
    return [
        entry
        for entry in pdf.objects
        if isinstance(entry, pikepdf.Dictionary) and str(entry.get("/S", "")) == f"/{role}"
    ]


def rename(role: str, other: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        for entry in elements(pdf, role):
            entry.S = pikepdf.Name(f"/{other}")

    return change


def content(change: Callable[[bytes], bytes]) -> Callable[[pikepdf.Pdf], None]:
    def apply(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(change(page.Contents.read_bytes()))

    return apply


def swap_parents(pdf: pikepdf.Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0], owners[1] = owners[1], owners[0]


def drop_alt(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0]["/Alt"]


def forget(pdf: pikepdf.Pdf) -> None:
    (paragraph, *_) = elements(pdf, "H2")
    paragraph.K = pikepdf.Array()


def bare_font(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font["/ToUnicode"]


def without_xmp_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"dc:title", b"dc:other"))


def without_claim(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"pdfaid:part", b"pdfaid:x"))


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(
        pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    )


def unbind_note(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0]["/StructParent"]


def mute_note(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0]["/Contents"]


def drop(key: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root[key]

    return change


def drop_tabs(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0]["/Tabs"]


BROKEN = [
    (drop("/MarkInfo"), "not_tagged"),
    (drop("/Lang"), "no_language"),
    (drop("/ViewerPreferences"), "no_title"),
    (without_xmp_title, "no_title"),
    (without_claim, "not_identified"),
    (drop("/OutputIntents"), "no_output_intent"),
    (bare_font, "font_not_embedded"),
    (content(lambda data: data + b" 0 0 10 10 re f"), "content_unmarked"),
    (forget, "content_without_element"),
    (swap_parents, "parent_tree"),
    (drop_alt, "figure_without_alt"),
    (rename("H2", "H4"), "heading_gap"),
    (rename("TH", "TD"), "table_without_header"),
    (drop_tabs, "tab_order"),
    (unbind_note, "annotation_not_tagged"),
    (mute_note, "annotation_without_words"),
    (script, "active_content"),
]


class DescribeTheQuickChecks:
    def they_find_nothing_in_a_sound_file(self, sound: bytes) -> None:
        result = check_conformance(sound)
        assert (result.findings, result.checks, result.pages) == ((), tuple(CHECKS), 1)

    @pytest.mark.parametrize(("breakage", "code"), BROKEN, ids=[c for _, c in BROKEN])
    def they_name_what_is_broken(self, sound: bytes, breakage, code: str) -> None:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(sound)) as pdf:
            breakage(pdf)
            pdf.save(out)
        found = check_conformance(out.getvalue()).findings
        assert f"conformance.{code}" in {finding.code for finding in found}
        for finding in found:
            for language in LANGUAGES:
                said = explain(finding, language)
                assert said.message != finding.code
                assert "{" not in said.message + said.fix
                assert said.fix

    def they_see_encryption(self, sound: bytes) -> None:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(sound)) as pdf:
            pdf.save(out, encryption=pikepdf.Encryption(owner="x", user=""))
        codes = {finding.code for finding in check_conformance(out.getvalue()).findings}
        assert "conformance.encrypted" in codes

    def they_refuse_what_is_no_pdf(self) -> None:
        with pytest.raises(DataError) as caught:
            check_conformance(b"bukan PDF", "a.pdf")
        assert caught.value.code == "conformance.not_pdf"
        assert caught.value.findings[0].path == "a.pdf"

    def they_say_what_they_do_not_cover(self) -> None:
        for language in LANGUAGES:
            assert all(text(key, language) != key for key in NOT_COVERED)

    def they_know_every_fault_by_a_test(self) -> None:
        source = Path(check_conformance.__code__.co_filename).read_text(encoding="utf-8")
        known = {code for _, code in BROKEN} | {"encrypted", "not_pdf"}
        import re

        named = set(re.findall(r'"conformance\.(\w+)"', source))
        assert {n for n in named if not n.startswith("uncovered")} == known
