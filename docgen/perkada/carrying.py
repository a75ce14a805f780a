"""Renumbering that carries typed references along.

Units keep their reading order; their new numbers are consecutive. A reference follows the unit that
carries its number in the draft as typed: it is rewritten where exactly one unit does, and reported
where none or several do. Nothing is guessed, and nothing but numbers changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from docgen.errors import DataError, Finding
from docgen.perkada.names import unit_name
from docgen.perkada.numbering import renumber
from docgen.perkada.patching import Edit, Piece, applied, patch
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Annex, Regulation
from docgen.perkada.targets import Cited, Hit, Targets, cited_in
from docgen.perkada.tree import Node, NodeType, walk
from docgen.perkada.written import Phrase, find_phrases

__all__ = ["CarriedReference", "Moved", "Renumbered", "carry"]

Chain = tuple[Node, ...]
_EXPLAINED = re.compile(r"(?P<word>Pasal|Ayat|Huruf|Angka)\s\(?(?P<number>\w{1,5})\)?$")


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit that has another number now."""

    before: str
    """As it was cited: ``Pasal 7``, ``Pasal 7 ayat (2)``."""
    after: str
    line: int


@dataclass(frozen=True, slots=True)
class CarriedReference:
    """A typed reference that was rewritten, or left because it is another regulation's."""

    unit: str
    """Where it stands, by the new numbers."""
    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Renumbered:
    """What came of a renumbering."""

    regulation: Regulation
    moved: tuple[Moved, ...]
    """Units with a number of their own that changed, articles and groups first to last."""
    carried: tuple[CarriedReference, ...]
    foreign: tuple[CarriedReference, ...]
    """References to other regulations, left as they are; to be looked over."""
    findings: tuple[Finding, ...]
    """References that could not be decided."""
    pieces: tuple[Piece, ...]
    """The same as changes of the words, for :func:`docgen.perkada.patching.patch`."""

    @property
    def decided(self) -> bool:
        """Whether every reference could be decided."""
        return all(finding.severity != "E" for finding in self.findings)

    def set_into(
        self, source: str, read: Callable[[str], Regulation] = read_regulation
    ) -> str | None:
        """The source with its new numbers and nothing else changed; None where that cannot be.

        It cannot where the reader took words from the source in another order or form than it has:
        reading the outcome with ``read`` must give :attr:`regulation`.
        """
        text = patch(source, self.pieces)
        return text if text is not None and read(text) == self.regulation else None


_EXPLANATION = "Penjelasan"
_AHEAD = 24
"""Characters behind a label that tell it from another one of its look."""
_MARKS: dict[NodeType, tuple[str, str]] = {
    "bab": ("", ""),
    "bagian": ("", ""),
    "paragraf": ("", ""),
    "pasal": ("", ""),
    "ayat": ("(", ")"),
    "huruf": ("", "."),
    "angka": ("", "."),
    "huruf2": ("", ")"),
    "angka2": ("", ")"),
}


_FAULTS = {
    "missing": "perkada.written_missing",
    "ambiguous": "perkada.written_ambiguous",
    "self": "perkada.written_self",
}


def _ends(following: Hit) -> bool:
    return following.mention.join != "below"


