from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.rendering.docx import CompiledTemplate, compile_template, words
from docgen.rendering.docx.package import read_members
from docgen.rendering.media import Properties
from docgen.rendering.pdf import PdfTemplates
from scripts.naskah import templates
from tests.templates.conftest import Made

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "templates" / "docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = sorted(templates())
PDF = PdfTemplates([ROOT / "templates" / "pdf"])
BERITA_ACARA = "berita-acara"
Make = Callable[..., dict[str, Made]]


def _stem(name: str) -> str:
    return name.split(".")[0]


@cache
def _template(name: str) -> CompiledTemplate:
    return compile_template(FOLDER / name)


def _rendered(name: str, one: Made) -> bytes:
    naskah, media = one
    return _template(name).render(naskah.context, media=media)


def _same_words(name: str, one: Made) -> None:
    naskah, media = one
    context = {**naskah.context, "kertas": "A4" if ".A4." in name else "F4"}
    pdf = PDF.render(f"{_stem(name)}.xml", context, media=media, properties=Properties("x"))
    assert words(_rendered(name, one)) == pdf.layout.words()


def _texts(data: bytes) -> Iterator[str]:
    for part, xml in read_members(data).items():
        if part.startswith("word/") and part.endswith(".xml"):
            yield from (t.text or "" for t in etree.fromstring(xml).iter(f"{W}t"))


def _body(data: bytes) -> etree._Element:
    return etree.fromstring(read_members(data)["word/document.xml"])[0]


def _lying(data: bytes) -> list[bool]:
    sections = docx.Document(io.BytesIO(data)).sections
    return [section.orientation == WD_ORIENT.LANDSCAPE for section in sections]


@pytest.fixture(scope="module")
def example(made: Make) -> dict[str, Made]:
    return made()


class DescribeTheFilesOnDisk:
    def they_are_what_the_script_makes(self) -> None:
        assert {p.name for p in FOLDER.glob("*.docx")} == set(NAMES)
        for name, make in templates().items():
            assert (FOLDER / name).read_bytes() == make() == make(), name

    @pytest.mark.parametrize("name", NAMES)
    def they_name_the_typefaces_of_offices_and_speak_indonesian(self, name: str) -> None:
        parts = read_members((FOLDER / name).read_bytes())
        styles = etree.fromstring(parts["word/styles.xml"])
        fonts = {f.get(f"{W}ascii") for f in styles.iter(f"{W}rFonts")}
        poster = {"Atkinson Hyperlegible", "Arial"}
        regulation = {"Bookman Old Style", "Arial"}
        expected = {
            "maklumat-poster": poster,
            "maklumat-besar": poster,
            "perkada": regulation,
            "perkada-salinan": regulation,
        }
        assert fonts == expected.get(_stem(name), {"Arial"})
        table = etree.fromstring(parts["word/fontTable.xml"])
        assert {f.get(f"{W}name") for f in table} == fonts
        assert [lang.get(f"{W}val") for lang in styles.iter(f"{W}lang")] == ["id-ID"]

    @pytest.mark.parametrize("name", NAMES)
    def they_hold_no_style_that_is_not_there_and_none_in_vain(self, name: str) -> None:
        parts = read_members((FOLDER / name).read_bytes())
        styles = etree.fromstring(parts["word/styles.xml"])
        known = {s.get(f"{W}styleId") for s in styles.iter(f"{W}style")}
        parents = {b.get(f"{W}val") for b in styles.iter(f"{W}basedOn")}
        used = {
            mark.get(f"{W}val")
            for part, xml in parts.items()
            if part.startswith("word/") and part.endswith(".xml") and part != "word/styles.xml"
            for tag in ("pStyle", "tblStyle")
            for mark in etree.fromstring(xml).iter(f"{W}{tag}")
        }
        assert used <= known
        always = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Header", "Footer"}
        assert known - used - parents <= always

    @pytest.mark.parametrize("name", NAMES)
    def they_lie_on_the_paper_of_their_kind(self, name: str) -> None:
        first: Any = docx.Document(io.BytesIO((FOLDER / name).read_bytes())).sections[0]
        sides = sorted((round(first.page_width.mm), round(first.page_height.mm)))
        if _stem(name) in {"maklumat-poster", "maklumat-besar"}:
            assert sides == [297, 420]
        else:
            fixed = name.startswith("maklumat") or name == "pencanangan.docx"
            assert sides == [210, 297 if fixed or ".A4." in name else 330]


