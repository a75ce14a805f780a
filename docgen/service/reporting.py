"""What programs are told: findings, checked records and documents in one shape for every door."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from docgen.errors import Finding
from docgen.i18n import Language, explain
from docgen.records.kata import in_language
from docgen.records.muat import Source
from docgen.service.checking import Checked
from docgen.service.documents import Document

__all__ = ["as_json", "checked_json", "document_json", "line_of", "problems", "state_of"]


def as_json(
    finding: Finding, language: Language, lines: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """A finding for programs, with its words in ``language`` and, under ``en``, in English."""
    shown, foreign = in_language(finding, language), in_language(finding, "en")
    said, english = explain(shown, language), explain(foreign, "en")
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": finding.path,
        "line": line_of(finding, lines),
        "label": shown.label,
        "owner": shown.owner,
        "source": finding.source,
        "message": said.message,
        "fix": said.fix,
        "en": {"message": english.message, "fix": english.fix},
    }


def line_of(finding: Finding, lines: Mapping[str, int] | None) -> int | None:
    """The line of a place in the file, or of the nearest part around it that has one.

    A file that could not be read as YAML or JSON has no places; there the fault knows its line.
    """
    if not lines:
        line = finding.params.get("baris") if finding.code.startswith(("yaml.", "json.")) else None
        return line if isinstance(line, int) and line > 0 else None
    path = finding.path
    while path:
        if path in lines:
            return lines[path]
        cut = max(path.rfind("."), path.rfind("["))
        path = path[:cut] if cut > 0 else ""
    return None


def state_of(result: Checked) -> str:
    """``tidak_siap``, ``siap_konsep`` (placeholders are left) or ``siap_final``."""
    if result.of("E"):
        return "tidak_siap"
    return "siap_final" if result.final else "siap_konsep"


def checked_json(result: Checked, source: Source, language: Language) -> dict[str, Any]:
    """A checked record for programs."""
    return {
        "name": result.name,
        "id": result.record.berkas.folder_name if result.record else None,
        "state": state_of(result),
        "findings": [as_json(f, language, source.lines) for f in result.findings],
    }


def problems(
    results: Iterable[Checked],
    sources: Iterable[Source],
    language: Language,
    severities: str = "EWIP",
) -> list[dict[str, Any]]:
    """The findings of all records for programs, those of ``severities`` only."""
    return [
        as_json(finding, language, source.lines)
        for result, source in zip(results, sources, strict=True)
        for finding in result.findings
        if finding.severity in severities
    ]


def document_json(document: Document, path: str) -> dict[str, Any]:
    """A document for programs; ``path``: where it lies, or lies in its package."""
    return {
        "kind": document.kind,
        "variant": document.variant,
        "format": document.format,
        "path": path,
        "sha256": document.sha256,
        "content_hash": document.content_hash,
        "pages": document.pages,
    }
