"""Rows: slabs side by side, which may be divided over pages line by line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from docgen.rendering.pdf.layout.paragraph import LineSlab
from docgen.rendering.pdf.layout.slabs import STRONG, Painter, Slab, total
from docgen.rendering.pdf.operations import line_op

__all__ = ["CellBox", "Edges", "LabelledSlab", "RowSlab", "cell_box"]


class Edges(NamedTuple):
    """Which lines a row draws around and between its cells."""

    top: bool = False
    bottom: bool = False
    outer: bool = False
    """At the left of the first cell and the right of the last."""
    inner: bool = False
    width: float = 0.5
    dash: tuple[float, ...] = ()


class CellBox(NamedTuple):
    """One cell of a row: its place, its content, its look."""

    x: float
    width: float
    slabs: Sequence[Slab]
    height: float
    """Of the content."""
    pad_x: float
    pad_y: float
    valign: str = "top"
    fill: str = ""


cell_box = partial(tuple.__new__, CellBox)
"""A cell of all its fields, in order."""


class RowSlab(Slab):
    """Cells side by side."""

    __slots__ = ("_cells", "_edges", "_least", "_loose", "_minimum", "_x")

    def __init__(
        self, x: float, cells: Sequence[CellBox], edges: Edges, loose: bool, minimum: float = 0.0
    ) -> None:
        tallest = minimum
        for cell in cells:
            height = cell.height + 2 * cell.pad_y
            if height > tallest:
                tallest = height
        super().__init__(tallest)
        self._x, self._cells, self._edges = x, cells, edges
        self._loose, self._minimum = loose, minimum
        self._least: float | None = None

    @property
    def loose(self) -> bool:
        """Whether the row may be divided although a page could hold it."""
        return self._loose

    @property
    def least(self) -> float:
        """Height of the first line of every cell."""
        if self._least is None:
            heights = [
                cell.slabs[0].before + cell.slabs[0].least + 2 * cell.pad_y
                for cell in self._cells
                if cell.slabs
            ]
            self._least = max(heights, default=self.height)
        return self._least

    def split(self, available: float, force: bool) -> tuple[Slab, Slab] | None:
        """Divide every cell where the page ends; None when some cell cannot begin."""
        heads: list[CellBox] = []
        tails: list[CellBox] = []
        for cell in self._cells:
            room = available - 2 * cell.pad_y
            taken, rest = _take(cell.slabs, room, force)
            if cell.slabs and not taken and not force:
                return None
            # what is left is not added up again on every page, so a long cell takes linear time
            kept = len(cell.slabs) - len(rest)
            left = cell.height - total(cell.slabs[:kept])
            if rest and rest[0] is not cell.slabs[kept]:
                old = cell.slabs[kept]
                left += total(rest[:1]) - old.before - old.height
            heads.append(cell._replace(slabs=taken, height=total(taken), valign="top"))
            tails.append(cell._replace(slabs=rest, height=left, valign="top"))
        if not any(cell.slabs for cell in tails) or not any(cell.slabs for cell in heads):
            return None
        head = RowSlab(self._x, heads, self._edges._replace(bottom=self._divided), True)
        tail = RowSlab(self._x, tails, self._edges._replace(top=self._divided), True)
        tail.glue, tail.head, head.before = self.glue, self.head, self.before
        return head, tail

    @property
    def _divided(self) -> bool:
        return self._edges.top or self._edges.bottom or self._edges.outer

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint backgrounds, lines, then the cells from left to right."""
        x += self._x
        cells, edges, bottom = self._cells, self._edges, top + self.height
        for cell in cells:
            if cell.fill:
                painter.rect(x + cell.x, top, cell.width, self.height, fill=cell.fill)
        left = x + cells[0].x
        right = x + cells[-1].x + cells[-1].width
        if edges.top or edges.bottom or edges.outer or edges.inner:
            self._rule(painter, left, right, x, top, bottom)
        for offset, _, slabs, height, pad_x, pad_y, valign, _ in cells:
            y = top + pad_y
            if valign != "top":
                spare = self.height - height - 2 * pad_y
                y += spare / 2 if valign == "middle" else spare
            inside = x + offset + pad_x
            for slab in slabs:
                y += slab.before
                slab.paint(painter, inside, y)
                y += slab.height

    def _rule(
        self, painter: Painter, left: float, right: float, x: float, top: float, bottom: float
    ) -> None:
        """The lines around and between the cells."""
        edges = self._edges
        width, dash, add = edges.width, edges.dash, painter.ops.append
        top, bottom = painter.height - top, painter.height - bottom
        if edges.top:
            add(line_op((left, top, right, top, width, "#000000", dash, "Layout", None)))
        if edges.bottom:
            add(line_op((left, bottom, right, bottom, width, "#000000", dash, "Layout", None)))
        if edges.outer:
            add(line_op((left, top, left, bottom, width, "#000000", dash, "Layout", None)))
            add(line_op((right, top, right, bottom, width, "#000000", dash, "Layout", None)))
        if edges.inner:
            for cell in self._cells[1:]:
                between = x + cell.x
                add(
                    line_op((between, top, between, bottom, width, "#000000", dash, "Layout", None))
                )


def _take(slabs: Sequence[Slab], room: float, force: bool) -> tuple[Sequence[Slab], Sequence[Slab]]:
    """The slabs that fit into ``room``, and the others."""
    used = 0.0
    for index, slab in enumerate(slabs):
        if used + slab.before + slab.height <= room + 0.01:
            used += slab.before + slab.height
            continue
        must = force and index == 0
        parts = slab.split(room - used - slab.before, must)
        if parts is not None:
            return (*slabs[:index], parts[0]), (parts[1], *slabs[index + 1 :])
        if must and slab.height > room + 0.01:
            return slabs, ()
        cut = index
        while cut and slabs[cut - 1].glue >= STRONG:
            cut -= 1
        if cut == 0 and force:
            cut = index
        return slabs[:cut], slabs[cut:]
    return slabs, ()


class LabelledSlab(Slab):
    """The label of an item beside the first slab of its text, on one base line."""

    __slots__ = ("_body", "_body_drop", "_label", "_label_drop")

    def __init__(self, label: Slab, body: Slab) -> None:
        self._label, self._body = label, body
        self._label_drop = self._body_drop = 0.0
        if isinstance(label, LineSlab) and isinstance(body, LineSlab):
            difference = body.ascent - label.ascent
            self._label_drop, self._body_drop = max(0.0, difference), max(0.0, -difference)
        super().__init__(max(label.height + self._label_drop, body.height + self._body_drop))
        self.before, self.glue = body.before, body.glue

    @property
    def least(self) -> float:
        """Height of the label and the least of the text."""
        return max(self._label.height, self._body.least)

    @property
    def loose(self) -> bool:
        """As the text."""
        return self._body.loose

    def split(self, available: float, force: bool) -> tuple[Slab, Slab] | None:
        """Divide the text; the label stays with its first part."""
        parts = self._body.split(available - self._body_drop, force)
        if parts is None:
            return None
        head = LabelledSlab(self._label, parts[0])
        head.before = self.before
        return head, parts[1]

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the label, then the text."""
        self._label.paint(painter, x, top + self._label_drop)
        self._body.paint(painter, x, top + self._body_drop)
