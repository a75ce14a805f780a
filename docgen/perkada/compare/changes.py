"""What a comparison finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from docgen.perkada.names import unit_name
from docgen.perkada.regulation import Regulation
from docgen.perkada.tree import Node

__all__ = ["Chain", "Change", "Comparison", "Kind", "Piece", "Status"]

Chain = tuple[Node, ...]
"""A unit with those around it, from the root down to it."""
Kind = Literal["same", "inserted", "deleted"]
Status = Literal["same", "changed", "inserted", "deleted"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One unit in the old draft, the new one, or both."""

    old: Chain | None
    new: Chain | None
    moved: bool
    """Whether it stands elsewhere among its like, or in another unit."""
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    tail: tuple[Piece, ...]

    @property
    def status(self) -> Status:
        """What became of its own words; its number and its units below do not count."""
        if self.old is None:
            return "inserted"
        if self.new is None:
            return "deleted"
        pieces = (*self.title, *self.text, *self.tail)
        return "same" if all(piece.kind == "same" for piece in pieces) else "changed"

    @property
    def renumbered(self) -> bool:
        """Whether it has another number than before."""
        if self.old is None or self.new is None:
            return False
        return self.old[-1].number != self.new[-1].number

    @property
    def place(self) -> str:
        """What the unit is called, in the new draft where it is there."""
        return unit_name(self.new or self.old or ())


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two drafts, unit by unit."""

    old: Regulation
    new: Regulation
    parts: tuple[tuple[str, tuple[Piece, ...]], ...]
    """Name and words of the parts that are no units: judul, pembukaan, diktum, penutup, …"""
    recitals: tuple[Change, ...]
    """Menimbang."""
    legal_bases: tuple[Change, ...]
    """Mengingat."""
    body: tuple[Change, ...]
    """Every unit of the body in the order of the new draft; a deleted one stands where it stood."""

    def __iter__(self) -> Iterator[Change]:
        """All units."""
        yield from self.recitals
        yield from self.legal_bases
        yield from self.body

    @property
    def equal(self) -> bool:
        """Whether nothing differs."""
        same = all(piece.kind == "same" for _, pieces in self.parts for piece in pieces)
        return same and all(
            change.status == "same" and not change.moved and not change.renumbered
            for change in self
        )

    @property
    def likeness(self) -> float:
        """How much of the words both share, from 0 (unrelated texts) to 1."""
        counts = {"same": 0, "inserted": 0, "deleted": 0}
        for change in self:
            for piece in (*change.title, *change.text, *change.tail):
                counts[piece.kind] += len(piece.text.split())
        whole = 2 * counts["same"] + counts["inserted"] + counts["deleted"]
        return 2 * counts["same"] / whole if whole else 1.0
