"""What ``layout`` yields: pages of positioned operations, and the structure they belong to.

Lengths are points; the origin of a page is its lower left corner. An operation either belongs to
a structure element (``element``) or is an artifact (``artifact`` names its kind as PDF does:
``Pagination``, ``Layout``, ``Background``; ``Header`` and ``Footer`` are kinds of the first), never
both. Operations and elements are named tuples: a document has thousands of them, and those are
made three times as fast as frozen dataclasses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from docgen.rendering.pdf.tree import Signatory

__all__ = [
    "INLINE",
    "NOTHING",
    "Element",
    "FieldOp",
    "ImageOp",
    "LaidOutDocument",
    "LineOp",
    "LinkOp",
    "Op",
    "OutlineEntry",
    "Page",
    "RectOp",
    "TextOp",
    "line_op",
    "text_op",
]

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""The attributes of an element that has none."""


class TextOp(NamedTuple):
    """One stretch of text on one line, in one face."""

    x: float
    y: float
    """The base line."""
    width: float
    """Printed width, ``word_space`` included."""
    text: str
    face: str
    """Name of the face, see :func:`docgen.rendering.pdf.fonts.face_by_name`."""
    size: float
    color: str
    element: int | None
    artifact: str = ""
    after: str = ""
    """What the source has between this stretch and the next of its paragraph, and the line does not
    print: a space where a line was broken, a line feed, or nothing where a word was broken."""
    word_space: float = 0.0
    """Added to every space, for justified lines."""
    angle: float = 0.0
    """Degrees, counter-clockwise, about (x, y)."""


class LineOp(NamedTuple):
    """A straight line; always an artifact."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    color: str = "#000000"
    dash: tuple[float, ...] = ()
    artifact: str = "Layout"
    element: None = None


class RectOp(NamedTuple):
    """A rectangle, filled, stroked or both; always an artifact."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    """Colour, or empty for none."""
    stroke: str = ""
    line_width: float = 0.5
    dash: tuple[float, ...] = ()
    artifact: str = "Layout"
    element: None = None


class ImageOp(NamedTuple):
    """A picture; ``slot`` is its name in ``media``."""

    x: float
    y: float
    width: float
    height: float
    slot: str
    element: int | None
    artifact: str = ""


class FieldOp(NamedTuple):
    """A place reserved for a signature; nothing is drawn by it."""

    x: float
    y: float
    width: float
    height: float
    id: str
    """Unique in the document; the name of the form field."""
    signatory: Signatory
    """Who signs there; the role is the tooltip of the form field."""
    electronic: bool
    """Whether a form field is made; a place for ink needs none."""
    element: int | None
    artifact: str = ""


class LinkOp(NamedTuple):
    """The clickable area of one line of a link."""

    x: float
    y: float
    width: float
    height: float
    href: str
    element: int | None
    artifact: str = ""


Op = TextOp | LineOp | RectOp | ImageOp | FieldOp | LinkOp


@dataclass(frozen=True, slots=True)
class Page:
    """One page, ready to be written."""

    width: float
    height: float
    label: str
    """The printed page number, which restarts where a section says so."""
    ops: tuple[Op, ...]


class Element(NamedTuple):
    """One node of the structure tree."""

    id: int
    """Its place in :attr:`LaidOutDocument.structure`."""
    role: str
    """A standard structure type of PDF 1.7 (``Document``, ``P``, ``TD``)."""
    parent: int | None
    children: tuple[int, ...] = ()
    """In reading order."""
    attributes: Mapping[str, Any] = NOTHING
    """``Alt``, ``Lang``, ``T``, ``Scope``, ``ColSpan``, ``ListNumbering``, ``Summary``; plain
    values."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One bookmark."""

    level: int
    """1 to 6."""
    title: str
    page: int
    """Index into :attr:`LaidOutDocument.pages`."""
    y: float
    """Upper edge of the heading."""


text_op = partial(tuple.__new__, TextOp)
line_op = partial(tuple.__new__, LineOp)
"""A text or line operation of all its fields, in order: twice as fast as by name."""

INLINE = frozenset({"Link", "Span"})
"""Roles of elements that stand among the words of another."""


@dataclass(frozen=True, slots=True)
class LaidOutDocument:
    """A document whose every mark has its place."""

    title: str
    language: str
    pages: tuple[Page, ...]
    structure: tuple[Element, ...]
    """The first is the root, of role ``Document``."""
    outline: tuple[OutlineEntry, ...] = ()

    def texts(self) -> list[tuple[int, str]]:
        """The text of every element that holds text, in structure order.

        Artifacts are left out. A text reads as it was written: lines are joined, a word that was
        broken inside is whole again, and a line break of the source is a line feed.
        """
        holders = [0] * len(self.structure)
        for element in self.structure:
            inline = element.role in INLINE and element.parent is not None
            holders[element.id] = holders[element.parent or 0] if inline else element.id
        parts: dict[int, list[str]] = {}
        for page in self.pages:
            for op in page.ops:
                if isinstance(op, TextOp) and op.element is not None:
                    parts.setdefault(holders[op.element], []).extend((op.text, op.after))
        found: list[tuple[int, str]] = []
        stack = [0] if self.structure else []
        while stack:
            number = stack.pop()
            if number in parts:
                found.append((number, "".join(parts[number])))
            stack.extend(reversed(self.structure[number].children))
        return found

    def words(self) -> list[str]:
        """The body words in reading order, artifacts left out."""
        return [word for _, text in self.texts() for word in text.split()]
