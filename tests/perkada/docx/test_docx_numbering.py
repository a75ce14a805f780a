"""Word's automatic numbers come out as Word shows them."""

from __future__ import annotations

import pytest

from docgen.perkada.docx import read_docx
from tests.perkada.docx.word import abstract, level, listed, num, p, word

LAW = abstract(
    1,
    level(0, "upperRoman", "BAB %1"),
    level(1, "decimal", "Pasal %2", '<w:lvlRestart w:val="0"/>'),
    level(2, "decimal", "(%3)"),
    level(3, "lowerLetter", "%4."),
    level(4, "decimal", "%5."),
)


def lines(body: str, numbering: str = LAW + num(1, 1), styles: str = "") -> list[str]:
    return read_docx(word(body, numbering=numbering, styles=styles), "x.docx").text.splitlines()


class DescribeAutomaticNumbers:
    def they_make_a_regulation_of_a_multilevel_list(self) -> None:
        body = (
            listed("KETENTUAN UMUM", 1)
            + listed("", 1, 1)
            + listed("Satu:", 1, 2)
            + listed("a;", 1, 3)
            + listed("b.", 1, 3)
            + listed("Dua.", 1, 2)
            + listed("ISI", 1)
            + listed("", 1, 1)
            + listed("Tiga.", 1, 2)
        )
        data = word(body, numbering=LAW + num(1, 1))
        reading = read_docx(data, "x.docx")
        assert reading.text.splitlines() == [
            "BAB I",
            "KETENTUAN UMUM",
            "Pasal 1",
            "(1) Satu:",
            "a. a;",
            "b. b.",
            "(2) Dua.",
            "BAB II",
            "ISI",
            "Pasal 2",
            "(1) Tiga.",
        ]
        first, second = reading.regulation.body
        assert (first.title, second.title) == ("KETENTUAN UMUM", "ISI")
        assert second.children[0].number == "2"
        ayat = first.children[0].children
        assert [node.number for node in ayat] == ["1", "2"]
        assert [node.text for node in ayat[0].children] == ["a;", "b."]

    def they_split_an_article_whose_words_stand_beside_its_number(self) -> None:
        assert lines(listed("Isi pasal.", 1, 1)) == ["Pasal 1", "Isi pasal."]

    def they_begin_a_list_anew_at_an_override(self) -> None:
        anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
        numbering = abstract(1, level(0, "decimal", "%1.")) + num(1, 1) + num(2, 1, anew)
        body = listed("a", 1) + listed("b", 1) + listed("c", 2) + listed("d", 2) + listed("e", 1)
        assert lines(body, numbering) == ["1. a", "2. b", "5. c", "6. d", "7. e"]

    def they_count_on_through_uses_of_one_list(self) -> None:
        numbering = abstract(1, level(0, "decimal", "%1.")) + num(1, 1) + num(2, 1)
        assert lines(listed("a", 1) + listed("b", 2), numbering) == ["1. a", "2. b"]

    def they_take_a_level_of_the_use_over_that_of_the_list(self) -> None:
        other = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
        numbering = abstract(1, level(0, "decimal", "%1.")) + num(1, 1, other)
        assert lines(listed("x", 1), numbering) == ["a) x"]

    def they_restart_below_a_higher_level_only(self) -> None:
        body = listed("x", 1, 2) + listed("y", 1, 3) + listed("z", 1, 2) + listed("w", 1, 3)
        assert lines(body) == ["(1) x", "a. y", "(2) z", "a. w"]

    def they_follow_a_restart_level(self) -> None:
        kept = abstract(
            1,
            level(0, "decimal", "%1."),
            level(1, "lowerLetter", "%2."),
            level(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>'),
        )
        body = "".join(listed("x", 1, place) for place in (0, 1, 2, 1, 2, 0, 2))
        found = [line.split()[0] for line in lines(body, kept + num(1, 1))]
        assert found == ["1.", "a.", "1)", "b.", "2)", "2.", "1)"]

    def they_come_from_the_style_and_its_level(self) -> None:
        numbering = abstract(
            1,
            level(0, "upperRoman", "BAB %1", '<w:pStyle w:val="H1"/>'),
            level(1, "decimal", "Pasal %2", '<w:pStyle w:val="H2"/>'),
        ) + num(3, 1)
        styles = "".join(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{base}'
            '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
            for name, base in (("H1", ""), ("H2", ""))
        )
        styles += (
            '<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="Anak"/>'
            '<w:basedOn w:val="H2"/></w:style>'
        )
        body = "".join(
            p(text, f'<w:pStyle w:val="{name}"/>')
            for name, text in (("H1", "UMUM"), ("H2", ""), ("H3", ""), ("H2", ""))
        )
        assert lines(body, numbering, styles) == ["BAB I", "UMUM", "Pasal 1", "Pasal 2", "Pasal 3"]

    def they_are_switched_off_by_number_zero(self) -> None:
        styles = (
            '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr>'
            '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        )
        style = '<w:pStyle w:val="L"/>'
        off = '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>'
        numbering = abstract(1, level(0, "decimal", "%1.")) + num(1, 1)
        body = p("a", style) + p("b", off) + p("c", style)
        assert lines(body, numbering, styles) == ["1. a", "b", "2. c"]

    def they_follow_a_list_that_points_to_the_list_of_a_style(self) -> None:
        real = abstract(1, level(0, "decimal", "%1)"), more='<w:styleLink w:val="D"/>')
        link = abstract(2, more='<w:numStyleLink w:val="D"/>')
        assert lines(listed("x", 7), real + link + num(6, 1) + num(7, 2)) == ["1) x"]

    @pytest.mark.parametrize(
        ("form", "start", "shown"),
        [
            ("decimalZero", 3, "03"),
            ("upperRoman", 14, "XIV"),
            ("lowerRoman", 4, "iv"),
            ("upperLetter", 2, "B"),
            ("lowerLetter", 28, "bb"),
            ("ordinalText", 2, "Kedua"),
            ("cardinalText", 2, "Dua"),
            ("upperRoman", 5000, "5000"),
            ("lowerLetter", 0, "0"),
            ("chicago", 2, "2"),
        ],
    )
    def they_have_many_forms(self, form: str, start: int, shown: str) -> None:
        numbering = abstract(1, level(0, form, "%1.", start=start)) + num(1, 1)
        assert lines(listed("x", 1), numbering) == [f"{shown}. x"]

    def they_are_all_figures_where_the_level_says_so(self) -> None:
        numbering = abstract(
            1, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")
        ) + num(1, 1)
        assert lines(listed("x", 1) + listed("y", 1, 1), numbering) == ["I. x", "1.1. y"]

    def they_show_the_start_of_a_level_that_was_passed_over(self) -> None:
        numbering = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + num(
            1, 1
        )
        assert lines(listed("x", 1, 1), numbering) == ["1.1 x"]

    def they_show_bullets_as_signs(self) -> None:
        numbering = abstract(1, level(0, "bullet", "\uf0b7")) + num(1, 1)
        assert lines(listed("x", 1), numbering) == ["• x"]

    def they_stay_away_where_the_list_is_missing(self) -> None:
        assert lines(listed("x", 9) + listed("y", 9, 42), "") == ["x", "y"]

    def they_are_facts_of_the_paragraph(self) -> None:
        data = word(listed("x", 1, 2) + p("y"), numbering=LAW + num(1, 1))
        facts = read_docx(data, "x.docx").docx
        assert facts is not None
        assert [(f.text, f.automatic) for f in facts.paragraphs] == [("(1) x", True), ("y", False)]
