"""Reading ``<tabel>``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from docgen.rendering.cache import varied
from docgen.rendering.pdf.parse.checked import attributes, check_children
from docgen.rendering.pdf.parse.markup import MarkupFault
from docgen.rendering.pdf.parse.units import POINTS
from docgen.rendering.pdf.parse.vocabulary import ELEMENTS, TABLE_HEADER
from docgen.rendering.pdf.tree import Block, Cell, Row, Style, Table

__all__ = ["TableReader"]

_ROW, _CELL = ELEMENTS["baris"], ELEMENTS["sel"]
_PAD_Y = 0.7 * POINTS["mm"]
_PAD_X = 1.9 * POINTS["mm"]


class _Flow(Protocol):
    def style(self, node: Any, values: Mapping[str, Any], inherited: Style) -> Style: ...

    def flow(self, node: Any, style: Style) -> tuple[Block, ...]: ...


class TableReader:
    """Reads tables; what stands in the cells is read by the reader it was made with."""

    def __init__(self, reader: _Flow) -> None:
        self._reader = reader

    def table(self, node: Any, values: Mapping[str, Any], inherited: Style) -> Table:
        """One table; every row must fill exactly its columns."""
        outer = self._reader.style(node, values, inherited)
        style = outer
        if "gaya" not in values:  # the spacing around the surrounding paragraphs stays outside
            style = varied(outer, before=0.0, after=0.0, left=0.0, right=0.0, first=0.0,
                            hanging=0.0, keep_next=False)  # fmt: skip
        columns = values["kolom"]
        layout = values.get("peran", False)
        header: list[Row] = []
        rows: list[Row] = []
        for child in node:
            if child.tag == "kepala":
                own = attributes(child, TABLE_HEADER)
                check_children(child, TABLE_HEADER)
                if header or rows:
                    raise MarkupFault("pdf.header_first", child)
                head_style = self._reader.style(child, own, style)
                header = [self._row(row, head_style, len(columns), "Column") for row in child]
            else:
                rows.append(self._row(child, style, len(columns), ""))
        pad_y, pad_x = values.get("jarak-sel", (0.0, 0.0) if layout else (_PAD_Y, _PAD_X))
        return Table(
            columns=columns,
            header=tuple(header),
            rows=tuple(rows),
            lines=values.get("garis", "none" if layout else "all"),
            layout=layout,
            pad_x=pad_x,
            pad_y=pad_y,
            line_width=values.get("tebal-garis", 0.5),
            before=values.get("sebelum", 0.0),
            after=values.get("sesudah", 0.0),
            width=values.get("lebar"),
            align=values.get("rata", "left"),
            summary=values.get("ringkasan", ""),
        )

    def _row(self, node: Any, style: Style, columns: int, header: Any) -> Row:
        values = attributes(node, _ROW)
        check_children(node, _ROW)
        style = self._reader.style(node, values, style)
        fill = values.get("latar", "")
        cells = tuple([self._cell(child, style, header, fill) for child in node])
        filled = sum([cell.span for cell in cells])
        if filled != columns:
            raise MarkupFault("pdf.row_width", node, filled=filled, columns=columns)
        return Row(
            cells, values.get("bersama", True), values.get("ikut", False), values.get("tinggi", 0.0)
        )

    def _cell(self, node: Any, style: Style, header: Any, fill: str) -> Cell:
        values = attributes(node, _CELL)
        if len(node):
            check_children(node, _CELL)
        if not values:
            return Cell(self._reader.flow(node, style), 1, "middle" if header else "top", fill,
                        header)  # fmt: skip
        style = self._reader.style(node, values, style)
        if "rata" in values:
            style = varied(style, align=values["rata"])
        return Cell(
            self._reader.flow(node, style),
            values.get("rentang", 1),
            values.get("tegak", "middle" if header else "top"),
            values.get("latar", fill),
            values.get("judul", header),
        )
