"""Rows and verdicts as the text that the database keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen.batch.making import Made
from docgen.batch.tables.model import Day, Number, Row
from docgen.errors import Finding

__all__ = ["Verdict", "row", "row_text", "verdict", "verdict_text"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one row."""

    number: int
    name: str
    state: str
    files: tuple[tuple[str, str], ...]
    """Name and SHA-256."""
    faults: tuple[Finding, ...]
    warnings: int


def row_text(row: Row) -> str:
    """A row as text."""
    faults = [_plain(finding) for finding in row.faults]
    typed = {head: type(value).__name__ for head, value in row.values.items()}
    kinds = {head: kind for head, kind in typed.items() if kind in ("Number", "Day")}
    return json.dumps({"values": dict(row.values), "faults": faults, "kinds": kinds})


def row(number: int, said: str) -> Row:
    """The row of a text."""
    data = json.loads(said)
    kinds = {"Number": Number, "Day": Day}
    values = {
        head: kinds[data["kinds"][head]](value) if head in data["kinds"] else value
        for head, value in data["values"].items()
    }
    return Row(number, values, tuple(_finding(item) for item in data["faults"]))


def verdict_text(made: Made) -> str:
    """A verdict as text."""
    faults = [_plain(finding) for finding in made.faults]
    return json.dumps({"files": made.files, "faults": faults, "warnings": made.warnings})


def verdict(number: int, name: str, state: str, said: str) -> Verdict:
    """The verdict of a text; an empty one while there is none."""
    data = json.loads(said)
    files = tuple((path, sha256) for path, sha256 in data.get("files", ()))
    faults = tuple(_finding(item) for item in data.get("faults", ()))
    return Verdict(number, name, state, files, faults, data.get("warnings", 0))


def _plain(finding: Finding) -> dict[str, Any]:
    plain = {name: getattr(finding, name) for name in Finding.__slots__}
    plain["params"] = {key: _scalar(value) for key, value in finding.params.items()}
    return {key: value for key, value in plain.items() if value}


def _scalar(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool) else str(value)


def _finding(data: Mapping[str, Any]) -> Finding:
    return Finding(**data)
