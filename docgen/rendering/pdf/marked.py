"""A finished PDF read by its structure: elements, and the words of their marked content.

Reads any tagged file as far as the checks need it; the words come out of the page contents by the
fonts' own ToUnicode tables, not from what the layout promised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

__all__ = ["Marked", "Node", "read_marked"]

_DRAWING = frozenset(
    {"Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh",
     "INLINE IMAGE"}
)  # fmt: skip
_DEEPEST = 200


@dataclass(slots=True)
class Node:
    """A structure element."""

    role: str
    alternative: str
    actual: str
    children: list[Node | str] = field(default_factory=list)
    """Elements, and the words of marked content between them."""

    def walk(self) -> Iterator[Node]:
        """The element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(c for c in reversed(node.children) if isinstance(c, Node))

    def text(self) -> str:
        """The words of this element and all below it."""
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)


@dataclass(frozen=True, slots=True)
class Marked:
    """What was read."""

    roots: tuple[Node, ...]
    nodes: tuple[Node, ...]
    """All elements in reading order."""
    loose: tuple[tuple[int, str], ...]
    """Pages with content that is neither an element's nor an artifact: ``unmarked``, or
    ``orphaned`` when its mark stands in no element."""
    strays: tuple[int, ...]
    """Pages whose marks the parent tree gives to other elements than the tree does."""
    bare_fonts: tuple[str, ...]
    """Fonts that are not embedded or do not say what their codes mean."""

    def texts(self) -> Iterator[str]:
        """The words in reading order, block by block."""
        for node in self.nodes:
            if any(isinstance(c, str) for c in node.children) and node.role not in _INSIDE:
                yield node.text()


_INSIDE = frozenset({"Span", "Link"})


def read_marked(pdf: pikepdf.Pdf) -> Marked:
    """Read structure and contents of an open file."""
    return _Reader(pdf).read()


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._words: dict[tuple[int, int], dict[int, str]] = {}
        self._owners: dict[tuple[int, int, int], tuple[int, int]] = {}
        self._numbers: dict[tuple[int, int], int] = {}
        self._loose: list[tuple[int, str]] = []
        self._fonts: dict[tuple[int, int], dict[int, str]] = {}
        self._bare: dict[str, None] = {}
        self._seen: set[tuple[int, int]] = set()

    def read(self) -> Marked:
        for number, page in enumerate(self._pdf.pages, start=1):
            self._numbers[page.obj.objgen] = number
            self._words[page.obj.objgen] = self._page(number, page)
        roots: list[Node] = []
        tree = self._pdf.Root.get("/StructTreeRoot")
        if isinstance(tree, pikepdf.Dictionary):
            for kid in _listed(tree.get("/K")):
                if isinstance(kid, pikepdf.Dictionary):
                    roots.append(self._element(kid, None, 0))
        for place, words in self._words.items():
            if any((*place, mcid) not in self._owners for mcid in words):
                self._loose.append((self._numbers[place], "orphaned"))
        nodes = tuple(node for root in roots for node in root.walk())
        return Marked(
            tuple(roots), nodes, tuple(self._loose), tuple(self._strays(tree)), tuple(self._bare)
        )

    def _element(self, entry: Any, page: Any, depth: int) -> Node:
        node = Node(
            str(entry.get("/S", ""))[1:],
            str(entry.get("/Alt", "")),
            str(entry.get("/ActualText", "")),
        )
        if depth > _DEEPEST or entry.objgen in self._seen:
            return node
        if entry.is_indirect:
            self._seen.add(entry.objgen)
        page = entry.get("/Pg", page)
        for kid in _listed(entry.get("/K")):
            if isinstance(kid, pikepdf.Dictionary):
                kind = str(kid.get("/Type", ""))
                if kind == "/MCR":
                    self._claim(node, entry, kid.get("/Pg", page), int(kid.get("/MCID", -1)))
                elif kind != "/OBJR":
                    node.children.append(self._element(kid, page, depth + 1))
            elif isinstance(kid, int):
                self._claim(node, entry, page, kid)
        return node

    def _claim(self, node: Node, entry: Any, page: Any, mcid: int) -> None:
        if page is None:
            return
        place = page.objgen
        self._owners[(*place, mcid)] = entry.objgen
        node.children.append(self._words.get(place, {}).get(mcid, ""))

    def _strays(self, tree: Any) -> Iterator[int]:
        if not isinstance(tree, pikepdf.Dictionary) or "/ParentTree" not in tree:
            return
        numbers = pikepdf.NumberTree(tree.ParentTree)
        for page in self._pdf.pages:
            words = self._words[page.obj.objgen]
            if not words:
                continue
            try:
                owners = numbers[int(page.obj.StructParents)]
                agreed = all(
                    self._owners.get((*page.obj.objgen, mcid)) == owners[mcid].objgen
                    for mcid in words
                )
            except (AttributeError, KeyError, IndexError, TypeError):
                agreed = False
            if not agreed:
                yield self._numbers[page.obj.objgen]

    def _page(self, number: int, page: pikepdf.Page) -> dict[int, str]:
        """The words of every mark on a page; notes content without a mark."""
        fonts = {}
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        for name, font in resources.get("/Font", pikepdf.Dictionary()).items():
            fonts[name] = self._font(font)
        words: dict[int, str] = {}
        stack: list[int | None] = []
        table: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            operands: Any = instruction.operands
            if operator in ("BDC", "BMC"):
                stack.append(_mcid(operands, operator))
                if stack[-1] is not None and stack[-1] >= 0:
                    words.setdefault(stack[-1], "")
            elif operator == "EMC":
                if stack:
                    stack.pop()
            elif operator == "Tf":
                table = fonts.get(str(operands[0]), {})
            elif operator in _DRAWING:
                inner = [mark for mark in stack if mark is not None]
                if not inner:
                    self._loose.append((number, "unmarked"))
                    return words
                if inner[-1] >= 0 and operator in ("Tj", "TJ", "'", '"'):
                    words[inner[-1]] += _shown(operands, table)
        return words

    def _font(self, font: Any) -> dict[int, str]:
        known = self._fonts.get(font.objgen)
        if known is not None:
            return known
        inner = font
        if "/DescendantFonts" in font:
            inner = font.DescendantFonts[0]
        descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
        embedded = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
        if not embedded or "/ToUnicode" not in font:
            self._bare[str(font.get("/BaseFont", "?"))[1:]] = None
        table = {}
        if "/ToUnicode" in font:
            source = font.ToUnicode.read_bytes().decode("latin-1")
            for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
                for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                    table[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be", "replace")
        self._fonts[font.objgen] = table
        return table


def _mcid(operands: Any, operator: str) -> int | None:
    """The number of a mark; -1 for an artifact, None for marks that say neither."""
    if str(operands[0]) == "/Artifact":
        return -1
    if operator == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
        found = operands[1].get("/MCID")
        return None if found is None else int(found)
    return None


def _shown(operands: Any, table: dict[int, str]) -> str:
    """The letters that one operator shows, in a font of single bytes."""
    parts = operands[-1] if isinstance(operands[-1], pikepdf.Array) else [operands[-1]]
    return "".join(
        table.get(code, "\ufffd")
        for part in parts
        if isinstance(part, pikepdf.String)
        for code in bytes(part)
    )


def _listed(kids: Any) -> list[Any]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
