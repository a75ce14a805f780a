"""Everything that can be said about a record before its documents are made.

The documents of a record are listed here, once: whoever makes them takes them from
:class:`Prepared`, and does not build their sentences again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from docgen.errors import DataError, DocgenError, Finding
from docgen.kinds import Naskah, all_kinds
from docgen.records.muat import Source
from docgen.records.telaah import Record, review
from docgen.rendering.pdf import uncovered
from docgen.service.documents import Document, Wish, formats, made_from, naskahs
from docgen.service.loading import refuse_doubles
from docgen.service.media import pictures_or_findings
from docgen.service.record_lint import lint_record
from docgen.service.templates import TemplateStore

__all__ = ["Checked", "Prepared", "check", "count", "make", "prepare"]


@dataclass(frozen=True)
class Checked:
    """The findings of one record."""

    name: str
    """What errors call it."""
    record: Record | None
    """The record, when it can be made into documents."""
    faults: tuple[Finding, ...]
    """The findings of severity E."""
    _look: Callable[[], Iterable[Finding]] = field(default=tuple, repr=False, compare=False)
    """Finds the rest, which documents are made without."""

    @cached_property
    def remarks(self) -> tuple[Finding, ...]:
        """Warnings, remarks, placeholders."""
        return tuple(sorted(self._look(), key=lambda finding: "EWIP".index(finding.severity)))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Faults, warnings, remarks, placeholders."""
        return (*self.faults, *self.remarks)

    def of(self, severity: str) -> tuple[Finding, ...]:
        """The findings of one severity."""
        if severity == "E":
            return self.faults
        return tuple(finding for finding in self.remarks if finding.severity == severity)

    @property
    def final(self) -> bool:
        """Whether it can be printed as a final document: no fault, no placeholder."""
        return not self.of("E") and not self.of("P")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked record with its documents, ready to be made."""

    checked: Checked
    wish: Wish
    """What is to be made of it."""
    naskahs: tuple[Naskah, ...] = ()
    """What the wish asks for, in the order of the record's sections; empty when the record has a
    fault, or no section that yields anything of it."""


def check(sources: list[Source]) -> list[Checked]:
    """All findings of all records: values, contradictions, pictures, characters, placeholders.

    Every document that a record can yield is looked at, those on request too.
    """
    everything = frozenset(name for kind in all_kinds() for name in kind.on_request)
    return [one.checked for one in prepare(sources, Wish(variants=everything))]


def prepare(sources: list[Source], wish: Wish) -> list[Prepared]:
    """Check records as :func:`check` does, and keep the documents that are to be made of them.

    Every section is looked at, whatever ``wish`` asks for; of the variants on request only those
    that it names.
    """
    found = [_one(source, wish) for source in sources]
    records = [one.checked.record for one in found if one.checked.record]
    try:
        refuse_doubles(records)
    except DocgenError as error:
        last = found[-1].checked
        found_twice = (*error.findings, *last.faults)
        twice = Checked(last.name, None, found_twice, lambda: last.remarks)
        found[-1] = Prepared(twice, wish)
    return found


def count(prepared: Iterable[Prepared]) -> int:
    """How many files :func:`make` makes of records without faults.

    Raises DataError for the first of which nothing would be made.
    """
    return sum(len(formats(naskah, one.wish)) for one in prepared for naskah in _asked(one))


def make(prepared: Prepared, store: TemplateStore | None = None) -> Iterator[Document]:
    """The documents of a prepared record, as :func:`docgen.service.generate` makes them.

    Raises DataError when it has a fault, or nothing would be made of it.
    """
    checked = prepared.checked
    if checked.record is None:
        raise DataError(*checked.of("E"))
    yield from made_from(checked.record, _asked(prepared), prepared.wish, store)


def _asked(prepared: Prepared) -> tuple[Naskah, ...]:
    if not prepared.naskahs:
        asked = ", ".join(sorted(prepared.wish.only)) or "-"
        raise DataError.of("service.nothing_to_make", prepared.checked.name, diminta=asked)
    return prepared.naskahs


def _one(source: Source, wish: Wish) -> Prepared:
    reviewed = review(source)
    documents: list[Naskah] = []
    faults: list[Finding] = list(reviewed.faults)
    rest: list[Finding] = []
    if reviewed.record is not None:
        documents, found = _printable(reviewed.record, wish)
        faults += (finding for finding in found if finding.severity == "E")
        rest += (finding for finding in found if finding.severity != "E")

    def remarks() -> Iterator[Finding]:
        yield from reviewed.remarks
        yield from rest
        if reviewed.record is not None:
            yield from _lint_warnings(reviewed.record, documents)

    sound = not faults
    record = reviewed.record if sound else None
    checked = Checked(source.name, record, tuple(faults), remarks)
    asked = [n for n in documents if not wish.only or n.kind in wish.only]
    return Prepared(checked, wish, tuple(asked) if sound else ())


def _printable(record: Record, wish: Wish) -> tuple[list[Naskah], list[Finding]]:
    """The documents of a valid record, of all its sections, and what would stop them: pictures,
    characters, sentences.
    """
    findings = _characters(record)
    try:
        documents = naskahs(record, wish, every=True)
    except DocgenError as error:
        nothing = error.code == "service.nothing_to_make"
        findings += [replace(f, severity="W") if nothing else f for f in error.findings]
        return [], findings
    seen: set[str] = set()
    for naskah in documents:
        needs = [need for need in naskah.media if need.path not in seen]
        seen.update(need.path for need in needs)
        findings += pictures_or_findings(record, needs)[1]
    return documents, list({(f.code, f.path): f for f in findings}.values())


def _lint_warnings(record: Record, documents: Iterable[Naskah]) -> list[Finding]:
    """What registering will refuse in the Perkada: errors of drafting, here warnings."""
    regulation = next((n for n in documents if n.kind == "perkada" and n.variant is None), None)
    if regulation is None:
        return []
    try:
        found = lint_record(record, regulation.context)
    except DocgenError:  # the text is no regulation, which the documents have said already
        return []
    return [replace(finding, severity="W") for finding in found if finding.severity == "E"]


def _characters(record: Record) -> list[Finding]:
    """Characters that none of the embedded fonts covers: Word shows them, the PDF cannot."""
    found: list[Finding] = []
    if not uncovered(record.canonical.decode()):
        return found
    for path, spec, owner, value in record.values.all:
        if isinstance(value, str) and (bad := uncovered(value)):
            shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in sorted(bad)[:5])
            params = {"karakter": shown}
            found.append(Finding("service.no_glyph", path, params, "E", spec.title or path, owner))
    return found
