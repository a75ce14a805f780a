"""What every table comes down to: named columns, and rows that are read one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docgen.errors import DataError, Finding

__all__ = ["MAX_COLUMNS", "MAX_ROWS", "Day", "Number", "Row", "Table", "header", "numbered"]

MAX_ROWS = 200_000
"""Rows of one table: some 400 times the regencies and cities of the country."""
MAX_COLUMNS = 1_000
"""Columns of one table; a record has fewer fields."""


class Number(str):
    """A value that the workbook holds as a number, as text: a date may hide in it."""

    __slots__ = ()


class Day(str):
    """A value that the workbook holds as a date, as text: it may have been typed as ``1/2``."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    number: int
    """Its number as people see it: the row of the sheet, the line of the file, from 1."""
    values: Mapping[str, Any]
    """Column to value; columns whose cell is empty are absent. Text, in JSON any plain value."""
    faults: tuple[Finding, ...] = ()
    """What is wrong with its cells: such a row is refused, with all its reasons."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be read again from its beginning."""

    name: str
    """What errors call it: the file, with the sheet of a workbook."""
    columns: tuple[str, ...]
    """The heads as typed, trimmed; empty for lines of JSON, whose keys may differ from row to
    row."""
    rows: Callable[[], Iterator[Row]]
    """Opens the file anew and yields its rows; empty rows are left out."""
    remarks: tuple[Finding, ...] = field(default=())
    """What a person should know (severity W): other sheets that were left out, for one."""


def header(cells: Sequence[str], name: str) -> tuple[str, ...]:
    """The heads of a table. Raises DataError for doubled or nameless ones, all at once."""
    heads = [cell.strip() for cell in cells]
    while heads and not heads[-1]:
        heads.pop()
    if not heads:
        raise DataError.of("batch.no_header", name)
    if len(heads) > MAX_COLUMNS:
        raise DataError.of("batch.many_columns", name, jumlah=len(heads), batas=MAX_COLUMNS)
    faults = [
        Finding("batch.nameless_column", name, {"kolom": place})
        for place, head in enumerate(heads, start=1)
        if not head
    ]
    seen: dict[str, int] = {}
    for place, head in enumerate(heads, start=1):
        first = seen.setdefault(head.casefold(), place)
        if head and first != place:
            params = {"kolom": head, "pertama": first, "kedua": place}
            faults.append(Finding("batch.doubled_column", name, params))
    if faults:
        raise DataError(*faults)
    return tuple(heads)


def numbered(rows: Iterator[Row], name: str) -> Iterator[Row]:
    """The rows, up to as many as a table may have. Raises DataError behind them."""
    for count, row in enumerate(rows, start=1):
        if count > MAX_ROWS:
            raise DataError.of("batch.many_rows", name, batas=MAX_ROWS)
        yield row
