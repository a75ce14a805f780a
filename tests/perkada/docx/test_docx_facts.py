"""What a Word draft looks like, for the rules about paper and type."""

from __future__ import annotations

from docgen.perkada.docx import read_docx, write_docx
from docgen.perkada.docx_facts import DocxFacts, Face, Page
from docgen.perkada.regulation import Regulation, Title
from docgen.perkada.tree import Node
from tests.perkada.docx.word import p, table, word

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri"/><w:sz w:val="22"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="259" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Badan"/><w:basedOn w:val="N"/>'
    '<w:pPr><w:jc w:val="both"/><w:spacing w:line="360" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:rFonts w:ascii="Bookman Old Style"/><w:sz w:val="24"/></w:rPr></w:style>'
)
SECTION = (
    '<w:sectPr><w:pgSz w:w="12240" w:h="18720"/><w:pgMar w:top="1440" w:right="1417" '
    'w:bottom="1417" w:left="1701"/></w:sectPr>'
)


def facts(body: str, styles: str = STYLES) -> DocxFacts:
    found = read_docx(word(body, styles=styles), "x.docx").docx
    assert found is not None
    return found


class DescribeFacts:
    def they_take_the_typeface_from_run_style_and_defaults(self) -> None:
        bookman = '<w:rFonts w:ascii="Arial"/><w:sz w:val="20"/>'
        found = facts(p("satu") + p("dua", '<w:pStyle w:val="B"/>') + p("tiga", "", bookman))
        assert [one.faces for one in found.paragraphs] == [
            (Face("Calibri", 11.0, 4),),
            (Face("Bookman Old Style", 12.0, 3),),
            (Face("Arial", 10.0, 4),),
        ]
        assert found.faces[0].characters == 4

    def they_tell_alignment_spacing_and_style(self) -> None:
        exact = '<w:spacing w:line="240" w:lineRule="exact"/><w:jc w:val="end"/>'
        plain, styled, right = facts(
            p("a") + p("b", '<w:pStyle w:val="B"/>') + p("c", exact)
        ).paragraphs
        assert (plain.style, plain.alignment, plain.line_spacing) == ("Normal", "left", 1.079)
        assert (styled.style, styled.alignment, styled.line_spacing) == ("Badan", "both", 1.5)
        assert (right.alignment, right.line_spacing, right.spacing_exact) == ("right", 12.0, True)

    def they_tell_the_paper_of_every_section(self) -> None:
        found = facts(f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>" + p("x") + SECTION)
        page = Page(width=215.9, height=330.2, top=25.4, bottom=25.0, left=30.0, right=25.0)
        assert found.pages == (page, page)

    def they_find_the_paragraph_of_a_line(self) -> None:
        found = facts(
            p()
            + p("BAB I")
            + table(
                ("Menimbang", ":", "a. x;"),
            )
            + p("y")
        )
        assert [(one.number, one.text, one.in_table) for one in found.paragraphs] == [
            (2, "BAB I", False),
            (3, "Menimbang", True),
            (4, ":", True),
            (5, "a. x;", True),
            (6, "y", False),
        ]
        last = found.at_line(3)
        assert last is not None
        assert last.text == "y"
        assert found.at_line(0) is None

    def they_tell_how_far_from_the_margin_a_paragraph_begins(self) -> None:
        cells = table(("Diundangkan di X", "Ditetapkan di X"), widths=(4536, 4536))
        found = facts(p("x", '<w:ind w:left="567" w:hanging="283"/>') + cells)
        assert [one.left for one in found.paragraphs] == [5.0, 0.0, 80.0]

    def they_are_those_of_the_law_in_a_draft_of_our_own(self) -> None:
        regulation = Regulation(
            title=Title("PERATURAN BUPATI", "CONTOH", "1", "2024", "HAL"),
            body=(Node("pasal", "1", text="Isi."),),
        )
        found = read_docx(write_docx(regulation), "x.docx").docx
        assert found is not None
        assert {(face.font, face.size) for face in found.faces} == {("Bookman Old Style", 12.0)}
        assert found.pages == (Page(210.0, 330.0, 25.0, 25.0, 25.0, 25.0),)
        assert {one.line_spacing for one in found.paragraphs} == {1.0}
        by_text = {one.text: one for one in found.paragraphs}
        assert by_text["TENTANG"].alignment == "center"
        assert by_text["Pasal 1"].style == "heading 2"
        assert found.headers == ("- 2 -",)
