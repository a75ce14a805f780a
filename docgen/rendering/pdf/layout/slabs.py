"""Slabs: the horizontal strips that pages are filled with.

Blocks are laid out at a known width into slabs; a slab knows its height, and paints itself when
its page is known. Distances inside a slab run downwards from its upper edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.rendering.pdf.operations import FieldOp, ImageOp, LineOp, LinkOp, Op, RectOp, TextOp
from docgen.rendering.pdf.tree import Signatory

__all__ = [
    "FREE",
    "KEEP",
    "STRONG",
    "BreakSlab",
    "FieldSlab",
    "Head",
    "ImageSlab",
    "Painter",
    "RuleSlab",
    "Slab",
    "total",
]

FREE, KEEP, STRONG = 0, 1, 2
"""How a slab holds on to the next: not; unless a page cannot hold both; unless a line must part."""


@dataclass(slots=True)
class Painter:
    """Collects the operations of one page; coordinates come from the upper left corner."""

    height: float
    ops: list[Op] = field(default_factory=list)
    artifact: str = ""
    """While set, everything is painted as an artifact of this kind."""
    outline: list[tuple[int, str, float]] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        face: str,
        size: float,
        color: str,
        element: int | None,
        after: str,
        word_space: float,
    ) -> None:
        """Text on a base line that lies ``y`` above the lower edge of the page."""
        artifact = self.artifact
        if artifact:
            element = None
        elif element is None:
            artifact = "Pagination"
        self.ops.append(
            TextOp(
                x, y, width, text, face, size, color, element, artifact, after,
                word_space,
            )
        )  # fmt: skip

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        width: float,
        color: str = "#000000",
        dash: tuple[float, ...] = (),
    ) -> None:
        """A straight line."""
        self.ops.append(LineOp(x1, self.height - y1, x2, self.height - y2, width, color, dash))

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str = "",
        stroke: str = "",
        line_width: float = 0.5,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A rectangle by its upper left corner."""
        self.ops.append(
            RectOp(x, self.height - y - height, width, height, fill, stroke, line_width, dash)
        )

    def image(
        self, x: float, y: float, width: float, height: float, slot: str, element: int | None
    ) -> None:
        """A picture by its upper left corner."""
        artifact = self.artifact or ("" if element is not None else "Layout")
        element = None if artifact else element
        self.ops.append(
            ImageOp(x, self.height - y - height, width, height, slot, element, artifact)
        )

    def link(
        self, x: float, y: float, width: float, height: float, href: str, element: int | None
    ) -> None:
        """A clickable area by its upper left corner; none on artifacts."""
        if not self.artifact and element is not None:
            self.ops.append(LinkOp(x, self.height - y - height, width, height, href, element))

    def field(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        name: str,
        signatory: Signatory,
        electronic: bool,
        element: int | None,
    ) -> None:
        """A reserved place by its upper left corner."""
        bottom = self.height - y - height
        self.ops.append(FieldOp(x, bottom, width, height, name, signatory, electronic, element))


class Slab:
    """A strip that cannot be divided; subclasses that can say so by :meth:`split`."""

    __slots__ = ("before", "glue", "head", "height")

    height: float

    def __init__(self, height: float) -> None:
        self.height = height
        self.before = 0.0
        """White space above, which vanishes at the head of a page."""
        self.glue = FREE
        """How it holds on to the next slab."""
        self.head: Head | None = None
        """What is repeated above it when it begins a page."""

    @property
    def least(self) -> float:
        """Height of the least part that can stand at the foot of a page."""
        return self.height

    @property
    def loose(self) -> bool:
        """Whether it may be divided although a page could hold it."""
        return False

    def split(self, available: float, force: bool) -> tuple[Slab, Slab] | None:
        """Parts of which the first is no higher than ``available``; None when there are none.

        With ``force`` the first part takes something even when it does not fit.
        """
        return None

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint with the upper left corner at (x, top)."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Head:
    """Slabs that are repeated at the head of later pages."""

    slabs: tuple[Slab, ...]
    height: float


def total(slabs: Sequence[Slab]) -> float:
    """Height of slabs one below the other."""
    height = 0.0
    for slab in slabs:
        height += slab.before + slab.height
    return height


class BreakSlab(Slab):
    """What follows begins a page."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(0.0)

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Nothing."""


_RULES = {
    "thin": ((0.0, 0.75),),
    "thick": ((0.0, 2.25),),
    "double": ((0.0, 0.75), (2.0, 0.75)),
    "thick-thin": ((0.0, 2.25), (3.0, 0.75)),
    "dashed": ((0.0, 0.75),),
}
"""Offset of the upper edge and width of each line, in points."""


class RuleSlab(Slab):
    """A horizontal line."""

    __slots__ = ("_color", "_kind", "_width", "_x")

    def __init__(self, x: float, width: float, kind: str, color: str) -> None:
        offset, thickness = _RULES[kind][-1]
        super().__init__(offset + thickness)
        self._x, self._width, self._kind, self._color = x, width, kind, color

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint one or two lines."""
        dash = (3.0, 2.0) if self._kind == "dashed" else ()
        left = x + self._x
        for offset, thickness in _RULES[self._kind]:
            y = top + offset + thickness / 2
            painter.line(left, y, left + self._width, y, thickness, self._color, dash)


class ImageSlab(Slab):
    """A picture."""

    __slots__ = ("_element", "_slot", "_width", "_x")

    def __init__(
        self, x: float, width: float, height: float, slot: str, element: int | None
    ) -> None:
        super().__init__(height)
        self._x, self._width, self._slot, self._element = x, width, slot, element

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the picture."""
        painter.image(x + self._x, top, self._width, self.height, self._slot, self._element)


class FieldSlab(Slab):
    """A place reserved for a signature."""

    __slots__ = ("_element", "_name", "_signatory", "_visible", "_width", "_x")

    def __init__(
        self,
        x: float,
        width: float,
        height: float,
        name: str,
        signatory: Signatory,
        visible: bool,
        element: int | None,
    ) -> None:
        super().__init__(height)
        self._x, self._width, self._name, self._signatory = x, width, name, signatory
        self._visible, self._element = visible, element

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Reserve the place, and draw its edge when it is to be seen."""
        left = x + self._x
        if self._visible:
            painter.rect(left, top, self._width, self.height, stroke="#000000", line_width=0.5)
        painter.field(
            left, top, self._width, self.height, self._name, self._signatory, self._visible,
            self._element,
        )  # fmt: skip
