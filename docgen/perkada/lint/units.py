"""Pieces of a draft with their places: lines, units of the tree, and flows of text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from docgen.perkada.lint.normal import whole
from docgen.perkada.lint.rule import Edit, Hit, RuleSeverity
from docgen.perkada.names import unit_name
from docgen.perkada.tree import Node

__all__ = ["Flow", "Row", "Unit"]

_LONGEST_EDITED = 20_000  # characters of a paragraph


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the source that is not blank."""

    number: int
    """From 1."""
    raw: str
    """As typed."""
    text: str
    """Tidied: single blanks, letter-spacing and blanks before marks taken away."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A node of the body with what stands above it."""

    chain: tuple[Node, ...]
    text: str
    """Its own words, tidied."""
    last_line: int
    """The last line of the source that can belong to its own words."""
    part: str = ""
    """The part it stands in when that is not the body: ``Menimbang``, ``Mengingat``."""

    @property
    def node(self) -> Node:
        """The unit itself."""
        return self.chain[-1]

    @property
    def parent(self) -> Node | None:
        """The unit above; None for a root."""
        return self.chain[-2] if len(self.chain) > 1 else None

    @property
    def where(self) -> str:
        """As one would cite it."""
        return f"{self.part} {unit_name(self.chain)}".strip()

    def edit(self, old: str, new: str, *, at_end: bool = False) -> Edit:
        """A change within its own words."""
        return Edit(self.node.line, old, new, self.last_line, at_end)

    def hit(
        self,
        variant: str = "",
        edit: Edit | None = None,
        severity: RuleSeverity | None = None,
        **params: Any,
    ) -> Hit:
        """A hit at this unit; ``severity`` when it is milder than the rule's."""
        return Hit(self.where, self.node.line, params, variant, edit, severity)


class Flow:
    """Pieces of text as one string; every offset knows the unit that it stands in."""

    def __init__(self, pieces: Iterable[tuple[Unit, str]]) -> None:
        self.units: list[Unit] = []
        self._starts: list[int] = []
        words: list[str] = []
        at = 0
        for unit, text in pieces:
            self.units.append(unit)
            self._starts.append(at)
            words.append(text)
            at += len(text) + 1
        self.text = "\n".join(words)
        """The pieces, one a line (a piece may itself have several paragraphs)."""

    @cached_property
    def lower(self) -> str:
        """The same in small letters (offsets are the same where a letter keeps its length)."""
        return self.text.lower()

    def unit(self, offset: int) -> Unit:
        """The unit in which an offset stands."""
        return self.units[bisect_right(self._starts, offset) - 1]

    def begins(self, offset: int) -> bool:
        """Whether a piece begins at an offset."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and self._starts[at] == offset

    def has(self, *words: str) -> bool:
        """Whether any of these words, in small letters, occurs at all: a cheap first look."""
        return any(word in self.lower for word in words)

    def find(self, pattern: re.Pattern[str], *words: str) -> Iterator[re.Match[str]]:
        """All matches of a pattern; none, at next to no cost, when none of ``words`` occurs."""
        if words and not self.has(*words):
            return iter(())
        return pattern.finditer(self.text)

    def _edit(self, unit: Unit, found: re.Match[str], new: str) -> Edit | None:
        """The change of one match; None in a paragraph too long to tell which one is meant."""
        start = self._starts[bisect_right(self._starts, found.start()) - 1]
        if found.start() - start > _LONGEST_EDITED:
            return None
        same = re.compile(whole(found[0])).finditer(self.text, start, found.start())
        return replace(unit.edit(found[0], new), skip=sum(1 for _ in same))

    def hit(
        self, found: re.Match[str], variant: str = "", new: str | None = None, **params: Any
    ) -> Hit:
        """A hit at a match; ``new`` is what the matched words should read, when that is safe."""
        unit = self.unit(found.start())
        edit = None if new is None else self._edit(unit, found, new)
        return unit.hit(variant, edit, kata=" ".join(found[0].split()), **params)