class DescribeRenderedExamples:
    @pytest.mark.parametrize("name", NAMES)
    def they_hold_the_words_of_the_pdf_in_its_order(
        self, name: str, example: dict[str, Made]
    ) -> None:
        _same_words(name, example[_stem(name)])

    @pytest.mark.parametrize("name", NAMES)
    def they_leave_no_tag_behind_and_are_the_same_bytes_again(
        self, name: str, example: dict[str, Made]
    ) -> None:
        data = _rendered(name, example[_stem(name)])
        assert data == _rendered(name, example[_stem(name)])
        for text in _texts(data):
            assert not any(mark in text for mark in ("{{", "{%", "}}", "%}")), text

    @pytest.mark.parametrize("name", NAMES)
    def they_repeat_the_header_rows_of_ruled_tables_and_never_cut_a_row(
        self, name: str, example: dict[str, Made]
    ) -> None:
        ruled = 0
        for table in _body(_rendered(name, example[_stem(name)])).iter(f"{W}tbl"):
            rows = table.findall(f"{W}tr")
            style = table.find(f"{W}tblPr/{W}tblStyle")
            assert style is not None
            # The recitals of a regulation stand in a table without lines, and may be long.
            if not (name.startswith("perkada") and style.get(f"{W}val") == "TabelTataLetak"):
                assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
            if style.get(f"{W}val") == "TabelBergaris":
                ruled += 1
                heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
                assert heads == [True] + [False] * (len(rows) - 1)
                shades = [s.get(f"{W}fill") for s in rows[0].iter(f"{W}shd")]
                assert shades == ["E6E6E6"] * len(rows[0].findall(f"{W}tc"))
        without = {
            *("maklumat", "maklumat-poster", "maklumat-besar", "berita-acara-keterangan"),
            *("pencanangan", "pencanangan-pernyataan", "pencanangan-permohonan"),
            *("perkada-abstrak", "nota-pengantar"),
            *("permohonan-harmonisasi", "permohonan-fasilitasi"),
        }
        assert (ruled == 0) == (_stem(name) in without)

    @pytest.mark.parametrize("name", NAMES)
    def they_mark_every_page_of_an_example(self, name: str, example: dict[str, Made]) -> None:
        document = docx.Document(io.BytesIO(_rendered(name, example[_stem(name)])))
        for section in document.sections:
            heads = [section.header]
            if section.different_first_page_header_footer:
                heads.append(section.first_page_header)
            assert [head.paragraphs[0].text for head in heads] == ["CONTOH"] * len(heads)

    def they_have_a_heading_for_navigation(self, example: dict[str, Made]) -> None:
        for name in NAMES:
            if "permohonan" in name or "nota-" in name:  # a letter has no title
                continue
            data = _rendered(name, example[_stem(name)])
            styles = etree.fromstring(read_members(data)["word/styles.xml"])
            headings = {
                style.get(f"{W}styleId")
                for style in styles.iter(f"{W}style")
                if (level := style.find(f"{W}pPr/{W}outlineLvl")) is not None
                and level.get(f"{W}val") == "0"
            }
            used = {mark.get(f"{W}val") for mark in _body(data).iter(f"{W}pStyle")}
            assert headings & used, name


def _fewer(data: dict[str, Any]) -> None:
    v = data["verifikasi"]
    v["indikator"] = v["indikator"][:3]
    v["kesimpulan"] = {"status": "lolos", "uraian": "Semua indikator terpenuhi"}
    v.pop("surat_keterangan")


def _no_photos(data: dict[str, Any]) -> None:
    data["verifikasi"].pop("dokumentasi")


def _neither(data: dict[str, Any]) -> None:
    _fewer(data)
    _no_photos(data)


def _parties(data: dict[str, Any]) -> None:
    v = data["verifikasi"]
    v["layout"] = "para_pihak"
    v["kesepakatan"] = ["memperbaiki toilet", "melaporkan perbaikan"]
    second = v["pihak_unit"][1]
    v["saksi"] = [{**second, "nama": f"CONTOH SAKSI {n}"} for n in range(3)]


def _electronic(data: dict[str, Any]) -> None:
    data["verifikasi"]["cara_tanda_tangan"] = "elektronik"
    data["maklumat"]["cara_tanda_tangan"] = "elektronik"


def _draft(data: dict[str, Any]) -> None:
    v, m = data["verifikasi"], data["maklumat"]
    v["jenis"] = "kunjungan_lapangan"
    v.pop("kesimpulan")
    v.pop("surat_keterangan")
    v["nomor"] = v["tempat"] = "[belum diketahui]"
    v["indikator"][3]["hasil"] = "[hasil pengamatan]"
    v["dokumentasi"][1]["berkas"] = "[foto jalan landai]"
    data["pemda"].pop("lambang_daerah")
    m["nomor"] = "100.3/55/DPMPTSP/2024"
    m["berlaku_sejak"] = "[tanggal berlaku]"
    m["menggantikan"] = "Maklumat Pelayanan Nomor 1 Tahun 2020"


