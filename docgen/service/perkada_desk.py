"""A regulation that is being written: what is to be said about its text as it stands."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from docgen.errors import DataError, DocgenError, Finding, UsageFault
from docgen.i18n import Language, explain
from docgen.perkada.carrying import carry
from docgen.perkada.docx import write_docx
from docgen.perkada.lint import Draft, lint
from docgen.perkada.lint.fixing import fix
from docgen.perkada.names import unit_name, unit_word
from docgen.perkada.reading import Reading
from docgen.perkada.regulation import Regulation
from docgen.perkada.tree import GROUPS, walk
from docgen.perkada.writer import write_regulation
from docgen.records.muat import Source
from docgen.service.checking import check
from docgen.service.documents import Document, Wish, generate
from docgen.service.perkada import read_draft_bytes
from docgen.service.perkada_lint import rule_line
from docgen.service.reporting import as_json
from docgen.service.templates import TemplateStore

__all__ = [
    "DRAFT_ENDINGS",
    "Examined",
    "Proposal",
    "examine",
    "exported",
    "imported",
    "mended",
    "printed",
    "renumbered",
    "title_of",
]

DRAFT_ENDINGS = (".docx", ".txt", ".md")
"""What drafts may come in."""
_NAME = "naskah.txt"
_CONTEXT = 2
"""Lines around a change."""
_LEVELS = (("GUBERNUR", "provinsi"), ("BUPATI", "kabupaten"), ("WALI", "kota"))


@dataclass(frozen=True, slots=True)
class Examined:
    """What is to be said about a text."""

    findings: tuple[dict[str, Any], ...]
    """By line; each with ``rule``, ``butir``, ``severity``, ``where``, ``line``, ``message``,
    ``fix``. Those of reading have no butir."""
    outline: tuple[dict[str, Any], ...]
    """BAB, Bagian, Paragraf and Pasal: ``level`` (1 to 4), ``name``, ``title``, ``line``."""
    labels: tuple[dict[str, Any], ...]
    """Names that references may use: ``name``, ``where``, ``line``."""

    @property
    def summary(self) -> dict[str, int]:
        """How many findings of each severity."""
        return {letter: sum(f["severity"] == letter for f in self.findings) for letter in "EWI"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another text for a draft, to be looked at before it is taken."""

    text: str
    diff: tuple[tuple[Literal["+", "-", " ", "@"], str], ...]
    """Lines of the change; ``@``: where they stand. Empty when there is none."""
    notes: tuple[str, ...]
    """What was done, and what was left to a person."""


def examine(text: str, language: Language) -> Examined:
    """The findings of reading and of the rules of drafting, outline and labels of a text.

    An empty text has none of them.
    """
    if not text.strip():
        return Examined((), (), ())
    try:
        reading = _read(text)
    except DataError as error:
        return Examined(tuple(_reading_line(f, language) for f in error.findings), (), ())
    found = [_reading_line(finding, language) for finding in reading.findings]
    found += [rule_line(item, language) for item in lint(Draft.of_reading(reading)).findings]
    found.sort(key=lambda item: (item["line"], "EWI".find(item["severity"])))
    return Examined(
        tuple(found), tuple(_outline(reading.regulation)), tuple(_labels(reading.regulation))
    )


def mended(text: str, language: Language) -> Proposal:
    """The text with its safe mends. Raises DataError when it cannot be read."""
    _read(text)
    fixed = fix(text, lambda words: Draft.of_reading(_read(words)))
    lines = (rule_line(item, language) for item in fixed.applied)
    notes = tuple(f"{item['where']}: {item['message']}" for item in lines)
    return Proposal(fixed.text, _diff(text, fixed.text), notes)


