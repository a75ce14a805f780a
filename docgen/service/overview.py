"""What the register has to tell at the beginning of a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from docgen import register
from docgen.errors import DocgenError
from docgen.register import Database, Document, State
from docgen.service.signing_desk import Waiting, places_in

__all__ = ["Overview", "Waits", "overview"]

_RECENT = 6
_WAITING = 8
_LOOKED_AT = 40
"""Documents that may be opened to find those: not each waits for an electronic signature."""
_OPEN = (State.TERDAFTAR, State.MENUNGGU)
_LIVE = (*_OPEN, State.DITANDATANGANI)


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
    """Likewise."""


def overview(database: Database, units: Iterable[str] | None) -> Overview:
    """What was registered last and what waits for signatures; units: whose; None: all."""
    names = None if units is None else tuple(units)
    with database.reading() as connection:
        _, recent = register.search(connection, states=_LIVE, units=names, limit=_RECENT)
        _, open_ = register.search(connection, states=_OPEN, units=names, limit=_LOOKED_AT)
    turns = ((document, _turn(database, document)) for document in open_)
    found = islice((Waits(document, turn) for document, turn in turns if turn), _WAITING)
    return Overview(tuple(recent), tuple(found))


def _turn(database: Database, document: Document) -> tuple[str, ...]:
    """Those who may sign next; nobody where it is signed with ink, or its file was lost."""
    try:
        found = Waiting(document, places_in(database, document))
    except DocgenError:
        return ()
    return tuple(place.label for place in found.next)
