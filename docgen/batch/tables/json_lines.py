"""Lines of JSON: one object a line, with record paths as keys or whole parts as values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docgen.batch.tables.model import Row, Table, numbered
from docgen.errors import DataError, DocgenError, Finding
from docgen.records.batas import plain_copy
from docgen.records.muat import MAX_BYTES

__all__ = ["read_json_lines"]


def read_json_lines(path: Path) -> Table:
    """The table of a file of JSON lines. A line that is no object is a refused row, not the end."""
    if not path.stat().st_size:
        raise DataError.of("batch.empty_table", path.name)

    def rows() -> Iterator[Row]:
        with path.open("rb") as stream:
            number = 0
            while line := stream.readline(MAX_BYTES + 1):
                number += 1
                if len(line) > MAX_BYTES:
                    raise DataError.of("batch.long_line", path.name, baris=number, batas=MAX_BYTES)
                if line.strip():
                    yield _row(number, line)

    return Table(path.name, (), lambda: numbered(rows(), path.name))


def _row(number: int, line: bytes) -> Row:
    place = f"baris {number}"
    twice: list[Finding] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        mapping = dict(items)
        if len(mapping) < len(items):
            keys = [key for key, _ in items]
            doubled = next(key for key in keys if keys.count(key) > 1)
            twice.append(Finding("batch.doubled_key", place, {"kunci": doubled[:60]}))
        return mapping

    try:
        text = line.decode("utf-8-sig")
        value = json.loads(text, object_pairs_hook=pairs)
        if isinstance(value, dict):
            value = plain_copy(value, place)
    except DocgenError as error:
        return Row(number, {}, error.findings)
    except UnicodeDecodeError as error:
        fault = Finding("batch.not_utf8", place, {"baris": number, "posisi": error.start + 1})
        return Row(number, {}, (fault,))
    except json.JSONDecodeError as error:
        fault = Finding("batch.json", place, {"kolom": error.colno, "sebab": error.msg})
        return Row(number, {}, (fault,))
    except (RecursionError, ValueError):  # too deep, or a number of thousands of digits
        return Row(number, {}, (Finding("batch.json_limits", place),))
    if not isinstance(value, dict):
        return Row(number, {}, (Finding("batch.not_object", place),))
    return Row(number, {k: v for k, v in value.items() if v is not None}, tuple(twice))
