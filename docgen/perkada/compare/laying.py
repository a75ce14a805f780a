"""The blocks of two Word drafts laid together: which of the old is which of the new.

What comes of it is exact whatever is paired: all but the new blocks are the old draft, all but the
old ones the new. Pairing only decides how small the marks are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from rapidfuzz.distance import Indel

from docgen.perkada.compare.changes import Comparison
from docgen.perkada.compare.matching import in_order
from docgen.perkada.compare.words import likeness, tokens
from docgen.perkada.docx.markup import Block, Paragraph, Row, Table

__all__ = ["Both", "Laid", "lay_blocks", "lay_rows", "unit_pairs"]

_ALIKE = 0.4
"""From this likeness on two paragraphs are versions of one."""
_NEAR = 12
"""Paragraphs ahead that are looked at; more would make a rewritten annex slow."""
_MOVED_WORDS = 4
"""Words from which on paragraphs are told as moved; shorter ones stand everywhere."""

Units = dict[int, int]
"""``id`` of a unit of the old draft to that of the same unit in the new one."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Both(Generic[T]):
    """What stands in one draft, or in both."""

    old: T | None
    new: T | None
    move: int = 0
    """Number of the move that it is an end of; 0 when it was not moved."""


Laid = list[Both[Block]]


def unit_pairs(comparison: Comparison) -> Units:
    """The units that are in both drafts."""
    return {
        id(change.old[-1]): id(change.new[-1])
        for change in comparison
        if change.old is not None and change.new is not None
    }


def lay_blocks(
    old: Sequence[Block], new: Sequence[Block], units: Units, *, rows: bool = False
) -> Laid:
    """Two lists of blocks as one, in the order of the new draft; moves are numbered from 1.

    ``rows``: they stand for rows of a table, any of which can go.
    """
    pairs = _pairs(old, new, units)
    steady = in_order([pairs[mine] for mine in sorted(pairs)])
    kept = {mine: theirs for mine, theirs in pairs.items() if theirs in steady}
    for mine, theirs in list(_between(old, new, kept, rows=rows)):
        kept[mine] = theirs
    moves = _moves(old, new, {m: t for m, t in pairs.items() if m not in kept}, set(kept.values()))
    return list(_merged(old, new, kept, moves))


def lay_rows(old: Table, new: Table, units: Units) -> list[Both[Row]]:
    """The rows of two tables as one list; a pair has cells that can be laid together."""
    firsts = [[row.cells[-1][0] for row in table.rows] for table in (old, new)]
    found = lay_blocks(firsts[0], firsts[1], units, rows=True)
    mine, theirs = iter(old.rows), iter(new.rows)
    return [
        Both(next(mine) if item.old else None, next(theirs) if item.new else None) for item in found
    ]


def _kin(old: Block, new: Block) -> bool:
    """Whether two blocks can be versions of one."""
    if isinstance(old, Table) or isinstance(new, Table):
        return (
            isinstance(old, Table)
            and isinstance(new, Table)
            and (old.style, old.widths) == (new.style, new.widths)
            and all(cell for table in (old, new) for row in table.rows for cell in row.cells)
        )
    return True


