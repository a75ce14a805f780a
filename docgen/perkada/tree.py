"""The body of a regulation as a tree of units: bab, bagian, paragraf, pasal, ayat and their items.

Numbers stay as they were typed (``"IV"``, ``"Kesatu"``, ``"5A"``, ``"a"``), without the marks
around them; what is wrong with them is told by :mod:`docgen.perkada.checks`, not lost in reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

__all__ = ["GROUPS", "ITEMS", "NODE_TYPES", "Node", "NodeType", "map_texts", "walk"]

NodeType = Literal[
    "bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka", "huruf2", "angka2", "teks"
]
NODE_TYPES: tuple[NodeType, ...] = (
    "bab",
    "bagian",
    "paragraf",
    "pasal",
    "ayat",
    "huruf",
    "angka",
    "huruf2",
    "angka2",
    "teks",
)
GROUPS: tuple[NodeType, ...] = ("bab", "bagian", "paragraf")
"""What groups articles, from the largest (butir 70)."""
ITEMS: tuple[NodeType, ...] = ("huruf", "angka", "huruf2", "angka2")
"""Items of a tabulation in their order (butir 87g): ``a.``, ``1.``, ``a)``, ``1)``."""


@dataclass(frozen=True, slots=True)
class Node:
    """One unit of a regulation."""

    type: NodeType
    number: str = ""
    """As typed, without brackets and stops; empty for ``teks``."""
    title: str = ""
    """Of a bab, bagian or paragraf."""
    text: str = ""
    """Own words before the children; a line break parts two paragraphs."""
    tail: str = ""
    """Words that go on behind a tabulation and belong to this unit."""
    label: str = ""
    """Name from ``[#name]``, for references; empty when the unit has none."""
    line: int = field(default=0, compare=False)
    """Line of the source, from 1; 0 when it was not read. Two nodes are equal without it."""
    children: tuple[Node, ...] = ()


def walk(nodes: Iterable[Node]) -> Iterator[tuple[Node, ...]]:
    """Every node in reading order, as the chain from the root down to it."""
    stack: list[tuple[Node, ...]] = [(node,) for node in reversed(tuple(nodes))]
    while stack:
        chain = stack.pop()
        yield chain
        stack.extend((*chain, child) for child in reversed(chain[-1].children))


def map_texts(nodes: Iterable[Node], change: Callable[[str], str]) -> tuple[Node, ...]:
    """The same tree with every title, text and tail changed."""
    return tuple(
        replace(
            node,
            title=change(node.title),
            text=change(node.text),
            tail=change(node.tail),
            children=map_texts(node.children, change),
        )
        for node in nodes
    )
