"""What the register tells about a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from docgen.register.states import State

__all__ = ["Content", "Document", "Draft", "NewFile", "StoredFile", "document_of", "facts", "told"]


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be kept."""

    name: str
    """``berita-acara.pdf``."""
    format: str
    data: bytes
    template_hash: str = ""
    """SHA-256 of the template that it was made with, in hex."""
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in the register."""

    document: str
    """The public id of its document."""
    name: str
    format: str
    role: str
    """``asli``: as registered; ``tanda-tangan``: with one more signature."""
    sha256: str
    """SHA-256 in hex: its name in the store."""
    size: int
    pages: int | None
    template_hash: str
    added_at: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a document is before it is made."""

    berkas: str
    """The name of its record: its ``id``, else the slug of the output folder."""
    kind: str
    variant: str | None
    n: int | None
    """Which of several of one variant, from 1."""
    section: str
    """The section of the record that it is made from."""
    title: str
    dated: str | None
    """The date of the act, ISO; None when it has none."""
    issuer: str
    """The institution that issues it."""
    nomor: str
    """Its number as printed; empty for a document without one."""
    number_id: int | None


@dataclass(frozen=True, slots=True)
class Content:
    """What a document was made from."""

    record: str
    """What the document prints of its record as canonical JSON, with its number."""
    record_hash: str
    source_hash: str
    """Over the parts of the record that this document prints and the files that these name,
    without the numbers of documents: by it a later change is found."""
    version: str
    """The docgen version."""
    title: str


@dataclass(frozen=True, slots=True)
class Document:
    """One registered document."""

    id: str
    """The public id: 130 random bits; whoever knows it may look at the verification page."""
    berkas: str
    kind: str
    variant: str | None
    n: int | None
    section: str
    title: str
    nomor: str
    number_id: int | None
    dated: str | None
    issuer: str
    state: State
    url: str
    """The address of the verification page, as the QR code holds it."""
    version: str
    record: str | None
    """What it prints of its record as canonical JSON; None for a draft, and after erasure."""
    record_hash: str | None
    source_hash: str | None
    created_at: str
    changed_at: str
    reason: str | None
    """Why it was withdrawn."""
    erased_at: str | None
    """When the personal data was erased."""
    files: tuple[StoredFile, ...] = ()
    """In the order in which they came."""

    def latest(self, format_: str = "pdf") -> StoredFile | None:
        """The last file of a format: the one with the most signatures."""
        return next((file for file in reversed(self.files) if file.format == format_), None)


_PUBLIC = (
    "berkas", "kind", "variant", "n", "section", "title", "nomor", "number_id", "dated", "issuer",
    "url", "version",
)  # fmt: skip
"""The columns without personal data: they stand in the chain as they are, and outlive erasure."""


_FILE = ("name", "format", "role", "sha256", "size", "pages", "template_hash")


def facts(row: Row[Any]) -> dict[str, Any]:
    """What the chain tells of a document in plain words."""
    return {name: getattr(row, name) for name in _PUBLIC}


def told(file: Mapping[str, Any]) -> dict[str, Any]:
    """What the chain tells of a file."""
    return {name: file[name] for name in _FILE}


def document_of(row: Row[Any], files: tuple[StoredFile, ...] = ()) -> Document:
    """A row of the table, and the files that belong to it."""
    names = Document.__dataclass_fields__.keys() - {"files", "state"}
    values = {name: getattr(row, name) for name in names}
    return Document(**values, state=State(row.state), files=files)
