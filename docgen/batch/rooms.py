"""Batches that the service runs: each in a folder of its own, with what it was asked for.

Everything that a batch needs lies in its folder, so that a server that comes up again, or another
process of it, goes on where the last one stopped.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from docgen import service, settings
from docgen.batch.database import shared_database
from docgen.batch.places import STATE, FolderPlace, Place, SharedPlace
from docgen.batch.run import Order
from docgen.batch.tables import READERS
from docgen.errors import UsageFault
from docgen.records.muat import Source
from docgen.register.database import connect
from docgen.service.output import write_file

__all__ = [
    "FAILED",
    "FINISHED",
    "MAPPING",
    "READY",
    "Request",
    "Room",
    "open_room",
    "prepare",
    "rooms",
    "root",
]

MAPPING, READY, FINISHED, FAILED = "petakan", "siap", "selesai", "gagal"
_REQUEST = "permintaan.json"
_BASE = "dasar"
_RECORD = "berkas.json"
_OUTPUT = "hasil"
_STOP = "berhenti"
_KEY = 32


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for, and by whom."""

    title: str
    account: str
    unit: str | None
    table: str
    """The name of the table's file in the room."""
    formats: tuple[str, ...]
    only: tuple[str, ...]
    created_at: str
    state: str = MAPPING
    """``petakan``: its columns are still to be mapped; ``siap``: to be run, or under way;
    ``selesai``; ``gagal``: it could not be run at all."""
    mapping: Mapping[str, str] | None = None
    problems: tuple[Mapping[str, Any], ...] = ()
    """Why it could not be run: code, path and params of findings."""


@dataclass(frozen=True, slots=True)
class Room:
    """The folder of one batch."""

    folder: Path

    @property
    def id(self) -> str:
        """What it is called: 128 random bits."""
        return self.folder.name

    @property
    def request(self) -> Request:
        """What was asked for, as it stands now."""
        data = json.loads((self.folder / _REQUEST).read_bytes())
        for name in ("formats", "only", "problems"):
            data[name] = tuple(data[name])
        return Request(**data)

    def change(self, **values: Any) -> None:
        """Keep other values of the request, whole or not at all."""
        self._keep(replace(self.request, **values))

    def _keep(self, request: Request) -> None:
        data = json.dumps(asdict(request), ensure_ascii=False)
        write_file(self.folder / _REQUEST, data.encode())

    @property
    def place(self) -> Place:
        """Where its documents and the state of its rows lie: in its folder, or with a broker, in
        the database that its workers share. One that was begun without a broker stays where it is.
        """
        output = self.folder / _OUTPUT
        if os.environ.get("DOCGEN_BROKER_URL") and not (output / STATE).is_file():
            return SharedPlace(shared_database(), str(output))
        return FolderPlace(output)

    @property
    def order(self) -> Order:
        """The order as the command line would give it."""
        asked = self.request
        record = (self.folder / _BASE / _RECORD).read_bytes()
        base = Source(json.loads(record), "berkas dasar", self.folder / _BASE)
        wish = service.Wish(asked.formats, frozenset(asked.only))  # type: ignore[arg-type]
        table, office = self.folder / asked.table, settings.current().templates
        return Order(table, base, wish, None, asked.mapping, office)

    def stop(self, *, wanted: bool = True) -> None:
        """Ask whoever runs the batch to stop after the rows at hand, or take that back."""
        mark = self.folder / _STOP
        if wanted:
            mark.touch()
        else:
            mark.unlink(missing_ok=True)

    @property
    def stopping(self) -> bool:
        """Whether somebody asked for that."""
        return (self.folder / _STOP).exists()

    def discard(self) -> None:
        """Throw the batch away, with its documents and the state of its rows."""
        place = self.place
        if isinstance(place, SharedPlace):
            place.state.forget()
        shutil.rmtree(self.folder, ignore_errors=True)


def root() -> Path:
    """The folder of all rooms, beside that of the registered files; it need not be there."""
    store = connect(settings.current()).store.folder
    return store.with_name(f"{store.name}-batch")


def prepare(
    table: bytes,
    name: str,
    base: Source,
    *,
    title: str,
    account: str,
    unit: str | None,
    formats: tuple[str, ...],
    only: Iterable[str] = (),
) -> Room:
    """A room for a new batch: the table, the base record and the files in its folder are kept.

    Raises UsageFault for a table of an unknown kind.
    """
    ending = Path(name).suffix.lower()
    if ending not in READERS:
        raise UsageFault.of("batch.unknown_table", name, dikenal=", ".join(READERS))
    rooms_folder = root()
    rooms_folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # personal data
    folder = rooms_folder / token_hex(_KEY // 2)
    try:
        folder.mkdir(mode=0o700)
        (folder / _BASE).mkdir()
        if base.folder is not None:
            shutil.copytree(base.folder, folder / _BASE, dirs_exist_ok=True)
        record = json.dumps(base.data, ensure_ascii=False, default=str)
        write_file(folder / _BASE / _RECORD, record.encode())
        write_file(folder / f"tabel{ending}", table)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        made = Room(folder)
        made._keep(
            Request(
                title.strip()[:200] or name[:200],
                account,
                unit,
                f"tabel{ending}",
                formats,
                tuple(only),
                now,
            )
        )
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return made


def open_room(key: str) -> Room | None:
    """The room of that id; None when there is none."""
    if len(key) != _KEY or not all(letter in "0123456789abcdef" for letter in key):
        return None
    room = Room(root() / key)
    return room if (room.folder / _REQUEST).is_file() else None


def rooms() -> Iterator[Room]:
    """All rooms, in no order."""
    folder = root()
    for path in folder.iterdir() if folder.is_dir() else ():
        room = open_room(path.name)
        if room is not None:
            yield room
