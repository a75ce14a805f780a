"""Tables as offices keep them: Excel workbooks, CSV, lines of JSON."""

from __future__ import annotations

from pathlib import Path

from docgen.batch.tables.delimited import read_delimited
from docgen.batch.tables.json_lines import read_json_lines
from docgen.batch.tables.model import MAX_ROWS, Row, Table
from docgen.batch.tables.workbook import read_workbook
from docgen.errors import DataError, UsageFault

__all__ = ["MAX_ROWS", "MAX_TABLE", "READERS", "Row", "Table", "open_table"]

MAX_TABLE = 300_000_000
"""Bytes of a table file."""
READERS = {
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}


def open_table(path: Path, sheet: str | None = None) -> Table:
    """The table in a file, its rows still to be read.

    ``sheet``: the sheet of a workbook; None: its only sheet that holds something. Raises UsageFault
    when there is no such file or its kind is not known, DataError when it is no table.
    """
    if not path.is_file():
        raise UsageFault.of("batch.no_table", str(path))
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise UsageFault.of("batch.unknown_table", path.name, dikenal=known)
    if (size := path.stat().st_size) > MAX_TABLE:
        params = {"ukuran": size // 10**6, "batas": MAX_TABLE // 10**6}
        raise DataError.of("batch.table_too_large", path.name, **params)
    if sheet is not None and reader is not read_workbook:
        raise UsageFault.of("batch.no_sheets_here", path.name, lembar=sheet)
    return read_workbook(path, sheet) if reader is read_workbook else reader(path)