def _words(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.words
    return "\n".join(p.words for row in block.rows for cell in row.cells for p in cell)


def _pairs(old: Sequence[Block], new: Sequence[Block], units: Units) -> dict[int, int]:
    """Blocks of units that are the same, wherever they stand, and of what is no unit."""
    groups: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place, block in enumerate(old):
        unit = block.unit if isinstance(block, Paragraph) else 0
        groups[units.get(unit, 0 if not unit else -unit)][0].append(place)
    for place, block in enumerate(new):
        groups[block.unit if isinstance(block, Paragraph) else 0][1].append(place)
    found: dict[int, int] = {}
    for unit, (mine, theirs) in groups.items():
        befores, afters = [old[n] for n in mine], [new[n] for n in theirs]
        if len(mine) == len(theirs) == 1 and unit:
            if _kin(befores[0], afters[0]):
                found[mine[0]] = theirs[0]
            continue
        for one, other in _aligned(befores, afters, loose=bool(unit)):
            found[mine[one]] = theirs[other]
    return found


def _aligned(
    old: Sequence[Block], new: Sequence[Block], *, loose: bool
) -> Iterator[tuple[int, int]]:
    """Pairs in order: equal blocks first, between them those that are alike.

    ``loose``: the first of each are versions of one whatever they say, as are the words of a unit.
    """
    texts = [[_words(block) for block in blocks] for blocks in (old, new)]
    for step in Indel.opcodes(texts[0], texts[1]):
        mine = range(step.src_start, step.src_end)
        theirs = range(step.dest_start, step.dest_end)
        if step.tag == "equal":
            yield from ((m, t) for m, t in zip(mine, theirs, strict=True) if _kin(old[m], new[t]))
    if loose and texts[0] and texts[1] and texts[0][0] != texts[1][0]:
        yield (0, 0)


def _between(
    old: Sequence[Block], new: Sequence[Block], kept: dict[int, int], *, rows: bool
) -> Iterator[tuple[int, int]]:
    """Blocks between pairs that are alike enough, in order; what ends a body or cell is a pair."""
    edges = [(-1, -1), *sorted(kept.items()), (len(old), len(new))]
    for (mine, theirs), (mine_end, theirs_end) in pairwise(edges):
        befores = list(range(mine + 1, mine_end))
        afters = list(range(theirs + 1, theirs_end))
        if not befores or not afters:
            continue
        last = mine_end == len(old) and not rows
        if last and _kin(old[befores[-1]], new[afters[-1]]):  # the last mark cannot go
            yield befores.pop(), afters.pop()
        yield from _gap(old, new, befores, afters)


def _gap(
    old: Sequence[Block], new: Sequence[Block], befores: list[int], afters: list[int]
) -> Iterator[tuple[int, int]]:
    at = 0
    for mine in befores:
        best, found = _ALIKE, -1
        for place in range(at, min(at + _NEAR, len(afters))):
            theirs = afters[place]
            if not _kin(old[mine], new[theirs]) or _bound(old[mine], new[theirs]):
                continue
            alike = _likeness(old[mine], new[theirs])
            if alike > best:
                best, found = alike, place
        if found >= 0:
            yield mine, afters[found]
            at = found + 1


def _bound(old: Block, new: Block) -> bool:
    """Whether one is a unit's and the other not: a heading is no version of a closing's line."""
    mine = isinstance(old, Paragraph) and old.unit
    theirs = isinstance(new, Paragraph) and new.unit
    return bool(mine) != bool(theirs)


def _likeness(old: Block, new: Block) -> float:
    if isinstance(old, Table) or isinstance(new, Table):
        return 1.0  # tables of one build: their rows are laid together by themselves
    return likeness(tokens(old.words), tokens(new.words), _ALIKE)


def _moves(
    old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int], taken: set[int]
) -> dict[int, tuple[int, int]]:
    """Places in ``old`` of what moved unchanged: its place in ``new`` and the number of the move.

    Paragraphs that stood below each other and still do are one move.
    """
    runs: list[list[tuple[int, int]]] = []
    for mine, theirs in sorted(pairs.items()):
        one, other = old[mine], new[theirs]
        if not isinstance(one, Paragraph) or not isinstance(other, Paragraph):
            continue
        if theirs in taken or not _same(one, other):
            continue
        if not runs or runs[-1][-1] != (mine - 1, theirs - 1):
            runs.append([])
        runs[-1].append((mine, theirs))
    long = [run for run in runs if sum(map(_length, (old[m] for m, _ in run))) >= _MOVED_WORDS]
    return {mine: (theirs, number) for number, run in enumerate(long, 1) for mine, theirs in run}


def _length(block: Block) -> int:
    return len(_words(block).split())


def _same(old: Paragraph, new: Paragraph) -> bool:
    return (old.style, old.words, old.indent) == (new.style, new.words, new.indent)


def _merged(
    old: Sequence[Block],
    new: Sequence[Block],
    kept: dict[int, int],
    moves: dict[int, tuple[int, int]],
) -> Iterator[Both[Block]]:
    arrived = dict(moves.values())
    edges = [*sorted(kept.items()), (len(old), len(new))]
    mine, theirs = 0, 0
    for next_mine, next_theirs in edges:
        for place in range(mine, next_mine):
            yield Both(old[place], None, moves.get(place, (0, 0))[1])
        for place in range(theirs, next_theirs):
            yield Both(None, new[place], arrived.get(place, 0))
        if next_mine < len(old):
            yield Both(old[next_mine], new[next_theirs])
        mine, theirs = next_mine + 1, next_theirs + 1
