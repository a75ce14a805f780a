"""The pictures of drafts: in folders beside the store, one for each draft, and in a backup."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from docgen.register.store import Store

__all__ = ["drafts_folder", "put_back", "save"]

_INSIDE = "konsep/"
_LARGEST = 100_000_000
"""Bytes of one file of a draft; all of one draft together have no more."""


def drafts_folder(store: Store) -> Path:
    """Where the folders of drafts lie, each named by its draft; it need not be there."""
    return store.folder.with_name(f"{store.folder.name}-konsep")


def save(store: Store, drafts: Iterable[str], archive: zipfile.ZipFile) -> dict[str, str]:
    """Put the files of some drafts into a backup; by their names there, their SHA-256.

    One that is thrown away meanwhile is left out.
    """
    root = drafts_folder(store)
    found: dict[str, str] = {}
    for draft in drafts:
        for path in sorted((root / draft).rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                continue
            name = f"{_INSIDE}{path.relative_to(root).as_posix()}"
            archive.writestr(name, data, zipfile.ZIP_STORED)
            found[name] = hashlib.sha256(data).hexdigest()
    return found


def put_back(
    store: Store, drafts: Iterable[str], archive: zipfile.ZipFile, told: Mapping[str, str]
) -> None:
    """Put the files of drafts back where they were.

    told: what :func:`save` gave. Raises ValueError for a file that is not what it was, that none of
    the drafts has, or whose name leads elsewhere.
    """
    root, known = drafts_folder(store), set(drafts)
    there = {info.filename: info for info in archive.infolist()}
    if {name for name in there if name.startswith(_INSIDE)} != set(told):
        raise ValueError(_INSIDE)
    for name, digest in told.items():
        place = PurePosixPath(name.removeprefix(_INSIDE))
        parts = place.parts
        safe = len(parts) > 1 and parts[0] in known and not {"..", "."} & set(parts)
        if not safe or "\\" in name or place.is_absolute() or there[name].file_size > _LARGEST:
            raise ValueError(name[:100])
        data = archive.read(name)
        if hashlib.sha256(data).hexdigest() != digest:
            raise ValueError(name[:100])
        _write(root, parts, data)


def _write(root: Path, parts: tuple[str, ...], data: bytes) -> None:
    """Whole or not at all, for nobody else on the machine to look into."""
    folder = root
    for part in ("", *parts[:-1]):
        folder = folder / part
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=".", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        Path(name).replace(folder / parts[-1])
    finally:
        Path(name).unlink(missing_ok=True)
