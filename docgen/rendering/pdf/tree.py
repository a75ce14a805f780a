"""The element tree that ``parse`` yields: what a document says, with every style resolved.

Lengths are points. Text has its white space collapsed; U+2028 in it is a forced line break. What a
document has thousands of are named tuples, which are made faster than frozen dataclasses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Literal, NamedTuple

__all__ = [
    "BREAK",
    "Align",
    "Block",
    "Box",
    "Cell",
    "Column",
    "Document",
    "Field",
    "Group",
    "Image",
    "Item",
    "Keep",
    "ListBlock",
    "Look",
    "PageBreak",
    "Paragraph",
    "Row",
    "Rule",
    "Run",
    "Running",
    "Section",
    "Signatory",
    "Space",
    "Style",
    "Table",
    "plain_paragraph",
]

BREAK = "\u2028"
"""A forced line break inside text."""

Align = Literal["left", "center", "right", "justify"]
VerticalAlign = Literal["top", "middle", "bottom"]


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look."""

    family: str
    bold: bool
    italic: bool
    size: float
    color: str
    underline: bool = False
    strike: bool = False
    """Struck through."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks."""

    look: Look
    leading: float = 1.0
    """Multiple of the single line spacing of its typeface."""
    align: Align = "left"
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    """Added to ``left`` on the first line."""
    hanging: float = 0.0
    """Added to ``left`` on all lines but the first."""
    keep_next: bool = False
    keep_together: bool = False
    orphans: int = 2
    """Least number of lines left at the foot, or carried to the head, of a page."""


class Run(NamedTuple):
    """Text of one look."""

    text: str
    look: Look
    href: str = ""
    language: str = ""
    field: Literal["", "page", "pages"] = ""
    """A number that only the finished pages know; ``text`` is then empty."""


class Paragraph(NamedTuple):
    """Runs set in lines."""

    runs: tuple[Run, ...]
    style: Style
    role: str = "P"
    """``P``, ``H1`` to ``H6``, ``Caption``; empty when the text belongs to its container itself."""
    language: str = ""
    level: int | None = None
    """It goes on with the text of the last item that is less deep (see :class:`ListBlock`)."""


class Item(NamedTuple):
    """One item of a list."""

    label: Paragraph | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Items with hanging labels."""

    items: tuple[Item, ...]
    label_width: float | None
    """None: as wide as the widest label needs."""
    gap: float
    """Least distance between a label and its text."""
    label_align: Align
    indent: float
    between: float
    """Space between two items."""
    level: int | None = None
    """Depth of its items in a list that is written in pieces: a piece goes on with the items before
    it that have its depth, or stands inside the last item that is less deep. None: a list of its
    own."""


@dataclass(frozen=True, slots=True)
class Column:
    """A width: fixed points, or a share of what the fixed ones leave."""

    fixed: float = 0.0
    share: float = 0.0
    auto: bool = False
    """As wide as the widest unbroken text in it."""


class Cell(NamedTuple):
    """One cell of a row."""

    blocks: tuple[Block, ...]
    span: int = 1
    valign: VerticalAlign = "top"
    fill: str = ""
    header: Literal["", "Column", "Row"] = ""


class Row(NamedTuple):
    """One row of a table."""

    cells: tuple[Cell, ...]
    together: bool = True
    """Kept whole where one page can hold it."""
    keep_next: bool = False
    height: float = 0.0
    """Least height."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows on fixed columns."""

    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    lines: Literal["all", "none", "outer", "rows"]
    layout: bool
    """Arranges only: it is no table in the structure, and its cells read one after the other."""
    pad_x: float
    pad_y: float
    line_width: float = 0.5
    before: float = 0.0
    after: float = 0.0
    width: float | None = None
    align: Align = "left"
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture by its slot name in ``media``."""

    slot: str
    width: float | None
    height: float | None
    align: Align
    artifact: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line over the whole width."""

    kind: Literal["thin", "thick", "thick-thin", "double", "dashed"]
    before: float = 0.0
    after: float = 0.0
    width: float | None = None
    align: Align = "left"
    color: str = "#000000"


@dataclass(frozen=True, slots=True)
class Space:
    """White space; vanishes at the head of a page that a full page brought about."""

    height: float


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that stay on one page where it can hold them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that form one part of the structure."""

    role: str
    blocks: tuple[Block, ...]
    language: str = ""
    title: str = ""
    nested: bool = False
    """Every heading in it opens a part of its own, which ends at the next of its level or above."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who is to sign in a place, as far as the template says."""

    role: str
    """What the person signs as (``peran``): the name of the form field for people."""
    name: str = ""
    """The name as it is printed under the signature."""
    office: str = ""
    turn: int = 1
    """Places of a lower turn are signed before; those of one turn in any order."""


@dataclass(frozen=True, slots=True)
class Field:
    """A place reserved for a signature."""

    id: str
    signatory: Signatory
    width: float | None
    height: float
    align: Align
    visible: bool


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks in a frame."""

    blocks: tuple[Block, ...]
    width: float | None
    align: Align
    border: Literal["none", "thin", "thick", "dashed"]
    pad: float
    fill: str
    before: float = 0.0
    after: float = 0.0
    height: float = 0.0


_run = partial(tuple.__new__, Run)
_paragraph = partial(tuple.__new__, Paragraph)


def plain_paragraph(
    text: str, style: Style, role: str, language: str = "", level: int | None = None
) -> Paragraph:
    """A paragraph of one run, or of none when there is no text."""
    runs = (_run((text, style.look, "", "", "")),) if text else ()
    return _paragraph((runs, style, role, language, level))


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a page."""


Block = (
    Paragraph | ListBlock | Table | Image | Rule | Space | Keep | Group | Field | Box | PageBreak
)


@dataclass(frozen=True, slots=True)
class Running:
    """A header or a footer."""

    pages: Literal["all", "first", "later"]
    edge: float
    """Distance from the edge of the paper."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one paper and one margin."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    headers: tuple[Running, ...]
    footers: tuple[Running, ...]
    blocks: tuple[Block, ...]
    first_number: int | None = None
    """Page numbers restart with this."""
    valign: VerticalAlign = "top"
    mark: str = ""
    """Large grey words behind the text, such as KONSEP."""
    frame: Literal["", "thin", "thick", "double"] = ""
    """A line around the page, at ``frame_edge`` from the edge of the paper."""
    frame_edge: float = 0.0
    role: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    title: str
    language: str
    sections: tuple[Section, ...] = field(default=())
