"""The tables of the service: whose things are, who may come in, and what is half done."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from docgen.register.schema import metadata

__all__ = [
    "KEPT",
    "PASSING",
    "accounts",
    "api_tokens",
    "batch_files",
    "batch_rows",
    "batches",
    "document_owners",
    "drafts",
    "idempotency",
    "login_failures",
]

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("name", String(60), nullable=False, unique=True),
    Column("display_name", String(200), nullable=False),
    Column("roles", String(200), nullable=False),  # with blanks between them
    Column("unit", String(500)),
    Column("assigned", Text, nullable=False),  # JSON list: units that an evaluator also sees
    Column("password", String(300), nullable=False),  # argon2id, with salt and costs
    Column("active", Integer, nullable=False),
    Column("generation", Integer, nullable=False),  # sessions of an earlier one are over
    Column("created_at", String(40), nullable=False),
    Column("changed_at", String(40), nullable=False),
    CheckConstraint("active in (0, 1)", name="account_active"),
)
"""Who may log in. Accounts are switched off, never deleted: the audit chain names them."""

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("account", String(40), ForeignKey("accounts.id"), nullable=False),
    Column("label", String(200), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Column("scopes", String(200), nullable=False),  # with blanks between them
    Column("created_at", String(40), nullable=False),
    Column("expires_at", String(40), nullable=False),
    Column("used_at", String(40)),
    Column("revoked_at", String(40)),
    Index("api_tokens_by_account", "account"),
)
"""What programs come in with: the SHA-256 of 256 random bits, never these."""

document_owners = Table(
    "document_owners",
    metadata,
    Column("document", String(40), ForeignKey("documents.id"), primary_key=True),
    Column("unit", String(500)),
    Column("account", String(40), nullable=False),
    Index("document_owners_by_unit", "unit"),
)
"""The unit whose document it is. One without a row here was registered on the machine itself, and
only an administrator sees it."""

drafts = Table(
    "drafts",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("account", String(40), nullable=False),
    Column("unit", String(500)),
    Column("kind", String(60), nullable=False),
    Column("title", String(300), nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", String(40), nullable=False),
    Column("changed_at", String(40), nullable=False),
    Index("drafts_by_account", "account"),
    Index("drafts_by_unit", "unit"),
)
"""Records and regulations that somebody has begun on a page."""

idempotency = Table(
    "idempotency",
    metadata,
    Column("key_hash", String(64), primary_key=True),
    Column("account", String(40), primary_key=True),
    Column("route", String(200), primary_key=True),
    Column("request_hash", String(64), nullable=False),
    Column("status", Integer),  # NULL: the first request is still at work
    Column("headers", Text),
    Column("body", LargeBinary),
    Column("created_at", String(40), nullable=False),
    Index("idempotency_by_created", "created_at"),
)
"""Answers that are given again when a program repeats its request."""

login_failures = Table(
    "login_failures",
    metadata,
    Column("key", String(64), primary_key=True),  # a hash of the name, or of the address
    Column("count", Integer, nullable=False),
    Column("until", Float, nullable=False),  # seconds since 1970: forgotten then
    Index("login_failures_by_until", "until"),
)
"""Attempts to log in that failed, whether or not there is such an account."""

batches = Table(
    "batches",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("spec", Text, nullable=False),
    Column("planned", Integer, nullable=False, default=0),  # 1: every row of the table is here
    Column("account", String(40)),
    Column("unit", String(500)),
    Index("batches_by_unit", "unit"),
)
"""One batch; account and unit for those that were begun on a page."""

batch_rows = Table(
    "batch_rows",
    metadata,
    Column("batch", ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("values", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("verdict", Text, nullable=False, default="{}"),
    Column("lease", Float, nullable=False, default=0.0),
    Index("batch_rows_by_state", "batch", "state", "number"),
)
"""The rows of batches and what became of them."""

batch_files = Table(
    "batch_files",
    metadata,
    Column("batch", ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String(300), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""The files that the records of a batch name."""

KEPT = (accounts, api_tokens, document_owners, drafts)
"""What a backup holds."""
PASSING = (idempotency, login_failures, batches, batch_rows, batch_files)
"""What only the work at hand needs; a backup leaves it out."""
