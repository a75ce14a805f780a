"""The service: accounts, tokens, owners, drafts, answers to repeat, failed logins, batches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the service."""
    _people()
    _things()
    _passing()
    _batches()


def _people() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("name", sa.String(60), nullable=False, unique=True),
        sa.Column("display_name", sa.String(200), nullable=False),
        sa.Column("roles", sa.String(200), nullable=False),
        sa.Column("unit", sa.String(500)),
        sa.Column("assigned", sa.Text, nullable=False),
        sa.Column("password", sa.String(300), nullable=False),
        sa.Column("active", sa.Integer, nullable=False),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("changed_at", sa.String(40), nullable=False),
        sa.CheckConstraint("active in (0, 1)", name="account_active"),
    )
    op.create_table(
        "api_tokens",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("account", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
        sa.Column("scopes", sa.String(200), nullable=False),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("expires_at", sa.String(40), nullable=False),
        sa.Column("used_at", sa.String(40)),
        sa.Column("revoked_at", sa.String(40)),
    )
    op.create_index("api_tokens_by_account", "api_tokens", ["account"])


def _things() -> None:
    op.create_table(
        "document_owners",
        sa.Column("document", sa.String(40), sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("unit", sa.String(500)),
        sa.Column("account", sa.String(40), nullable=False),
    )
    op.create_index("document_owners_by_unit", "document_owners", ["unit"])
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("unit", sa.String(500)),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("changed_at", sa.String(40), nullable=False),
    )
    op.create_index("drafts_by_account", "drafts", ["account"])
    op.create_index("drafts_by_unit", "drafts", ["unit"])


def _passing() -> None:
    op.create_table(
        "idempotency",
        sa.Column("key_hash", sa.String(64), primary_key=True),
        sa.Column("account", sa.String(40), primary_key=True),
        sa.Column("route", sa.String(200), primary_key=True),
        sa.Column("request_hash", sa.String(64), nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("headers", sa.Text),
        sa.Column("body", sa.LargeBinary),
        sa.Column("created_at", sa.String(40), nullable=False),
    )
    op.create_index("idempotency_by_created", "idempotency", ["created_at"])
    op.create_table(
        "login_failures",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("until", sa.Float, nullable=False),
    )
    op.create_index("login_failures_by_until", "login_failures", ["until"])


def _of_batch() -> sa.ForeignKey:
    return sa.ForeignKey("batches.id", ondelete="CASCADE")


def _batches() -> None:
    op.create_table(
        "batches",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("spec", sa.Text, nullable=False),
        sa.Column("planned", sa.Integer, nullable=False),
        sa.Column("account", sa.String(40)),
        sa.Column("unit", sa.String(500)),
    )
    op.create_index("batches_by_unit", "batches", ["unit"])
    op.create_table(
        "batch_rows",
        sa.Column("batch", sa.String(40), _of_batch(), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("values", sa.Text, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("lease", sa.Float, nullable=False),
    )
    op.create_index("batch_rows_by_state", "batch_rows", ["batch", "state", "number"])
    op.create_table(
        "batch_files",
        sa.Column("batch", sa.String(40), _of_batch(), primary_key=True),
        sa.Column("name", sa.String(300), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
