"""The audit chain: events that can be added and read, and nothing else.

An event holds what happened as canonical JSON, and the hash of the event before it. Personal data
never stands in it: a text that may name a person goes in as a commitment, an HMAC under a random
salt that lies beside the text and is erased with it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from docgen.errors import EnvironmentFault
from docgen.register.schema import events, head

__all__ = [
    "START",
    "append",
    "canonical",
    "commitment",
    "event_hash",
    "lock",
    "new_salt",
    "now",
]

START = "0" * 64
"""What stands for the hash before the first event."""


def now() -> datetime:
    """The clock: UTC."""
    return datetime.now(UTC)


def canonical(value: Any) -> str:
    """JSON in one spelling: keys sorted, no blanks, Unicode as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def new_salt() -> str:
    """256 random bits in hex."""
    return secrets.token_hex(32)


def commitment(salt: str, text: str) -> str:
    """What stands for a text in the chain: nobody without the salt can tell or try the text."""
    return hmac.new(bytes.fromhex(salt), text.encode(), hashlib.sha256).hexdigest()


def event_hash(
    seq: int,
    at: str,
    clock: str | None,
    who: str,
    what: str,
    subject: str,
    payload_hash: str,
    previous: str,
) -> str:
    """The hash of an event: over all that it says, and the hash of the one before it."""
    parts = [seq, at, clock, who, what, subject, payload_hash, previous]
    return hashlib.sha256(canonical(parts).encode()).hexdigest()


def lock(connection: Connection) -> tuple[int, str]:
    """Wait for all other writers, and give the end of the chain: its count and last hash."""
    found = connection.execute(select(head.c.seq, head.c.hash).with_for_update()).one_or_none()
    if found is None:
        raise EnvironmentFault.of("register.no_head")
    return found.seq, found.hash


def append(
    connection: Connection, who: str, what: str, subject: str, payload: Mapping[str, Any]
) -> str:
    """Add one event in the transaction of what it tells, and give its time (UTC, ISO 8601).

    Times never run backwards: when the clock does, the event takes the time of the one before it
    and tells in ``clock`` what the clock said.
    """
    seq, previous = lock(connection)
    read = now().isoformat(timespec="microseconds")
    last = connection.execute(select(events.c.at).where(events.c.seq == seq)).scalar()
    at, clock = (last, read) if last is not None and read < last else (read, None)
    text = canonical(payload)
    payload_hash = hashlib.sha256(text.encode()).hexdigest()
    digest = event_hash(seq + 1, at, clock, who, what, subject, payload_hash, previous)
    connection.execute(
        insert(events).values(
            seq=seq + 1,
            at=at,
            clock=clock,
            who=who,
            what=what,
            subject=subject,
            payload=text,
            payload_hash=payload_hash,
            previous=previous,
            hash=digest,
        )
    )
    connection.execute(update(head).values(seq=seq + 1, hash=digest))
    return at
