"""The whole register in one file, taken while others write, and put back into an empty database.

A ZIP of plain parts: ``manifest.json``, one ``tables/<name>.jsonl`` for each table,
``files/<sha256>`` for each file of the store, and ``konsep/<id>/…`` for the pictures of drafts. It
is the same for every database, so a register can also move from one to another.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, delete, insert, inspect, select

from docgen import __version__
from docgen.errors import DataError, EnvironmentFault, UsageFault
from docgen.register import draft_folder
from docgen.register.database import Database
from docgen.register.schema import TABLES, head
from docgen.register.schema_service import KEPT, PASSING, drafts
from docgen.register.store import Store
from docgen.register.upgrading import NEWEST, REVISIONS, upgrade_connection, version
from docgen.register.verifying import Verdict, examine

__all__ = ["BackedUp", "backup", "restore"]

_FORMAT = "docgen-register"
_FORMAT_VERSION = 1
_MANIFEST_LIMIT = 20_000_000
_LINE_LIMIT = 20_000_000
"""Bytes of one row: a record is at most five megabytes, and JSON may double it."""
_FILE_LIMIT = 2**31
_BATCH = 500
_SAVED = (*TABLES, *KEPT)
"""What a backup holds: batches at work, answers to repeat and failed logins pass by."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A finished backup."""

    path: Path
    rows: int
    files: int
    """Of the store and of drafts."""
    verdict: Verdict
    """What :func:`docgen.register.verifying.examine` said of the register at that moment."""


def backup(database: Database, path: Path) -> BackedUp:
    """Write everything to ``path``, as it is at one moment; writers are not held up.

    The file appears when it is whole. A register that is not in order is saved all the same, and
    the verdict tells. Raises UsageFault when the file cannot be written, or is there already.
    """
    if path.exists():
        raise UsageFault.of("register.backup_exists", str(path))
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        reason = error.strerror or ""
        raise UsageFault.of("register.cannot_write", str(path), reason=reason) from None
    temporary = Path(name)  # readable by its owner only: it holds personal data
    try:
        with (
            os.fdopen(descriptor, "wb") as stream,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
            database.reading() as connection,
        ):
            done = _write(connection, database.store, archive)
        temporary.replace(path)
    except OSError as error:
        reason = error.strerror or ""
        raise EnvironmentFault.of("register.cannot_write", str(path), reason=reason) from None
    finally:
        temporary.unlink(missing_ok=True)
    rows, count, verdict = done
    return BackedUp(path, rows, count, verdict)


def _write(
    connection: Connection, store: Store, archive: zipfile.ZipFile
) -> tuple[int, int, Verdict]:
    verdict = examine(connection, store)
    tables: dict[str, dict[str, Any]] = {}
    digests: dict[str, None] = {}
    begun: list[str] = []
    for table in _SAVED:
        rows, digest = 0, hashlib.sha256()
        with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as part:
            query = select(table).order_by(*table.primary_key)
            for row in connection.execute(query).mappings().yield_per(_BATCH):
                line = json.dumps(dict(row), ensure_ascii=False).encode() + b"\n"
                part.write(line)
                digest.update(line)
                rows += 1
                if table.name == "files":
                    digests.setdefault(row["sha256"])
                if table.name == drafts.name:
                    begun.append(row["id"])
        tables[table.name] = {"rows": rows, "sha256": digest.hexdigest()}
    there = [digest for digest in digests if store.sound(digest)]
    for name in there:
        archive.write(store.path(name), f"files/{name}", zipfile.ZIP_STORED)
    pictures = draft_folder.save(store, begun, archive)
    end = connection.execute(select(head)).one()
    manifest = {
        "format": _FORMAT,
        "version": _FORMAT_VERSION,
        "docgen": __version__,
        "schema": version(connection),
        "head": {"seq": end.seq, "hash": end.hash},
        "sound": verdict.sound,
        "tables": tables,
        "files": len(there),
        "draft_files": pictures,
    }
    archive.writestr("manifest.json", json.dumps(manifest, indent=1))
    count = len(there) + len(pictures)
    return sum(entry["rows"] for entry in tables.values()), count, verdict


