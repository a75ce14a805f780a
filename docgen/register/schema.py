"""The tables of the register, as they are now; ``migrations`` tells how they came to be."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "NUMBER_STATES",
    "TABLES",
    "counters",
    "documents",
    "events",
    "files",
    "head",
    "metadata",
    "numbers",
]

NUMBER_STATES = ("dipesan", "terpakai", "batal")
"""A number is reserved, then used or voided; voided it stays in the list, with the reason."""

metadata = MetaData()

counters = Table(
    "counters",
    metadata,
    Column("scope", String(200), primary_key=True),
    Column("series", String(60), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)
"""The last number that was drawn, for each office, series and year."""

numbers = Table(
    "numbers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("scope", String(200), nullable=False),
    Column("series", String(60), nullable=False),
    Column("year", Integer, nullable=False),
    Column("urut", Integer),  # NULL: given from outside in another form
    Column("nomor", String(500), nullable=False),
    Column("state", String(20), nullable=False),
    Column("origin", String(10), nullable=False),
    Column("purpose", String(300), nullable=False),
    Column("reason", Text),
    Column("created_at", String(40), nullable=False),
    Column("changed_at", String(40), nullable=False),
    Column("salt", String(64)),
    UniqueConstraint("scope", "series", "year", "urut", name="one_of_each"),
    UniqueConstraint("scope", "year", "nomor", name="no_double"),
    CheckConstraint("state in ('dipesan', 'terpakai', 'batal')", name="number_state"),
    Index("numbers_by_nomor", "nomor"),
    Index("numbers_by_purpose", "purpose"),
)
"""Every number that was ever drawn or taken from a record."""

documents = Table(
    "documents",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("berkas", String(200), nullable=False),
    Column("kind", String(60), nullable=False),
    Column("variant", String(60)),
    Column("n", Integer),
    Column("section", String(60), nullable=False),
    Column("title", Text, nullable=False),
    Column("nomor", String(500), nullable=False),
    Column("number_id", Integer, ForeignKey("numbers.id")),
    Column("dated", String(10)),
    Column("issuer", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("url", Text, nullable=False),
    Column("version", String(40), nullable=False),
    Column("record", Text),
    Column("record_hash", String(64)),
    Column("source_hash", String(64)),
    Column("created_at", String(40), nullable=False),
    Column("changed_at", String(40), nullable=False),
    Column("reason", Text),
    Column("salt", String(64)),
    Column("erased_at", String(40)),
    CheckConstraint(
        "state in ('konsep', 'terdaftar', 'menunggu', 'ditandatangani', 'dicabut')",
        name="document_state",
    ),
    Index("documents_by_berkas", "berkas", "kind"),
    Index("documents_by_nomor", "nomor"),
    Index("documents_by_number", "number_id"),
    Index("documents_by_created", "created_at", "id"),
)
"""One document of one record: what it was made from, its number and its state."""

files = Table(
    "files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", String(40), ForeignKey("documents.id"), nullable=False),
    Column("name", String(200), nullable=False),
    Column("format", String(10), nullable=False),
    Column("role", String(20), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("pages", Integer),
    Column("template_hash", String(64), nullable=False),
    Column("added_at", String(40), nullable=False),
    UniqueConstraint("document", "sha256", "name", name="one_file"),
    CheckConstraint("role in ('asli', 'tanda-tangan')", name="file_role"),
    Index("files_by_hash", "sha256"),
)
"""The files of a document: as registered, then one for each signature; their bytes lie in the
store under their hash."""

events = Table(
    "events",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("clock", String(40)),
    Column("who", String(200), nullable=False),
    Column("what", String(40), nullable=False),
    Column("subject", String(60), nullable=False),
    Column("payload", Text, nullable=False),
    Column("payload_hash", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("events_by_subject", "subject"),
)
"""The audit chain: each event holds the hash of the one before it."""

head = Table(
    "head",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    CheckConstraint("one = 1", name="one_head"),
)
"""The end of the chain. Whoever writes locks this row first, so events have one order."""

TABLES = (counters, numbers, documents, files, events, head)
"""Every table, each after those that it refers to."""
