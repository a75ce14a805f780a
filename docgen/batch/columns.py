"""Columns of a table find their places in the record."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from docgen.errors import DataError, Finding, UsageFault
from docgen.records.berkas import Berkas
from docgen.records.dasar import Bagian, is_list_field, part_of
from docgen.records.letak import Loc, join_loc, split_path
from docgen.records.muat import read_sources
from docgen.records.pejabat import Gambar

__all__ = [
    "Column",
    "Shape",
    "column_of",
    "is_within",
    "known_paths",
    "read_mapping",
    "resolve",
    "shape_at",
]

Shape = Literal["text", "date", "list", "other"]
"""What a cell of the column is: text, a date, a list of texts, or something else of one value."""
MAX_INDEX = 500
"""Places of a list that columns may name."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column whose values go to one place of the record."""

    head: str
    """As the table has it."""
    place: Loc
    shape: Shape

    @property
    def path(self) -> str:
        """The place in writing."""
        return join_loc(self.place)


def is_within(path: str, place: str) -> bool:
    """Whether a path of the record is a place, or lies in what stands there."""
    return path == place or path.startswith((f"{place}.", f"{place}["))


def shape_at(place: Loc) -> Shape | None:
    """What stands at a place of the record; None where a single cell cannot hold it."""
    annotation: Any = Berkas
    for part in place:
        inner = _unwrapped(annotation)
        if isinstance(part, int):
            if get_origin(inner) is not tuple or part >= MAX_INDEX:
                return None
            annotation = get_args(inner)[0]
        elif get_origin(inner) is dict:
            annotation = get_args(inner)[1]
        elif isinstance(inner, type) and issubclass(inner, Bagian) and part in inner.model_fields:
            annotation = inner.model_fields[part].annotation
        else:
            return None
    return _shape(annotation)


def _unwrapped(annotation: Any) -> Any:
    """The annotation without ``| None`` and without ``Annotated``."""
    if hasattr(annotation, "__metadata__"):
        return _unwrapped(annotation.__origin__)
    if get_origin(annotation) in (UnionType, Union):
        options = [item for item in get_args(annotation) if item is not type(None)]
        return _unwrapped(options[0]) if options else annotation
    return annotation


def _shape(annotation: Any) -> Shape | None:
    inner = _unwrapped(annotation)
    if get_origin(inner) is tuple:
        item = _unwrapped(get_args(inner)[0])
        return "list" if item is str else None
    if isinstance(inner, type) and issubclass(inner, Bagian):
        return "text" if inner is Gambar else None
    if inner is date:
        return "date"
    return "text" if inner is str else "other"


@cache
def known_paths() -> tuple[str, ...]:
    """Every path that a column may have, list places as ``[0]``."""
    return tuple(_paths(Berkas, ()))


def _paths(model: type[Bagian], above: Loc) -> Iterator[str]:
    for name, field in model.model_fields.items():
        place: Loc = (*above, name)
        inner = part_of(field.annotation)
        shape = shape_at(place)
        if shape is not None:
            yield join_loc(place)
        if inner is not None and len(place) < 12:
            yield from _paths(inner, (*place, 0) if is_list_field(field) else place)


def column_of(head: str, path: str) -> Column | Finding:
    """The column of a path, or what is wrong with it, with the nearest path that exists."""
    place = split_path(path.strip())
    shape = shape_at(place) if join_loc(place) == path.strip() else None
    if shape is not None:
        return Column(head, place, shape)
    low = path.strip().casefold()
    exact = [known for known in known_paths() if known.casefold() == low]
    near = exact or difflib.get_close_matches(low, known_paths(), n=1, cutoff=0.5)
    if near:
        return Finding("batch.unknown_column_suggest", head, {"kolom": head, "usul": near[0]})
    return Finding("batch.unknown_column", head, {"kolom": head})


def resolve(
    heads: Sequence[str], name: str, mapping: Mapping[str, str] | None = None
) -> tuple[Column, ...]:
    """The columns of a table, those that the mapping leaves out apart.

    ``mapping``: head to record path, an empty path to leave the column out; heads that it does not
    name are taken as paths. Raises DataError with everything that is wrong: unknown paths, two
    columns for one place, a place inside another's, a mapped column that the table has not.
    """
    by_head = {head.casefold(): path for head, path in (mapping or {}).items()}
    there = {head.casefold() for head in heads}
    faults = [
        Finding("batch.mapped_column_missing", name, {"kolom": head})
        for head in mapping or {}
        if head.casefold() not in there
    ]
    columns = []
    for head in heads:
        path = by_head.get(head.casefold(), head)
        if not path.strip():
            continue
        column = column_of(head, path)
        if isinstance(column, Finding):
            faults.append(column)
        else:
            columns.append(column)
    faults += _collisions(columns, name)
    if not columns and not faults:
        faults = [Finding("batch.no_columns", name)]
    if faults:
        raise DataError(*faults)
    return tuple(columns)


def _collisions(columns: Sequence[Column], name: str) -> Iterator[Finding]:
    taken: dict[Loc, Column] = {}
    for column in columns:
        other = taken.get(column.place)
        if other is not None:
            params = {"kolom": column.head, "lain": other.head, "jalur": column.path}
            yield Finding("batch.same_place", name, params)
        taken[column.place] = column
    for column in columns:
        for length in range(1, len(column.place)):
            outer = taken.get(column.place[:length])
            if outer is not None:
                params = {"kolom": column.head, "lain": outer.head, "jalur": outer.path}
                yield Finding("batch.place_inside", name, params)


def read_mapping(path: Path) -> dict[str, str]:
    """A mapping file (YAML or JSON): head of a column to record path, empty to leave it out.

    Raises UsageFault when there is none, DataError when it is something else.
    """
    sources = read_sources(path)
    data = sources[0].data
    if len(sources) != 1 or not isinstance(data, dict):
        raise UsageFault.of("batch.bad_mapping", path.name)
    bad = [key for key, value in data.items() if value is not None and not isinstance(value, str)]
    if bad:
        raise UsageFault.of("batch.bad_mapping_value", path.name, kolom=bad[0])
    return {key: value or "" for key, value in data.items()}
