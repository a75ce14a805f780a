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
_OPTIONAL: Final = "docgen-optional"
"""Marks an element that stands directly in a block, so may be left out."""


@dataclass(slots=True)
class Shape:
    """The findings; each reason is a code, with the place or number that it is about."""

    whole: bool = True
    """Whatever the values, the XML is well-formed."""
    reasons: list[tuple[str, str]] = field(default_factory=list)
    """Why the page must be read again, for every document."""
    may_empty_tables: bool = False
    may_open_cells: bool = False
    """A cell (or the header) may end without a paragraph."""
    may_empty_end: bool = False
    """The last section may have nothing in it."""
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
    marks = {int(i.text or "0"): i for i in root.iter(etree.PI) if i.target == _TARGET}
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
    if tags[first].inside >= 0 or tags[last].inside >= 0:
        return tags[first].inside == tags[last].inside
    return marks[first].getparent() is marks[last].getparent()


def _mark_optional(first: etree._Element, last: etree._Element) -> None:
    element = first.getnext()
    while element is not None and element is not last:
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
    for element in reversed(body):
        if not isinstance(element.tag, str) or element.tag == f"{W}sectPr":
            continue
        if element.find(f"{W}pPr/{W}sectPr") is not None:
            found.may_empty_end = True
            return
        if element.tag in {f"{W}p", f"{W}tbl"} and element.get(_OPTIONAL) is None:
            return


def _tables(body: etree._Element, found: Shape) -> None:
    for number, table in enumerate(body.iter(f"{W}tbl"), start=1):
        if code := _table(table, found):
            found.reasons.append((code, str(number)))


def _table(table: etree._Element, found: Shape) -> str:
    """Why docxtpl must see to the columns of a table; empty when it would change nothing."""
    grid = table.find(f"{W}tblGrid")
    if grid is None or any(child.tag is etree.PI for child in grid) or grid.get(_OPTIONAL):
        return "docx.slow_grid"
    columns = len(grid.findall(f"{W}gridCol"))
    rows = list(table.iter(f"{W}tr"))
    spans = [_span(row) for row in rows]
    if any(span is None for span in spans):
        return "docx.slow_cells"
    if any(len(row.findall(f"{W}tc")) > columns for row in rows):
        return "docx.slow_columns"
    full = [row for row, span in zip(rows, spans, strict=True) if span is not None and span >= columns]
    if any(_sure(row, table) for row in full):
        return ""
    if len(full) < len(rows) or not rows:
        return "docx.slow_columns"
    known = {f"{W}tblPr", f"{W}tblGrid", f"{W}tr", etree.PI}
    if any(child.tag not in known for child in table):
        return "docx.slow_columns"
    found.may_empty_tables = True
    return ""


def _span(row: etree._Element) -> int | None:
    """The columns that a row takes; None when values decide."""
    total = 0
    for child in row:
        if child.tag is etree.PI or (child.tag == f"{W}tc" and child.get(_OPTIONAL)):
            return None
        if child.tag != f"{W}tc":
            continue
        properties = child.find(f"{W}tcPr")
        span = None if properties is None else properties.find(f"{W}gridSpan")
        if properties is not None and any(one.tag is etree.PI for one in properties):
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
