"""Records from files."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from docgen.errors import DataError, Finding
from docgen.records.muat import Source, read_bytes, read_sources
from docgen.records.telaah import Record, review

__all__ = ["load", "load_all", "sources", "sources_of", "validated"]


def sources(path: str | PathLike[str], overlay: str | PathLike[str] | None = None) -> list[Source]:
    """The records of a file as written, each with ``overlay`` merged over it."""
    return read_sources(Path(path), Path(overlay) if overlay is not None else None)


def sources_of(content: bytes, name: str, folder: Path | None) -> list[Source]:
    """The records in the bytes of one file, which nobody stored under a path.

    ``name``: what errors call it, and by its ending JSON or YAML. ``folder``: where the files lie
    that the record names; None: it may name none. Raises DataError when it cannot be read.
    """
    return read_bytes(content, name, folder)


def validated(found: Iterable[Source]) -> list[Record]:
    """The records, or DataError with every fault of every one.

    Two records that would be written to one folder are refused too.
    """
    reviews = [review(source) for source in found]
    faults = [fault for item in reviews for fault in item.faults]
    if faults:
        raise DataError(*faults)
    records = [item.require() for item in reviews]
    refuse_doubles(records)
    return records


def refuse_doubles(records: list[Record]) -> None:
    """Raise DataError when two records share one folder name."""
    seen: dict[str, str] = {}
    doubles = []
    for record in records:
        name = record.berkas.folder_name
        if name in seen:
            params = {"id": name, "pertama": seen[name], "kedua": record.name}
            doubles.append(Finding("service.double_id", "id", params, label="Pengenal"))
        seen.setdefault(name, record.name)
    if doubles:
        raise DataError(*doubles)


def load_all(
    path: str | PathLike[str], *, overlay: str | PathLike[str] | None = None
) -> list[Record]:
    """All records of a YAML or JSON file.

    Raises UsageFault when there is no such file and DataError, with every fault, when one of the
    records is not in order. Warnings and placeholders do not stop it: :func:`docgen.check` tells.
    """
    return validated(sources(path, overlay))


def load(path: str | PathLike[str], *, overlay: str | PathLike[str] | None = None) -> Record:
    """The one record of a file. Raises as :func:`load_all`, and when there are several."""
    records = load_all(path, overlay=overlay)
    if len(records) != 1:
        params = {"jumlah": len(records)}
        raise DataError(Finding("service.several_records", str(path), params))
    return records[0]
