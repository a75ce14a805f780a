"""The register for programs: one shape for every door."""

from __future__ import annotations

from typing import Any

from docgen.i18n import Language
from docgen.register import Document, Number, StoredFile, Verdict
from docgen.service.reporting import as_json

__all__ = ["document_json", "number_json", "verdict_json"]


def document_json(document: Document) -> dict[str, Any]:
    """A registered document, without its record."""
    return {
        "id": document.id,
        "record": document.berkas,
        "kind": document.kind,
        "variant": document.variant,
        "n": document.n,
        "title": document.title,
        "number": document.nomor or None,
        "dated": document.dated,
        "issuer": document.issuer,
        "state": document.state.value,
        "url": document.url,
        "version": document.version,
        "created_at": document.created_at,
        "changed_at": document.changed_at,
        "reason": document.reason,
        "erased_at": document.erased_at,
        "files": [_file(file) for file in document.files],
    }


def _file(file: StoredFile) -> dict[str, Any]:
    return {
        "name": file.name,
        "format": file.format,
        "role": file.role,
        "sha256": file.sha256,
        "size": file.size,
        "pages": file.pages,
        "template_hash": file.template_hash,
        "added_at": file.added_at,
    }


def number_json(number: Number) -> dict[str, Any]:
    """A number of the register."""
    return {
        "number": number.nomor,
        "urut": number.urut,
        "scope": number.series.scope,
        "series": number.series.name,
        "year": number.series.year,
        "state": number.state,
        "origin": number.origin,
        "purpose": number.purpose,
        "reason": number.reason,
        "created_at": number.created_at,
        "changed_at": number.changed_at,
    }


def verdict_json(verdict: Verdict, language: Language) -> dict[str, Any]:
    """What a check of the register found."""
    return {
        "sound": verdict.sound,
        "events": verdict.events,
        "documents": verdict.documents,
        "numbers": verdict.numbers,
        "files": verdict.files,
        "head": verdict.head,
        "findings": [as_json(finding, language) for finding in verdict.findings],
    }
