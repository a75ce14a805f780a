"""What a registered document is made from: the record with its numbers, and the trace of it by
which a later change is found.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from docgen.bahasa.isian import is_isian
from docgen.bahasa.nomor import TITIK_TIGA
from docgen.kinds import Naskah, all_kinds
from docgen.records.letak import split_path
from docgen.records.muat import Source
from docgen.records.periksa.berkas_luar import named_files
from docgen.records.telaah import Record
from docgen.records.tempat import inside
from docgen.register import sha256
from docgen.register.chain import canonical
from docgen.service.documents import Wish, naskahs

__all__ = [
    "SHARED",
    "dump",
    "every_naskah",
    "number_at",
    "parts_of",
    "source_hash",
    "tried",
    "with_values",
]

SHARED = ("pemda", "unit", "kelompok_rentan")
"""The parts of a record that every document may print."""
_STAND_IN = "1"


def dump(record: Record) -> dict[str, Any]:
    """The record as plain data."""
    return record.berkas.model_dump(mode="json", exclude_none=True)


def number_at(data: Any, path: str) -> str:
    """The number at a place; empty when there is none yet, or a placeholder or dots for it."""
    for step in split_path(path):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return ""
    text = str(data).strip() if isinstance(data, str | int) else ""
    return "" if text == TITIK_TIGA or is_isian(text) else text


def with_values(data: Any, values: Mapping[str, str | None]) -> Any:
    """A copy with other values at some places; a place whose surroundings are not there stays so.

    None takes a value away.
    """
    for path, value in values.items():
        data = _set(data, split_path(path), value)
    return data


def _set(data: Any, place: tuple[str | int, ...], value: str | None) -> Any:
    step, rest = place[0], place[1:]
    if isinstance(data, dict) and isinstance(step, str):
        if rest:
            return {**data, step: _set(data[step], rest, value)} if step in data else data
        kept = {key: item for key, item in data.items() if key != step}
        return kept if value is None else {**kept, step: value}
    if isinstance(data, list) and isinstance(step, int) and step < len(data) and rest:
        return [_set(item, rest, value) if n == step else item for n, item in enumerate(data)]
    return data


def tried(source: Source) -> tuple[Source, frozenset[str]]:
    """The record with a stand-in for each number that it must have and the register can give.

    The second part holds the places of the stand-ins.
    """
    wanted = [path for kind in all_kinds() for path in kind.required_numbers]
    missing = {path: _STAND_IN for path in wanted if not number_at(source.data, path)}
    data = with_values(source.data, missing)
    filled = frozenset(path for path in missing if number_at(data, path))
    return replace(source, data=data), filled


def parts_of(record: Record, section: str) -> dict[str, Any]:
    """What a document of ``section`` may print of its record; nothing else is kept with it."""
    return {name: value for name, value in dump(record).items() if name in ("id", *SHARED, section)}


def every_naskah(record: Record) -> list[Naskah]:
    """All documents that a record can yield, those on request too."""
    names = frozenset(name for kind in all_kinds() for name in kind.on_request)
    return naskahs(record, Wish(variants=names))


def source_hash(record: Record, section: str, every: Iterable[Naskah]) -> str:
    """SHA-256 over the parts that a document of ``section`` prints and the files that they name.

    The numbers of documents are left out: they come from the register. every: all documents of
    the record, for the places of these numbers.
    """
    data = dump(record)
    places = {n.numbering.path for n in every if n.numbering}
    data = with_values(data, dict.fromkeys(places))
    parts = {name: data.get(name) for name in (*SHARED, section)}
    digests = {}
    for path, name in named_files(record.values):
        if split_path(path)[0] in parts:
            digests[path] = sha256(inside(record.folder, name, path).read_bytes())
    return hashlib.sha256(canonical([parts, digests]).encode()).hexdigest()
