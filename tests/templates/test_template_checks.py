"""`docgen templates check` on the built-in templates, and on copies that somebody spoiled."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest

from docgen.errors import UsageFault
from docgen.i18n import explain
from docgen.service import CheckedTemplate, check_template, check_templates
from tests.templates.edited import DOCUMENT, DOCX, PDF, built_in, members, packed, replaced

ALL = sorted(
    [*DOCX.glob("*.docx"), *PDF.glob("*.xml"), *(PDF / "bagian").glob("n*.xml")],
    key=lambda path: path.name,
)
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _faults(checked: CheckedTemplate) -> set[tuple[str, str]]:
    return {(f.code, f.path) for f in checked.findings if f.severity == "E"}


def _paragraph(name: str, tag: str) -> str:
    """The place of a tag in the body of a built-in template, as python-docx counts."""
    body: Any = docx.Document(io.BytesIO(built_in(name)))
    number = next(n for n, p in enumerate(body.paragraphs, 1) if tag in p.text)
    return f"paragraf {number}"


@pytest.fixture
def office(tmp_path: Path):
    """Writes a template into a folder of an office, and checks it."""

    def write(name: str, content: bytes | str) -> CheckedTemplate:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return check_template(path)

    return write


class DescribeTheBuiltInTemplates:
    @pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
    def they_check_clean(self, path: Path) -> None:
        checked = check_template(path)
        assert checked.sound
        assert [(f.code, f.path, dict(f.params)) for f in checked.findings] == []


class DescribeSpoiledWordTemplates:
    @pytest.mark.parametrize(
        ("new", "code"),
        [
            ("{{ pernyatan }}", "templates.misspelt_name"),
            ("{{ ''.__class__ }}", "templates.unsafe"),
            ("{{ 'a'*30000000 }}", "templates.too_much"),
            ("{{ pernyataan", "templates.unclosed"),
            ("{{ pernyataan|tebal }}", "templates.unknown_filter"),
            ("{{ janji }}", "docx.unprintable"),
            ("{{ janji[99].teks }}", "docx.undefined"),
        ],
    )
    def they_are_refused_with_place_and_mend(self, office, new: str, code: str) -> None:
        checked = office("maklumat.docx", replaced("maklumat.docx", ("{{ pernyataan }}", new)))
        assert _faults(checked) == {(code, _paragraph("maklumat.docx", "{{ pernyataan }}"))}
        (fault,) = (f for f in checked.findings if f.severity == "E")
        for language in ("id", "en"):
            said = explain(fault, language)  # type: ignore[arg-type]
            assert said.fix
            assert "{" not in said.message.replace(new, "").replace("{{", "").replace("{%", "")

    def they_may_not_have_a_loop_that_never_ends(self, office) -> None:
        xml = members(built_in("maklumat.docx"))[DOCUMENT].decode()
        start = xml.index("{%p endfor %}", xml.index("{%p for b in janji %}"))
        spoiled = xml[:start] + xml[start:].replace("{%p endfor %}", "x", 1)
        parts = {**members(built_in("maklumat.docx")), DOCUMENT: spoiled.encode()}
        checked = office("maklumat.docx", packed(parts))
        place = _paragraph("maklumat.docx", "{%p for b in janji %}")
        assert _faults(checked) == {("templates.unended", place)}

    def they_tell_everything_at_once(self, office) -> None:
        data = replaced(
            "berita-acara.docx",
            ("{{ pembuka }}", "{{ pembukaa }} {{ satu|dua }}"),
            ("{{ penutup }}", "{{ penutup"),
            ("{{ b.alasan }}", "{{ b.alasn }}"),
        )
        codes = sorted(code for code, _ in _faults(office("berita-acara.docx", data)))
        assert codes == [
            "templates.misspelt_name",
            "templates.misspelt_name",
            "templates.unclosed",
            "templates.unknown_filter",
            "templates.unknown_name",
        ]

    @pytest.mark.parametrize(
        ("extra", "code"),
        [
            ({"word/vbaProject.bin": b"x"}, "docx.macro"),
            ({"word/media/a.png": bytes(8 * 2**20)}, "docx.too_large_ratio"),
            ({"word/lain.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "docx.doctype"),
        ],
    )
    def they_may_not_carry_what_attacks(self, office, extra: dict[str, bytes], code: str) -> None:
        parts = {**members(built_in("maklumat.docx")), **extra}
        assert _faults(office("maklumat.docx", packed(parts))) == {(code, next(iter(extra)))}

    def they_may_not_load_a_picture_from_outside(self, office) -> None:
        relation = (
            f'<Relationship Id="rId90" Type="{OFFICE}/image" '
            'Target="http://contoh.test/a.png" TargetMode="External"/></Relationships>'
        )
        data = replaced("maklumat.docx", ("</Relationships>", relation), member=RELATIONS)
        checked = office("maklumat.docx", data)
        assert _faults(checked) == {("docx.external", RELATIONS)}

    def they_are_checked_for_names_even_when_they_carry_a_macro(self, office) -> None:
        data = replaced("maklumat.docx", ("{{ pernyataan }}", "{{ pernyatan }}"))
        found = _faults(
            office("maklumat.docx", packed({**members(data), "word/vbaProject.bin": b"x"}))
        )
        assert {code for code, _ in found} == {"docx.macro", "templates.misspelt_name"}

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99])
    def they_must_be_word_files(self, office, data: bytes) -> None:
        assert not office("maklumat.docx", data).sound


class DescribeOwnTemplates:
    def they_are_told_that_same_words_are_not_promised(self, office) -> None:
        data = replaced("maklumat.docx", ("{{ pernyataan }}", "Kami: {{ pernyataan }} Sekian."))
        checked = office("maklumat.docx", data)
        assert checked.sound
        told = {f.code: f for f in checked.findings}
        assert told["templates.no_parity"].severity == "W"
        assert told["templates.other_words"].params["more"].split() == ["Kami:", "Sekian."]
        assert told["templates.other_words"].params["fewer"] == "-"

    def they_are_told_which_data_they_leave_out(self, office) -> None:
        data = replaced("maklumat.docx", ("{{ pernyataan }}", "Kami menyatakan"))
        (unused,) = (
            f for f in office("maklumat.docx", data).findings if f.code == "templates.unused"
        )
        names = unused.params["names"].split(", ")
        assert unused.severity == "I"
        assert "pernyataan" in names
        assert "janji" not in names

    def they_may_be_xml(self, office) -> None:
        text = (PDF / "maklumat.xml").read_text(encoding="utf-8")
        checked = office("pdf/maklumat.xml", text.replace("{{ pernyataan }}", "Kami: {{ judull }}"))
        line = 1 + text[: text.index("{{ pernyataan }}")].count("\n")
        assert _faults(checked) == {("templates.misspelt_name", f"baris {line}, <p>")}

    def they_may_bring_shared_parts_and_styles(self, office, tmp_path: Path) -> None:
        part = (PDF / "bagian" / "naskah.xml").read_text(encoding="utf-8")
        line = 1 + part[: part.index("{{ baris.teks }}")].count("\n")
        checked = office("pdf/bagian/naskah.xml", part.replace("baris.teks", "baris.tekss", 1))
        place = f"bagian/naskah.xml, baris {line}, <p>"
        assert _faults(checked) == {("templates.misspelt_name", place)}
        sheet = '<gaya-lembar>\n<gaya nama="isi" font="comic"/></gaya-lembar>'
        checked = office("pdf/gaya.xml", sheet)
        assert _faults(checked) == {("pdf.bad_value", "baris 2")}

    def they_may_have_another_name_with_their_kind(self, tmp_path: Path) -> None:
        path = tmp_path / "punya kami.docx"
        path.write_bytes(built_in("maklumat-poster.docx"))
        with pytest.raises(UsageFault) as caught:
            check_template(path)
        assert caught.value.code == "templates.unknown_kind"
        checked = check_template(path, "maklumat-poster")
        assert (checked.kind, checked.variant, checked.sound) == ("maklumat", "poster", True)

    def they_may_lie_in_one_folder(self, office, tmp_path: Path) -> None:
        office("docx/maklumat.docx", built_in("maklumat.docx"))
        (tmp_path / "docx" / "~$klumat.docx").write_bytes(b"x")
        office("pdf/maklumat.xml", (PDF / "maklumat.xml").read_text(encoding="utf-8"))
        found = check_templates([tmp_path])
        assert [(c.path.name, c.format, c.sound) for c in found] == [
            ("maklumat.docx", "docx", True),
            ("maklumat.xml", "pdf", True),
        ]
