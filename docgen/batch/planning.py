"""Planning: the table is read once, in order; every row gets its place before any is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from docgen.batch.columns import Column
from docgen.batch.making import Task
from docgen.batch.merging import merged
from docgen.batch.state import State
from docgen.batch.tables import Row, Table
from docgen.errors import DataError, DocgenError, Finding
from docgen.records.berkas import folder_name
from docgen.records.muat import Source
from docgen.records.tempat import inside
from docgen.service import check

__all__ = ["bundle", "check_base", "folder_of", "plan", "same_output"]

_CHUNK = 500
_WHOLE = 500
"""Rows with another row's folder that are checked to the end while they are planned."""
MAX_BUNDLE = 200_000_000
"""Bytes of all pictures and texts that the records of a batch name."""


def check_base(base: Any, columns: Sequence[Column], folder: Path | None) -> None:
    """Raise DataError when no row can be in order, whatever stands in its cells.

    The columns are taken as still to be filled in; what the record lacks then is a column that the
    table lacks, or a fault of the base record itself: said once, not for every row.
    """
    if not columns:  # lines of JSON may hold anything
        return
    values = {column.head: "[diisi dari tabel]" for column in columns}
    source, faults = merged(Row(1, values), columns, base, folder)
    found = [*faults, *check([Source(source.data, "", folder)])[0].of("E")]
    if found:
        raise DataError(*[_of_base(finding) for finding in found])


def _of_base(finding: Finding) -> Finding:
    if finding.code != "record.missing":
        return finding
    params = {"jalur": finding.path}
    return Finding("batch.missing_column", finding.path, params, "E", finding.label, finding.owner)


def plan(
    table: Table,
    columns: Sequence[Column],
    base: Any,
    state: State,
    step: Callable[[int], None] = lambda _: None,
    folder: Path | None = None,
) -> dict[str, None]:
    """Add every row of the table to the state; return the files that rows name.

    A row whose documents would lie in another row's folder is refused: the first one has it, on
    systems that do not know capitals from small letters too; what else is wrong with it is said
    with that. ``step`` hears how many rows are planned. ``folder``: of the files that rows name.
    """
    taken: dict[str, int] = {}
    named: dict[str, None] = {}
    waiting: list[tuple[Task, tuple[Finding, ...]]] = []
    count = doubled = 0
    for row in table.rows():
        source, faults = merged(row, columns, base, folder)
        name = folder_of(source.data)
        refused: tuple[Finding, ...] = ()
        # A row that is refused for its cells takes nobody's place.
        first = row.number if faults else taken.setdefault(name.casefold(), row.number)
        if first != row.number:
            doubled += 1
            refused = same_output(source, name, first, row.number, whole=doubled <= _WHOLE)
        named.update(dict.fromkeys(_names(dict(row.values))))
        waiting.append((Task(row, name), refused))
        count += 1
        if len(waiting) >= _CHUNK:
            state.plan(waiting)
            waiting = []
            step(count)
    state.plan(waiting)
    step(count)
    if not count:
        raise DataError.of("batch.no_rows", table.name)
    return named


def same_output(
    source: Source, name: str, first: int, number: int, *, whole: bool = True
) -> tuple[Finding, ...]:
    """Why a row is refused whose folder another row has; whole: with all else that is wrong."""
    params = {"id": name, "pertama": first, "kedua": number}
    others = check([source])[0].of("E") if whole else ()
    return (Finding("batch.same_output", f"baris {number}", params), *others)


def folder_of(data: Any) -> str:
    """The folder name that the record will have once it is read."""

    def text(*way: str) -> str:
        place = data
        for key in way:
            place = place.get(key) if isinstance(place, dict) else None
        return place.strip() if isinstance(place, str) else ""

    unit = text("unit", "singkatan") or text("unit", "nama")
    return folder_name(text("id"), unit, text("pemda", "tingkat"), text("pemda", "nama"))[:200]


def bundle(names: Iterator[str] | dict[str, None], folder: Path | None) -> dict[str, bytes]:
    """The files of a folder that some texts name: small enough to travel with the batch.

    A text that names no file there is no fault: whether it should have is checked with its record.
    """
    found: dict[str, bytes] = {}
    total = 0
    for name in names:
        try:
            path = inside(folder, name, "")
        except DocgenError:
            continue
        total += path.stat().st_size
        if total > MAX_BUNDLE:
            raise DataError.of("batch.bundle", name, batas=MAX_BUNDLE // 10**6)
        found[name] = path.read_bytes()
    return found


def names_in(data: Any) -> dict[str, None]:
    """The texts in a record that could name a file, each once."""
    return dict.fromkeys(_names(data))


def _names(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _names(value)
    elif isinstance(data, list):
        for value in data:
            yield from _names(value)
    elif isinstance(data, str) and "." in data and len(data) <= 200 and "\n" not in data:
        yield data
