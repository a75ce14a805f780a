"""What a request brings: a record, and the files that it names, in a folder that is gone after."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from werkzeug.datastructures import FileStorage

from docgen.errors import DataError, Finding
from docgen.service import Source, sources_of
from docgen.web.names import check_names, is_safe, shown
from docgen.web.unpacking import unpack

__all__ = ["MAX_RECORDS", "Opened", "Parcel", "opened"]

MAX_RECORDS = 50
"""Records of one request; more are work for the command line."""

_ENDINGS = (".yaml", ".yml", ".json")
_PREFERRED = "berkas"
"""The stem of the record's name in a bundle that holds several."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A record and its files as they came."""

    record: bytes | None = None
    """None: it lies in the bundle."""
    name: str = "berkas.yaml"
    """What errors call the record; its ending tells JSON from YAML."""
    bundle: BinaryIO | None = None
    """A zip file."""
    files: tuple[tuple[str, FileStorage], ...] = ()
    """Single files with the name by which the record calls them."""
    base: Path | None = None
    """A folder of ours whose files are there from the start: that of an example."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A parcel that could be read."""

    record: bytes
    """The record as it was written."""
    sources: list[Source]
    """The records in it."""


@contextmanager
def opened(parcel: Parcel, most: int = MAX_RECORDS) -> Iterator[Opened]:
    """The records of a parcel, ``most`` at most. Their folder is removed at the end, whatever
    happens.

    Raises DataError when the bundle, a file name or the record itself cannot be taken.
    """
    if parcel.bundle is None and not parcel.files:
        record = parcel.record or b""
        yield Opened(record, _read(record, parcel.name, parcel.base, most))
        return
    with TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as temporary:
        root = Path(temporary).resolve()
        if parcel.base is not None:
            shutil.copytree(parcel.base, root, dirs_exist_ok=True)
        record, name, folder = _laid_out(parcel, root)
        sources = _read(record, name, folder, most)
        _give_folders([name for name, _ in parcel.files], sources, root)
        yield Opened(record, sources)


def _read(record: bytes, name: str, folder: Path | None, most: int) -> list[Source]:
    name = shown(name) or "berkas"
    sources = sources_of(record, name, folder)
    if len(sources) > most:
        params = {"jumlah": len(sources), "batas": most}
        raise DataError(Finding("web.too_many_records", name, params))
    return sources


def _laid_out(parcel: Parcel, root: Path) -> tuple[bytes, str, Path]:
    """Put bundle and files into the folder; the record, its name, and the folder it lies in."""
    if faults := check_names(name for name, _ in parcel.files):
        raise DataError(*faults)
    names = unpack(parcel.bundle, root) if parcel.bundle is not None else []
    for name, file in parcel.files:
        target = root.joinpath(*name.split("/"))
        replaced = parcel.base is not None and target.is_file()  # an example's picture may be
        if _is_taken(target, root) and not replaced:
            raise DataError(Finding("web.file_twice", shown(name), {"berkas": shown(name)}))
        target.parent.mkdir(parents=True, exist_ok=True)
        file.save(target)
    if parcel.record is not None:
        return parcel.record, parcel.name, root
    found = _record_in(names)
    path = root.joinpath(*found.split("/"))
    return path.read_bytes(), path.name, path.parent


def _is_taken(target: Path, root: Path) -> bool:
    """Whether there is such a file or folder already, or a file where a folder should be."""
    above = target.parent
    while above != root and not above.exists():
        above = above.parent
    return target.exists() or not above.is_dir()


def _record_in(names: list[str]) -> str:
    """The record of a bundle: the one at its top, or the one called ``berkas``."""
    records = [name for name in names if name.lower().endswith(_ENDINGS)]
    if not records:
        raise DataError(Finding("web.zip_no_record", "zip"))
    top = min(name.count("/") for name in records)
    found = [name for name in records if name.count("/") == top]
    if len(found) > 1:
        stems = [name.rpartition("/")[2].rpartition(".")[0].lower() for name in found]
        named = [n for n, stem in zip(found, stems, strict=True) if stem == _PREFERRED]
        if len(named) != 1:
            params = {"daftar": ", ".join(shown(name) for name in found[:5])}
            raise DataError(Finding("web.zip_records", "zip", params))
        found = named
    return found[0]


def _give_folders(names: list[str], sources: list[Source], root: Path) -> None:
    """Browsers send a picture without its folder: lay it where the record looks for it.

    Only where one single path of the record ends in its name; with two, a wrong photograph could
    come out, and the fault of a missing file is the better answer.
    """
    wanted: dict[str, set[str]] = {name: set() for name in names if "/" not in name}
    if not wanted:
        return
    for source in sources:
        for value in _texts(source.data):
            last = value.rpartition("/")[2]
            if last in wanted:
                wanted[last].add(value)
    for name, paths in wanted.items():
        if len(paths) == 1 and is_safe(path := paths.pop()):
            target = root.joinpath(*path.split("/"))
            if not _is_taken(target, root):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(root / name, target)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
