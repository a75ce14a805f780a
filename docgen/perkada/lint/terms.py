"""The definitions of a draft, found once for all rules about them (butir 96 to 109)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.perkada.lint.draft import Unit

__all__ = ["Definitions", "Term", "definitions"]

_OPENING = re.compile(r"\b(?:yang )?dimaksud\b.{0,60}?\bdengan\s?:?$", re.IGNORECASE)
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
    """Units whose items are definitions: ``Dalam … ini yang dimaksud dengan:``."""
    nodes: frozenset[int]
    """The ``id`` of their nodes."""
    items: tuple[Unit, ...]
    """The definitions."""
    terms: tuple[Term, ...]
    """Those in which the word defined was found."""


def definitions(units: Sequence[Unit]) -> Definitions:
    """The definitions among the units of a body."""
    openings = tuple(
        unit
        for unit in units
        if unit.node.type in ("pasal", "ayat")
        and unit.node.children
        and "dimaksud" in unit.text[-80:]
        and _OPENING.search(unit.text[-160:])
    )
    nodes = frozenset(id(unit.node) for unit in openings)
    items = tuple(
        unit for unit in units if unit.node.type in ("angka", "huruf") and id(unit.parent) in nodes
    )
    terms = []
    for unit in items[:_MOST]:
        if found := _TERM.match(unit.text):
            terms.append(Term(unit, found["name"].strip(), (found["short"] or "").strip()))
    return Definitions(openings, nodes, items, tuple(terms))