class _Carrier:
    def __init__(self, regulation: Regulation) -> None:
        self.old = regulation
        self.targets = Targets(regulation.body)
        self.numbered = renumber(regulation.body)
        pairs = zip(walk(regulation.body), walk(self.numbered), strict=True)
        self.new: dict[int, Chain] = {}
        self.chains: list[tuple[Chain, Chain]] = []
        self.place: dict[int, int] = {}
        for place, (before, after) in enumerate(pairs):
            self.place[id(before[-1])] = place
            self.new[id(before[-1])] = after
            self.chains.append((before, after))
        self.carried: list[CarriedReference] = []
        self.foreign: list[CarriedReference] = []
        self.findings: list[Finding] = []
        self.pieces: list[Piece] = []

    def number(self, node: Node) -> str:
        """The new number of a unit."""
        return self.new[id(node)][-1].number

    def moved(self) -> Iterator[Moved]:
        for before, after in self.chains:
            if before[-1].number != after[-1].number:
                yield Moved(unit_name(before), unit_name(after), before[-1].line)

    def edits(self, hits: Sequence[Hit]) -> list[Edit]:
        out: list[Edit] = []
        for hit in hits:
            if hit.target is not None:
                new = self.number(hit.target[-1])
                if new != hit.mention.number:
                    out.append((hit.mention.at, hit.mention.at + len(hit.mention.number), new))
        return out

    def report(self, unit: str, line: int, words: str, hits: Sequence[Hit]) -> None:
        """Note what could not be followed."""
        for hit in hits:
            code = _FAULTS.get(hit.fault)
            if code is None:
                continue
            rivals = ", ".join(f"{unit_name(c)} [{c[-1].line}]" for c in hit.rivals)
            params = {
                "unit": unit,
                "line": line,
                "words": words,
                "target": hit.mention.name,
                "rivals": rivals,
            }
            self.findings.append(Finding(code, unit, params, "W" if hit.fault == "self" else "E"))

    def phrase(
        self, text: str, phrase: Phrase, hits: Sequence[Hit], unit: str, line: int
    ) -> list[Edit]:
        """The edits that a phrase asks for; everything worth telling about it is noted."""
        words = text[phrase.start : phrase.end]
        if phrase.foreign:
            more = text[phrase.start : phrase.end + 60].split("\n")[0]
            self.foreign.append(CarriedReference(unit, line, words, more))
            return []
        self.report(unit, line, words, hits)
        edits = self.edits(hits)
        if edits:
            shifted = [(a - phrase.start, b - phrase.start, new) for a, b, new in edits]
            self.carried.append(CarriedReference(unit, line, words, applied(words, shifted)))
        self._range(unit, line, words, hits)
        return edits

    def _range(self, unit: str, line: int, words: str, hits: Sequence[Hit]) -> None:
        """Tell of a range that ends before it begins, now that units were moved."""
        ends = [hit for n, hit in enumerate(hits) if n + 1 == len(hits) or _ends(hits[n + 1])]
        for first, last in pairwise(ends):
            if last.mention.join != "range" or not (first.target and last.target):
                continue
            if self.place[id(last.target[-1])] < self.place[id(first.target[-1])]:
                params = {"unit": unit, "line": line, "words": words}
                self.findings.append(Finding("perkada.range_reversed", unit, params))

    def body(self) -> tuple[Node, ...]:
        changed: dict[tuple[int, str], list[Edit]] = {}
        for cited in cited_in(self.old.body, self.targets):
            node = cited.chain[-1]
            unit, line = unit_name(self.new[id(node)]), node.line
            edits = self.phrase(_words(cited), cited.phrase, cited.hits, unit, line)
            changed.setdefault((id(node), cited.part), []).extend(edits)
        return tuple(self._rebuilt(node, changed) for node in self.old.body)

    def _rebuilt(self, node: Node, changed: dict[tuple[int, str], list[Edit]]) -> Node:
        def words(part: str, text: str, line: int) -> str:
            edits = changed.get((id(node), part), [])
            if edits:
                self.pieces.append(Piece(text, tuple(edits), line))
            return applied(text, edits)

        number = self.number(node)
        if number != node.number:
            before, behind = _MARKS[node.type]
            edit = (len(before), len(before) + len(node.number), number)
            ahead = "" if node.label else (node.title or node.text)[:_AHEAD]
            label = f"{before}{node.number}{behind}"
            self.pieces.append(Piece(label, (edit,), node.line, ahead))
        title, text = words("title", node.title, node.line), words("text", node.text, node.line)
        children = tuple(self._rebuilt(child, changed) for child in node.children)
        last = node
        while last.children:
            last = last.children[-1]
        tail = words("tail", node.tail, last.line)
        return replace(node, number=number, title=title, text=text, tail=tail, children=children)

    def shifted(self, body: tuple[Node, ...]) -> None:
        """Tell of references that would be read as another unit among the new numbers."""
        place = {id(chain[-1]): n for n, chain in enumerate(walk(body))}
        before = cited_in(self.old.body, self.targets)
        for old, new in zip(before, cited_in(body, Targets(body)), strict=True):
            for was, now in zip(old.hits, new.hits, strict=True):
                if was.target is None:
                    continue
                if now.target and place[id(now.target[-1])] == self.place[id(was.target[-1])]:
                    continue
                node = new.chain[-1]
                words = _words(new)[new.phrase.start : new.phrase.end]
                params = {
                    "unit": unit_name(new.chain),
                    "line": node.line,
                    "words": words,
                    "target": unit_name(self.new[id(was.target[-1])]),
                }
                finding = Finding("perkada.written_shifted", unit_name(new.chain), params)
                self.findings.append(finding)

    # the parts behind the body

    def explanation(self) -> str:
        """The explanation: its headings and its references follow the units of the body."""
        here: Chain = ()
        out: list[str] = []
        for line in self.old.explanation.split("\n"):
            edits: list[Edit] = []
            if found := _EXPLAINED.match(line):
                hit = self._explained(found, here)
                if hit is not None and hit.target is not None:
                    here = hit.target
                    edits = [(*found.span("number"), self.number(here[-1]))]
                elif found["word"] == "Pasal":
                    here = ()
                    self.report(_EXPLANATION, 0, line, [hit] if hit else [])
            else:
                edits = self._outside(line, _EXPLANATION, 0, here)
            self.pieces.append(Piece(line, tuple(edits), far=not out))
            out.append(applied(line, edits))
        return "\n".join(out)

    def _explained(self, found: re.Match[str], here: Chain) -> Hit | None:
        """The unit that a heading of the explanation names, inside the article at hand."""
        row = find_phrases(found[0])
        return self.targets.follow(row[0], here)[0] if row else None

    def _outside(self, text: str, unit: str, line: int, here: Chain) -> list[Edit]:
        """A line behind the body: only references that name an article, or stand below one."""
        edits: list[Edit] = []
        for phrase in find_phrases(text):
            if phrase.mentions[0].kind != "pasal" and not here:
                continue
            hits = () if phrase.foreign else self.targets.follow(phrase, here)
            hits = tuple(replace(hit, fault="") if hit.fault == "self" else hit for hit in hits)
            edits += self.phrase(text, phrase, hits, unit, line)
        return edits

    def annexes(self) -> tuple[Annex, ...]:
        out = []
        for annex in self.old.annexes:
            name = f"Lampiran {annex.number}".rstrip()
            rows: list[str] = []
            for row in annex.text.split("\n"):
                edits = self._outside(row, name, annex.line, ())
                self.pieces.append(Piece(row, tuple(edits), 0 if rows else annex.line))
                rows.append(applied(row, edits))
            out.append(replace(annex, text="\n".join(rows)))
        return tuple(out)


