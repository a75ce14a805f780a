"""The regulation in Word: sections, columns, initials, headings, and the words of the PDF."""

from __future__ import annotations

import io
import itertools
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.rendering.docx import compile_template, words
from docgen.rendering.docx.package import read_members
from docgen.rendering.media import Properties
from docgen.rendering.pdf import PdfResult, PdfTemplates
from tests import outside
from tests.templates.conftest import Made

ROOT = Path(__file__).resolve().parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PDF = PdfTemplates([ROOT / "templates" / "pdf"])
WORD = {
    name: compile_template(ROOT / "templates" / "docx" / f"{name}.docx")
    for name in ("perkada", "perkada-salinan")
}
F4 = (210, 330)
STEP = 9
Context = dict[str, Any]


@pytest.fixture(scope="module")
def example(made: Callable[..., dict[str, Made]]) -> Context:
    naskah, _ = made()["perkada"]
    return {**naskah.context, "lambang": {"slot": "", "tanpa_lambang": ""}}


def _annex(columns: int, rows: int = 2) -> Context:
    return {
        "kepala": ["LAMPIRAN", "PERATURAN WALI KOTA CONTOH", "NOMOR 1 TAHUN 2024"],
        "judul": f"TABEL DENGAN {columns} KOLOM",
        "isi": ["Satu kalimat pengantar."],
        "kolom": [f"Kolom {n}" for n in range(columns)],
        "baris": [[f"isi {row}.{n}" for n in range(columns)] for row in range(rows)],
    }


def _row(gaya: str, teks: str, tingkat: int = 0, label: str = "", judul: int = 0) -> Context:
    return {"gaya": gaya, "teks": teks, "tingkat": tingkat, "label": label, "judul": judul}


def _initials(count: int) -> list[Context]:
    return [
        {"jabatan": f"Pemaraf {n}", "nama": f"Nama {n}" if n % 2 else "", "peran": ""}
        for n in range(count)
    ]


def _same_words(context: Context, name: str = "perkada") -> bytes:
    data = WORD[name].render(context)
    pdf = PDF.render(f"{name}.xml", context, media={}, properties=Properties("x"))
    assert words(data) == pdf.layout.words()
    return data


def _body(data: bytes) -> etree._Element:
    return etree.fromstring(read_members(data)["word/document.xml"])[0]


def _sections(data: bytes) -> list[Any]:
    return list(docx.Document(io.BytesIO(data)).sections)


