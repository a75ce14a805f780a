"""Everything that can be said about a record before its documents are made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.errors import DocgenError, Finding
from docgen.kinds import all_kinds
from docgen.records.dasar import walk
from docgen.records.muat import Source
from docgen.records.telaah import Record, review
from docgen.rendering.pdf import uncovered
from docgen.service.documents import Wish, naskahs
from docgen.service.loading import refuse_doubles
from docgen.service.media import pictures_or_findings
from docgen.service.record_lint import lint_record

__all__ = ["Checked", "check", "printable"]


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of one record."""

    name: str
    """What errors call it."""
    record: Record | None
    """The record, when it can be made into documents."""
    findings: tuple[Finding, ...]
    """Faults, warnings, remarks, placeholders."""

    def of(self, severity: str) -> tuple[Finding, ...]:
        """The findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity == severity)

    @property
    def final(self) -> bool:
        """Whether it can be printed as a final document: no fault, no placeholder."""
        return not self.of("E") and not self.of("P")


def check(sources: list[Source]) -> list[Checked]:
    """All findings of all records: values, contradictions, pictures, characters, placeholders."""
    results = [_one(source) for source in sources]
    try:
        refuse_doubles([result.record for result in results if result.record])
    except DocgenError as error:
        last = results[-1]
        results[-1] = Checked(last.name, None, (*error.findings, *last.findings))
    return results


def _one(source: Source) -> Checked:
    reviewed = review(source)
    findings = list(reviewed.findings)
    if reviewed.record is not None:
        findings += printable(reviewed.record)
    findings.sort(key=lambda finding: "EWIP".index(finding.severity))
    sound = not any(finding.severity == "E" for finding in findings)
    return Checked(source.name, reviewed.record if sound else None, tuple(findings))


def printable(record: Record) -> list[Finding]:
    """What would stop the documents of a valid record: pictures, characters, sentences."""
    findings = _characters(record)
    everything = frozenset(name for kind in all_kinds() for name in kind.on_request)
    try:
        documents = naskahs(record, Wish(variants=everything))
    except DocgenError as error:
        nothing = error.code == "service.nothing_to_make"
        return findings + [replace(f, severity="W") if nothing else f for f in error.findings]
    seen: set[str] = set()
    for naskah in documents:
        needs = [need for need in naskah.media if need.path not in seen]
        seen.update(need.path for need in needs)
        findings += pictures_or_findings(record, needs)[1]
    return [*{(f.code, f.path): f for f in findings}.values(), *_lint_warnings(record)]


def _lint_warnings(record: Record) -> list[Finding]:
    """What registering will refuse in the Perkada: errors of drafting, here warnings."""
    try:
        found = lint_record(record)
    except DocgenError:  # the text is no regulation, which the documents have said already
        return []
    return [replace(finding, severity="W") for finding in found if finding.severity == "E"]


def _characters(record: Record) -> list[Finding]:
    """Characters that none of the embedded fonts covers: Word shows them, the PDF cannot."""
    found = []
    for path, spec, owner, value in walk(record.berkas):
        if isinstance(value, str) and (bad := uncovered(value)):
            shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in sorted(bad)[:5])
            params = {"karakter": shown}
            found.append(Finding("service.no_glyph", path, params, "E", spec.title or path, owner))
    return found
