"""Several references in a row: their order, and *sampai dengan* for neighbours.

The article at hand comes first, then the lower numbers (butir 276); more than two neighbours are
named by the first and the last (butir 273).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.perkada.names import article_chain
from docgen.perkada.tree import Node, walk

__all__ = ["Item", "Places", "joined"]

Chain = tuple[Node, ...]
Item = tuple[Chain, Chain | None]
"""One unit, or the first and the last of a range."""
_ENOUGH = 3  # neighbours that make a range: more than two


class Places:
    """Where every unit of a body stands."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._place: dict[int, int] = {}
        self._among: dict[int, tuple[int, int]] = {}
        articles = 0
        for place, chain in enumerate(walk(nodes)):
            self._place[id(chain[-1])] = place
            if chain[-1].type == "pasal":
                self._among[id(chain[-1])] = (0, articles)
                articles += 1
            same = 0
            for before, child in zip((None, *chain[-1].children), chain[-1].children, strict=False):
                # a paragraph between two lists parts them
                same = same + 1 if before and before.type == child.type else same + 2
                if child.type != "pasal":
                    self._among[id(child)] = (id(chain[-1]), same)

    def _neighbours(self, one: Chain, other: Chain) -> bool:
        a, b = self._among.get(id(one[-1])), self._among.get(id(other[-1]))
        return a is not None and b is not None and a[0] == b[0] and a[1] + 1 == b[1]

    def in_order(self, targets: Sequence[Chain], here: Chain) -> list[Chain]:
        """The units in the order of butir 276, each once."""
        own = article_chain(here)[0]
        ordered = sorted(
            targets, key=lambda c: (article_chain(c)[0] is not own, self._place[id(c[-1])])
        )
        return [c for n, c in enumerate(ordered) if not n or c[-1] is not ordered[n - 1][-1]]

    def items(self, targets: Sequence[Chain], *, ranges: bool) -> list[Item]:
        """The units with neighbours put together, where there are more than two (butir 273)."""
        items: list[Item] = []
        begin = 0
        for n in range(1, len(targets) + 1):
            if n < len(targets) and self._neighbours(targets[n - 1], targets[n]):
                continue
            run = targets[begin:n]
            if ranges and len(run) >= _ENOUGH:
                items.append((run[0], run[-1]))
            else:
                items += [(chain, None) for chain in run]
            begin = n
        return items


def joined(groups: Sequence[Sequence[str]], word: str) -> str:
    """Names as one list: each group is one article, whose names share it.

    ``ayat (1), Pasal 7 ayat (2) dan ayat (4), dan Pasal 12`` (butir 276, example).
    """
    parts = [_listed(group, word, comma=False) for group in groups]
    return _listed(parts, word, comma=any(len(group) > 1 for group in groups))


def _listed(words: Sequence[str], word: str, *, comma: bool) -> str:
    if len(words) < 2:
        return "".join(words)
    comma = comma or len(words) > 2
    return f"{', '.join(words[:-1])}{',' if comma else ''} {word} {words[-1]}"
