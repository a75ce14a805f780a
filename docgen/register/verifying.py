"""Whether the register is what its audit chain says, and the store what the register says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from docgen.errors import Finding
from docgen.register.chain import commitment
from docgen.register.database import Database
from docgen.register.documents import secret_text
from docgen.register.model import facts, told
from docgen.register.replaying import Told, read_chain
from docgen.register.schema import counters, documents, files, numbers
from docgen.register.schema_service import document_owners
from docgen.register.store import Store

__all__ = ["Verdict", "examine", "verify"]

_NUMBER = "nomor:"
_NUMBER_FACTS = ("scope", "series", "year", "urut", "nomor", "origin", "purpose")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at and what was found."""

    findings: tuple[Finding, ...]
    """Severity E: something was changed; I: worth knowing."""
    events: int
    documents: int
    numbers: int
    files: int
    """Files of the store that were read and are as registered."""
    head: str
    """The hash of the last event. Kept elsewhere, it proves later that nothing before it was
    changed or cut off."""

    @property
    def sound(self) -> bool:
        """Whether nothing was found that should not be."""
        return not any(finding.severity == "E" for finding in self.findings)


def verify(database: Database, *, expect: str = "", read_files: bool = True) -> Verdict:
    """Compare chain, tables and store.

    Any event that was changed, deleted, inserted or moved breaks the chain; any row that was
    changed, deleted or inserted contradicts it. What the chain alone cannot tell is that its end
    was cut off together with the rows and the head that it tells of, or that somebody wrote all of
    it anew: for that, ``expect`` takes the hash of a last event that was noted elsewhere.

    read_files: also read every file of the store; without it only their presence is looked at.
    """
    with database.reading() as connection:
        return examine(connection, database.store, expect=expect, read_files=read_files)


def examine(
    connection: Connection, store: Store, *, expect: str = "", read_files: bool = True
) -> Verdict:
    """As :func:`verify`, in a transaction that is open already."""
    chain, found = read_chain(connection)
    if expect and expect.lower() not in chain.hashes:
        found.append(Finding("register.expected_missing", "", {"hash": expect[:64]}))
    claims = dict(chain.told)
    all_numbers = connection.execute(select(numbers)).all()
    for row in all_numbers:
        found += _number(row, claims.pop(f"{_NUMBER}{row.id}", None))
    having = defaultdict(list)
    for row in connection.execute(select(files).order_by(files.c.id)).all():
        having[row.document].append(row)
    owners = {row.document: row for row in connection.execute(select(document_owners)).all()}
    count = 0
    for row in connection.execute(select(documents)).yield_per(500):
        count += 1
        said = claims.pop(row.id, None)
        found += _document(row, having.pop(row.id, []), said)
        found += _owner(row, owners.pop(row.id, None), said)
    found += [Finding("register.row_missing", subject) for subject in claims]
    found += [Finding("register.row_extra", f"files[{subject}]") for subject in having]
    found += _counters(connection)
    wanted = _wanted(connection)
    lost = list(_lost(store, wanted, read_files))
    found += lost
    extra = sum(1 for digest in store.names() if digest not in wanted)
    if extra:
        found.append(Finding("register.file_extra", "", {"count": extra}, "I"))
    if chain.backwards:
        found.append(Finding("register.clock", "", {"count": chain.backwards}, "I"))
    return Verdict(
        findings=tuple(found),
        events=chain.length,
        documents=count,
        numbers=len(all_numbers),
        files=len(wanted) - len(lost),
        head=chain.last,
    )


def _lost(store: Store, wanted: Mapping[str, str], read_files: bool) -> Iterator[Finding]:
    """The files that are missing or, when they are read, no longer what they were."""
    for digest, owner in wanted.items():
        if not store.path(digest).is_file():
            yield Finding("register.file_missing", digest, {"document": owner})
        elif read_files and not store.sound(digest):
            yield Finding("register.file_changed", digest, {"document": owner})


def _number(row: Row[Any], said: Told | None) -> Iterator[Finding]:
    place = f"{_NUMBER}{row.id}"
    if said is None:
        yield Finding("register.row_extra", place)
        return
    now = {name: getattr(row, name) for name in _NUMBER_FACTS}
    same = now == said.facts and row.state == said.state
    if not (same and _times(row, said) and _kept(row.salt, row.reason, said.reason)):
        yield Finding("register.row_changed", place, {"nomor": row.nomor})


def _document(row: Row[Any], having: list[Row[Any]], said: Told | None) -> Iterator[Finding]:
    if said is None:
        yield Finding("register.row_extra", row.id)
        return
    same = facts(row) == said.facts and row.state == said.state
    same = same and (row.erased_at is not None) == said.erased and _times(row, said)
    if said.erased:
        kept = (row.record, row.record_hash, row.source_hash, row.reason, row.salt)
        same = same and not any(kept)
    else:
        same = same and _kept(row.salt, row.reason, said.reason)
        blank = (row.record, row.record_hash, row.source_hash) == (None, None, None)
        if said.content is None:
            same = same and blank
        else:
            same = same and _kept(row.salt, secret_text(row), said.content)
    if not same:
        yield Finding("register.row_changed", row.id, {"nomor": row.nomor})
    now = [told(dict(file._mapping)) | {"added_at": file.added_at} for file in having]
    then = [{"added_at": row["added_at"]} | file for row, file in _aligned(now, said.files)]
    if now != then:
        yield Finding("register.files_changed", row.id, {"nomor": row.nomor})


def _owner(row: Row[Any], owner: Row[Any] | None, said: Told | None) -> Iterator[Finding]:
    """Whose it is decides who sees it, so the chain tells of that too."""
    now = (owner.unit, owner.account) if owner else None
    if said is not None and now != said.owner:
        yield Finding("register.owner_changed", row.id, {"nomor": row.nomor})


def _aligned(
    now: list[dict[str, Any]], said: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each file of the chain beside the one in the table; files older than the chain have no time
    of their own there.
    """
    for n, file in enumerate(said):
        yield (now[n] if n < len(now) else {"added_at": None}), file


def _times(row: Row[Any], said: Told) -> bool:
    return said.first in (None, row.created_at) and said.last in (None, row.changed_at)


def _kept(salt: str | None, text: str | None, said: str | None) -> bool:
    """Whether a text is the one that a commitment stands for."""
    if said is None or text is None:
        return said is None and text is None
    try:
        return salt is not None and commitment(salt, text) == said
    except ValueError:  # a salt that is no hex any more
        return False


def _counters(connection: Connection) -> Iterator[Finding]:
    """The last number of each series is the last that was drawn."""
    key = (numbers.c.scope, numbers.c.series, numbers.c.year)
    drawn = select(*key, func.max(numbers.c.urut)).where(numbers.c.origin == "register")
    last = {tuple(row[:3]): row[3] for row in connection.execute(drawn.group_by(*key))}
    kept = {tuple(row[:3]): row[3] for row in connection.execute(select(*counters.c))}
    for series in sorted(last.keys() | kept.keys()):
        if last.get(series) != kept.get(series):
            place = "/".join(str(part) for part in series)
            params = {"wanted": last.get(series), "found": kept.get(series)}
            yield Finding("register.counter", place, params)


def _wanted(connection: Connection) -> dict[str, str]:
    """The files that the store must hold, and whose they are."""
    query = (
        select(files.c.sha256, files.c.document)
        .join(documents, documents.c.id == files.c.document)
        .where(documents.c.erased_at.is_(None))
    )
    return {row.sha256: row.document for row in connection.execute(query)}
