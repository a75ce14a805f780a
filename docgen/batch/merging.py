"""A row over the base record: one record as a person would have written it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from docgen.batch.columns import Column, column_of
from docgen.batch.tables.model import Day, Number, Row
from docgen.errors import Finding
from docgen.records.letak import Loc, join_loc
from docgen.records.muat import Source, merge

__all__ = ["merged"]

_SERIAL = re.compile(r"\d{5}\Z")
_EPOCH = date(1899, 12, 30)
"""Day 0 of a workbook's calendar, for dates since March 1900."""
_PARTS = re.compile(r"\s*[;\n]\s*")


def merged(
    row: Row, columns: Sequence[Column], base: Any, folder: Path | None
) -> tuple[Source, tuple[Finding, ...]]:
    """The record of a row and what is wrong with its cells.

    ``columns``: of the table; none for lines of JSON, whose keys are paths. An empty cell leaves
    the value of ``base``. A list of texts stands in one cell, parted by semicolons or line breaks.
    ``folder``: where the pictures lie that the record names.
    """
    place = f"baris {row.number}"
    faults = list(row.faults)
    data = base
    for column, value in _values(row, columns, faults):
        if isinstance(value, str):
            if fault := _trap(value, column, place):
                faults.append(fault)
                continue
            filled: Any = [p for p in _PARTS.split(value) if p] if column.shape == "list" else value
        else:
            filled = value
        try:
            data = _set(data, column.place, str(filled) if isinstance(filled, str) else filled)
        except IndexError:
            params = {"kolom": column.head, "jalur": join_loc(column.place)}
            faults.append(Finding("batch.list_gap", place, params))
        except TypeError:
            params = {"kolom": column.head, "jalur": join_loc(column.place)}
            faults.append(Finding("batch.base_differs", place, params))
    return Source(data, place, folder), tuple(faults)


def _values(row: Row, columns: Sequence[Column], faults: list[Finding]) -> list[tuple[Column, Any]]:
    if columns:
        heads: Mapping[str, Any] = row.values
        return [(column, heads[column.head]) for column in columns if column.head in heads]
    found = []
    for key, value in row.values.items():
        if isinstance(value, dict | list) or "." not in key:
            whole = column_of(key, key)
            place = whole.place if isinstance(whole, Column) else tuple(key.split("."))
            found.append((Column(key, place, "other"), value))
            continue
        column = column_of(key, key)
        if isinstance(column, Finding):
            faults.append(Finding(column.code, f"baris {row.number}", column.params))
        else:
            found.append((column, value))
    return found


def _trap(text: str, column: Column, place: str) -> Finding | None:
    """What a spreadsheet made of a value without asking."""
    params = {"kolom": column.head, "nilai": str(text)}
    if column.shape == "date" and _SERIAL.match(text):
        day = (_EPOCH + timedelta(days=int(text))).isoformat()
        return Finding("batch.date_serial", place, {**params, "usul": day})
    if column.shape == "text" and isinstance(text, Day):
        return Finding("batch.date_in_text", place, params)
    if column.shape == "date" and isinstance(text, Number):
        return Finding("batch.number_in_date", place, params)
    return None


def _set(data: Any, place: Loc, value: Any) -> Any:
    """A copy of ``data`` with one value put in; what is not on the way to it is shared.

    Raises IndexError for a place of a list behind its end, TypeError where the base has something
    else on the way.
    """
    if not place:
        return merge(data, value)
    first, rest = place[0], place[1:]
    if isinstance(first, int):
        items = [] if data is None else data
        if not isinstance(items, list):
            raise TypeError
        if first > len(items):
            raise IndexError
        old = items[first] if first < len(items) else None
        return [*items[:first], _set(old, rest, value), *items[first + 1 :]]
    mapping = {} if data is None else data
    if not isinstance(mapping, dict):
        raise TypeError
    return {**mapping, first: _set(mapping.get(first), rest, value)}
