"""References by label: ``[@tahapan]`` becomes ``Pasal 5 ayat (2)`` where that is the right form.

Within its own article a unit is called without the article, within its own ayat without the ayat
(butir 275); the preposition follows: *sebagaimana dimaksud dalam Pasal*, *pada ayat* (butir 272).
Two references in a row to one article name it once (butir 276, example). A row that is not in its
order, or that names more than two neighbours one by one, is set right (butir 273, 276).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from docgen.errors import Finding
from docgen.perkada.grammar import NAME
from docgen.perkada.joining import Places, joined
from docgen.perkada.names import article_chain, unit_name, unit_word
from docgen.perkada.tree import GROUPS, Node, walk

__all__ = ["Resolved", "resolve"]

_MARK = re.compile(
    r"(?:(?P<lead>\bdimaksud )(?P<how>dalam|pada) )?\[(?P<sign>[@#])(?P<name>[^\[\]\n]{0,80})\]"
)
_BETWEEN = re.compile(r"(?:, dan |, atau |, | dan | atau | dan/atau | sampai dengan )\Z")
_LONGEST_BETWEEN = 20


@dataclass(frozen=True, slots=True)
class Resolved:
    """A tree with finished references, and what was wrong with them."""

    nodes: tuple[Node, ...]
    findings: tuple[Finding, ...]


_WORDS = {"dan", "atau", "dan/atau"}
Chain = tuple[Node, ...]


def _led(mark: re.Match[str], words: str) -> str:
    """A reference behind its preposition (butir 272)."""
    if not mark["lead"]:
        return words
    how = "pada" if words.startswith("ayat") else "dalam"
    return f"{mark['lead']}{how} {words}"


def _words(chain: Sequence[Node]) -> str:
    return " ".join(filter(None, map(unit_word, chain)))


def _common(one: Chain, other: Chain) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a is not b:
            break
        count += 1
    return count


class _Resolver:
    def __init__(self, nodes: tuple[Node, ...]) -> None:
        self.places = Places(nodes)
        self.findings: list[Finding] = []
        self.targets: dict[str, Chain] = {}
        for chain in walk(nodes):
            label = chain[-1].label
            if label and label in self.targets:
                first = unit_name(self.targets[label])
                self._report("label_twice", chain, name=label, first=first)
            elif label:
                self.targets[label] = chain

    def _report(self, code: str, chain: Chain, **params: object) -> None:
        unit = unit_name(chain)
        self.findings.append(
            Finding(f"perkada.{code}", unit, {"unit": unit, "line": chain[-1].line, **params}, "E")
        )

    def form(self, target: Chain, here: Chain, named: Chain | None) -> str:
        """The words for ``target`` at ``here``; ``named`` is the one just named before it."""
        whole, own = article_chain(target), article_chain(here)
        if whole[-1].type in GROUPS:
            return _words(whole[_common(whole, own) if _common(whole, own) < len(whole) else -1 :])
        if named is not None:
            before = article_chain(named)
            shared = _common(whole, before)
            if shared and shared < len(whole):
                return _words(whole[shared:])
            if before[0] is not own[0]:  # own ayat behind another article must name its article
                return _words(whole)
        shared = _common(whole, own)
        return _words(whole[min(shared, len(whole) - 1) :])

    def row(self, marks: Sequence[re.Match[str]], text: str, here: Chain) -> str | None:
        """A row of references in its right order; None where it stands right as it is."""
        ties = [text[a.end() : b.start()] for a, b in pairwise(marks)]
        words = {tie.strip(" ,") for tie in ties} - {""}
        targets = [self.targets.get(mark["name"]) for mark in marks]
        known = [chain for chain in targets if chain and chain[-1] is not here[-1]]
        if len(words) != 1 or not words <= _WORDS or len(known) < len(marks):
            return None
        ordered = self.places.in_order(known, here)
        (word,) = words
        items = self.places.items(ordered, ranges=word == "dan")
        if len(items) == len(known) and all(a is b for a, b in zip(known, ordered, strict=True)):
            return None
        groups: list[list[str]] = []
        named: Chain | None = None
        for first, last in items:
            name = self.form(first, here, named)
            if last is not None:
                name = f"{name} sampai dengan {self.form(last, here, first)}"
            if named is None or article_chain(named)[0] is not article_chain(first)[0]:
                groups.append([])
            groups[-1].append(name)
            named = last or first
        return joined(groups, word)

    def _rows(self, text: str) -> Iterator[list[re.Match[str]]]:
        """The marks of a text, those that follow one another in a list together."""
        row: list[re.Match[str]] = []
        for mark in _MARK.finditer(text):
            tie = text[row[-1].end() : mark.start()] if row else ""
            if row and not (
                not mark["lead"] and len(tie) < _LONGEST_BETWEEN and _BETWEEN.match(tie)
            ):
                yield row
                row = []
            row.append(mark)
        if row:
            yield row

    def text(self, text: str, chain: Chain) -> str:
        if "[@" not in text and "[#" not in text:
            return text
        out: list[str] = []
        end = 0
        for marks in self._rows(text):
            words = self.row(marks, text, chain) if len(marks) > 1 else None
            led = self.one_by_one(marks, text, chain) if words is None else _led(marks[0], words)
            out += [text[end : marks[0].start()], led]
            end = marks[-1].end()
        return "".join((*out, text[end:]))

    def one_by_one(self, marks: Sequence[re.Match[str]], text: str, chain: Chain) -> str:
        """A row of references as it was typed."""
        out: list[str] = []
        end = marks[0].start()
        named: Chain | None = None
        for mark in marks:
            out.append(text[end : mark.start()])
            end = mark.end()
            target = self._target(mark, chain)
            if target is None:
                out.append(mark[0])
                named = None
                continue
            out.append(_led(mark, self.form(target, chain, named)))
            named = target
        return "".join(out)

    def _target(self, mark: re.Match[str], chain: Chain) -> Chain | None:
        name = mark["name"]
        if mark["sign"] == "#" or NAME.fullmatch(name) is None:
            code = "label_place" if mark["sign"] == "#" else "reference_form"
            self._report(code, chain, name=name)
            return None
        target = self.targets.get(name)
        if target is None:
            self._report("reference_unknown", chain, name=name)
        elif target[-1] is chain[-1]:
            self._report("reference_self", chain, name=name)
        return target

    def node(self, node: Node, above: Chain) -> Node:
        chain = (*above, node)
        return replace(
            node,
            title=self.text(node.title, chain),
            text=self.text(node.text, chain),
            tail=self.text(node.tail, chain),
            children=tuple(self.node(child, chain) for child in node.children),
        )


def resolve(nodes: Iterable[Node]) -> Resolved:
    """The tree with every ``[@name]`` in words.

    Findings: a name that no unit has, a name used twice (the first one counts), a unit that refers
    to itself, and marks that are malformed or stand elsewhere than behind a number. What cannot be
    resolved stays as typed.
    """
    tree = tuple(nodes)
    resolver = _Resolver(tree)
    finished = tuple(resolver.node(node, ()) for node in tree)
    return Resolved(finished, tuple(resolver.findings))
