"""The desk of the register: look up, withdraw, erase, add signed files, find what is stale."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen import register
from docgen.errors import DataError, UsageFault
from docgen.records.berkas import Berkas
from docgen.records.muat import Source
from docgen.records.telaah import Record, review
from docgen.register import NUMBER_STATES, Database, Document, NewFile, Number, State
from docgen.service.output import write_file
from docgen.service.register import actor
from docgen.service.register_source import every_naskah, source_hash, tried

__all__ = [
    "NUMBER_STATES",
    "Database",
    "Document",
    "Stale",
    "State",
    "attach_signed",
    "await_signatures",
    "erase",
    "export",
    "file_of",
    "find",
    "find_by_file",
    "find_by_number",
    "find_if_any",
    "history",
    "list_documents",
    "list_numbers",
    "owner_of",
    "record_of",
    "search",
    "stale",
    "void",
    "void_number",
]


@dataclass(frozen=True, slots=True)
class Stale:
    """A document in force whose record says something else now."""

    document: Document
    reason: str
    """``berubah``: the record changed; ``hilang``: its section is gone from the record."""


def find(database: Database, key: str) -> Document:
    """The document of a public id. Raises UsageFault when there is none."""
    with database.reading() as connection:
        return register.find(connection, key)


def find_if_any(database: Database, key: str) -> Document | None:
    """The document of a public id; None when there is none."""
    try:
        return find(database, key)
    except UsageFault:
        return None


def owner_of(database: Database, key: str) -> str | None:
    """The unit whose document it is; None when it is no unit's."""
    with database.reading() as connection:
        return register.owner_of(connection, key)


def find_by_file(database: Database, data: bytes) -> Sequence[Document]:
    """The documents that have exactly this file."""
    with database.reading() as connection:
        return register.by_file(connection, register.sha256(data))


def find_by_number(database: Database, nomor: str) -> Sequence[Document]:
    """The documents that carry a printed number."""
    with database.reading() as connection:
        return register.by_number(connection, nomor)


def list_documents(
    database: Database,
    *,
    state: str | None = None,
    kind: str | None = None,
    limit: int | None = None,
    after: str | None = None,
    units: Iterable[str] | None = None,
) -> Sequence[Document]:
    """The documents, oldest first; ``after``: only those after this id, to page through.

    units: only what belongs to one of these units; None: all.
    """
    wanted = _state(state) if state else None
    with database.reading() as connection:
        return register.list_documents(
            connection, state=wanted, kind=kind, limit=limit, after=after, units=units
        )


def search(
    database: Database,
    *,
    words: str = "",
    state: str = "",
    kind: str = "",
    units: Iterable[str] | None = None,
    offset: int = 0,
    limit: int = 50,
) -> tuple[int, Sequence[Document]]:
    """How many documents fit, and some of them, the newest first; drafts are left out.

    words: parts of number, title, issuer or the name of the record. units: as for
    :func:`list_documents`. Raises UsageFault for an unknown state.
    """
    states = [_state(state)] if state else None
    with database.reading() as connection:
        return register.search(
            connection,
            words=words,
            states=states,
            kind=kind,
            units=units,
            offset=offset,
            limit=limit,
        )


def file_of(
    database: Database, document: Document, format_: str = "pdf", *, original: bool = False
) -> bytes:
    """The bytes of a document's file: the last one, with all signatures, or the original.

    Raises DataError when it has none (a draft), was erased, or the store has lost or changed it.
    """
    files = [file for file in document.files if file.format == format_]
    if not files or document.erased_at:
        raise DataError.of("register.no_such_file", document.id, format=format_)
    return database.store.get((files[0] if original else files[-1]).sha256)


def export(database: Database, document: Document, folder: Path) -> list[Path]:
    """Write the last file of each format to ``folder/<record>/<name>``, and tell where.

    Raises DataError when a file was lost, changed or erased, UsageFault when the folder cannot be
    written to.
    """
    latest = {file.format: file for file in document.files}
    if document.erased_at:
        raise DataError.of("register.no_such_file", document.id, format="*")
    paths = []
    for file in latest.values():
        path = folder / document.berkas / file.name
        write_file(path, database.store.get(file.sha256))
        paths.append(path)
    return paths


def history(database: Database, key: str) -> Sequence[dict[str, Any]]:
    """What happened to a document: ``seq``, ``at``, ``who``, ``what``."""
    with database.reading() as connection:
        return register.history(connection, key)


