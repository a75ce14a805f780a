"""The register."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from docgen.web.api.models.base import Answer, Sha256
from docgen.web.api.models.faults import Finding

__all__ = ["RegisteredDocument", "RegisteredDocuments", "RegisteredFile", "Voiding"]

State = Literal["konsep", "terdaftar", "menunggu", "ditandatangani", "dicabut"]


class RegisteredFile(Answer):
    """A file of a registered document."""

    name: str
    format: str
    role: str
    """``asli``, or ``tanda-tangan``: with one more signature."""
    sha256: Sha256
    size: int
    pages: int | None
    template_hash: str
    added_at: str


class Event(BaseModel):
    """Something that happened to a document."""

    model_config = ConfigDict(extra="allow", frozen=True, use_attribute_docstrings=True)

    seq: int
    at: str
    who: str
    what: Any


class RegisteredDocument(Answer):
    """A document in the register, without its record."""

    id: str
    record: str
    kind: str
    variant: str | None
    n: int | None
    title: str
    number: str | None
    dated: str | None
    issuer: str
    state: State
    url: str
    version: str
    created_at: str
    changed_at: str
    reason: str | None
    """Why it was withdrawn."""
    erased_at: str | None
    files: list[RegisteredFile]
    history: list[Event] | None = None
    """What happened to it; only where one document is asked for."""


class RegisteredDocuments(Answer):
    """Documents in the register."""

    documents: list[RegisteredDocument]
    problems: list[Finding]


class Voiding(BaseModel):
    """The withdrawal of a document."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    reason: str = Field(
        min_length=1,
        max_length=1000,
        pattern=r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$",
    )
    """Why it is withdrawn; it is kept until the document is erased."""
