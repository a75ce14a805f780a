"""Checks of the files that a record names: each lies inside the record's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.errors import DataError, Finding
from docgen.records.berkas import Berkas
from docgen.records.jenis import Isian
from docgen.records.periksa.daftar import Values
from docgen.records.tempat import inside

__all__ = ["MODEL_TEXT", "check_files", "named_files"]

MODEL_TEXT = "naskah-model"
"""The value of ``berkas_batang_tubuh`` that names the bundled model text, not a file."""

_FIELDS = ("berkas", "berkas_batang_tubuh")


def check_files(berkas: Berkas, folder: Path | None, values: Values | None = None) -> list[Finding]:
    """The faults of every file that the record names (``file.*``), none when all are there.

    ``values`` are those of the record, where the caller has them already.
    """
    found: list[Finding] = []
    for path, name in named_files(values or Values.of(berkas)):
        try:
            inside(folder, name, path)
        except DataError as error:
            found += error.findings
    return found


def named_files(values: Values) -> Iterator[tuple[str, str]]:
    """The place and the name of every file that the record names."""
    for path, _, _, value in values.all:
        if not path.endswith(_FIELDS) or path.rpartition(".")[2] not in _FIELDS:
            continue
        if isinstance(value, str) and not isinstance(value, Isian) and value != MODEL_TEXT:
            yield path, value
