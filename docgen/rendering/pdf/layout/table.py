"""Tables as rows of slabs."""

from __future__ import annotations

from functools import lru_cache

from docgen.rendering.pdf.layout.columns import column_widths
from docgen.rendering.pdf.layout.flow import Flow, cell_slabs
from docgen.rendering.pdf.layout.glyphs import plain
from docgen.rendering.pdf.layout.paragraph import natural_width
from docgen.rendering.pdf.layout.rows import CellBox, Edges, RowSlab, cell_box
from docgen.rendering.pdf.layout.slabs import KEEP, Head, Slab, total
from docgen.rendering.pdf.tree import Cell, Paragraph, Row, Table

__all__ = ["table_slabs"]

_REPEATED = 0.4
"""A header higher than this part of a page is not repeated: it would leave no room for rows."""


def table_slabs(flow: Flow, table: Table) -> None:
    """Add the rows of a table to ``flow``; its header rows are repeated on every page."""
    flow.space(table.before)
    setting = flow.setting
    width = flow.width if table.width is None else min(table.width, flow.width)
    widths = column_widths(table.columns, width, lambda index: _natural(table, index))
    spare = flow.width - width
    x = flow.x + {"center": spare / 2, "right": spare}.get(table.align, 0.0)
    parent = flow.parent
    if not table.layout:
        parent = setting.element("Table", parent, Summary=table.summary)
    head_part = body_part = parent
    divided = bool(table.header and table.rows) and not table.layout
    if divided:  # a head needs a body beside it
        head_part = setting.element("THead", parent)
    lower = 2 * table.pad_y
    head_slabs = [
        _row(flow, table, row, widths, x, head_part, lower, first=number == 0, last=False)
        for number, row in enumerate(table.header)
    ]
    if divided:
        body_part = setting.element("TBody", parent)
    for slab in head_slabs:
        slab.glue = KEEP
        flow.add(slab)
    head = None
    if head_slabs and total(head_slabs) <= setting.frame_height * _REPEATED:
        head = Head(tuple(head_slabs), sum(slab.height for slab in head_slabs))
    lower += head.height if head else 0.0
    count = len(table.rows)
    for number, row in enumerate(table.rows):
        first = number == 0 and not head_slabs
        last = number == count - 1
        slab = _row(flow, table, row, widths, x, body_part, lower, first=first, last=last)
        slab.head = head
        slab.glue = KEEP if row.keep_next else slab.glue
        flow.add(slab)
    flow.space(table.after)


def _row(
    flow: Flow,
    table: Table,
    row: Row,
    widths: list[float],
    x: float,
    parent: int | None,
    lower: float,
    *,
    first: bool,
    last: bool,
) -> Slab:
    if not table.layout:
        parent = flow.setting.element("TR", parent)
    boxes: list[CellBox] = []
    setting = flow.setting.lowered(lower)
    column, offset = 0, 0.0
    for cell in row.cells:
        blocks, span, valign, fill, _ = cell
        width = widths[column] if span == 1 else sum(widths[column : column + span])
        pad = min(table.pad_x, width / 4)
        inner = flow.inner_width(0.0, width - 2 * pad)
        element = parent if table.layout else _element(flow, cell, parent)
        slabs: list[Slab] = []
        if blocks:
            role = "P" if table.layout and len(blocks) == 1 else ""
            slabs = cell_slabs(setting, element, 0.0, inner, blocks, role)
        height = total(slabs)
        boxes.append(cell_box((offset, width, slabs, height, pad, table.pad_y, valign, fill)))
        column += span
        offset += width
    edges = _edges(table.lines, table.line_width, first, last)
    return RowSlab(x, boxes, edges, not row.together, row.height)


@lru_cache(maxsize=256)
def _edges(lines: str, width: float, first: bool, last: bool) -> Edges:
    return Edges(
        top=lines in ("all", "rows") or (lines == "outer" and first),
        bottom=lines in ("all", "rows") or (lines == "outer" and last),
        outer=lines in ("all", "outer"),
        inner=lines == "all",
        width=width,
    )


def _element(flow: Flow, cell: Cell, parent: int | None) -> int | None:
    """The structure element of a cell."""
    role = "TH" if cell.header else "TD"
    if cell.span == 1 and not cell.header:
        return flow.setting.element(role, parent)
    span = cell.span if cell.span > 1 else 0
    return flow.setting.element(role, parent, Scope=cell.header, ColSpan=span)


def _natural(table: Table, column: int) -> float:
    """Width that the texts of one column need, for columns as wide as their content."""
    widest = 0.0
    for row in (*table.header, *table.rows):
        position = 0
        for cell in row.cells:
            if position == column and cell.span == 1:
                for block in cell.blocks:
                    if isinstance(block, Paragraph) and block.runs:
                        own = plain(block.runs)
                        widest = max(widest, natural_width(block.runs, block.style, own))
            position += cell.span
    return widest + 2 * table.pad_x + 0.1
