"""What a written reference points at, from where it stands.

An ayat without its article is one of the article at hand, a letter without its ayat one of the list
at hand: from the inside outwards, the first list that has it. A unit that is not there and a number
that two units carry are told apart, since neither can be carried along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from docgen.perkada.names import article_chain
from docgen.perkada.tree import ITEMS, Node, NodeType, walk
from docgen.perkada.written import Kind, Mention, Phrase, find_phrases

__all__ = ["Cited", "Hit", "Targets", "cited_in"]

Chain = tuple[Node, ...]
Fault = Literal["", "missing", "ambiguous", "self", "below"]
"""Why a mention has no target; ``below``: the unit before it has none already."""

Part = Literal["title", "text", "tail"]

_FAMILY: dict[Kind, tuple[NodeType, ...]] = {
    "bab": ("bab",),
    "bagian": ("bagian",),
    "paragraf": ("paragraf",),
    "pasal": ("pasal",),
    "ayat": ("ayat",),
    "huruf": ("huruf", "huruf2"),
    "angka": ("angka", "angka2"),
}
_RIVALS = 9
"""Units of one number that are told apart; there may be thousands."""
_ABOVE: dict[Kind, tuple[NodeType, ...]] = {"bagian": ("bab",), "paragraf": ("bagian", "bab")}
_KIND: dict[NodeType, Kind] = {kind: word for word, family in _FAMILY.items() for kind in family}


@dataclass(frozen=True, slots=True)
class Hit:
    """One mention and the unit that it names."""

    mention: Mention
    target: Chain | None
    fault: Fault = ""
    rivals: tuple[Chain, ...] = ()
    """The units that carry an ambiguous number, the first of them."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One phrase of references where it stands."""

    chain: Chain
    """The unit whose words hold it."""
    part: Part
    phrase: Phrase
    hits: tuple[Hit, ...]
    """One for each mention; empty when the phrase is foreign."""


class Targets:
    """The units of one body, to be found by what they are called."""

    def __init__(self, body: Iterable[Node]) -> None:
        tree = tuple(body)
        self._top: dict[tuple[Kind, str], list[Chain]] = {}
        self._below: dict[int, dict[tuple[Kind, str], list[Node]]] = {}
        self.amending = False
        """Whether articles have Roman numbers (butir 233); its references are not ours to judge."""
        for chain in walk(tree):
            node = chain[-1]
            if node.type in ("bab", "bagian", "paragraf", "pasal"):
                self._top.setdefault((_KIND[node.type], node.number), []).append(chain)
                self.amending = self.amending or (
                    node.type == "pasal" and node.number[:1] in ("I", "V", "X")
                )

    def articles(self, number: str) -> Sequence[Chain]:
        """The articles with a number."""
        return self._top.get(("pasal", number), ())

    def _children(self, node: Node, kind: Kind, number: str) -> list[Node]:
        known = self._below.get(id(node))
        if known is None:
            known = self._below[id(node)] = {}
            for child in node.children:
                if child.type in _KIND:
                    known.setdefault((_KIND[child.type], child.number), []).append(child)
        return known.get((kind, number), [])

    def _pick(self, mention: Mention, found: Sequence[Chain]) -> Hit:
        if len(found) == 1:
            return Hit(mention, found[0])
        return Hit(mention, None, "ambiguous" if found else "missing", tuple(found[:_RIVALS]))

    def _under(self, mention: Mention, above: Chain) -> Hit:
        found = self._children(above[-1], mention.kind, mention.number)[:_RIVALS]
        return self._pick(mention, [(*above, node) for node in found])

    def _group(self, mention: Mention, here: Chain, above: Chain | None) -> Hit:
        """A bab, bagian or paragraf: below the one just named, else in the group at hand."""
        found = self._top.get((mention.kind, mention.number), [])
        holders = _ABOVE.get(mention.kind, ())
        holder = (
            above[-1] if above else next((n for n in reversed(here) if n.type in holders), None)
        )
        if holders and holder is not None:
            found = [chain for chain in found if any(node is holder for node in chain[:-1])]
        return self._pick(mention, found)

    def _outwards(self, mention: Mention, here: Chain) -> Hit:
        """An item without its ayat: in the innermost list around ``here`` that has it."""
        for depth in range(len(here), 0, -1):
            if here[depth - 1].type not in (*ITEMS, "ayat", "pasal"):
                continue
            hit = self._under(mention, here[:depth])
            if hit.fault != "missing":
                return hit
            if here[depth - 1].type in ("ayat", "pasal"):
                break
        return Hit(mention, None, "missing")

    def _own_ayat(self, mention: Mention, here: Chain) -> Hit:
        whole = article_chain(here)
        if not whole or whole[0].type != "pasal":
            return Hit(mention, None, "missing")
        return self._under(mention, here[: len(here) - len(whole) + 1])

    def _beside(self, mention: Mention, before: Sequence[Hit], here: Chain) -> Hit | None:
        """A mention behind a conjunction: beside the last one of its kind, when there is one."""
        for hit in reversed(before):
            if hit.mention.kind == mention.kind:
                if hit.fault == "below":
                    return Hit(mention, None, "below")
                if hit.target is None:
                    return None
                found = self._under(mention, hit.target[:-1])
                return found if found.fault != "missing" else None
            if hit.mention.kind == "pasal":
                return None
        return None

    def _one(self, mention: Mention, before: Sequence[Hit], here: Chain) -> Hit:
        if mention.kind == "pasal":
            return self._pick(mention, self.articles(mention.number))
        if mention.join == "below" and before:
            above = before[-1].target
            if above is None:
                return Hit(mention, None, "below")
            if mention.kind in ("bagian", "paragraf"):
                return self._group(mention, here, above)
            return self._under(mention, above)
        if mention.kind in ("bab", "bagian", "paragraf"):
            return self._group(mention, here, None)
        beside = self._beside(mention, before, here)
        if beside is not None:
            return beside
        own = self._own_ayat(mention, here) if mention.kind == "ayat" else None
        own = own or self._outwards(mention, here)
        if own.fault == "missing" and before and before[-1].target is not None:
            under = self._under(mention, before[-1].target)  # "Pasal 5, ayat (2)"
            return under if under.target else own
        return own

    def follow(self, phrase: Phrase, here: Chain) -> tuple[Hit, ...]:
        """What each mention of a phrase points at, when it stands in the unit ``here``.

        The hits of annexes are left out: an annex may lie in a file of its own.
        """
        hits: list[Hit] = []
        for mention in phrase.mentions:
            if mention.kind == "lampiran":
                break
            hits.append(self._one(mention, hits, here))
        last = len(hits) - 1
        for place, hit in enumerate(hits):
            ends = place == last or hits[place + 1].mention.join != "below"
            if ends and here and hit.target and hit.target[-1] is here[-1]:
                hits[place] = Hit(hit.mention, hit.target, "self")
        return tuple(hits)


def cited_in(body: Iterable[Node], targets: Targets) -> Iterator[Cited]:
    """Every written reference of a body in reading order, with what it points at."""
    for chain in walk(body):
        node = chain[-1]
        here = chain if node.type != "teks" or len(chain) == 1 else chain[:-1]
        parts: tuple[tuple[Part, str], ...] = (
            ("title", node.title),
            ("text", node.text),
            ("tail", node.tail),
        )
        for part, words in parts:
            for phrase in find_phrases(words) if words else ():
                hits = () if phrase.foreign else targets.follow(phrase, here)
                yield Cited(chain, part, phrase, hits)
