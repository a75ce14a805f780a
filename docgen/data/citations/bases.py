"""A whole Mengingat: keys written out, and everything in its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docgen.data.citations.expand import expand, key_of
from docgen.data.citations.order import ordered

__all__ = ["Basis", "in_full"]


@dataclass(frozen=True, slots=True)
class Basis:
    """One legal basis, ready to print but for the mark at its end."""

    place: int
    """Where it stood in the list that was given, from 0."""
    teks: str


def in_full(bases: Sequence[str], on: date | None = None) -> tuple[Basis, ...]:
    """The legal bases in full; ordered by butir 43 when at least one of them is a key.

    A list of sentences alone stays as it was written: what is wrong with its order is said, not
    mended behind the drafter's back. What looks like a key but is none stays as typed too;
    :func:`docgen.data.citations.check.check_citation` finds it.
    """
    keys = [key_of(text) is not None for text in bases]
    texts = [expand(t, on) if is_key else t for t, is_key in zip(bases, keys, strict=True)]
    places = ordered(bases) if any(keys) else range(len(texts))
    return tuple(Basis(place, texts[place]) for place in places)
