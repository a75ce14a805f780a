"""A draft as the rules see it: the tree, flows of text with places, and indexes made once.

A rule never walks the tree by itself: it looks through ``units`` or searches a :class:`Flow`, which
is one string, so that linting stays linear and cheap.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from docgen.perkada.collecting import uncollected
from docgen.perkada.docx_facts import DocxFacts
from docgen.perkada.lint.lists import Listing, listings
from docgen.perkada.lint.normal import tidy, whole
from docgen.perkada.lint.rule import Edit, Hit, Level, RuleSeverity, SourceKind
from docgen.perkada.lint.terms import Definitions, definitions
from docgen.perkada.marks import (
    CLOSING,
    EXPLANATION,
    MEMUTUSKAN,
    MENETAPKAN,
    MENGINGAT,
    MENIMBANG,
    begins_annex,
)
from docgen.perkada.names import unit_name
from docgen.perkada.reader import read_regulation
from docgen.perkada.reading import Reading
from docgen.perkada.regulation import Regulation
from docgen.perkada.targets import Cited, Targets, cited_in
from docgen.perkada.tree import Node, NodeType

__all__ = ["TYPES", "Draft", "Flow", "RegulationType", "Row", "Unit"]


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RegulationType:
    """A type of regulation."""

    key: str
    name: str
    """As its own text calls it: ``Peraturan Wali Kota ini``."""
    level: Level


TYPES: tuple[RegulationType, ...] = (
    RegulationType("perkada", "Peraturan Wali Kota", "daerah"),
    RegulationType("perkada", "Peraturan Walikota", "daerah"),
    RegulationType("perkada", "Peraturan Bupati", "daerah"),
    RegulationType("perkada", "Peraturan Gubernur", "daerah"),
    RegulationType("perda", "Peraturan Daerah", "daerah"),
    RegulationType("perda", "Qanun", "daerah"),
    RegulationType("perppu", "Peraturan Pemerintah Pengganti Undang-Undang", "nasional"),
    RegulationType("pp", "Peraturan Pemerintah", "nasional"),
    RegulationType("perpres", "Peraturan Presiden", "nasional"),
    RegulationType("permen", "Peraturan Menteri", "nasional"),
    RegulationType("uu", "Undang-Undang", "nasional"),
)
"""In the order of trial: a longer name before the one that it begins with."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the source that is not blank."""

    number: int
    """From 1."""
    raw: str
    """As typed."""
    text: str
    """Tidied: single blanks, letter-spacing and blanks before marks taken away."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A node of the body with what stands above it."""

    chain: tuple[Node, ...]
    text: str
    """Its own words, tidied."""
    last_line: int
    """The last line of the source that can belong to its own words."""
    part: str = ""
    """The part it stands in when that is not the body: ``Menimbang``, ``Mengingat``."""

    @property
    def node(self) -> Node:
        """The unit itself."""
        return self.chain[-1]

    @property
    def parent(self) -> Node | None:
        """The unit above; None for a root."""
        return self.chain[-2] if len(self.chain) > 1 else None

    @property
    def where(self) -> str:
        """As one would cite it."""
        return f"{self.part} {unit_name(self.chain)}".strip()

    def edit(self, old: str, new: str, *, at_end: bool = False) -> Edit:
        """A change within its own words."""
        return Edit(self.node.line, old, new, self.last_line, at_end)

    def hit(
        self,
        variant: str = "",
        edit: Edit | None = None,
        severity: RuleSeverity | None = None,
        **params: Any,
    ) -> Hit:
        """A hit at this unit; ``severity`` when it is milder than the rule's."""
        return Hit(self.where, self.node.line, params, variant, edit, severity)


