"""Where a batch lives: its documents in a store, its state in a database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import URL, create_engine, event

from docgen.batch.report import REPORT
from docgen.batch.state import State
from docgen.batch.stores import FolderStore, Store, open_store
from docgen.errors import UsageFault
from docgen.register import Database, durable, ensure

__all__ = ["LOCK", "STATE", "FolderPlace", "Place", "SharedPlace"]

STATE = ".docgen-batch.db"
LOCK = ".docgen-batch.lock"


class Place:
    """A store and a state that belong together."""

    url: str
    store: Store
    state: State

    def begun(self) -> bool:
        """Whether a batch was begun here."""
        return self.state.spec() is not None

    def foreign(self) -> list[str]:
        """What lies in the store and belongs to no batch."""
        return sorted(self.store.names() - {STATE, f"{STATE}-wal", f"{STATE}-shm", LOCK, REPORT})

    @contextmanager
    def held(self) -> Iterator[None]:
        """The place, for this process alone, where two would disturb each other."""
        yield


@dataclass
class FolderPlace(Place):
    """A folder that holds its own state: a batch on one machine, which a resume finds again."""

    root: Path

    def __post_init__(self) -> None:
        """Nothing is made before something is kept."""
        self.url = str(self.root)
        self.store = FolderStore(self.root)

    @cached_property
    def state(self) -> State:  # type: ignore[override]
        """The state, in a SQLite file of the folder."""
        self.root.mkdir(parents=True, exist_ok=True)
        address = URL.create("sqlite", database=str(self.root / STATE))
        engine = create_engine(address, connect_args={"timeout": 60})

        event.listen(engine, "connect", durable)
        state = State(engine, "batch")
        state.make_tables()
        return state

    def begun(self) -> bool:
        """As :class:`Place`."""
        return (self.root / STATE).is_file() and super().begun()  # looking makes no file

    @contextmanager
    def held(self) -> Iterator[None]:
        """As :class:`Place`; UsageFault while another process works here."""
        self.store.names()  # refuses what is no folder
        self.root.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.root / LOCK, timeout=0):
                yield
        except Timeout:
            raise UsageFault.of("batch.in_use", self.url) from None


class SharedPlace(Place):
    """A store that several machines reach, with its state in a database that they share."""

    def __init__(self, database: Database, url: str) -> None:
        """``url``: an address, or a folder that is the same one on every machine.

        Raises EnvironmentFault when the database cannot be reached, or is of another version.
        """
        ensure(database)
        if "://" not in url:
            url = str(Path(url).resolve())
        self.url = url
        self.store = open_store(url)
        self.state = State(database.engine, hashlib.sha256(url.encode()).hexdigest()[:32])
