"""Places in a record: their paths, their labels and owners, and their order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from docgen.records.berkas import Berkas
from docgen.records.dasar import Bagian, owner_of, part_of

__all__ = ["Loc", "Order", "describe", "join_loc", "model_at", "split_path"]

Loc = tuple[str | int, ...]
"""A place as pydantic names it: keys and indices."""

_TOKEN = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def join_loc(loc: Loc) -> str:
    """The path of a place: ``verifikasi.indikator[3].alasan``."""
    text = ""
    for part in loc:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


@lru_cache(maxsize=1024)
def split_path(path: str) -> Loc:
    """The place of a path."""
    return tuple(int(m[2]) if m[2] else m[1] for m in _TOKEN.finditer(path))


def describe(loc: Loc) -> tuple[str, str]:
    """Label and owner of the field at a place; of the nearest field around it when unknown."""
    model: type[Bagian] | None = Berkas
    label = owner = ""
    for part in loc:
        if isinstance(part, int) or model is None:
            continue
        spec = _specs(model).get(part)
        if spec is None:
            break
        label = spec.label
        owner = spec.owner or owner
        model = spec.model
    return label, owner


class _Spec(NamedTuple):
    """What a place needs to know of a field."""

    number: int
    """Its position in the model."""
    label: str
    owner: str
    model: type[Bagian] | None
    """The part that it holds."""


@cache
def _specs(model: type[Bagian]) -> dict[str, _Spec]:
    return {
        name: _Spec(n, spec.title or name, owner_of(spec), part_of(spec.annotation))
        for n, (name, spec) in enumerate(model.model_fields.items())
    }


def model_at(loc: Loc) -> type[Bagian] | None:
    """The part whose fields stand at a place, or None."""
    model: type[Bagian] | None = Berkas
    for part in loc:
        if isinstance(part, int) or model is None:
            continue
        spec = _specs(model).get(part)
        model = spec.model if spec else None
    return model


_Place = tuple[tuple[int, ...], Any, Mapping[str, _Spec], Mapping[str, int]]
"""A place of a record as it was written: what it sorts by, the value (None where nothing was
written), the fields that its part has, and the order of the keys that were written in it."""
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Order:
    """The order of places in a record as it was written.

    A key that is not there comes behind those that are, in the order of the model.
    """

    def __init__(self, data: Any) -> None:
        self._known: dict[str, _Place] = {"": ((), data, _specs(Berkas), _keys(data))}

    def rank(self, path: str) -> tuple[int, ...]:
        """Sorts as the place stands in the record."""
        return self._place(path)[0]

    def _place(self, path: str) -> _Place:
        """A place, found from the one around it, which most paths share with others."""
        known = self._known.get(path)
        if known is not None:
            return known
        head, opened, index = path[:-1].rpartition("[") if path[-1] == "]" else ("", "", "")
        if opened and index.isdecimal():
            ranks, value, specs, _ = self._place(head)
            number = int(index)
            inside = isinstance(value, list) and number < len(value)
            item = value[number] if inside else None
            found: _Place = ((*ranks, number), item, specs, _keys(item))
        else:
            head, _, name = path.rpartition(".")
            ranks, value, specs, keys = self._place(head)
            spec, written = specs.get(name), keys.get(name)
            if written is None:
                written = len(keys) + (spec.number if spec else len(specs))
            item = value.get(name) if keys else None
            inner = _specs(spec.model) if spec and spec.model else _NOTHING
            found = ((*ranks, written), item, inner, _keys(item))
        self._known[path] = found
        return found


def _keys(value: Any) -> Mapping[str, int]:
    """The position of each key of a mapping."""
    return {key: n for n, key in enumerate(value)} if isinstance(value, dict) else _NOTHING
