"""What the register must hold if the chain of events is true."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, select

from docgen.errors import Finding
from docgen.register.chain import START, event_hash
from docgen.register.schema import events, head
from docgen.register.states import State

__all__ = ["ACCOUNT", "Told", "TrueChain", "read_chain"]

ACCOUNT = "akun:"
"""What the subject of an event about an account begins with: it tells who did what, and no row of
the register hangs on it."""


@dataclass
class Told:
    """What the events tell of one number or document."""

    facts: dict[str, Any] = field(default_factory=dict)
    state: str = ""
    content: str | None = None
    """The commitment to the record."""
    reason: str | None = None
    """The commitment to the reason of a withdrawal."""
    files: list[dict[str, Any]] = field(default_factory=list)
    erased: bool = False
    owner: tuple[str | None, str] | None = None
    """The unit and the account whose it is."""
    first: str | None = None
    """When it came into the register; None when it was there before the chain."""
    last: str | None = None


@dataclass
class TrueChain:
    """The chain as it was read."""

    length: int = 0
    last: str = START
    hashes: set[str] = field(default_factory=set)
    told: dict[str, Told] = field(default_factory=dict)
    backwards: int = 0
    """How often the clock ran backwards."""


def read_chain(connection: Connection) -> tuple[TrueChain, list[Finding]]:
    """Follow the chain from its beginning, and say where it breaks.

    ``register.event_missing``, ``event_changed``, ``event_order``, ``event_time``, ``head``.
    """
    chain, found = TrueChain(), list[Finding]()
    time = ""
    for row in connection.execute(select(events).order_by(events.c.seq)).yield_per(1000):
        found += _faults(row, chain, time)
        time = max(time, row.at)
        chain.backwards += row.clock is not None
        chain.length, chain.last = row.seq, row.hash
        chain.hashes.add(row.hash)
        if row.subject.startswith(ACCOUNT):
            continue
        try:
            payload = json.loads(row.payload)
            _apply(chain.told.setdefault(row.subject, Told()), row, payload)
        except (ValueError, KeyError, TypeError, AttributeError):
            found.append(Finding("register.event_changed", _place(row.seq)))
    end = connection.execute(select(head)).all()
    if len(end) != 1 or (end[0].seq, end[0].hash) != (chain.length, chain.last):
        told = end[0].seq if end else "-"
        found.append(Finding("register.head", "", {"told": told, "found": chain.length}))
    return chain, list({(f.code, f.path): f for f in found}.values())


def _place(seq: int) -> str:
    return f"events[{seq}]"


def _faults(row: Row[Any], chain: TrueChain, time: str) -> Iterator[Finding]:
    place = _place(row.seq)
    if row.seq != chain.length + 1:
        params = {"wanted": chain.length + 1, "found": row.seq}
        yield Finding("register.event_missing", place, params)
    if row.previous != chain.last:
        yield Finding("register.event_order", place)
    payload_hash = hashlib.sha256(row.payload.encode()).hexdigest()
    digest = event_hash(
        row.seq, row.at, row.clock, row.who, row.what, row.subject, payload_hash, row.previous
    )
    if payload_hash != row.payload_hash or digest != row.hash:
        yield Finding("register.event_changed", place)
    if row.at < time:
        yield Finding("register.event_time", place)


def _apply(told: Told, row: Row[Any], payload: dict[str, Any]) -> None:
    """One event: what it says of its subject is what holds from then on."""
    what = row.what
    if what == "pemilik":
        told.owner = (payload["unit"], payload["akun"])
        return
    told.last = row.at
    if what in ("nomor-dipesan", "konsep"):
        told.first = row.at
    if what in ("nomor-dipesan", "nomor-lama"):
        told.facts = {k: v for k, v in payload.items() if k not in ("keadaan", "alasan")}
        told.state = payload.get("keadaan", "dipesan")
    elif what == "nomor-terpakai":
        told.state = "terpakai"
    elif what == "nomor-batal":
        told.state = "batal"
    elif what == "konsep":
        told.facts, told.state = payload["fakta"], State.KONSEP
    elif what == "terdaftar":
        told.facts, told.state = payload["fakta"], State.TERDAFTAR
    elif what == "dokumen-lama":
        told.facts, told.state = payload["fakta"], payload["keadaan"]
    elif what in ("keadaan", "dicabut"):
        told.state = payload["keadaan"]
    elif what == "dihapus":
        told.erased, told.content, told.reason = True, None, None
    elif what != "berkas-baru":
        raise ValueError(what)
    told.content = payload.get("isi", told.content)
    told.reason = payload.get("alasan", told.reason)
    told.files += [{**file, "added_at": row.at} for file in payload.get("berkas", ())]
    if what == "dokumen-lama":
        told.last = None
        for file in told.files:
            file.pop("added_at")
    if what == "nomor-lama":
        told.last = None