def record_of(document: Document) -> Record:
    """What of its record a document was made from, its number in place.

    Other documents' sections are left out, and there is no folder: the files that a record names
    are not part of the register. Raises DataError when
    it was erased, or is only a draft.
    """
    if document.record is None:
        raise DataError.of("register.no_record", document.id)
    return Record(Berkas.model_validate(json.loads(document.record)), None, document.id)


def await_signatures(database: Database, key: str) -> Document:
    """The document waits for signatures from now on; nothing when it does already.

    Raises DataError when it is not registered, signed by all, or withdrawn.
    """
    with database.writing() as connection:
        if register.find(connection, key).state is not State.MENUNGGU:
            register.move(connection, actor(), key, State.MENUNGGU)
        return register.find(connection, key)


def attach_signed(
    database: Database, key: str, data: bytes, *, based_on: str, complete: bool
) -> Document:
    """Keep a PDF with one more signature as the document's last file.

    based_on: SHA-256 of the file that was signed; it must still be the last one, so that two
    signers at once do not lose each other's signature. complete: nobody else has to sign.

    Raises DataError when it is not, or when the document is in a state that takes no signature.
    """
    who = actor()
    with database.writing() as connection:
        register.lock(connection)
        document = register.find(connection, key)
        last = document.latest("pdf")
        if last is None or last.sha256 != based_on:
            raise DataError.of("register.signed_meanwhile", key)
        if document.state is State.TERDAFTAR:
            register.move(connection, who, key, State.MENUNGGU)
        name = last.name
        made = NewFile(name, "pdf", data, last.template_hash, last.pages)
        register.add_file(connection, who, database.store, key, made)
        if complete:
            register.move(connection, who, key, State.DITANDATANGANI)
        return register.find(connection, key)


def void(database: Database, key: str, reason: str) -> Document:
    """Withdraw a document, and void its number unless another document in force shares it.

    Raises UsageFault when there is no such document or no reason, DataError when it is withdrawn
    already.
    """
    who = actor()
    with database.writing() as connection:
        register.withdraw(connection, who, key, reason)
        document = register.find(connection, key)
        if document.number_id is not None and not register.sharing(connection, document):
            # The reason itself stays with the document, and goes with it when it is erased.
            register.void_number(connection, who, document.number_id, f"dicabut: {key}")
        return document


def erase(database: Database, key: str) -> Document:
    """Erase the personal data of a withdrawn document: its record, its files, the reason.

    Its title, number and dates stay, and so do the hashes of its files in the audit chain. Raises
    DataError when the document is in force.
    """
    with database.writing() as connection:
        doomed = register.erase(connection, actor(), key)
    for digest in doomed:
        database.store.delete(digest)
    database.forget()
    return find(database, key)


def void_number(database: Database, nomor: str, reason: str, *, year: int | None = None) -> Number:
    """Void a reserved number that nobody will use.

    Raises UsageFault when it is unknown or several offices have one that is printed so, DataError
    when a document in force uses it.
    """
    with database.writing() as connection:
        number = register.number_named(connection, nomor, year)
        return register.void_number(connection, actor(), number.id, reason)


def list_numbers(
    database: Database, *, state: str | None = None, year: int | None = None
) -> Sequence[Number]:
    """The numbers in order, those of one state or year. Raises UsageFault for an unknown state."""
    if state is not None and state not in NUMBER_STATES:
        params = {"value": state[:40], "known": ", ".join(NUMBER_STATES)}
        raise UsageFault.of("register.unknown_state", **params)
    with database.reading() as connection:
        return register.list_numbers(connection, state=state, year=year)


def stale(database: Database, source: Source) -> list[Stale]:
    """The documents in force that were made from an older version of a record.

    Only the parts that a document prints count, and the files that they name. Raises DataError
    when the record, as it is now, is faulty.
    """
    trial, _ = tried(source)
    record = review(trial).require()
    with database.reading() as connection:
        live = register.made_from(connection, record.berkas.folder_name)
    every = every_naskah(record)
    known = {(n.kind, n.variant, n.number) for n in every}
    found = []
    for document in live:
        if (document.kind, document.variant, document.n) not in known:
            found.append(Stale(document, "hilang"))
        elif source_hash(record, document.section, every) != document.source_hash:
            found.append(Stale(document, "berubah"))
    return found


def _state(text: str) -> State:
    try:
        return State(text)
    except ValueError:
        params = {"value": text[:40], "known": ", ".join(State)}
        raise UsageFault.of("register.unknown_state", **params) from None
