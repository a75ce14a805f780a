"""A template as Jinja reads it, one line for every tag, so that a line number names the tag."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from docgen.rendering.checking.tags import Tag, scan

__all__ = ["Marked", "Spot", "mark"]

_HEAD: Final = 2
"""Characters of an opening: ``{{``, ``{%``, ``{#``."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A tag and where it stands."""

    tag: Tag
    place: str
    """The place as people name it: ``tabel 2, baris 3, sel 1``; ``baris 12, <sel>``."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The source of one part: no line ends but one inside every tag, right after its opening."""

    name: str
    """The part or file."""
    text: str
    spots: tuple[Spot, ...]
    """The tags in the order of the text: that of line ``n`` is ``spots[n - 2]``."""

    def spot(self, line: int) -> Spot | None:
        """The tag that a line number of Jinja means."""
        return self.spots[line - 2] if 0 <= line - 2 < len(self.spots) else None

    @property
    def silenced(self) -> frozenset[int]:
        """The indices of the tags that :meth:`rewritten` has turned into comments."""
        ends = (at for at, character in enumerate(self.text) if character == "\n")
        return frozenset(
            index
            for index, at in enumerate(ends)
            if self.text[max(0, at - 2) : at] == "{#" and self.spots[index].tag.kind != "{#"
        )

    def rewritten(self, changes: Sequence[tuple[int, str]]) -> Marked:
        """The same with other words in the place of some tags: (index of the tag, new text).

        Lines keep their numbers.
        """
        text = self.text
        ends = [at for at, character in enumerate(text) if character == "\n"]
        for index, new in sorted(changes, reverse=True):
            at = ends[index]
            start = max(text.rfind(opening, 0, at) for opening in ("{{", "{%", "{#"))
            found = scan(text[start:])
            length = len(found[0].text) if found else at - start
            head, tail = new[:_HEAD], new[_HEAD:]
            text = f"{text[:start]}{head}\n{tail}{text[start + length :]}"
        return replace(self, text=text)


def mark(name: str, text: str, places: Iterable[str], tags: Sequence[Tag]) -> Marked:
    """Mark the tags of a plain text; those that are never closed are taken out.

    places: of every tag, in their order.
    """
    pieces: list[str] = []
    spots: list[Spot] = []
    at = 0
    for tag, place in zip(tags, places, strict=True):
        pieces.append(_flat(text[at : tag.start]))
        if tag.closed:
            opening = _HEAD + (tag.text[_HEAD : _HEAD + 1] in "-+")
            pieces.append(f"{tag.text[:opening]}\n{_flat(tag.text[opening:])}")
            spots.append(Spot(tag, place))
        at = tag.start + len(tag.text)
    pieces.append(_flat(text[at:]))
    return Marked(name, "".join(pieces), tuple(spots))


def _flat(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")
