"""Numbers, documents and their files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "counters",
        sa.Column("scope", sa.String(200), primary_key=True),
        sa.Column("series", sa.String(60), primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "numbers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("scope", sa.String(200), nullable=False),
        sa.Column("series", sa.String(60), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("urut", sa.Integer),
        sa.Column("nomor", sa.String(500), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("origin", sa.String(10), nullable=False),
        sa.Column("purpose", sa.String(300), nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("changed_at", sa.String(40), nullable=False),
        sa.UniqueConstraint("scope", "series", "year", "urut", name="one_of_each"),
        sa.UniqueConstraint("scope", "year", "nomor", name="no_double"),
        sa.CheckConstraint("state in ('dipesan', 'terpakai', 'batal')", name="number_state"),
    )
    op.create_index("numbers_by_nomor", "numbers", ["nomor"])
    op.create_index("numbers_by_purpose", "numbers", ["purpose"])
    op.create_table(
        "documents",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("berkas", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("variant", sa.String(60)),
        sa.Column("n", sa.Integer),
        sa.Column("section", sa.String(60), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("nomor", sa.String(500), nullable=False),
        sa.Column("number_id", sa.Integer, sa.ForeignKey("numbers.id")),
        sa.Column("dated", sa.String(10)),
        sa.Column("issuer", sa.Text, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("record", sa.Text),
        sa.Column("record_hash", sa.String(64)),
        sa.Column("source_hash", sa.String(64)),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("changed_at", sa.String(40), nullable=False),
        sa.Column("reason", sa.Text),
        sa.CheckConstraint(
            "state in ('konsep', 'terdaftar', 'menunggu', 'ditandatangani', 'dicabut')",
            name="document_state",
        ),
    )
    op.create_index("documents_by_berkas", "documents", ["berkas", "kind"])
    op.create_index("documents_by_nomor", "documents", ["nomor"])
    op.create_index("documents_by_number", "documents", ["number_id"])
    op.create_index("documents_by_created", "documents", ["created_at", "id"])
    op.create_table(
        "files",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document", sa.String(40), sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("format", sa.String(10), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer),
        sa.Column("template_hash", sa.String(64), nullable=False),
        sa.Column("added_at", sa.String(40), nullable=False),
        sa.UniqueConstraint("document", "sha256", "name", name="one_file"),
        sa.CheckConstraint("role in ('asli', 'tanda-tangan')", name="file_role"),
    )
    op.create_index("files_by_hash", "files", ["sha256"])
