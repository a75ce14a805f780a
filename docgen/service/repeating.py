"""Requests that may come twice: carried out once, answered alike both times."""

from __future__ import annotations

from docgen.register import Database, repeated
from docgen.register.repeated import Ask, Kept

__all__ = ["LARGEST", "Ask", "Kept", "begin", "finish", "release"]

LARGEST = 20_000_000
"""Bytes of an answer that is kept."""


def begin(database: Database, ask: Ask) -> Kept | None:
    """Note that a request begins; what is known of it when it came before."""
    with database.writing() as connection:
        return repeated.begin(connection, ask)


def finish(database: Database, ask: Ask, status: int, headers: str, body: bytes) -> None:
    """Keep its answer. One over :data:`LARGEST` is not kept: the request is made anew then.

    Only documents grow that large, and they come out alike.
    """
    if len(body) > LARGEST:
        release(database, ask)
        return
    with database.writing() as connection:
        repeated.finish(connection, ask, status, headers, body)


def release(database: Database, ask: Ask) -> None:
    """Forget a request that came to nothing: it may be tried again."""
    with database.writing() as connection:
        repeated.release(connection, ask)
