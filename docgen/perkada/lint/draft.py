"""A draft as the rules see it: the tree, flows of text with places, and indexes made once.

A rule never walks the tree by itself: it looks through ``units`` or searches a :class:`Flow`, which
is one string, so that linting stays linear and cheap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from docgen.collecting import uncollected
from docgen.perkada.docx_facts import DocxFacts
from docgen.perkada.lint.lists import Listing, listings
from docgen.perkada.lint.normal import tidy
from docgen.perkada.lint.rule import Level, SourceKind
from docgen.perkada.lint.terms import Definitions, definitions
from docgen.perkada.lint.types import TYPES, RegulationType, type_of
from docgen.perkada.lint.units import Flow, Row, Unit
from docgen.perkada.marks import (
    CLOSING,
    EXPLANATION,
    MEMUTUSKAN,
    MENETAPKAN,
    MENGINGAT,
    MENIMBANG,
    begins_annex,
)
from docgen.perkada.reader import read_regulation
from docgen.perkada.reading import Reading
from docgen.perkada.regulation import Regulation
from docgen.perkada.targets import Cited, Targets, cited_in
from docgen.perkada.tree import Node, NodeType

__all__ = ["Draft"]


T = TypeVar("T")


_AMENDS = re.compile(r"PERUBAHAN\b.{0,40}?\b(?:ATAS|PERATURAN|UNDANG-UNDANG|QANUN)\b")
_GRACE = ("DENGAN RAHMAT", "BISMILLAH", "DENGAN NAMA ALLAH", "ATAS RAHMAT")


_DOUBLED = ("Menimbang:", "Mengingat:")
"""The word once more on a line of its own, as columns of a page leave it."""
_APPROVAL = re.compile(r"(?:^|(?<=\s))Dengan Persetujuan Bersama\b", re.IGNORECASE)
_REPEALS = re.compile(
    r"(?:PENCABUTAN|PEMBATALAN|PENGHAPUSAN|PENARIKAN)\b.{0,20}?(?:PERATURAN|UNDANG-UNDANG|QANUN)\b"
)


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
            return type_of(jenis.upper())
        if self.title.jenis:
            return type_of(self.title.jenis.upper())
        if self.regulation.dictum:
            return type_of(self.regulation.dictum.upper())
        found = [
            (at, n) for n, t in enumerate(TYPES) if (at := self.source.find(f"{t.name} ini")) >= 0
        ]
        return TYPES[min(found)[1]] if found else None