class Flow:
    """Pieces of text as one string; every offset knows the unit that it stands in."""

    def __init__(self, pieces: Iterable[tuple[Unit, str]]) -> None:
        self.units: list[Unit] = []
        self._starts: list[int] = []
        words: list[str] = []
        at = 0
        for unit, text in pieces:
            self.units.append(unit)
            self._starts.append(at)
            words.append(text)
            at += len(text) + 1
        self.text = "\n".join(words)
        """The pieces, one a line (a piece may itself have several paragraphs)."""

    @cached_property
    def lower(self) -> str:
        """The same in small letters (offsets are the same where a letter keeps its length)."""
        return self.text.lower()

    def unit(self, offset: int) -> Unit:
        """The unit in which an offset stands."""
        return self.units[bisect_right(self._starts, offset) - 1]

    def begins(self, offset: int) -> bool:
        """Whether a piece begins at an offset."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and self._starts[at] == offset

    def has(self, *words: str) -> bool:
        """Whether any of these words, in small letters, occurs at all: a cheap first look."""
        return any(word in self.lower for word in words)

    def find(self, pattern: re.Pattern[str], *words: str) -> Iterator[re.Match[str]]:
        """All matches of a pattern; none, at next to no cost, when none of ``words`` occurs."""
        if words and not self.has(*words):
            return iter(())
        return pattern.finditer(self.text)

    def _edit(self, unit: Unit, found: re.Match[str], new: str) -> Edit | None:
        """The change of one match; None in a paragraph too long to tell which one is meant."""
        start = self._starts[bisect_right(self._starts, found.start()) - 1]
        if found.start() - start > _LONGEST_EDITED:
            return None
        same = re.compile(whole(found[0])).finditer(self.text, start, found.start())
        return replace(unit.edit(found[0], new), skip=sum(1 for _ in same))

    def hit(
        self, found: re.Match[str], variant: str = "", new: str | None = None, **params: Any
    ) -> Hit:
        """A hit at a match; ``new`` is what the matched words should read, when that is safe."""
        unit = self.unit(found.start())
        edit = None if new is None else self._edit(unit, found, new)
        return unit.hit(variant, edit, kata=" ".join(found[0].split()), **params)


_AMENDS = re.compile(r"PERUBAHAN\b.{0,40}?\b(?:ATAS|PERATURAN|UNDANG-UNDANG|QANUN)\b")
_LONGEST_EDITED = 20_000  # characters of a paragraph
_GRACE = ("DENGAN RAHMAT", "BISMILLAH", "DENGAN NAMA ALLAH", "ATAS RAHMAT")


_DOUBLED = ("Menimbang:", "Mengingat:")
"""The word once more on a line of its own, as columns of a page leave it."""
_APPROVAL = re.compile(r"(?:^|(?<=\s))Dengan Persetujuan Bersama\b", re.IGNORECASE)
_REPEALS = re.compile(
    r"(?:PENCABUTAN|PEMBATALAN|PENGHAPUSAN|PENARIKAN)\b.{0,20}?(?:PERATURAN|UNDANG-UNDANG|QANUN)\b"
)


def _type_of(words: str) -> RegulationType | None:
    """The type that is named first in some words in capitals."""
    found = [(at, n) for n, t in enumerate(TYPES) if (at := words.find(t.name.upper())) >= 0]
    return TYPES[min(found)[1]] if found else None


class Draft:
    """A regulation with its source and the indexes that rules share."""

    def __init__(
        self,
        regulation: Regulation,
        source: str,
        *,
        kind: SourceKind = "text",
        facts: DocxFacts | None = None,
        jenis: str = "",
    ) -> None:
        """Make the indexes; ``jenis`` names the type where the text does not (a body alone)."""
        self._shared: dict[str, Any] = {}
        self.regulation = regulation
        self.source = source
        self.kind: SourceKind = kind
        self.facts = facts
        """What only a Word file can tell; None for text."""
        self.lines: list[str] = source.split("\n")
        self.title = regulation.title
        self.whole = bool(regulation.title.jenis or regulation.recitals or regulation.dictum)
        """Whether more than a body was given."""
        with uncollected():
            self.units: tuple[Unit, ...] = tuple(self._units())
        self.of_type: dict[NodeType, list[Unit]] = {}
        for unit in self.units:
            self.of_type.setdefault(unit.node.type, []).append(unit)
        self.articles: list[Unit] = self.of_type.get("pasal", [])
        self.type = self._type(jenis)
        self.key = self.type.key if self.type else ""
        """``perkada``, ``perda``, ``uu`` …; empty when unknown."""
        self.jenis = self.type.name if self.type else "Peraturan"
        """What the text calls itself: ``Peraturan Wali Kota``."""
        self.level: Level = self.type.level if self.type else "daerah"
        self.amending = _AMENDS.match(self.name) is not None or any(
            unit.node.number[:1] in ("I", "V", "X") for unit in self.articles[:3]
        )
        """Whether it amends another regulation (Pasal I, Pasal II)."""
        self.repealing = _REPEALS.match(self.name) is not None

    @classmethod
    def of_reading(cls, reading: Reading, *, jenis: str = "") -> Draft:
        """The draft that was read from a file."""
        kind: SourceKind = "docx" if reading.form == "docx" else "text"
        return cls(reading.regulation, reading.text, kind=kind, facts=reading.docx, jenis=jenis)

    @classmethod
    def of_text(cls, text: str, *, jenis: str = "") -> Draft:
        """The draft that a text holds."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return cls(read_regulation(text), text, jenis=jenis)

    def shared(self, name: str, make: Callable[[Draft], T]) -> T:
        """What ``make`` gives for this draft, made once for all the rules that ask for it."""
        if name not in self._shared:
            self._shared[name] = make(self)
        value: T = self._shared[name]
        return value

    # the body

    def _units(self) -> Iterator[Unit]:
        chains: list[tuple[Node, ...]] = []

        def walk(nodes: Sequence[Node], above: tuple[Node, ...]) -> None:
            for node in nodes:
                chain = (*above, node)
                chains.append(chain)
                if node.children:
                    walk(node.children, chain)

        walk(self.regulation.body, ())
        for n, chain in enumerate(chains):
            node = chain[-1]
            after = chains[n + 1][-1].line if n + 1 < len(chains) else node.line + 60
            yield Unit(chain, tidy(node.text) if node.text else "", max(node.line, after - 1))

    @cached_property
    def norms(self) -> Flow:
        """The words of the body: texts and tails, without the titles of groups."""
        pieces: list[tuple[Unit, str]] = []
        for unit in self.units:
            if unit.text:
                pieces.append((unit, unit.text))
            if unit.node.tail:
                pieces.append((unit, tidy(unit.node.tail)))
        return Flow(pieces)

    @cached_property
    def definitions(self) -> Definitions:
        """What the general provisions define."""
        return definitions(self.units)

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """Every tabulation of the body."""
        return tuple(listings(self.units, self.definitions.nodes))

    @cached_property
    def targets(self) -> Targets:
        """The units of the body, to be found by what they are called."""
        return Targets(self.regulation.body)

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Every written reference of the body."""
        return tuple(cited_in(self.regulation.body, self.targets))

    @cached_property
    def _article_of(self) -> dict[str, Unit]:
        return {unit.node.number: unit for unit in reversed(self.articles)}

    def article(self, number: str) -> Unit | None:
        """The (first) article of a number."""
        return self._article_of.get(number)

    # the parts around the body

    def _listed(self, nodes: Sequence[Node], part: str, after: str) -> tuple[Unit, ...]:
        behind = self.part(after)
        end = behind[0].number - 1 if behind else 0
        lasts = [*(node.line - 1 for node in nodes[1:]), end]
        units: list[Unit] = []
        for node, last in zip(nodes, lasts, strict=False):
            text = tidy(node.text)
            approval = _APPROVAL.search(text)
            if approval:  # the lines of joint approval stand below the last basis (butir 55, 56)
                text = text[: approval.start()].rstrip()
            if (text or not approval) and text not in _DOUBLED:
                units.append(Unit((node,), text, max(node.line, last), part))
            if approval:
                break
        return tuple(units)

    @cached_property
    def recitals(self) -> tuple[Unit, ...]:
        """The considerations: ``huruf``, or one ``teks``."""
        return self._listed(self.regulation.recitals, "Menimbang", "mengingat")

    @cached_property
    def bases(self) -> tuple[Unit, ...]:
        """The legal bases: ``angka``, or one ``teks``."""
        return self._listed(self.regulation.legal_bases, "Mengingat", "memutuskan")

    @cached_property
    def title_rows(self) -> list[Row]:
        """The rows of the title, from its type to its name, in whatever case it was typed."""
        rows = self.part("judul")
        first = next((n for n, row in enumerate(rows) if self._begins_title(row.text)), None)
        out: list[Row] = []
        named = False
        for row in rows[first:] if first is not None else []:
            words = row.text.upper()
            if words.startswith(_GRACE) or (named and row.text.endswith(",")):
                break
            named = named or "TENTANG" in words
            out.append(row)
        return out

    def _begins_title(self, text: str) -> bool:
        words = text.upper().removeprefix("RANCANGAN").lstrip()
        return not words or words.startswith(tuple(t.name.upper() for t in TYPES))

    @cached_property
    def name(self) -> str:
        """The name behind TENTANG in the title, in capitals."""
        words = " ".join(row.text for row in self.title_rows).upper()
        name = words.partition("TENTANG ")[2]
        grace = min((at for mark in _GRACE if (at := name.find(mark)) > 0), default=len(name))
        return name[:grace].strip() or self.title.tentang.upper()

    def _rows(self, begin: int, end: int) -> list[Row]:
        return [
            Row(n + 1, raw, tidy(raw.strip()))
            for n in range(begin, end)
            if (raw := self.lines[n]).strip()
        ]

    @cached_property
    def head(self) -> list[Row]:
        """The lines before the body, when it is a whole regulation."""
        if not self.whole:
            return []
        body = self.regulation.body
        return self._rows(0, body[0].line - 1 if body else len(self.lines))

    @cached_property
    def _marks(self) -> list[tuple[str, int]]:
        """Which part begins at which row of the head."""
        found = [("judul", 0)]
        wanted = {
            "menimbang": MENIMBANG,
            "mengingat": MENGINGAT,
            "memutuskan": MEMUTUSKAN,
            "menetapkan": MENETAPKAN,
        }
        for n, row in enumerate(self.head):
            if row.text[:1] not in "Mm":
                continue
            for name, pattern in wanted.items():
                if pattern.match(row.text) and (name != "menetapkan" or "memutuskan" not in wanted):
                    found.append((name, n))
                    del wanted[name]
                    break
        return found

    def part(self, name: str) -> list[Row]:
        """The rows of ``judul``, ``menimbang``, ``mengingat``, ``memutuskan``, ``menetapkan``."""
        marks = self._marks
        for at, (mark, begin) in enumerate(marks):
            if mark == name:
                end = marks[at + 1][1] if at + 1 < len(marks) else len(self.head)
                return self.head[begin:end]
        return []

    @cached_property
    def foot(self) -> list[Row]:
        """The lines from the closing to the end, when it is a whole regulation."""
        if not self.whole or not self.units:
            return []
        rows = self._rows(self.units[-1].node.line, len(self.lines))
        begin = next((n for n, row in enumerate(rows) if CLOSING.match(row.text)), len(rows))
        return rows[begin:]

    @cached_property
    def _tails(self) -> tuple[int, int]:
        """Where in the foot the explanation and the annexes begin."""
        rows = self.foot
        explained = annexed = len(rows)
        for n, row in enumerate(rows):
            if EXPLANATION.match(row.text):
                explained = min(explained, n)
            elif begins_annex(row.text):
                annexed = min(annexed, n)
        return explained, annexed

    @property
    def closing_rows(self) -> list[Row]:
        """The rows of the closing: order to promulgate, enactment, promulgation, gazette."""
        return self.foot[: min(self._tails)]

    @property
    def explanation_rows(self) -> list[Row]:
        """The rows of the explanation (penjelasan)."""
        explained, annexed = self._tails
        end = annexed if annexed > explained else len(self.foot)
        return self.foot[explained:end]

    @cached_property
    def annex_rows(self) -> tuple[list[Row], ...]:
        """The rows of each annex, its heading first."""
        explained, annexed = self._tails
        end = explained if explained > annexed else len(self.foot)
        out: list[list[Row]] = []
        for row in self.foot[annexed:end]:
            if begins_annex(row.text):
                out.append([])
            out[-1].append(row)
        return tuple(out)

    def find_line(self, text: str, start: int = 1) -> int:
        """The first line from ``start`` that holds some words; ``start`` when none does."""
        for n in range(start - 1, len(self.lines)):
            if text in self.lines[n]:
                return n + 1
        return start

    def _type(self, jenis: str) -> RegulationType | None:
        if jenis:
            return _type_of(jenis.upper())
        if self.title.jenis:
            return _type_of(self.title.jenis.upper())
        if self.regulation.dictum:
            return _type_of(self.regulation.dictum.upper())
        found = [
            (at, n) for n, t in enumerate(TYPES) if (at := self.source.find(f"{t.name} ini")) >= 0
        ]
        return TYPES[min(found)[1]] if found else None
