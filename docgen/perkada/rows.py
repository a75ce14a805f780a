"""A body as the flat list of rows that templates print (gaya, tingkat, label, teks)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from docgen.perkada.grammar import label_text
from docgen.perkada.names import unit_word
from docgen.perkada.references import resolve
from docgen.perkada.tree import GROUPS, Node

__all__ = ["Gaya", "Row", "rows"]

Gaya = Literal[
    "bab",
    "bab-judul",
    "bagian",
    "bagian-judul",
    "paragraf",
    "paragraf-judul",
    "pasal",
    "ayat",
    "huruf",
    "angka",
    "huruf2",
    "angka2",
    "teks",
    "penutup-tabulasi",
]


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph on paper."""

    gaya: Gaya
    tingkat: int
    """Hanging indents to the left: of the label, or of the text when there is no label."""
    label: str
    """``(1)``, ``a.``, ``1.``, ``a)``, ``1)``; empty for headings and plain text."""
    teks: str
    """Finished words, references included."""


def _plain(gaya: Gaya, tingkat: int, text: str) -> Iterator[Row]:
    return (Row(gaya, tingkat, "", part) for part in text.split("\n") if part)


def _headed(node: Node) -> Iterator[Row]:
    yield Row(node.type, 0, "", unit_word(node))
    if node.type in GROUPS:
        yield from _plain(f"{node.type}-judul", 0, node.title)  # type: ignore[arg-type]
    yield from _plain("teks", 0, node.text)


def _labelled(node: Node, tingkat: int) -> Iterator[Row]:
    first, *more = node.text.split("\n")
    yield Row(node.type, tingkat, label_text(node.type, node.number), first)
    for part in more:
        yield from _plain("teks", tingkat + 1, part)


def _node(node: Node, tingkat: int) -> Iterator[Row]:
    if node.type == "teks":
        yield from _plain("teks", tingkat, node.text)
        return
    if node.type in GROUPS or node.type == "pasal":
        yield from _headed(node)
        inner = 0
    else:
        yield from _labelled(node, tingkat)
        inner = tingkat + 1
    for child in node.children:
        yield from _node(child, inner)
    yield from _plain("penutup-tabulasi", inner, node.tail)


def rows(body: Iterable[Node]) -> list[Row]:
    """The rows of a body in reading order, with references in words.

    An article without ayat gives its own words as a row ``teks``; the words behind a tabulation
    are ``penutup-tabulasi``. A reference that cannot be resolved stays as typed: check first.
    """
    return [row for node in resolve(body).nodes for row in _node(node, 0)]
