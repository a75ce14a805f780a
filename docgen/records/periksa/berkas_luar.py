"""Checks of the files that a record names: each lies inside the record's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from docgen.errors import DataError, Finding
from docgen.records.dasar import Bagian
from docgen.records.jenis import Isian
from docgen.records.periksa.daftar import Values, join
from docgen.records.tempat import inside

__all__ = ["MODEL_TEXT", "check_files", "named_files"]

MODEL_TEXT = "naskah-model"
"""The value of ``berkas_batang_tubuh`` that names the bundled model text, not a file."""

_FIELDS = ("berkas", "berkas_batang_tubuh")


def check_files(values: Values, folder: Path | None) -> list[Finding]:
    """The faults of every file that the record names (``file.*``), none when all are there."""
    found: list[Finding] = []
    for path, name in named_files(values):
        try:
            inside(folder, name, path)
        except DataError as error:
            found += error.findings
    return found


def named_files(values: Values) -> Iterator[tuple[str, str]]:
    """The place and the name of every file that the record names."""
    for path, part in values.parts:
        for name in _file_fields(type(part)):
            value = getattr(part, name)
            if isinstance(value, str) and not isinstance(value, Isian) and value != MODEL_TEXT:
                yield join(path, name), value


@cache
def _file_fields(part: type[Bagian]) -> tuple[str, ...]:
    """The fields of a model that name a file."""
    return tuple(name for name in _FIELDS if name in part.model_fields)
