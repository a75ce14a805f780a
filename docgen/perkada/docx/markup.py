"""WordprocessingML of a draft: paragraphs, layout tables, ruled tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from docgen.errors import DataError, Finding

__all__ = ["ITEM", "PLAIN", "Indent", "layout_row", "layout_table", "paragraph", "ruled_table"]

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


def _text(words: str) -> str:
    """A run; a line break in the words is a soft one, a tab a tab."""
    if found := _FORBIDDEN.search(words):
        raise DataError(Finding("draft.character", "", {"code": f"U+{ord(found[0]):04X}"}))
    pieces: list[str] = []
    for n, line in enumerate(words.split("\n")):
        pieces += ["<w:br/>"] if n else []
        for k, part in enumerate(line.split("\t")):
            pieces += ["<w:tab/>"] if k else []
            pieces += [f'<w:t xml:space="preserve">{escape(part)}</w:t>'] if part else []
    return f"<w:r>{''.join(pieces)}</w:r>"


def paragraph(
    style: str,
    words: str,
    indent: Indent | None = None,
    *,
    before: int = 0,
    page: bool = False,
    keep: bool = False,
) -> str:
    """One paragraph in the style of that id.

    ``before`` is the space above it in twips, ``page`` begins a new page with it, ``keep`` holds
    it on the page of the next.
    """
    props = f"<w:pStyle w:val={quoteattr(style)}/>"
    props += "<w:keepNext/>" if keep else ""
    props += "<w:pageBreakBefore/>" if page else ""
    props += f'<w:spacing w:before="{before}"/>' if before else ""
    if indent:
        left, hanging = indent
        props += f'<w:ind w:left="{left}" w:hanging="{hanging}"/>' if hanging else ""
        props += f'<w:ind w:left="{left}"/>' if not hanging else ""
    return f"<w:p><w:pPr>{props}</w:pPr>{_text(words)}</w:p>"


def layout_row(cells: Sequence[str]) -> str:
    """A row of the three columns of a preamble; cells are finished paragraphs."""
    columns = zip(MARGIN_COLUMNS, cells, strict=True)
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for width, content in columns
    )
    return f"<w:tr>{''.join(made)}</w:tr>"


def _table(style: str, widths: Iterable[int], rows: Iterable[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblPr><w:tblStyle w:val={quoteattr(style)}/>"
        f'<w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def layout_table(rows: Iterable[str]) -> str:
    """The table without rules that holds Menimbang, Mengingat or Menetapkan."""
    return _table("TabelTataLetak", MARGIN_COLUMNS, rows)


def ruled_table(rows: Sequence[Sequence[str]]) -> str:
    """A table of data with rules; its columns are equally wide."""
    widths = [_WIDTH // len(rows[0])] * len(rows[0])
    made = []
    for row in rows:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{paragraph('PeraturanTabel', words)}</w:tc>"
            for width, words in zip(widths, row, strict=True)
        )
        made.append(f"<w:tr>{cells}</w:tr>")
    return _table("TabelBergaris", widths, made)
