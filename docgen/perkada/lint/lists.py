"""The tabulations of a draft, found once for all rules about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.perkada.tree import ITEMS, Node

if TYPE_CHECKING:
    from docgen.perkada.lint.units import Unit

__all__ = ["Listing", "ending", "listings"]


@dataclass(frozen=True, slots=True)
class Listing:
    """The items of one kind that follow one another below one unit."""

    above: Unit
    """The unit that the items belong to."""
    items: tuple[Unit, ...]
    defining: bool
    """Whether they are definitions, or stand inside one (butir 101)."""
    level: int
    """1 right below a pasal or ayat."""
    last: bool
    """Whether nothing of the unit above comes behind the items."""


def listings(units: Sequence[Unit], defining: frozenset[int]) -> Iterator[Listing]:
    """Every tabulation; ``defining`` holds the ``id`` of nodes whose items are definitions."""
    by_node = {id(unit.node): unit for unit in units}
    for unit in units:
        children = unit.node.children
        if not children or unit.node.type in ("bab", "bagian", "paragraf"):
            continue
        level = 1 + sum(node.type in ITEMS for node in unit.chain)
        inside = not defining.isdisjoint(map(id, unit.chain))
        run: list[Node] = []
        for n, child in enumerate((*children, None)):
            if run and (child is None or child.type != run[0].type):
                last = n == len(children) and not unit.node.tail
                items = tuple(by_node[id(node)] for node in run)
                yield Listing(unit, items, inside, level, last)
                run = []
            if child is not None and child.type in ITEMS:
                run.append(child)


def ending(unit: Unit) -> str:
    """The words that an item ends with, those of its last sub-item included."""
    node = unit.node
    while not node.tail and node.children:
        node = node.children[-1]
    return node.tail or node.text
