"""Two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from docgen.perkada.compare.changes import Kind, Piece

__all__ = ["compare_words", "likeness", "tokens"]

_TOKEN = re.compile(r"\n|[^\S\n]+|\w+(?:[-/.]\w+)*|[^\w\s]", re.UNICODE)
_SHORT = 2
"""Words; a shorter stretch that stayed between changes is shown as changed with them."""


def tokens(text: str) -> list[str]:
    """Words, blanks and marks, which together are the text."""
    return _TOKEN.findall(text)


def likeness(one: Sequence[str], other: Sequence[str], least: float = 0.0) -> float:
    """How much of two lists of words is common, in order, from 0 to 1; 0 below ``least``."""
    return float(Indel.normalized_similarity(one, other, score_cutoff=least))


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of two texts: all but the inserted make ``old``, all but the deleted ``new``."""
    if old == new:
        return (Piece("same", old),) if old else ()
    before, after = tokens(old), tokens(new)
    pieces: list[tuple[Kind, list[str], list[str]]] = []
    for step in Indel.opcodes(before, after):
        mine, theirs = before[step.src_start : step.src_end], after[step.dest_start : step.dest_end]
        if step.tag == "equal":
            pieces.append(("same", mine, theirs))
        else:
            pieces.append(("deleted", mine, theirs))
    return _joined(_calmed(pieces))


def _calmed(
    pieces: list[tuple[Kind, list[str], list[str]]],
) -> list[tuple[Kind, list[str], list[str]]]:
    """Without islands: a blank or a comma that happened to stay between two changed words."""
    out: list[tuple[Kind, list[str], list[str]]] = []
    for place, (kind, mine, theirs) in enumerate(pieces):
        inner = 0 < place < len(pieces) - 1
        words = sum(token[0].isalnum() for token in mine)
        island = kind == "same" and inner and words < _SHORT and "\n" not in mine
        changed = kind != "same" or island
        if out and changed and out[-1][0] != "same":
            out[-1] = ("deleted", [*out[-1][1], *mine], [*out[-1][2], *theirs])
        else:
            out.append(("deleted" if changed else "same", mine, theirs))
    return out


def _joined(pieces: list[tuple[Kind, list[str], list[str]]]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for kind, mine, theirs in pieces:
        if kind == "same":
            found.append(Piece("same", "".join(mine)))
            continue
        if mine:
            found.append(Piece("deleted", "".join(mine)))
        if theirs:
            found.append(Piece("inserted", "".join(theirs)))
    return tuple(found)
