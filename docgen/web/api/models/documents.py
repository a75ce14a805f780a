"""Records and the documents that are made of them."""

from __future__ import annotations

from typing import Literal

from docgen.web.api.models.base import Answer, Sha256
from docgen.web.api.models.faults import Finding

__all__ = ["CheckedRecord", "CheckedRecords", "MadeDocument", "MadeDocuments"]


class MadeDocument(Answer):
    """A document that was made."""

    kind: str
    variant: str | None
    """None for the main document."""
    format: Literal["docx", "pdf", "html", "txt"]
    path: str
    """Its place in the zip."""
    sha256: Sha256
    content_hash: Sha256
    """Over the uncompressed parts: the same on every machine."""
    pages: int | None
    """None for what is no PDF."""


class MadeDocuments(Answer):
    """The documents of a request, and what was found in its records."""

    documents: list[MadeDocument]
    problems: list[Finding]


class CheckedRecord(Answer):
    """What was found in one record."""

    name: str
    id: str | None
    """The name of its folder; None when it has a fault."""
    state: Literal["tidak_siap", "siap_konsep", "siap_final"]
    findings: list[Finding]


class CheckedRecords(Answer):
    """What was found in the records of a request."""

    records: list[CheckedRecord]
    problems: list[Finding]
