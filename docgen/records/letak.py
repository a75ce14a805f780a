"""Places in a record: their paths, their labels and owners, and their order."""

from __future__ import annotations

import re
from typing import Any

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
        spec = model.model_fields.get(part)
        if spec is None:
            break
        label = spec.title or part
        owner = owner_of(spec) or owner
        model = part_of(spec.annotation)
    return label, owner


def model_at(loc: Loc) -> type[Bagian] | None:
    """The part whose fields stand at a place, or None."""
    model: type[Bagian] | None = Berkas
    for part in loc:
        if isinstance(part, int) or model is None:
            continue
        spec = model.model_fields.get(part)
        model = part_of(spec.annotation) if spec else None
    return model


class Order:
    """The order of places in a record as it was written.

    A key that is not there comes behind those that are, in the order of the model.
    """

    def __init__(self, data: Any) -> None:
        self._data = data
        self._keys: dict[int, dict[str, int]] = {}

    def rank(self, path: str) -> tuple[int, ...]:
        """Sorts as the place stands in the record."""
        place: Any = self._data
        model: type[Bagian] | None = Berkas
        ranks: list[int] = []
        for part in split_path(path):
            if isinstance(part, int):
                ranks.append(part)
                inside = isinstance(place, list) and part < len(place)
                place = place[part] if inside else None
                continue
            fields = list(model.model_fields) if model else []
            keys = self._positions(place) if isinstance(place, dict) else {}
            absent = fields.index(part) if part in fields else len(fields)
            ranks.append(keys.get(part, len(keys) + absent))
            place = place.get(part) if isinstance(place, dict) else None
            spec = model.model_fields.get(part) if model else None
            model = part_of(spec.annotation) if spec else None
        return tuple(ranks)

    def _positions(self, mapping: dict[str, Any]) -> dict[str, int]:
        known = self._keys.get(id(mapping))
        if known is None:
            known = self._keys[id(mapping)] = {key: n for n, key in enumerate(mapping)}
        return known
