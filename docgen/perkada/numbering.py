"""Numbers in their order, whatever was typed (butir 72 to 95)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from docgen.bahasa.angka import huruf, ordinal, romawi
from docgen.perkada.grammar import is_next, is_roman
from docgen.perkada.tree import Node, NodeType

__all__ = ["number_of", "renumber"]


def number_of(kind: NodeType, place: int) -> str:
    """The number of the ``place``-th unit of a kind, from 1: IV, Kesatu, 5, a.

    Raises ``DataError`` where a form ends (3999 bab, 999 bagian, 260 letters).
    """
    if kind == "bab":
        return romawi(place)
    if kind == "bagian":
        return ordinal(place)
    if kind in ("huruf", "huruf2"):
        return huruf(place)
    return str(place)


class _Renumbering:
    """Counts articles through the whole regulation, everything else within its parent."""

    def __init__(self, *, roman: bool) -> None:
        self._articles = 0
        self._roman = roman

    def children(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        counts: dict[NodeType, int] = {}
        typed: dict[NodeType, str] = {}
        parted: set[NodeType] = set()
        out = []
        for node in nodes:
            if node.type == "teks":  # a list behind it is a new list, unless it goes on
                parted = set(counts)
                out.append(node)
                continue
            if node.type == "pasal":
                self._articles += 1
                place = self._articles
            else:
                if node.type in parted:
                    parted.discard(node.type)
                    if not is_next(node.type, "", typed[node.type], node.number):
                        counts[node.type] = 0
                typed[node.type] = node.number
                place = counts[node.type] = counts.get(node.type, 0) + 1
            amending = node.type == "pasal" and self._roman
            number = romawi(place) if amending else number_of(node.type, place)
            below = self._changes(node.children) if amending else self.children(node.children)
            out.append(replace(node, number=number, children=below))
        return tuple(out)

    def _changes(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        """The changes of an amendment in their order; what they quote keeps its numbers."""
        place = 0
        out = []
        for node in nodes:
            if node.type == "angka":
                place += 1
                out.append(replace(node, number=str(place)))
            else:
                out.append(node)
        return tuple(out)


def renumber(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """The tree with consecutive numbers: BAB and Pasal through the whole, all else in its parent.

    Behind a paragraph a list begins anew, unless the number that was typed goes on with the one
    before the paragraph. Labels stay with their units, so references by label follow; numbers that
    were typed in running text are for :func:`docgen.perkada.carrying.carry`. In an amendment
    Pasal I, II and the changes below are counted; what these quote keeps the numbers of the
    regulation that is changed.
    """
    tree = tuple(nodes)
    roman = any(node.type == "pasal" and is_roman(node.number) for node in tree)
    return _Renumbering(roman=roman).children(tree)
