"""What can be said of a page before any value is known.

docxtpl reads the whole page again after the template has run: broken XML shows there, tables get
the columns that their rows have. To do without, every tag must stand where its block, left out or
repeated, leaves the XML whole, and every table must have its columns whatever the values are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from jinja2 import Environment
from lxml import etree

__all__ = ["Shape", "shape"]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPENING: Final = frozenset({"for", "if", "macro", "call", "filter", "block", "autoescape", "with"})
_MIDDLE: Final = frozenset({"elif", "else"})
_TARGET: Final = "docgen"
_TEXT: Final = f"{W}t"
_RUNNING: Final = frozenset(f"{W}{name}" for name in ("p", "r", "t", "hyperlink"))
"""What a block may begin in one of and end in another."""
_OPTIONAL: Final = "docgen-optional"
"""Marks an element that stands directly in a block, so may be left out."""


@dataclass(slots=True)
class Shape:
    """The findings; each reason is a code, with the place or number that it is about."""

    whole: bool = True
    """Whatever the values, the XML is well-formed."""
    reasons: list[tuple[str, str]] = field(default_factory=list)
    """Why the page must be read again, for every document."""
    watched: list[int] = field(default_factory=list)
    """The tables, counted in their order from 0, whose rows and cells depend on values."""
    filled: list[int] = field(default_factory=list)
    """The tables whose columns stay as they are if only any of their rows is printed."""
    may_open_cells: bool = False
    """A cell (or the header) may end without a paragraph."""
    may_empty_end: bool = False
    """The last section may have nothing in it."""
    odd_end: bool = False
    """The setup of the last section is none that can be found in the text of the page."""
    prints_outside_texts: bool = False


@dataclass(frozen=True, slots=True)
class _Tag:
    kind: str
    """``print``, ``open``, ``middle``, ``close``, ``other``."""
    inside: int
    """Where the markup begins that the tag stands in; -1 between markup."""


def shape(source: str, kind: str, environment: Environment) -> Shape:
    """Look at the Jinja source of a part; ``kind`` is ``body``, ``header``, ``footer``,
    ``footnotes``.
    """
    found = Shape()
    marked, tags = _marked(source, environment)
    try:
        root = etree.fromstring(marked.encode(), etree.XMLParser(resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return _torn(found)
    marks: dict[int, etree._Element] = {
        int(i.text or "0"): i
        for i in root.iter()
        if isinstance(i, etree._ProcessingInstruction) and i.target == _TARGET
    }
    if len(marks) != sum(tag.inside < 0 for tag in tags):
        return _torn(found)
    if not _blocks_are_whole(tags, marks):
        return _torn(found)
    found.prints_outside_texts = any(
        tag.kind == "print" and tag.inside < 0 and _parent(marks[n]) != _TEXT
        for n, tag in enumerate(tags)
    )
    _cells(root, kind, found)
    if kind == "body":
        _tables(root, found)
        _sections(root, found)
    return found


def _torn(found: Shape) -> Shape:
    found.whole = False
    found.reasons.append(("docx.slow_torn", ""))
    return found


def _parent(mark: etree._Element) -> str:
    parent = mark.getparent()
    return "" if parent is None else str(parent.tag)


# --- tags ---------------------------------------------------------------------------------------


def _marked(source: str, environment: Environment) -> tuple[str, list[_Tag]]:
    """The source with a mark for each tag: a processing instruction, or a letter inside markup."""
    pieces: list[str] = []
    tags: list[_Tag] = []
    at = 0
    inside = -1
    words: list[tuple[str, str]] = []
    begun = ""
    for _, token, value in environment.lex(source):
        if token == "data":  # noqa: S105 - a token of Jinja
            text = value.replace("\x00", "0")
            opened, closed = text.rfind("<"), text.rfind(">")
            if opened > closed:
                inside = at + opened
            elif closed >= 0:
                inside = -1
            pieces.append(text)
            at += len(text)
        elif token in {"variable_begin", "block_begin"}:
            begun, words = token, []
        elif token in {"variable_end", "block_end"}:
            kind = "print" if begun == "variable_begin" else _kind(words)
            mark = "?" if inside >= 0 else f"<?{_TARGET} {len(tags)}?>"
            tags.append(_Tag(kind, inside))
            pieces.append(mark)
            at += len(mark)
        elif token != "whitespace":  # noqa: S105
            words.append((token, value))
    return "".join(pieces), tags


def _kind(words: list[tuple[str, str]]) -> str:
    name = words[0][1] if words else ""
    if name in _OPENING or (name == "set" and ("operator", "=") not in words):
        return "open"
    if name in _MIDDLE:
        return "middle"
    return "close" if name.startswith("end") else "other"


def _blocks_are_whole(tags: list[_Tag], marks: dict[int, etree._Element]) -> bool:
    """Whether both ends of every block stand in the same element; marks what a block holds."""
    open_tags: list[int] = []
    for number, tag in enumerate(tags):
        if tag.kind == "open":
            open_tags.append(number)
        elif tag.kind in {"middle", "close"}:
            if not open_tags or not _together(tags, marks, open_tags[-1], number):
                return False
            if tag.kind == "close":
                first = open_tags.pop()
                if tag.inside < 0:
                    _mark_optional(marks[first], marks[number])
    return not open_tags


def _together(tags: list[_Tag], marks: dict[int, etree._Element], first: int, last: int) -> bool:
    """Whether the XML stays whole when what stands between two tags is left out or repeated.

    It does where both stand in the same element, and where they stand in elements of the same
    names one within the other: a paragraph then begins as the one and ends as the other.
    """
    if tags[first].inside >= 0 or tags[last].inside >= 0:
        return tags[first].inside == tags[last].inside
    begun, ended = _path(marks[first]), _path(marks[last])
    if begun == ended:
        return True
    same = next((i for i, (a, b) in enumerate(zip(begun, ended, strict=False)) if a is not b), 0)
    apart = [str(one.tag) for one in begun[same:]]
    return (
        apart == [str(one.tag) for one in ended[same:]]
        and set(apart) <= _RUNNING
        and begun[same].find(f"{W}pPr/{W}sectPr") is None
    )


def _path(mark: etree._Element) -> list[etree._Element]:
    return list(mark.iterancestors())[::-1]


def _mark_optional(first: etree._Element, last: etree._Element) -> None:
    """Mark what stands wholly between two tags."""
    begun, ended = [*_path(first), first], [*_path(last), last]
    same = next(i for i, (a, b) in enumerate(zip(begun, ended, strict=False)) if a is not b)
    element = begun[same].getnext()
    while element is not None and element is not ended[same]:
        if isinstance(element.tag, str):
            element.set(_OPTIONAL, "1")
        element = element.getnext()


# --- what docxtpl and docgen do with the page afterwards ------------------------------------------


def _cells(root: etree._Element, kind: str, found: Shape) -> None:
    containers = list(root.iter(f"{W}tc"))
    if kind in {"header", "footer"}:
        containers.append(root)
    found.may_open_cells = any(
        len(container) == 0
        or container[-1].tag != f"{W}p"
        or container[-1].get(_OPTIONAL) is not None
        for container in containers
    )


def _sections(body: etree._Element, found: Shape) -> None:
    """A section break after which nothing is sure to follow."""
    last = body[-1] if len(body) else None
    if last is not None and last.tag == f"{W}sectPr":
        found.odd_end = len(last) == 0 or next(last.iter(f"{W}sectPrChange"), None) is not None
    for element in reversed(body):
        if not isinstance(element.tag, str) or element.tag == f"{W}sectPr":
            continue
        if element.find(f"{W}pPr/{W}sectPr") is not None:
            found.may_empty_end = True
            return
        if element.tag in {f"{W}p", f"{W}tbl"} and element.get(_OPTIONAL) is None:
            return


def _tables(body: etree._Element, found: Shape) -> None:
    for number, table in enumerate(body.iter(f"{W}tbl")):
        if not _is_plain(table):
            found.reasons.append(("docx.slow_table", str(number + 1)))
        elif not _holds(table):
            (found.filled if _every_row_is_full(table) else found.watched).append(number)


def _is_plain(table: etree._Element) -> bool:
    """Whether cells, spans and columns stand where they can be counted in the finished text."""
    grid = table.find(f"{W}tblGrid")
    if (
        grid is None
        or grid.get(_OPTIONAL)
        or any(isinstance(one, etree._ProcessingInstruction) for one in grid)
    ):
        return False
    inside = (
        ("tc", "tr"),
        ("gridSpan", "tcPr"),
        ("tcPr", "tc"),
        ("gridCol", "tblGrid"),
        ("tblGrid", "tbl"),
    )
    return all(
        _parent(one) == f"{W}{outer}" for name, outer in inside for one in table.iter(f"{W}{name}")
    )


def _holds(table: etree._Element) -> bool:
    """Whether docxtpl changes nothing about the columns, whatever the values are."""
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    rows = list(table.iter(f"{W}tr"))
    spans = [_columns_of(row) for row in rows]
    if None in spans or any(len(row.findall(f"{W}tc")) > columns for row in rows):
        return False
    return any(
        span is not None and span >= columns and _sure(row, table)
        for row, span in zip(rows, spans, strict=True)
    )


def _every_row_is_full(table: etree._Element) -> bool:
    """Whether docxtpl changes nothing about the columns as soon as there is one row."""
    grid = table.find(f"{W}tblGrid")
    columns = 0 if grid is None else len(grid.findall(f"{W}gridCol"))
    if grid is None or not columns:
        return False
    if any(before.tag == f"{W}tr" for before in grid.itersiblings(preceding=True)):
        return False
    for row in table.iter(f"{W}tr"):
        span = _columns_of(row)
        own = next(row.iterancestors(f"{W}tbl")) is table
        if span is None or (own and span < columns) or len(row.findall(f"{W}tc")) > columns:
            return False
    return True


def _columns_of(row: etree._Element) -> int | None:
    """The columns that a row takes; None when values decide."""
    total = 0
    for child in row:
        if isinstance(child, etree._ProcessingInstruction) or (
            child.tag == f"{W}tc" and child.get(_OPTIONAL)
        ):
            return None
        if child.tag != f"{W}tc":
            continue
        properties = child.find(f"{W}tcPr")
        span = None if properties is None else properties.find(f"{W}gridSpan")
        if properties is not None and any(
            isinstance(one, etree._ProcessingInstruction) for one in properties
        ):
            return None
        value = "1" if span is None else str(span.get(f"{W}val", ""))
        if not value.isdecimal():
            return None
        total += int(value)
    return total


def _sure(row: etree._Element, table: etree._Element) -> bool:
    element: etree._Element | None = row
    while element is not None and element is not table:
        if element.get(_OPTIONAL) is not None:
            return False
        element = element.getparent()
    return True
