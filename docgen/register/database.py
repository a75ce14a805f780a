"""Opens the database of the register, and runs its transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from docgen.errors import DocgenError, EnvironmentFault, UsageFault
from docgen.register.store import Store
from docgen.settings import Settings, data_folder

__all__ = ["Database", "connect", "durable"]

_WAIT = 60
"""Seconds that a writer waits for the one before it."""


@dataclass(frozen=True, slots=True)
class Database:
    """A database of the register and the store of its files; safe to share between threads."""

    engine: Engine
    store: Store

    @property
    def name(self) -> str:
        """What errors call it: its address without the password."""
        return self.engine.url.render_as_string(hide_password=True)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that changes something: all of it, or nothing.

        On SQLite it holds the database's one write lock from its beginning; on PostgreSQL the
        first event locks the row of the chain's head. Raises EnvironmentFault when the database
        fails.
        """
        with self._connection({}) as connection, connection.begin():
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of everything, while others write."""
        options: dict[str, Any] = {"docgen_read": True}
        if self.engine.dialect.name == "postgresql":
            options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self._connection(options) as connection, connection.begin():
            yield connection

    @contextmanager
    def _connection(self, options: dict[str, Any]) -> Iterator[Connection]:
        try:
            with self.engine.connect() as connection:
                yield connection.execution_options(**options)
        except DocgenError:
            raise
        except SQLAlchemyError as error:
            raise EnvironmentFault.of(
                "register.database", self.name, reason=_reason(error)
            ) from None

    def forget(self) -> None:
        """After an erasure: leave nothing of it in SQLite's write-ahead log."""
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                raw = connection.connection.dbapi_connection
                if raw is not None:
                    raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def connect(settings: Settings) -> Database:
    """The database that the settings name, and its store; nothing is read or made yet.

    Raises UsageFault for an address that is none, or of a database that docgen does not know.
    """
    url = _url(settings)
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        if not url.database or url.database == ":memory:":
            raise UsageFault.of("register.no_file", url.render_as_string())
        store = settings.store or path.with_name(f"{path.stem}-berkas")
        engine = _sqlite(url, path)
    else:
        store = settings.store or data_folder() / "berkas"
        try:
            engine = create_engine(url, pool_pre_ping=True)
        except ImportError:
            raise EnvironmentFault.of("register.no_driver", "psycopg") from None
    return Database(engine, Store(store))


def _url(settings: Settings) -> URL:
    text = settings.database_url
    if not text:
        return URL.create("sqlite", database=str(data_folder() / "docgen-register.db"))
    try:
        url = make_url(text)
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        if url.get_backend_name() not in ("sqlite", "postgresql"):
            raise UsageFault.of("register.bad_url", "DOCGEN_DATABASE_URL")
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError, ImportError):
        raise UsageFault.of("register.bad_url", "DOCGEN_DATABASE_URL") from None
    return url


def _sqlite(url: URL, path: Path) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _WAIT})

    @event.listens_for(engine, "do_connect")
    def folder(*_: Any) -> None:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # personal data
        except OSError as error:
            reason = error.strerror or ""
            raise EnvironmentFault.of("register.database", str(path), reason=reason) from None

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        # The driver's own transactions begin too late; those below say when.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {_WAIT * 1000}")
        durable(connection)
        # What is erased is overwritten, not only forgotten.
        connection.execute("PRAGMA secure_delete = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        read = connection.get_execution_options().get("docgen_read")
        connection.exec_driver_sql("BEGIN" if read else "BEGIN IMMEDIATE")

    return engine


def durable(connection: Any, _: Any = None) -> None:
    """Set up a new connection to a SQLite file: what is committed lasts, readers hold up nobody.

    Takes what SQLAlchemy's event ``connect`` gives.
    """
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _reason(error: SQLAlchemyError) -> str:
    """The first line of the driver's own words: the rest may quote values."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return str(cause).splitlines()[0][:200] if str(cause) else type(cause).__name__
