"""The version of the tables: looked at when a register is opened, and brought up on demand."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select, text, update

from docgen.errors import EnvironmentFault
from docgen.register.chain import append, commitment, new_salt
from docgen.register.database import Database
from docgen.register.documents import secret_text
from docgen.register.model import facts, told
from docgen.register.schema import documents, events, files, numbers

__all__ = ["NEWEST", "REVISIONS", "ensure", "upgrade", "upgrade_connection", "version"]

_SCRIPTS = Path(__file__).with_name("migrations")
_PG_LOCK = 0x646F6367656E  # "docgen": one upgrade at a time


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", _SCRIPTS.as_posix().replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _steps() -> list[str]:
    """The revisions, oldest first."""
    scripts = ScriptDirectory.from_config(_config())
    return [script.revision for script in scripts.walk_revisions()][::-1]


REVISIONS = tuple(_steps())
"""The revisions of the tables, oldest first."""
NEWEST = REVISIONS[-1]
"""The revision that this docgen works with."""


def version(connection: Connection) -> str | None:
    """The revision of a database; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def ensure(database: Database) -> None:
    """Make the tables of an empty database; refuse one that is older or newer than this docgen.

    Raises EnvironmentFault: ``register.older`` (upgrade it), ``register.newer`` (upgrade docgen),
    ``register.foreign`` (the database holds something else).
    """
    with database.reading() as connection:
        found = version(connection)
    if found == NEWEST:
        return
    if found is None:
        upgrade(database)
        return
    code = "register.older" if found in REVISIONS else "register.newer"
    raise EnvironmentFault.of(code, database.name, found=found, wanted=NEWEST)


def upgrade(database: Database, target: str = "head", who: str = "docgen") -> tuple[str, str]:
    """Bring the tables up to a revision in one transaction, and give the old and the new one.

    What no event tells of yet enters the chain as it is. Raises EnvironmentFault as
    :func:`ensure`, for a newer or a foreign database.
    """
    with database.writing() as connection:
        return upgrade_connection(connection, database.name, target, who)


def upgrade_connection(
    connection: Connection, name: str, target: str = "head", who: str = "docgen"
) -> tuple[str, str]:
    """As :func:`upgrade`, in a transaction that is open already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _PG_LOCK})
    old = version(connection)
    if old is None and set(inspect(connection).get_table_names()) - {"alembic_version"}:
        raise EnvironmentFault.of("register.foreign", name)
    if old is not None and old not in REVISIONS:
        raise EnvironmentFault.of("register.newer", name, found=old, wanted=NEWEST)
    command.upgrade(_config(connection), target)
    new = version(connection) or ""
    if new == NEWEST:
        _adopt(connection, who)
    return old or "-", new


def _adopt(connection: Connection, who: str) -> None:
    """Tell the chain of numbers and documents that were there before it."""
    known = set(connection.execute(select(events.c.subject).distinct()).scalars())
    for row in connection.execute(select(numbers).order_by(numbers.c.id)).all():
        subject = f"nomor:{row.id}"
        if subject in known:
            continue
        salt = new_salt() if row.reason else None
        connection.execute(update(numbers).where(numbers.c.id == row.id).values(salt=salt))
        names = ("scope", "series", "year", "urut", "nomor", "origin", "purpose")
        payload = {name: getattr(row, name) for name in names} | {"keadaan": row.state}
        if salt:
            payload["alasan"] = commitment(salt, row.reason)
        append(connection, who, "nomor-lama", subject, payload)
    for row in connection.execute(select(documents).order_by(documents.c.created_at)).all():
        if row.id in known:
            continue
        salt = new_salt()
        connection.execute(update(documents).where(documents.c.id == row.id).values(salt=salt))
        having = select(files).where(files.c.document == row.id).order_by(files.c.id)
        payload = {
            "fakta": facts(row),
            "keadaan": row.state,
            "isi": commitment(salt, secret_text(row)),
            "berkas": [told(dict(file)) for file in connection.execute(having).mappings()],
        }
        if row.reason:
            payload["alasan"] = commitment(salt, row.reason)
        append(connection, who, "dokumen-lama", row.id, payload)
