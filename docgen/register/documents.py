"""Documents in the register: drafted, registered, signed, withdrawn, erased."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from docgen.errors import DataError, UsageFault
from docgen.register.chain import append, canonical, commitment, lock, new_salt
from docgen.register.model import Content, Draft, NewFile, facts, told
from docgen.register.schema import documents, files
from docgen.register.states import State, step
from docgen.register.store import Store
from docgen.register.texts import reason_of

__all__ = ["add_file", "draft", "erase", "move", "new_id", "register", "secret_text", "withdraw"]

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter that a reader takes for a figure."""
_ID_LENGTH = 26
"""130 bits."""


def new_id() -> str:
    """A public id that cannot be guessed."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_ID_LENGTH))


def secret_text(row: Row[Any]) -> str:
    """What of a document may name persons, as the commitment in the chain covers it."""
    return canonical([row.record, row.record_hash, row.source_hash])


def draft(connection: Connection, who: str, wish: Draft, address: str) -> tuple[str, str]:
    """A place in the register for a document that is still to be made: its id and its URL.

    address: of the public site. The place that an earlier, broken attempt left for the same
    document and number is taken up again.
    """
    lock(connection)
    c = documents.c
    said = ("berkas", "kind", "variant", "n", "number_id", "nomor", "dated", "issuer", "section")
    same = (c.state == State.KONSEP, *(c[name] == getattr(wish, name) for name in said))
    left = connection.execute(select(documents).where(*same)).first()
    if left is not None and left.url == f"{address}/v/{left.id}":
        return left.id, left.url
    key = new_id()
    values = {name: getattr(wish, name) for name in Draft.__dataclass_fields__}
    values |= {"id": key, "url": f"{address}/v/{key}", "version": "", "state": State.KONSEP}
    values |= {"created_at": "", "changed_at": ""}
    connection.execute(insert(documents).values(values))
    payload = {"fakta": facts(_row(connection, key))}
    at = append(connection, who, "konsep", key, payload)
    connection.execute(update(documents).where(c.id == key).values(created_at=at, changed_at=at))
    return key, values["url"]


def register(
    connection: Connection,
    who: str,
    store: Store,
    key: str,
    content: Content,
    made: Sequence[NewFile],
) -> None:
    """The files of a draft are made: it is registered from now on.

    Raises DataError when it is no draft any more.
    """
    lock(connection)
    state = step(key, State(_row(connection, key).state), State.TERDAFTAR)
    salt = new_salt()
    values = {name: getattr(content, name) for name in Content.__dataclass_fields__}
    connection.execute(
        update(documents).where(documents.c.id == key).values(**values, state=state, salt=salt)
    )
    row = _row(connection, key)
    entries = [_file(store, file, "asli") for file in made]
    payload = {
        "fakta": facts(row),
        "isi": commitment(salt, secret_text(row)),
        "berkas": [told(entry) for entry in entries],
    }
    at = append(connection, who, "terdaftar", key, payload)
    _keep(connection, key, at, entries)
    _touch(connection, key, at)


def add_file(connection: Connection, who: str, store: Store, key: str, file: NewFile) -> None:
    """Add a signed file to a document that waits for signatures.

    Raises DataError when the document waits for none.
    """
    lock(connection)
    state = _row(connection, key).state
    if state != State.MENUNGGU:
        raise DataError.of("register.not_waiting", key, old=state)
    entry = _file(store, file, "tanda-tangan")
    at = append(connection, who, "berkas-baru", key, {"berkas": [told(entry)]})
    _keep(connection, key, at, [entry])
    _touch(connection, key, at)


def move(connection: Connection, who: str, key: str, new: State) -> None:
    """Take a document to its next state. Raises DataError when no way leads there."""
    if new is State.DICABUT:
        raise ValueError("withdraw() wants a reason")
    lock(connection)
    state = step(key, State(_row(connection, key).state), new)
    connection.execute(update(documents).where(documents.c.id == key).values(state=state))
    _touch(connection, key, append(connection, who, "keadaan", key, {"keadaan": state}))


def withdraw(connection: Connection, who: str, key: str, reason: str) -> None:
    """Withdraw a document for good. Raises UsageFault without a reason, DataError when it is
    withdrawn already.
    """
    reason = reason_of(reason)
    lock(connection)
    row = _row(connection, key)
    state = step(key, State(row.state), State.DICABUT)
    salt = row.salt or new_salt()
    connection.execute(
        update(documents).where(documents.c.id == key).values(state=state, reason=reason, salt=salt)
    )
    payload = {"keadaan": state, "alasan": commitment(salt, reason)}
    _touch(connection, key, append(connection, who, "dicabut", key, payload))


def erase(connection: Connection, who: str, key: str) -> list[str]:
    """Erase the personal data of a withdrawn document, and give the hashes of files to delete.

    The record, its hashes, the reason and the salt go; title, number, dates and the hashes of the
    files stay, so a file can still be told to be the withdrawn one. Files that another document
    still has are not given. Raises DataError when the document is in force.
    """
    lock(connection)
    row = _row(connection, key)
    if row.state != State.DICABUT:
        raise DataError.of("register.in_force", key, old=row.state)
    if row.erased_at is None:
        at = append(connection, who, "dihapus", key, {"bagian": ["record", "reason", "files"]})
        connection.execute(
            update(documents)
            .where(documents.c.id == key)
            .values(
                record=None,
                record_hash=None,
                source_hash=None,
                reason=None,
                salt=None,
                erased_at=at,
                changed_at=at,
            )
        )
    mine = select(files.c.sha256).where(files.c.document == key)
    kept = (
        select(files.c.sha256)
        .join(documents, documents.c.id == files.c.document)
        .where(documents.c.erased_at.is_(None))
    )
    return list(connection.execute(mine.where(files.c.sha256.not_in(kept))).scalars())


def _row(connection: Connection, key: str) -> Row[Any]:
    row = connection.execute(select(documents).where(documents.c.id == key)).one_or_none()
    if row is None:
        raise UsageFault.of("register.unknown", key[:80])
    return row


def _touch(connection: Connection, key: str, at: str) -> None:
    connection.execute(update(documents).where(documents.c.id == key).values(changed_at=at))


def _keep(connection: Connection, key: str, at: str, entries: Sequence[dict[str, Any]]) -> None:
    """Add rows of files. Their keys are counted here, not by the database, so that a restored
    register goes on where it was; the lock on the chain's head is held.
    """
    last = connection.execute(select(func.max(files.c.id))).scalar() or 0
    rows = [
        {**entry, "id": last + n, "document": key, "added_at": at}
        for n, entry in enumerate(entries, start=1)
    ]
    if rows:
        connection.execute(insert(files), rows)


def _file(store: Store, file: NewFile, role: str) -> dict[str, Any]:
    return {
        "name": file.name,
        "format": file.format,
        "role": role,
        "sha256": store.put(file.data),
        "size": len(file.data),
        "pages": file.pages,
        "template_hash": file.template_hash,
    }
