import io
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT

from docgen.rendering.docx import compile_template, words
from scripts.word import A4, WordTemplate


def _template() -> bytes:
    """An upright page, a lying one, an upright one; the last two under a condition each."""
    t = WordTemplate(paper=A4)
    t.body.paragraph("satu")
    t.body.tag("if dua or tiga")
    body = t.new_section(landscape=True)
    body.tag("endif")
    with body.when("dua"):
        body.table([20]).row("dua")
        t.new_section()
    with t.body.when("tiga"):
        t.body.paragraph("tiga")
    return t.to_bytes()


class DescribeSectionsThatVanish:
    @pytest.mark.parametrize(
        ("dua", "tiga", "lying"),
        [
            (False, False, [False]),
            (True, False, [False, True]),
            (False, True, [False, False]),
            (True, True, [False, True, False]),
        ],
    )
    def they_take_their_page_and_leave_the_others_as_they_were(
        self, dua: bool, tiga: bool, lying: list[bool]
    ) -> None:
        data = compile_template(_template()).render({"dua": dua, "tiga": tiga})
        document: Any = docx.Document(io.BytesIO(data))
        assert [s.orientation == WD_ORIENT.LANDSCAPE for s in document.sections] == lying
        assert words(data) == ["satu", *["dua"] * dua, *["tiga"] * tiga]
        assert document.element.body[-1].tag.endswith("}sectPr")
        assert document.element.body[-2].tag.endswith("}p")