def _words(cited: Cited) -> str:
    words: str = getattr(cited.chain[-1], cited.part)
    return words


def carry(regulation: Regulation) -> Renumbered:
    """A regulation with consecutive numbers, and every typed reference at the unit it meant.

    An article that is typed without a number (``Pasal …``, ``Pasal baru``) gets one too. References
    by label need no change. Carrying twice is carrying once.

    Raises ``DataError`` (``perkada.renumber_amending``) for a regulation that amends another one:
    its numbers are those of the other (butir 233 to 236); ``perkada.renumber_nothing`` for a text
    without articles.
    """
    carrier = _Carrier(regulation)
    if carrier.targets.amending or regulation.title.tentang.upper().startswith("PERUBAHAN"):
        raise DataError.of("perkada.renumber_amending")
    if not any(before[-1].type == "pasal" for before, _ in carrier.chains):
        raise DataError.of("perkada.renumber_nothing")
    body = carrier.body()
    carrier.shifted(body)
    done = replace(
        regulation,
        body=body,
        explanation=carrier.explanation() if regulation.explanation else "",
        annexes=carrier.annexes(),
    )
    return Renumbered(
        done,
        tuple(carrier.moved()),
        tuple(carrier.carried),
        tuple(carrier.foreign),
        tuple(carrier.findings),
        tuple(carrier.pieces),
    )
