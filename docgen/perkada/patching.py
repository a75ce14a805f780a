"""New numbers set into the source of a draft, so that its layout stays as it was typed.

What the tree holds is looked for in the source, blanks apart, in reading order; only the numbers
are replaced. Whether that gave what was asked for is told by reading the outcome again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

__all__ = ["Edit", "Piece", "applied", "patch"]

Edit = tuple[int, int, str]
"""Where a stretch of a text begins and ends, and what stands there now."""
_GAP = 400
"""Characters between two pieces that belong together: names of labels, marks, page furniture."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a draft as its tree holds them, and what changes in them."""

    text: str
    edits: tuple[Edit, ...]
    line: int = 0
    """The line of the source that they begin on or behind; 0: behind the piece before."""
    ahead: str = ""
    """The words that follow, where the text alone is too short to be told from others."""
    far: bool = False
    """Whether anything may stand before them."""


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with its edits, which do not overlap."""
    out: list[str] = []
    done = 0
    for start, end, new in sorted(edits):
        out += [text[done:start], new]
        done = end
    return "".join((*out, text[done:]))


def _squeeze(text: str) -> str:
    return "".join(text.split())


class _Source:
    """A text without its blanks, and the way back."""

    def __init__(self, text: str) -> None:
        spans = [found.span() for found in re.finditer(r"\S+", text)]
        self.words = "".join(text[a:b] for a, b in spans)
        self._starts = [a for a, _ in spans]
        self._squeezed = [0, *accumulate(b - a for a, b in spans)]
        self._lines = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]

    def line(self, number: int) -> int:
        """Where a line, from 1, begins in the squeezed text."""
        at = self._lines[min(max(number, 1), len(self._lines)) - 1]
        return self._squeezed[bisect_right(self._starts, at - 1)]

    def back(self, place: int) -> int:
        """The place in the text of a character of the squeezed one."""
        word = bisect_right(self._squeezed, place) - 1
        return self._starts[word] + place - self._squeezed[word]


def patch(text: str, pieces: Iterable[Piece]) -> str | None:
    """The text with the edits of every piece; None when one of them is not found in it.

    Takes time in proportion to the length of the text.
    """
    source = _Source(text)
    edits: list[Edit] = []
    cursor = 0
    for piece in pieces:
        words = _squeeze(piece.text)
        if not words:
            continue
        ahead = _squeeze(piece.ahead)
        start = source.line(piece.line) if piece.line else cursor
        end = len(source.words) if piece.far else start + len(words) + len(ahead) + _GAP
        at = source.words.find(words + ahead, start, end)
        if at < 0 and ahead:
            at = source.words.find(words, start, end)
        if at < 0:
            if piece.edits:
                return None
            continue
        cursor = at + len(words)
        done = 0
        for a, b, new in sorted(piece.edits):
            at += len(_squeeze(piece.text[done:a]))
            first, at = at, at + len(_squeeze(piece.text[a:b]))
            edits.append((source.back(first), source.back(at - 1) + 1, new))
            done = b
    return applied(text, edits)
