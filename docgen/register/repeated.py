"""Answers that are kept for a day, so that a program may repeat a request that it lost sight of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from docgen.register.chain import now
from docgen.register.schema_service import idempotency

__all__ = ["KEPT", "Ask", "Kept", "begin", "finish", "release"]

KEPT = timedelta(hours=24)
"""How long an answer is kept."""
_ABANDONED = timedelta(minutes=10)
"""After this time a request without an answer has died with its process."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A request that may come again."""

    key_hash: str
    """SHA-256 of the key that the program gave it, in hex."""
    account: str
    """The id of who asks: nobody gets another's answers."""
    route: str
    request_hash: str
    """SHA-256 of what was asked, in hex."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a request that came before."""

    request_hash: str
    status: int | None
    """None: it is still at work."""
    headers: str = ""
    body: bytes = b""


def begin(connection: Connection, ask: Ask) -> Kept | None:
    """Note that a request begins; what is known of it when it came before, and began already."""
    oldest = (now() - KEPT).isoformat()
    abandoned = (now() - _ABANDONED).isoformat()
    over = (idempotency.c.created_at < oldest) | (
        idempotency.c.status.is_(None) & (idempotency.c.created_at < abandoned)
    )
    connection.execute(delete(idempotency).where(over))
    row = connection.execute(select(idempotency).where(*_is(ask))).first()
    if row is not None:
        return Kept(row.request_hash, row.status, row.headers or "", row.body or b"")
    values = {
        "key_hash": ask.key_hash,
        "account": ask.account,
        "route": ask.route,
        "request_hash": ask.request_hash,
        "created_at": now().isoformat(),
    }
    try:
        with connection.begin_nested():
            connection.execute(insert(idempotency).values(values))
    except IntegrityError:  # another process was faster by a moment, and is at work now
        return Kept(ask.request_hash, None)
    return None


def finish(connection: Connection, ask: Ask, status: int, headers: str, body: bytes) -> None:
    """Keep the answer of a request that began."""
    values = {"status": status, "headers": headers, "body": body}
    connection.execute(update(idempotency).where(*_is(ask)).values(values))


def release(connection: Connection, ask: Ask) -> None:
    """Forget a request that came to nothing: it may be tried again."""
    connection.execute(delete(idempotency).where(*_is(ask), idempotency.c.status.is_(None)))


def _is(ask: Ask) -> tuple[ColumnElement[bool], ...]:
    table = idempotency.c
    return (
        table.key_hash == ask.key_hash,
        table.account == ask.account,
        table.route == ask.route,
    )