def _text(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def _paragraph(body: etree._Element, text: str) -> etree._Element:
    (found,) = [p for p in body.iter(f"{W}p") if text in _text(p)]
    return found


def _attribute(element: etree._Element, path: str, name: str) -> str | None:
    found = element.find("/".join(f"{W}{part}" for part in path.split("/")))
    return None if found is None else found.get(f"{W}{name}")


def _millimetres(twips: str | None) -> int:
    return round(int(twips or 0) / 1440 * 25.4)


Case = tuple[tuple[int, ...], bool]
CASES: list[Case] = [
    (columns, explained)
    for columns in ((), (3,), (7,), (0, 5), (6, 12), (3, 7, 1), (8, 2, 13))
    for explained in (False, True)
]
"""Columns of the tables of the annexes, and whether there is an explanation."""


def _lying(case: Case) -> list[bool]:
    """Whether each section must lie: the regulation, its explanation, its annexes."""
    columns, explained = case
    return [False, *[False] * explained, *[n > 5 for n in columns]]


@pytest.fixture(scope="module")
def cases(example: Context) -> dict[Case, tuple[bytes, PdfResult]]:
    """Both files of every case."""
    made = {}
    for columns, explained in CASES:
        explanation = example["penjelasan"] if explained else {"ada": False}
        annexes = [_annex(n) for n in columns]
        context = {**example, "lampiran": annexes, "penjelasan": explanation}
        pdf = PDF.render("perkada.xml", context, media={}, properties=Properties("x"))
        made[columns, explained] = WORD["perkada"].render(context), pdf
    return made


Cases = dict[Case, tuple[bytes, PdfResult]]


class DescribeTheSectionsOfARegulation:
    @pytest.mark.parametrize("case", CASES, ids=str)
    def they_are_one_for_each_part_on_the_side_it_needs(self, case: Case, cases: Cases) -> None:
        data, pdf = cases[case]
        assert words(data) == pdf.layout.words()
        sections = _sections(data)
        assert [s.orientation == WD_ORIENT.LANDSCAPE for s in sections] == _lying(case)
        sizes = [(round(s.page_width.mm), round(s.page_height.mm)) for s in sections]
        assert sizes == [F4[::-1] if lying else F4 for lying in _lying(case)]

    @pytest.mark.parametrize("case", CASES, ids=str)
    def they_number_every_page_but_the_first_of_all(self, case: Case, cases: Cases) -> None:
        sections = _sections(cases[case][0])
        firsts = [section.different_first_page_header_footer for section in sections]
        assert firsts == [True] + [False] * (len(sections) - 1)
        assert "PAGE" not in sections[0].first_page_header._element.xml
        for section in sections:
            assert not section.header.is_linked_to_previous
            assert "PAGE" in section.header._element.xml
            assert section.header.paragraphs[-1].text == "- 2 -"

    @pytest.mark.parametrize("case", CASES, ids=str)
    def they_leave_no_paragraph_alone_behind_the_last_one(self, case: Case, cases: Cases) -> None:
        body = _body(cases[case][0])
        assert body[-1].tag == f"{W}sectPr"
        assert _text(body[-2])
        ends = [p for p in body if p.find(f"{W}pPr/{W}sectPr") is not None]
        assert len(ends) == len(_lying(case)) - 1
        for end in ends:
            before = end.getprevious()
            assert before is not None
            assert before.find(f"{W}pPr/{W}keepNext") is not None
            assert _text(before)

    @pytest.mark.conformance
    def they_make_the_pages_of_the_pdf_in_libreoffice(self, cases: Cases, tmp_path: Path) -> None:
        names = {case: f"{number}" for number, case in enumerate(cases)}
        for case, name in names.items():
            (tmp_path / f"{name}.docx").write_bytes(cases[case][0])
        program = [outside.program("soffice"), f"-env:UserInstallation=file://{tmp_path}/lo"]
        files = [f"{name}.docx" for name in names.values()]
        command = [*program, "--headless", "--convert-to", "pdf", *files]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
        for case, name in names.items():
            pages = _pages(tmp_path / f"{name}.pdf")
            assert abs(len(pages) - cases[case][1].pages) <= 1
            # Four words stand on an empty page too: "CONTOH", and the page number "- 2 -".
            assert all(len(text.split()) > 4 for _, text in pages)
            assert _turns(lying for lying, _ in pages) == _turns(_lying(case))


def _turns(lying: Iterable[bool]) -> list[bool]:
    """Where pages turn: a run of pages that lie alike counts once."""
    return [one for one, _ in itertools.groupby(lying)]


def _pages(file: Path) -> list[tuple[bool, str]]:
    """Whether each page lies, and its text."""
    texts = _told("pdftotext", str(file), "-").split("\f")[:-1]
    told = _told("pdfinfo", "-l", str(len(texts)), str(file)).splitlines()
    sizes = [line.split() for line in told if re.match(r"Page +\d+ size:", line)]
    return [(float(s[3]) > float(s[5]), text) for s, text in zip(sizes, texts, strict=True)]


def _told(program: str, *arguments: str) -> str:
    command = [outside.program(program), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class DescribeTheTableOfAnAnnex:
    @pytest.mark.parametrize("columns", range(15))
    def it_has_the_columns_of_the_record_in_the_width_of_the_page(
        self, example: Context, columns: int
    ) -> None:
        context = {**example, "lampiran": [_annex(columns)], "penjelasan": {"ada": False}}
        tables = [t for t in _body(_same_words(context)).iter(f"{W}tbl") if "isi 0.0" in _text(t)]
        if columns == 0:
            assert tables == []
            return
        (table,) = tables
        rows = table.findall(f"{W}tr")
        assert [len(row.findall(f"{W}tc")) for row in rows] == [columns] * 3
        grid = [int(c.get(f"{W}w", "0")) for c in table.iter(f"{W}gridCol")]
        assert len(grid) == columns
        room = 160 if columns <= 5 else 280
        assert room - 1 <= sum(grid) / 1440 * 25.4 <= room + 0.1
        for row in rows:
            widths = [_attribute(cell, "tcPr/tcW", "w") for cell in row.findall(f"{W}tc")]
            assert widths in ([str(w) for w in grid], ["0"] * columns)
        if 1 < columns <= 12:
            assert _millimetres(str(grid[0])) == 14
            assert max(grid[1:]) - min(grid[1:]) <= 1


class DescribeTheInitialsOfADraft:
    @pytest.mark.parametrize("count", [0, 1, 2, 3, 6, 8, 9, 17])
    def they_stand_in_as_many_columns_at_the_foot_of_every_page(
        self, example: Context, count: int
    ) -> None:
        lampiran = [_annex(7), _annex(2)]
        context = {**example, "paraf": _initials(count), "lampiran": lampiran}
        sections = _sections(_same_words(context))
        footers = [sections[0].first_page_footer, *(s.footer for s in sections)]
        rooms = [160] * (len(footers) - 2) + [280, 160]
        for footer, room in zip(footers, rooms, strict=True):
            tables = list(footer._element.iter(f"{W}tbl"))
            columns = [len(list(table.iter(f"{W}gridCol"))) for table in tables]
            assert columns == [min(8, count - start) for start in range(0, count, 8)]
            heads = [_text(c) for t in tables for c in t.findall(f"{W}tr")[0].findall(f"{W}tc")]
            assert heads == [f"Pemaraf {n}" + (f"Nama {n}" if n % 2 else "") for n in range(count)]
            for table in tables:
                widths = [int(c.get(f"{W}w", "0")) for c in table.iter(f"{W}gridCol")]
                assert _millimetres(str(sum(widths))) == room
                rows = [len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")]
                assert rows == [len(widths)] * 2

    def they_are_not_there_when_the_regulation_is_final(self, example: Context) -> None:
        for section in _sections(WORD["perkada"].render({**example, "paraf": []})):
            assert section.footer.tables == []


class DescribeTheBody:
    def it_has_headings_of_the_levels_of_the_rows(self, example: Context) -> None:
        rows = [
            _row("bab", "BAB I\nKETENTUAN UMUM", judul=2),
            _row("bagian", "Bagian Kesatu\nUmum", judul=3),
            _row("bagian", "Bagian Kedua\nTanpa Bab", judul=2),
            _row("paragraf", "Paragraf 1\nTanpa Bagian", judul=3),
            _row("paragraf", "Paragraf 2\nLayanan", judul=4),
            *(_row("pasal", f"Pasal {level}9", judul=level) for level in range(2, 6)),
        ]
        data = _same_words({**example, "batang_tubuh": rows})
        body = _body(data)
        document = docx.Document(io.BytesIO(data))
        for row in rows:
            first, *more = row["teks"].split("\n")
            paragraph = _paragraph(body, first)
            style = _attribute(paragraph, "pPr/pStyle", "val")
            assert style == f"Heading{row['judul']}"
            assert len(list(paragraph.iter(f"{W}br"))) == len(more)
        for level in range(1, 6):
            style = document.styles[f"Heading {level}"]
            assert style.element.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == str(level - 1)
            centred = style
            while centred.paragraph_format.alignment is None:
                centred = centred.base_style
            assert centred.paragraph_format.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER

    @pytest.mark.parametrize("tingkat", range(6))
    def it_hangs_labels_and_indents_text_by_steps(self, example: Context, tingkat: int) -> None:
        rows = [_row("teks", "tanpa label begini", tingkat)]
        if tingkat < 5:
            rows.append(_row("huruf", "dengan label begini", tingkat, "a."))
        body = _body(_same_words({**example, "batang_tubuh": rows}))
        plain = _paragraph(body, "tanpa label begini")
        assert _millimetres(_attribute(plain, "pPr/ind", "left")) == tingkat * STEP
        if tingkat < 5:
            labelled = _paragraph(body, "dengan label begini")
            assert _millimetres(_attribute(labelled, "pPr/ind", "left")) == (tingkat + 1) * STEP
            assert _millimetres(_attribute(labelled, "pPr/ind", "hanging")) == STEP
            assert len(labelled.findall(f"{W}r/{W}tab")) == 1

    @settings(max_examples=12)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(("pasal", "ayat", "huruf", "teks", "bab", "penutup-tabulasi")),
                st.integers(0, 4),
                st.text("ab Ω{}%#&<>\"'\\n[]é\N{NO-BREAK SPACE}", min_size=1, max_size=60).filter(
                    str.strip
                ),
            ),
            min_size=1,
            max_size=6,
        )
    )
    def it_prints_every_text_as_it_was_typed(
        self, example: Context, typed: list[tuple[str, int, str]]
    ) -> None:
        labels = {"ayat": "(1)", "huruf": "a."}
        rows, chapters = [], False
        for gaya, tingkat, text in typed:
            chapters = chapters or gaya == "bab"
            level = {"bab": 2, "pasal": 3 if chapters else 2}.get(gaya, 0)
            rows.append(_row(gaya, text, tingkat, labels.get(gaya, ""), level))
        texts = [text for *_, text in typed]
        recitals = [{"label": f"{n}.", "teks": text} for n, text in enumerate(texts, 1)]
        annex = {**_annex(len(texts)), "baris": [texts], "isi": texts, "judul": texts[0]}
        context = {
            **example,
            "batang_tubuh": rows,
            "menimbang": recitals,
            "mengingat": [{"label": "", "teks": texts[0]}],
            "lampiran": [annex],
            "paraf": [{"jabatan": text, "nama": text, "peran": ""} for text in texts],
        }
        found = " ".join(words(_same_words(context)))
        assert all(" ".join(text.split()) in found for text in texts)

    def it_may_be_a_book(self, example: Context) -> None:
        text = "Unit Kerja menyelenggarakan Pelayanan Publik menurut ketentuan yang berlaku;"
        article = [
            _row("ayat", text * 2, 0, "(1)"),
            *(_row("huruf", text, 1, f"{letter}.") for letter in "abcdefgh"),
        ]
        rows = itertools.chain.from_iterable(
            [_row("pasal", f"Pasal {n}", judul=2), *article] for n in range(1, 191)
        )
        context = {**example, "batang_tubuh": list(rows)}
        pdf = PDF.render("perkada.xml", context, media={}, properties=Properties("x"))
        assert pdf.pages >= 60
        assert words(WORD["perkada"].render(context)) == pdf.layout.words()


class DescribeACertifiedCopy:
    def it_bears_the_word_and_the_certification_but_no_room_to_sign(
        self, made: Callable[..., dict[str, Made]]
    ) -> None:
        naskah, media = made()["perkada-salinan"]
        copy = WORD["perkada-salinan"].render(naskah.context, media=media)
        found = words(copy)
        assert found[0] == "SALINAN"
        assert found.count("ttd") == 2 + len(naskah.context["lampiran"])
        assert "Salinan sesuai dengan aslinya" in " ".join(found)
        original = WORD["perkada"].render(naskah.context, media=media)
        assert not {"SALINAN", "ttd"} & set(words(original))
        # Room is a line of fixed height: the copy has one, for whoever certifies it.
        rooms = [
            sum(
                spacing.get(f"{W}lineRule") == "exact" and int(spacing.get(f"{W}line", "0")) > 1000
                for spacing in _body(data).iter(f"{W}spacing")
            )
            for data in (original, copy)
        ]
        assert rooms == [2 + len(naskah.context["lampiran"]), 1]