def restore(database: Database, path: Path, *, damaged: bool = False) -> Verdict:
    """Put a backup into an empty database, bring it up to this version, and check all of it.

    All or nothing. damaged: take it although it was not in order when it was saved.

    Raises UsageFault when there is no such file or the database is not empty, DataError when the
    backup is broken or the register in it is not in order, EnvironmentFault when it comes from a
    newer docgen.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path)
            with database.writing() as connection:
                _refuse_full(connection, database)
                upgrade_connection(connection, database.name, manifest["schema"])
                _read(connection, archive, manifest, database.store)
                upgrade_connection(connection, database.name)
                expect = manifest["head"]["hash"] if manifest["head"]["seq"] else ""
                verdict = examine(connection, database.store, expect=expect)
                if not verdict.sound and not damaged:
                    raise DataError(*(f for f in verdict.findings if f.severity == "E"))
                return verdict
    except OSError as error:
        reason = error.strerror or ""
        raise UsageFault.of("register.no_backup", str(path), reason=reason) from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, _BrokenError) as error:
        reason = str(error)[:200]
        raise DataError.of("register.bad_backup", str(path), reason=reason) from None


class _BrokenError(Exception):
    """The archive does not hold what it should."""


def _manifest(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    try:
        info = archive.getinfo("manifest.json")
        if info.file_size > _MANIFEST_LIMIT:
            raise _BrokenError("manifest.json")
        found = json.loads(archive.read(info))
        known = found["format"] == _FORMAT and isinstance(found["tables"], dict)
        newer = found["version"] > _FORMAT_VERSION or found["schema"] not in REVISIONS
        hex(int(found["head"]["hash"], 16))
        int(found["head"]["seq"])
    except (KeyError, TypeError, ValueError):
        raise _BrokenError("manifest.json") from None
    if not known:
        raise _BrokenError("manifest.json")
    if newer:
        params = {"found": found["schema"], "wanted": NEWEST}
        raise EnvironmentFault.of("register.newer", str(path), **params)
    return dict(found)


def _refuse_full(connection: Connection, database: Database) -> None:
    """Nothing may be there, or only tables without a row."""
    names = set(inspect(connection).get_table_names()) - {"alembic_version"}
    ours = {table.name: table for table in (*_SAVED, *PASSING)}
    full = False
    for name in names & ours.keys() - {"head"}:
        full = full or connection.execute(select(ours[name]).limit(1)).first() is not None
    if full or names - ours.keys() or (names and version(connection) != NEWEST):
        raise UsageFault.of("register.not_empty", database.name)


def _read(
    connection: Connection, archive: zipfile.ZipFile, manifest: dict[str, Any], store: Store
) -> None:
    """The rows as they were, and the files that they name."""
    reflected = MetaData()
    names = set(inspect(connection).get_table_names())
    for table in _SAVED:
        if table.name not in manifest["tables"]:
            continue
        if table.name not in names:
            raise _BrokenError(table.name)
        target = Table(table.name, reflected, autoload_with=connection)
        connection.execute(delete(target))
        batch: list[dict[str, Any]] = []
        for row in _rows(archive, table.name, manifest["tables"][table.name]):
            if set(row) != set(target.columns.keys()):
                raise _BrokenError(table.name)
            batch.append(row)
            if len(batch) == _BATCH:
                connection.execute(insert(target), batch)
                batch = []
        if batch:
            connection.execute(insert(target), batch)
    _read_files(archive, store)
    begun = connection.scalars(select(drafts.c.id)).all() if drafts.name in names else ()
    told = manifest.get("draft_files", {})  # older ones have none
    try:
        draft_folder.put_back(store, begun, archive, told)
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise _BrokenError(str(error)[:100]) from None


def _rows(archive: zipfile.ZipFile, name: str, told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    count, digest = 0, hashlib.sha256()
    try:
        with archive.open(f"tables/{name}.jsonl") as part:
            while line := part.readline(_LINE_LIMIT):
                digest.update(line)
                count += 1
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise _BrokenError(name)
                yield row
        if (count, digest.hexdigest()) != (told["rows"], told["sha256"]):
            raise _BrokenError(name)
    except (KeyError, TypeError, ValueError):
        raise _BrokenError(name) from None


def _read_files(archive: zipfile.ZipFile, store: Store) -> None:
    """Every file whose name is the hash of its content; others make the backup a broken one."""
    for info in archive.infolist():
        if not info.filename.startswith("files/"):
            continue
        wanted = info.filename.removeprefix("files/")
        if info.file_size > _FILE_LIMIT:
            raise _BrokenError(wanted[:64])
        data = archive.read(info)
        if hashlib.sha256(data).hexdigest() != wanted:
            raise _BrokenError(wanted[:64])
        store.put(data)