def renumbered(text: str, language: Language) -> Proposal:
    """The text with consecutive numbers, its references carried along.

    Raises DataError when it cannot be read, has no articles or amends another regulation.
    """
    outcome = carry(_read(text).regulation)
    new = outcome.set_into(text, lambda words: _read(words).regulation)
    if new is None:
        new = write_regulation(outcome.regulation)
    notes = [f"{unit.before} → {unit.after}" for unit in outcome.moved]
    notes += [f"{ref.unit}: {ref.before} → {ref.after}" for ref in outcome.carried]
    notes += [explain(finding, language).message for finding in outcome.findings]
    return Proposal(new, _diff(text, new), tuple(notes))


def imported(data: bytes, name: str) -> str:
    """The text of an uploaded draft (.docx, .txt, .md).

    Raises UsageFault for another ending, DataError when nothing in it can be read.
    """
    return read_draft_bytes(data, name).text


def exported(text: str, form: str) -> bytes:
    """The draft as a file: ``txt``, or ``docx`` in docgen's own layout.

    Raises UsageFault for another form, DataError when the text cannot be read.
    """
    if form == "txt":
        return text.encode()
    if form != "docx":
        raise UsageFault.of("service.draft_form", form[:20], dikenal="txt, docx, pdf")
    return write_docx(_read(text).regulation)


def printed(text: str, store: TemplateStore) -> Document:
    """The draft as a PDF, marked as one; what the text does not say stays a placeholder.

    Raises DataError when the text cannot be read or printed.
    """
    record = check([Source(_record(text), "naskah", None)])[0]
    if record.record is None:
        raise DataError(*record.of("E"))
    (document,) = generate(record.record, Wish(("pdf",), frozenset({"perkada"})), store)
    return document


def title_of(text: str) -> str:
    """What a draft is about, in its own words; empty when it does not say."""
    try:
        return _read(text).regulation.title.tentang if text.strip() else ""
    except DocgenError:
        return ""


def _read(text: str) -> Reading:
    return read_draft_bytes(text.encode("utf-8", "replace"), _NAME)


def _record(text: str) -> dict[str, Any]:
    """A record around a text, that only knows what the title says."""
    title = _read(text).regulation.title
    level = next((level for word, level in _LEVELS if word in title.jenis.upper()), "kota")
    region = {
        "tingkat": level,
        "nama": title.nama_daerah.title() or "[nama daerah]",
        "ibu_kota": "[ibu kota]",
        "kepala_daerah": "[nama kepala daerah]",
        "sekretaris_daerah": "[nama sekretaris daerah]",
    }
    if level != "provinsi":
        region["provinsi"] = "[nama provinsi]"
    about = title.tentang or "[judul peraturan]"
    body = {"tentang": about, "pemrakarsa": "[perangkat daerah pemrakarsa]", "batang_tubuh": text}
    return {"id": "naskah", "pemda": region, "perkada": body}


def _reading_line(finding: Finding, language: Language) -> dict[str, Any]:
    said = as_json(finding, language)
    return {
        "rule": "",
        "butir": "",
        "severity": said["severity"],
        "where": said["path"],
        "line": finding.params.get("line", 0),
        "message": said["message"],
        "fix": said["fix"],
    }


def _outline(regulation: Regulation) -> Iterator[dict[str, Any]]:
    for chain in walk(regulation.body):
        node = chain[-1]
        if node.type in GROUPS or node.type == "pasal":
            level = GROUPS.index(node.type) + 1 if node.type in GROUPS else len(GROUPS) + 1
            yield {
                "level": level,
                "name": unit_word(node),
                "title": node.title,
                "line": node.line,
            }


def _labels(regulation: Regulation) -> Iterator[dict[str, Any]]:
    for chain in walk(regulation.body):
        if chain[-1].label:
            yield {"name": chain[-1].label, "where": unit_name(chain), "line": chain[-1].line}


def _diff(old: str, new: str) -> tuple[tuple[Any, str], ...]:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=_CONTEXT, lineterm="")
    return tuple(_marked(lines))


def _marked(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines):
        if number >= 2:  # behind the two names
            yield (line[0], line if line[0] == "@" else line[1:])
