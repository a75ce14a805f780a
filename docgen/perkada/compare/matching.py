"""Which unit of the old draft is which of the new one.

Units with the same words are the same; of the others those are, whose words are alike enough,
the likest first. Numbers in references count as one and the same: a renumbered article changes
every sentence that cites it, and is still the same article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from docgen.perkada.compare.words import likeness
from docgen.perkada.tree import Node

__all__ = ["Profile", "in_order", "match", "profile"]

ALIKE = 0.5
"""From this likeness on two texts are taken for versions of one; below, one is gone, one is new."""
_CANDIDATES = 6
_COMMON = 40
"""Units that hold a word: a word that stands in more tells nothing about one of them."""
_WORD = re.compile(r"\w+")
_REFERENCE = re.compile(
    r"\b([Pp]asal|[Aa]yat|[Hh]uruf|[Aa]ngka|[Bb]agian|[Pp]aragraf|BAB|[Ll]ampiran)"
    r" \(?(?:\d+[A-Z]?|[a-z]|[IVXL]+)\)?(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """A unit as it is compared: with all that stands below it."""

    node: Node
    words: tuple[str, ...]
    """Its words in order, numbers of references left out."""
    key: str
    """The same as one text: two units with one key say the same."""


def profile(node: Node) -> Profile:
    """The profile of a unit."""
    parts: list[str] = []
    waiting = [node]
    while waiting:
        part = waiting.pop()
        parts += (part.title, part.text, part.tail)
        waiting.extend(reversed(part.children))
    text = _REFERENCE.sub(r"\1", "\n".join(filter(None, parts)))
    words = tuple(_WORD.findall(text.lower()))
    return Profile(node, words, text)


def match(old: Sequence[Profile], new: Sequence[Profile]) -> dict[int, int]:
    """Places in ``old`` to places in ``new``, of units that are the same."""
    pairs: dict[int, int] = {}
    _same_key(old, new, pairs)
    left = [place for place in range(len(old)) if place not in pairs]
    taken = set(pairs.values())
    free = [place for place in range(len(new)) if place not in taken]
    found = _alike(old, new, left, free)
    taken = set()
    for _, mine, theirs in sorted(found, key=lambda item: (-item[0], item[1], item[2])):
        if mine not in pairs and theirs not in taken:
            pairs[mine] = theirs
            taken.add(theirs)
    return pairs


def _same_key(old: Sequence[Profile], new: Sequence[Profile], pairs: dict[int, int]) -> None:
    """Equal texts; of several equal ones (*Dihapus.*) those with one number first."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, item in enumerate(new):
        by_key[item.node.type, item.key].append(place)
    waiting: list[int] = []
    for place, item in enumerate(old):
        same = by_key.get((item.node.type, item.key), [])
        here = [other for other in same if new[other].node.number == item.node.number]
        if here:
            pairs[place] = here[0]
            same.remove(here[0])
        elif same:
            waiting.append(place)
    for place in waiting:
        same = by_key[old[place].node.type, old[place].key]
        if same:
            pairs[place] = same.pop(0)


def _alike(
    old: Sequence[Profile], new: Sequence[Profile], left: Sequence[int], free: Sequence[int]
) -> list[tuple[float, int, int]]:
    """Pairs that are alike, each with its likeness; a little more for one number and one place."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place in free:
        for word in set(new[place].words):
            holders[word].append(place)
    found = []
    for mine in left:
        shared: Counter[int] = Counter()
        for word in set(old[mine].words):
            others = holders.get(word, ())
            if len(others) <= _COMMON:
                shared.update(dict.fromkeys(others, 1))
        candidates = {place for place, _ in shared.most_common(_CANDIDATES)}
        number = old[mine].node.number
        candidates |= {place for place in free if new[place].node.number == number and number}
        for theirs in candidates:
            if old[mine].node.type != new[theirs].node.type:
                continue
            alike = likeness(old[mine].words, new[theirs].words, ALIKE)
            if alike:
                bonus = 0.02 * (new[theirs].node.number == number)
                found.append((alike + bonus, mine, theirs))
    return found


def in_order(places: Sequence[int]) -> set[int]:
    """The longest run of places that rises: what stayed in its order while others moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[at], ends[at] = place, index
    found: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        found.add(places[index])
        index = before[index]
    return found
