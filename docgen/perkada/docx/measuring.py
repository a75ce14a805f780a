"""Facts about the look of a draft, taken from its paragraphs and sections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, cast

from lxml import etree

from docgen.ooxml.xml import W
from docgen.perkada.docx.blocks import Block, Para
from docgen.perkada.docx.runs import Words
from docgen.perkada.docx.styles import number
from docgen.perkada.docx_facts import Alignment, Face, Page, ParagraphFacts

__all__ = ["pages_of", "paragraph_facts"]

_MM: Final = 25.4 / 1440
_LETTER: Final = (12240, 15840)
"""Word's own paper where a section names none."""


def pages_of(body: etree._Element) -> tuple[Page, ...]:
    """The paper of every section, in the order of the file."""
    return tuple(_page(section) for section in body.iter(f"{W}sectPr"))


def _page(section: etree._Element) -> Page:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")

    def of(element: etree._Element | None, name: str, default: int = 0) -> float:
        found = None if element is None else number(element.get(f"{W}{name}"))
        return round((default if found is None else found) * _MM, 1)

    return Page(
        width=of(size, "w", _LETTER[0]),
        height=of(size, "h", _LETTER[1]),
        top=of(margins, "top"),
        bottom=of(margins, "bottom"),
        left=of(margins, "left"),
        right=of(margins, "right"),
    )


def _faces(words: Words) -> tuple[Face, ...]:
    counted = sorted(words.faces.items(), key=lambda item: -item[1])
    return tuple(Face(font, size, count) for (font, size), count in counted)


def paragraph_facts(
    blocks: Iterable[Block], first_lines: Mapping[int, int]
) -> tuple[ParagraphFacts, ...]:
    """The facts of every paragraph that has words.

    ``first_lines`` gives the line of the text that each paragraph, by its number, begins in.
    """
    found: list[ParagraphFacts] = []
    _collect(list(blocks), first_lines, found, None)
    return tuple(sorted(found, key=lambda facts: facts.number))


def _collect(
    blocks: Sequence[Block],
    first_lines: Mapping[int, int],
    found: list[ParagraphFacts],
    offset: int | None,
) -> None:
    """``offset`` is where the cell around begins, in twips; None outside tables."""
    for block in blocks:
        if isinstance(block, Para):
            if block.text:
                found.append(_facts(block, first_lines.get(block.number, 0), offset))
            _collect(block.boxes, first_lines, found, offset)
        else:
            for row in block.rows:
                for cell in row:
                    _collect(cell.blocks, first_lines, found, (offset or 0) + cell.offset)


def _facts(para: Para, line: int, offset: int | None) -> ParagraphFacts:
    look = para.look
    known = look.alignment in ("left", "center", "right", "both")
    return ParagraphFacts(
        number=para.number,
        line=line,
        text=para.text,
        style=look.style,
        alignment=cast("Alignment", look.alignment) if known else "left",
        line_spacing=look.line,
        spacing_exact=look.exact,
        left=round((para.start + (offset or 0)) * _MM, 1),
        automatic=bool(para.label),
        in_table=offset is not None,
        faces=_faces(para.words),
    )
