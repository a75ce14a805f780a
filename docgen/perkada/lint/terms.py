"""The definitions of a draft, found once for all rules about them (butir 96 to 109)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.perkada.tree import Node

if TYPE_CHECKING:
    from docgen.perkada.lint.units import Unit

__all__ = ["Definitions", "Term", "definitions"]

_OPENING = re.compile(
    r"\byang\sdimaksud\s(?:(?:dalam|di\sdalam)\s[\w\s/-]{1,60}?\s(?:ini\s)?)?dengan\s?:?$",
    re.IGNORECASE,
)
_SAYS = " adalah "
_TERM = re.compile(
    r"(?P<name>[^:;.]{1,150}?),?\s(?:yang\s)?(?:(?:untuk\s)?selanjutnya\s"
    r"(?:dapat\s)?(?:disebut|disingkat)(?:\sdengan|\ssebagai)?\s(?P<short>[^:;.]{1,80}?),?\s)?"
    r"(?:adalah|ialah|merupakan)\s"
)
_MOST = 400
"""Terms of one draft; more is surely not a list of definitions."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that the draft defines."""

    unit: Unit
    name: str
    short: str
    """What it is called from then on, when that is another word; else empty."""

    @property
    def used(self) -> str:
        """The word that the norms use."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class Definitions:
    """What is defined, and where."""

    openings: tuple[Unit, ...]
    """Units whose items are definitions: ``Dalam … ini yang dimaksud dengan:``, or other words."""
    nodes: frozenset[int]
    """The ``id`` of their nodes."""
    items: tuple[Unit, ...]
    """The definitions."""
    terms: tuple[Term, ...]
    """Those in which the word defined was found."""


def _defines(node: Node) -> bool:
    """Whether most items with figures right below a unit read as definitions."""
    items = [child for child in node.children if child.type == "angka"]
    said = sum(_SAYS in item.text[:300] for item in items)
    return said > 1 and said * 2 > len(items)


def definitions(units: Sequence[Unit]) -> Definitions:
    """The definitions among the units of a body."""
    openings = tuple(
        unit
        for unit in units
        if unit.node.type in ("pasal", "ayat")
        and unit.node.children
        and (
            ("dimaksud" in unit.text[-80:] and _OPENING.search(unit.text[-160:]))
            or _defines(unit.node)
        )
    )
    nodes = frozenset(id(unit.node) for unit in openings)
    items = tuple(
        unit for unit in units if unit.node.type in ("angka", "huruf") and id(unit.parent) in nodes
    )
    terms: dict[str, Term] = {}
    for unit in items[:_MOST]:
        if found := _TERM.match(unit.text):
            name, _, inside = found["name"].strip().partition(" (")
            short = (found["short"] or inside.rstrip(")")).strip()
            terms.setdefault(name, Term(unit, name, short))
    return Definitions(openings, nodes, items, tuple(terms.values()))
