"""Where the documents of a batch go: a folder, or any store that fsspec knows (``s3://…``).

A file is there whole or not at all, and under its name it is always the same bytes: whoever writes
it a second time changes nothing.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any, Protocol, cast

from docgen.errors import EnvironmentFault, UsageFault

__all__ = ["FolderStore", "RemoteStore", "Store", "open_store"]

TEMPORARY = ".docgen-tmp-"
"""How names of half-written files begin; what a crash left of them is cleared away later."""
_URL = re.compile(r"[a-z][a-z0-9+]+://")


class Store(Protocol):
    """A place for files under relative names with ``/``."""

    url: str

    def put(self, files: Mapping[str, bytes]) -> None:
        """Keep some files. When it returns they are there for good, also after a power cut.

        Raises EnvironmentFault when the store is full or cannot be reached.
        """

    def open(self, name: str) -> IO[bytes]:
        """A file to read. Raises EnvironmentFault when it is not there."""

    def names(self) -> set[str]:
        """The names at the top: nothing there means an empty set."""

    def clear_leftovers(self) -> None:
        """Take away what a crash left half-written."""


class FolderStore:
    """A folder of this machine, or one that several machines share."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.url = str(root)

    def put(self, files: Mapping[str, bytes]) -> None:
        """As :class:`Store`: all files are written, then all flushed, renamed, the folders last.

        Flushing a group costs little more than flushing one file, since the file system writes its
        journal once.
        """
        waiting: list[tuple[int, Path, Path]] = []
        folders: dict[Path, None] = {}
        try:
            for name, data in files.items():
                target = self.root / name
                if target.parent not in folders:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    folders[target.parent] = None
                descriptor, temporary = tempfile.mkstemp(prefix=TEMPORARY, dir=target.parent)
                waiting.append((descriptor, Path(temporary), target))
                _write(descriptor, data)
            while waiting:
                descriptor, path, target = waiting[0]
                os.fsync(descriptor)
                path.chmod(0o644)
                os.close(descriptor)
                path.replace(target)
                waiting.pop(0)
            for folder in {**folders, **{f.parent: None for f in folders}}:
                _flush_folder(folder)
        except OSError as error:
            raise EnvironmentFault.of(
                "batch.store", self.url, sebab=error.strerror or str(error)
            ) from None
        finally:
            for descriptor, path, _ in waiting:
                with contextlib.suppress(OSError):  # closed before the rename that failed
                    os.close(descriptor)
                path.unlink(missing_ok=True)

    def open(self, name: str) -> IO[bytes]:
        """As :class:`Store`."""
        try:
            return (self.root / name).open("rb")
        except OSError as error:
            raise EnvironmentFault.of(
                "batch.store", f"{self.url}/{name}", sebab=error.strerror or ""
            ) from None

    def names(self) -> set[str]:
        """As :class:`Store`."""
        if self.root.exists() and not self.root.is_dir():
            raise UsageFault.of("batch.no_folder", self.url)
        return {path.name for path in self.root.iterdir()} if self.root.is_dir() else set()

    def clear_leftovers(self) -> None:
        """As :class:`Store`."""
        for folder in (self.root, *(p for p in self.root.glob("*") if p.is_dir())):
            for path in folder.glob(f"{TEMPORARY}*"):
                if path.is_file():
                    path.unlink(missing_ok=True)


class RemoteStore:
    """A store behind an address: an object appears when its upload is complete."""

    def __init__(self, url: str) -> None:
        """Raises UsageFault when no package for the scheme is installed."""
        import fsspec

        self.url = url.rstrip("/")
        try:
            self._system, self._root = fsspec.core.url_to_fs(self.url)
        except (ImportError, ValueError) as error:
            raise UsageFault.of("batch.unknown_store", url, sebab=str(error)[:200]) from None

    def put(self, files: Mapping[str, bytes]) -> None:
        """As :class:`Store`."""
        with self._faults():
            self._system.pipe({f"{self._root}/{name}": data for name, data in files.items()})

    def open(self, name: str) -> IO[bytes]:
        """As :class:`Store`."""
        with self._faults():
            return cast("IO[bytes]", self._system.open(f"{self._root}/{name}", "rb"))

    def names(self) -> set[str]:
        """As :class:`Store`."""
        with self._faults():
            self._system.invalidate_cache()
            try:
                found: Iterable[Any] = self._system.ls(self._root, detail=False)
            except FileNotFoundError:
                return set()
            return {str(path).rstrip("/").rpartition("/")[2] for path in found}

    def clear_leftovers(self) -> None:
        """Nothing half-written is ever seen there."""

    @contextlib.contextmanager
    def _faults(self) -> Any:
        try:
            yield
        except OSError as error:
            raise EnvironmentFault.of("batch.store", self.url, sebab=str(error)[:200]) from None


def open_store(url: str) -> Store:
    """The store of a path or an address. Addresses other than ``file://`` need the s3 extra."""
    if _URL.match(url) and not url.startswith("file://"):
        return RemoteStore(url)
    return FolderStore(Path(url.removeprefix("file://")))


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _flush_folder(folder: Path) -> None:
    """Make renames in a folder last; Windows has no such thing, and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
