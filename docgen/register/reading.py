"""Finding documents in the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from docgen.errors import UsageFault
from docgen.register.model import Document, StoredFile, document_of
from docgen.register.owners import owned_by
from docgen.register.schema import documents, events, files
from docgen.register.states import State
from docgen.register.texts import storable

__all__ = [
    "by_file",
    "by_number",
    "find",
    "history",
    "list_documents",
    "made_from",
    "search",
    "sharing",
]

_BATCH = 500
"""Documents whose files are asked for at once."""


def find(connection: Connection, key: str) -> Document:
    """The document of a public id. Raises UsageFault when there is none."""
    found = _select(connection, documents.c.id == key) if storable(key) else []
    if not found:
        raise UsageFault.of("register.unknown", key[:80])
    return found[0]


def by_number(connection: Connection, nomor: str) -> Sequence[Document]:
    """The documents that carry a number, drafts left out; several where offices share a form."""
    wanted = nomor.strip()
    if not wanted or not storable(wanted):
        return []
    return _select(connection, documents.c.nomor == wanted, documents.c.state != State.KONSEP)


def by_file(connection: Connection, digest: str) -> Sequence[Document]:
    """The documents that have a file of this SHA-256."""
    having = select(files.c.document).where(files.c.sha256 == digest)
    return _select(connection, documents.c.id.in_(having))


def made_from(connection: Connection, berkas: str) -> Sequence[Document]:
    """The documents in force that were made from a record of this name."""
    live = (State.TERDAFTAR, State.MENUNGGU, State.DITANDATANGANI)
    return _select(connection, documents.c.berkas == berkas, documents.c.state.in_(live))


def sharing(connection: Connection, document: Document) -> Sequence[Document]:
    """The documents not withdrawn, drafts among them, that carry the same number."""
    return _select(
        connection,
        documents.c.number_id == document.number_id,
        documents.c.state != State.DICABUT,
    )


def list_documents(
    connection: Connection,
    *,
    state: State | None = None,
    kind: str | None = None,
    limit: int | None = None,
    after: str | None = None,
    units: Iterable[str] | None = None,
) -> Sequence[Document]:
    """The documents, oldest first; ``after``: those that come after this id.

    units: only what belongs to one of these; None: of all, and what belongs to none.
    """
    wanted: list[ColumnElement[bool]] = []
    if units is not None:
        wanted.append(owned_by(units))
    if state is not None:
        wanted.append(documents.c.state == state)
    if kind is not None:
        if not storable(kind):
            return []
        wanted.append(documents.c.kind == kind)
    if after is not None:
        start = find(connection, after)
        later = documents.c.created_at > start.created_at
        tied = (documents.c.created_at == start.created_at) & (documents.c.id > after)
        wanted.append(later | tied)
    return _select(connection, *wanted, limit=limit)


def search(
    connection: Connection,
    *,
    words: str = "",
    states: Iterable[State] | None = None,
    kind: str = "",
    units: Iterable[str] | None = None,
    offset: int = 0,
    limit: int = 50,
) -> tuple[int, Sequence[Document]]:
    """How many documents fit, and some of them, the newest first.

    words: a part of number, title, issuer or the name of the record; empty: any. states: None: any
    but drafts. units: only what belongs to one of these; None: of all, and what belongs to none.
    """
    c = documents.c
    if not storable(words) or not storable(kind):
        return 0, []
    live = [state for state in State if state is not State.KONSEP]
    wanted: list[ColumnElement[bool]] = [c.state.in_(live if states is None else list(states))]
    if units is not None:
        wanted.append(owned_by(units))
    if kind:
        wanted.append(c.kind == kind)
    for word in words.split():
        places = (c.nomor, c.title, c.issuer, c.berkas)
        wanted.append(or_(*(place.icontains(word, autoescape=True) for place in places)))
    total = connection.execute(select(func.count()).select_from(documents).where(*wanted)).scalar()
    order = (c.created_at.desc(), c.id.desc())
    return total or 0, _select(connection, *wanted, limit=limit, offset=offset, order=order)


def history(connection: Connection, key: str) -> Sequence[dict[str, Any]]:
    """What happened to a document: time, who, what, in order."""
    wanted = select(events).where(events.c.subject == key).order_by(events.c.seq)
    return [
        {"seq": row.seq, "at": row.at, "who": row.who, "what": row.what}
        for row in connection.execute(wanted)
    ]


def _select(
    connection: Connection,
    *wanted: ColumnElement[bool],
    limit: int | None = None,
    offset: int = 0,
    order: Iterable[ColumnElement[Any]] = (documents.c.created_at, documents.c.id),
) -> list[Document]:
    query = select(documents).where(*wanted).order_by(*order)
    rows = connection.execute(query.limit(limit).offset(offset)).all()
    having: dict[str, list[StoredFile]] = defaultdict(list)
    for start in range(0, len(rows), _BATCH):
        keys = [row.id for row in rows[start : start + _BATCH]]
        query_files = select(files).where(files.c.document.in_(keys)).order_by(files.c.id)
        for row in connection.execute(query_files):
            having[row.document].append(_file(row))
    return [document_of(row, tuple(having[row.id])) for row in rows]


def _file(row: Row[Any]) -> StoredFile:
    return StoredFile(**{name: getattr(row, name) for name in StoredFile.__dataclass_fields__})
