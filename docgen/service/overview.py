"""What the register has to tell at the beginning of a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docgen import register
from docgen.errors import DocgenError
from docgen.register import Database, Document, State
from docgen.service.signing_desk import Waiting, places_in

__all__ = ["Overview", "Waits", "overview"]

_RECENT = 6
_OPENED = 8
"""Documents that are opened to see whose turn it is."""


@dataclass(frozen=True, slots=True)
class Waits:
    """A document that somebody still has to sign."""

    document: Document
    turn: tuple[str, ...]
    """Whose turn it is: names and roles."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The last documents, and those that wait."""

    recent: tuple[Document, ...] = ()
    """The newest first."""
    waiting: tuple[Waits, ...] = ()


def overview(database: Database, units: Iterable[str] | None) -> Overview:
    """What was registered last and what waits for signatures; units: whose; None: all."""
    names = None if units is None else tuple(units)
    with database.reading() as connection:
        live: Sequence[Document] = [
            document
            for document in register.list_documents(connection, units=names)
            if document.state not in (State.KONSEP, State.DICABUT)
        ]
    waiting: list[Waits] = []
    for document in live:
        if document.state in (State.TERDAFTAR, State.MENUNGGU) and len(waiting) < _OPENED:
            turn = _turn(database, document)
            if turn:
                waiting.append(Waits(document, turn))
    return Overview(tuple(reversed(live[-_RECENT:])), tuple(waiting))


def _turn(database: Database, document: Document) -> tuple[str, ...]:
    """Those who may sign next; nobody where it is signed with ink, or its file was lost."""
    try:
        found = Waiting(document, places_in(database, document))
    except DocgenError:
        return ()
    return tuple(place.label for place in found.next)
