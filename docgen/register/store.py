"""The files of the register, each under the hash of its content: equal files are kept once."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import DataError, EnvironmentFault

__all__ = ["Store", "hash_file", "sha256"]

_NAME = re.compile(r"[0-9a-f]{64}")


def sha256(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def hash_file(path: Path) -> str:
    """SHA-256 of a file in hex, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of files named by their SHA-256, 256 by 256 folders wide.

    A file appears whole or not at all, and is never changed; one that no document names any more
    (its transaction failed) does no harm.
    """

    folder: Path

    def path(self, digest: str) -> Path:
        """Where a file lies; ValueError for what is no hash."""
        if not _NAME.fullmatch(digest):
            raise ValueError(f"no SHA-256: {digest!r}")
        return self.folder / digest[:2] / digest[2:4] / digest

    def put(self, data: bytes) -> str:
        """Keep a file, and give its hash. Raises EnvironmentFault when it cannot be written."""
        digest = sha256(data)
        path = self.path(digest)
        if self.sound(digest):
            return digest
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # personal data
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(prefix=".", dir=path.parent)
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(data)
                    stream.flush()
                    os.fsync(stream.fileno())
                Path(name).replace(path)
            finally:
                Path(name).unlink(missing_ok=True)
            _sync_folder(path.parent)
        except OSError as error:
            reason = error.strerror or ""
            raise EnvironmentFault.of("register.store", str(path.parent), reason=reason) from None
        return digest

    def get(self, digest: str) -> bytes:
        """A file. Raises DataError when it is missing or was changed."""
        try:
            data = self.path(digest).read_bytes()
        except OSError:
            raise DataError.of("register.file_missing", digest) from None
        if sha256(data) != digest:
            raise DataError.of("register.file_changed", digest)
        return data

    def sound(self, digest: str) -> bool:
        """Whether the file is there and is what its name says."""
        path = self.path(digest)
        if not path.is_file():
            return False
        return hash_file(path) == digest

    def delete(self, digest: str) -> None:
        """Take a file away, as when personal data is erased."""
        try:
            self.path(digest).unlink(missing_ok=True)
        except OSError as error:
            params = {"reason": error.strerror or ""}
            raise EnvironmentFault.of("register.store", digest, **params) from None

    def names(self) -> Iterator[str]:
        """The hashes of all files that are there, in no order; half-written ones left out."""
        for first in _folders(self.folder):
            for second in _folders(first):
                for path in second.iterdir():
                    if _NAME.fullmatch(path.name):
                        yield path.name


def _folders(parent: Path) -> Iterator[Path]:
    if parent.is_dir():
        yield from (path for path in parent.iterdir() if path.is_dir())


def _sync_folder(folder: Path) -> None:
    """Make the new name itself last through a power failure, where the system has a way."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
