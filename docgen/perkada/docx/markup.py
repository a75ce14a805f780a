"""What a Word draft is made of, and its WordprocessingML: paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from docgen.errors import DataError, Finding

__all__ = [
    "ITEM",
    "PLAIN",
    "Block",
    "Indent",
    "Paragraph",
    "Row",
    "Table",
    "cell_xml",
    "layout_row",
    "layout_table",
    "paragraph_props",
    "ruled_table",
    "run_xml",
    "table_xml",
    "xml_of",
]

PLAIN: Final = "Naskah teks"
"""Name of the style of running words, which are no label and no heading whatever they begin with.

The reader knows it; it is how a tree comes back as it was.
"""
ITEM: Final = "Peraturan butir"
"""Name of the style of ayat and items: a label, a tab, and words that are no label again."""
_FORBIDDEN: Final = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)  # XML 1.0, production 2
_WIDTH: Final = 9072
"""Twips between the margins of F4 with 2.5 cm each side."""
MARGIN_COLUMNS: Final = (1531, 283, 7258)
"""Menimbang, colon, words: 2.7, 0.5 and 12.8 cm."""

Indent = tuple[int, int]
"""Left indent and hanging of the first line, in twips."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    style: str
    """The id of its style."""
    words: str
    indent: Indent | None = None
    before: int = 0
    """Space above it, in twips."""
    page: bool = False
    """Whether it begins a new page."""
    keep: bool = False
    """Whether it stays on the page of the next."""
    unit: int = 0
    """``id`` of the unit of the regulation that it belongs to; 0 for what is no unit."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, whose cells hold paragraphs."""

    cells: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table; every row has as many cells as there are widths."""

    style: str
    widths: tuple[int, ...]
    """Of its columns, in twips."""
    rows: tuple[Row, ...]


Block = Paragraph | Table


def run_xml(words: str, tag: str = "t") -> str:
    """A run; a line break in the words is a soft one, a tab a tab; ``tag`` is ``delText`` in what
    is marked as deleted.

    Raises ``DataError`` (``draft.character``) for a character that XML cannot hold.
    """
    if found := _FORBIDDEN.search(words):
        raise DataError(Finding("draft.character", "", {"code": f"U+{ord(found[0]):04X}"}))
    pieces: list[str] = []
    for n, line in enumerate(words.split("\n")):
        pieces += ["<w:br/>"] if n else []
        for k, part in enumerate(line.split("\t")):
            pieces += ["<w:tab/>"] if k else []
            pieces += [f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>'] if part else []
    return f"<w:r>{''.join(pieces)}</w:r>"


def paragraph_props(paragraph: Paragraph) -> str:
    """What stands in ``w:pPr``: style, page, space, indent."""
    props = f"<w:pStyle w:val={quoteattr(paragraph.style)}/>"
    props += "<w:keepNext/>" if paragraph.keep else ""
    props += "<w:pageBreakBefore/>" if paragraph.page else ""
    props += f'<w:spacing w:before="{paragraph.before}"/>' if paragraph.before else ""
    if paragraph.indent:
        left, hanging = paragraph.indent
        props += f'<w:ind w:left="{left}" w:hanging="{hanging}"/>' if hanging else ""
        props += f'<w:ind w:left="{left}"/>' if not hanging else ""
    return props


def layout_row(cells: Sequence[Iterable[Paragraph]]) -> Row:
    """A row of the three columns of a preamble."""
    return Row(tuple(tuple(cell) for cell in cells))


def layout_table(rows: Iterable[Row]) -> Table:
    """The table without rules that holds Menimbang, Mengingat or Menetapkan."""
    return Table("TabelTataLetak", MARGIN_COLUMNS, tuple(rows))


def ruled_table(rows: Sequence[Sequence[str]]) -> Table:
    """A table of data with rules; its columns are equally wide."""
    widths = (_WIDTH // len(rows[0]),) * len(rows[0])
    made = (Row(tuple((Paragraph("PeraturanTabel", words),) for words in row)) for row in rows)
    return Table("TabelBergaris", widths, tuple(made))


def cell_xml(width: int, content: str) -> str:
    """A cell of finished paragraphs."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def table_xml(table: Table, rows: Iterable[str]) -> str:
    """The table with finished rows."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
    return (
        f"<w:tbl><w:tblPr><w:tblStyle w:val={quoteattr(table.style)}/>"
        f'<w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def xml_of(block: Block) -> str:
    """A finished block, without marks."""
    if isinstance(block, Paragraph):
        return f"<w:p><w:pPr>{paragraph_props(block)}</w:pPr>{run_xml(block.words)}</w:p>"
    rows = []
    for row in block.rows:
        cells = zip(block.widths, row.cells, strict=True)
        made = (cell_xml(width, "".join(map(xml_of, cell))) for width, cell in cells)
        rows.append(f"<w:tr>{''.join(made)}</w:tr>")
    return table_xml(block, rows)
