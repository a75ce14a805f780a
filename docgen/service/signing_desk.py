"""The signing desk: registered documents that wait for signatures, and files signed elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docgen.errors import DataError, DocgenError
from docgen.register import Database, Document, State
from docgen.service.register_desk import attach_signed, file_of, search
from docgen.service.signed_files import match
from docgen.service.verifying import verify_data
from docgen.signing.opening import open_pdf
from docgen.signing.places import Place, places

__all__ = ["Place", "Waiting", "accept", "places_in", "waiting"]

_OPEN = (State.MENUNGGU, State.TERDAFTAR)
_MOST = 200
"""Documents of one state that are looked at: each of them is opened."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that is not signed by all."""

    document: Document
    places: tuple[Place, ...]
    """Who signs, in order."""

    @property
    def next(self) -> tuple[Place, ...]:
        """Whose turn it is; several where they may sign in any order."""
        left = [place for place in self.places if not place.signed]
        first = min((place.turn for place in left), default=0)
        return tuple(place for place in left if place.turn == first)


def waiting(database: Database, units: Iterable[str] | None = None) -> Sequence[Waiting]:
    """The registered documents with signature places that are still open, the oldest first.

    units: only what belongs to one of these; None: all. A document whose file was lost is left
    out: the register's own check tells of it.
    """
    found = []
    names = None if units is None else tuple(units)
    for state in _OPEN:
        # The newest: those for ink are never signed here, and would crowd out the others.
        _, newest = search(database, state=state.value, limit=_MOST, units=names)
        for document in reversed(newest):
            try:
                some = places_in(database, document)
            except DocgenError:
                continue
            if any(not place.signed for place in some):
                found.append(Waiting(document, some))
    return found


def places_in(database: Database, document: Document) -> tuple[Place, ...]:
    """Who signs a document, in order; none where it is signed with ink.

    Raises DataError when it has no PDF, or the store has lost or changed it.
    """
    return places(open_pdf(file_of(database, document), document.title).reader)


def accept(database: Database, document: Document, data: bytes) -> Document:
    """Keep a file of a document that was signed elsewhere; gives the document's new state.

    The file must begin with the document's last file, byte by byte, and every signature in it must
    be valid by the certificates that are trusted here. Raises DataError with the reasons otherwise.
    """
    if document.state not in _OPEN:
        state = document.state.value
        raise DataError.of("signing.not_open", document.title, keadaan=state)
    last = document.latest("pdf")
    found = match(database, open_pdf(data, document.title))
    if last is None or found is None or found.document.id != document.id or not found.length:
        raise DataError.of("desk.other_file", document.title)
    if found.whole:
        raise DataError.of("desk.no_new_signature", document.title)
    if found.length != last.size:
        raise DataError.of("signing.not_latest", document.title)
    verified = verify_data(data, document.title)
    if verified.verdict != "sah":
        reasons = [f for each in verified.report.signatures for f in each.findings]
        reasons += [*verified.report.findings, *verified.findings]
        said = [f for f in reasons if f.severity == "E"] or reasons
        raise DataError(*DataError.of("desk.not_valid", document.title).findings, *said)
    complete = not verified.report.waiting
    return attach_signed(database, document.id, data, based_on=last.sha256, complete=complete)