def _large(data: dict[str, Any]) -> None:
    v = data["verifikasi"]
    last = v["tim"][-1]["pejabat"]
    v["tim"] = v["tim"][:2] + [
        {**v["tim"][-1], "pejabat": {**last, "nama": f"CONTOH ANGGOTA {n}"}} for n in range(28)
    ]
    v["tidak_menandatangani"] = [
        {"nama": "CONTOH ANGGOTA 5", "alasan": "sakit"},
        {"nama": v["pihak_unit"][1]["nama"], "sikap": "menolak", "alasan": "belum sepakat"},
    ]
    v["pihak_unit"][0]["nama"] = "CONTOH " + "NAMA PANJANG " * 22
    v["tindak_lanjut"] = [
        {"uraian": f'<b>{n}</b> & {{{{ x }}}} "kutip" {{% if %}}', "tenggat": "2024-10-04"}
        for n in range(12)
    ]


class DescribeOtherRecords:
    @pytest.mark.parametrize(
        "change", [_fewer, _no_photos, _neither, _parties, _electronic, _draft, _large]
    )
    def they_have_the_words_of_the_pdf_too(self, change: Any, made: Make) -> None:
        documents = made(change)
        for name in NAMES:
            if _stem(name) in documents:
                _same_words(name, documents[_stem(name)])

    @pytest.mark.parametrize(
        ("change", "lying"),
        [(None, [False, True, False]), (_fewer, [False, False]), (_neither, [False])],
    )
    def they_have_a_section_for_every_annex(
        self, change: Any, lying: list[bool], made: Make
    ) -> None:
        for name in ("berita-acara.docx", "berita-acara.A4.docx"):
            assert _lying(_rendered(name, made(change)[BERITA_ACARA])) == lying

    def they_lay_the_findings_on_their_side_when_there_are_no_photographs(self, made: Make) -> None:
        data = _rendered("berita-acara.docx", made(_no_photos)[BERITA_ACARA])
        assert _lying(data)[:2] == [False, True]

    def they_number_the_first_page_of_an_annex_but_not_of_the_minutes(self, made: Make) -> None:
        for change, numbered in ((_fewer, True), (_neither, False)):
            data = _rendered("berita-acara.docx", made(change)[BERITA_ACARA])
            sections = docx.Document(io.BytesIO(data)).sections
            last = sections[-1].first_page_footer.paragraphs[0]
            assert ("PAGE" in last._p.xml) is numbered
            assert "PAGE" in sections[0].footer.paragraphs[0]._p.xml
            if numbered:
                assert "PAGE" not in sections[0].first_page_footer.paragraphs[0]._p.xml

    def they_show_the_place_of_an_electronic_signature_as_an_empty_box(self, made: Make) -> None:
        boxes = {}
        for change in (None, _electronic):
            body = _body(_rendered("berita-acara.docx", made(change)[BERITA_ACARA]))
            framed = [
                p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pBdr/{W}left") is not None
            ]
            assert not any(etree.tostring(p, method="text", encoding="unicode") for p in framed)
            boxes[change] = len(framed)
        # Two of the team (the third was away), two of the unit, one who knows of it.
        assert boxes == {None: 0, _electronic: 5}

    def they_have_a_column_for_what_is_not_filled_in_only_when_there_is_any(
        self, made: Make
    ) -> None:
        for change, count in ((_no_photos, 5), (_draft, 6)):
            body = _body(_rendered("berita-acara.docx", made(change)[BERITA_ACARA]))
            (recap,) = [
                table
                for table in body.iter(f"{W}tbl")
                if etree.tostring(table[2], method="text", encoding="unicode").startswith(
                    "Kriteria"
                )
            ]
            assert {len(row.findall(f"{W}tc")) for row in recap.iter(f"{W}tr")} == {count}
            assert len(list(recap.iter(f"{W}gridCol"))) == count

    @settings(max_examples=12)
    @given(
        st.lists(
            st.text("ab Ω{}%#&<>\"'\\n[]é\N{NO-BREAK SPACE}", min_size=1, max_size=60).filter(
                str.strip
            ),
            min_size=1,
            max_size=4,
        )
    )
    def they_print_every_text_as_it_was_typed(
        self, example: dict[str, Made], texts: list[str]
    ) -> None:
        naskah, media = example["maklumat"]
        items = [{"label": f"{n}.", "teks": text} for n, text in enumerate(texts, 1)]
        context = {**naskah.context, "janji": items}
        data = _template("maklumat.docx").render(context, media=media)
        pdf = PDF.render("maklumat.xml", context, media=media, properties=Properties("x"))
        assert words(data) == pdf.layout.words()
        assert " ".join(texts[0].split()) in " ".join(words(data))
