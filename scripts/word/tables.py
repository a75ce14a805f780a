"""Tables whose rows sum to the grid exactly: docxtpl then has nothing to mend, Word nothing to
guess, and every program draws the same columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.table import Table, _Cell

from scripts.word.blocks import Block, Run
from scripts.word.paper import twips

__all__ = ["Cell", "Grid"]

_PADDING = 1.9
"""Millimetres between the lines of a ruled table and what stands at their sides."""
Content = str | Run | Callable[[Block], None]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row."""

    content: Content = ""
    """A text, a run, or a function that fills the cell's block."""
    span: int = 1
    """Columns that it covers."""
    style: str | None = None
    """Paragraph style; ``Sel tabel`` (``Kepala tabel`` in a header row) when not given."""
    shade: str = ""
    """Background as RRGGBB."""
    middle: bool = False
    """Centred from top to bottom."""
    align: int | None = None
    """A ``WD_ALIGN_PARAGRAPH`` for a text or a run, against the style."""
    any_width: bool = False
    """Takes the width of its column, for a cell that is repeated as often as the data wants."""


class Grid:
    """A table under construction."""

    def __init__(self, block: Block, widths: Sequence[float], *, lines: bool | str) -> None:
        self._block = block
        # Rounding the running sums, not the widths, keeps the whole as wide as it should be.
        edges = [0, *map(twips, accumulate(widths))]
        self._columns = [right - left for left, right in pairwise(edges)]
        self._widths = list(widths)
        self._style = "TabelBergaris" if lines is True else "TabelTataLetak"
        self._padding = _PADDING if lines is True else 0.0
        self.style, self.header_style = "Sel tabel", "Kepala tabel"
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._columns)
        borders = "" if isinstance(lines, bool) else _outline_xml(lines)
        tbl: Any = parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{self._style}"/>'
            f'<w:tblW w:w="{sum(self._columns)}" w:type="dxa"/>{borders}'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid></w:tbl>'
        )
        block.container._element._insert_tbl(tbl)
        self._table = Table(tbl, block.container)

    def row(
        self,
        *cells: Cell | Content,
        header: bool = False,
        split: bool = False,
        keep: bool = False,
        height: float = 0,
    ) -> None:
        """A row; a header row is repeated on every page.

        Args:
            cells: cells, or just their contents.
            header: repeated at the head of every page (``w:tblHeader``).
            split: may break over two pages; else it moves whole (``w:cantSplit``).
            keep: stays on the page of the next row.
            height: least height in millimetres.

        Raises:
            ValueError: the cells do not cover the grid exactly.
        """
        made = [cell if isinstance(cell, Cell) else Cell(cell) for cell in cells]
        if sum(cell.span for cell in made) != len(self._columns):
            raise ValueError(f"the row covers {sum(c.span for c in made)} of {len(self._columns)}")
        marks = "" if split else "<w:cantSplit/>"
        marks += f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else ""
        marks += "<w:tblHeader/>" if header else ""
        tr = parse_xml(f"<w:tr {nsdecls('w')}><w:trPr>{marks}</w:trPr></w:tr>")
        self._table._tbl.append(tr)
        at = 0
        for cell in made:
            width = sum(self._columns[at : at + cell.span])
            tc: Any = parse_xml(_cell_xml(cell, width))
            tr.append(tc)
            style = cell.style or (self.header_style if header else self.style)
            inner = Block(
                _Cell(tc, self._table),
                sum(self._widths[at : at + cell.span]) - 2 * self._padding,
                style,
                keep=keep or self._block.keep,
            )
            if callable(cell.content):
                cell.content(inner)
            else:
                inner.paragraph(cell.content, align=cell.align)
            inner.close()
            at += cell.span

    def tag(self, code: str) -> None:
        """A row that is only a tag and leaves nothing behind: ``{%tr code %}``."""
        self.row(Cell(f"{{%tr {code} %}}", len(self._columns)))

    @contextmanager
    def each(self, loop: str) -> Iterator[None]:
        """``with table.each("b in baris"):`` repeats the rows made inside."""
        self.tag(f"for {loop}")
        yield
        self.tag("endfor")

    @contextmanager
    def when(self, condition: str) -> Iterator[None]:
        """``with table.when("ada"):`` keeps the rows made inside only if so."""
        self.tag(f"if {condition}")
        yield
        self.tag("endif")


def _outline_xml(kind: str) -> str:
    sides = "".join(
        f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f"<w:tblBorders>{sides}</w:tblBorders>"


def _cell_xml(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.shade}"/>' if cell.shade else ""
    middle = '<w:vAlign w:val="center"/>' if cell.middle else ""
    own = 'w:w="0" w:type="auto"' if cell.any_width else f'w:w="{width}" w:type="dxa"'
    return f"<w:tc {nsdecls('w')}><w:tcPr><w:tcW {own}/>{span}{shade}{middle}</w:tcPr><w:p/></w:tc>"
