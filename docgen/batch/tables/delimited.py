"""CSV files: the comma of the standard, the semicolon of Indonesian spreadsheets, or tabs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from docgen.batch.tables.cells import text_fault
from docgen.batch.tables.model import Row, Table, header, numbered
from docgen.errors import DataError, Finding

__all__ = ["MAX_FIELD", "read_delimited"]

MAX_FIELD = 1_000_000
"""Characters of one field; a stray quote would swallow the rest of the file otherwise."""
MAX_LINE = 5_000_000
"""Bytes of one line."""
_DELIMITERS = (";", ",", "\t")


def read_delimited(path: Path) -> Table:
    """The table of a CSV file in UTF-8.

    Raises DataError for another encoding, with the place of the first wrong byte, for an empty file
    and for a header that is not in order.
    """
    _check_encoding(path)
    delimiter = _delimiter(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            columns = header(next(_reader(stream, delimiter), []), path.name)
    except csv.Error as error:
        raise _broken(path, 1, error) from None

    def rows() -> Iterator[Row]:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = _reader(stream, delimiter)
            next(reader)
            start = reader.line_num
            while True:
                try:
                    cells = next(reader, None)
                except csv.Error as error:
                    raise _broken(path, start + 1, error) from None
                if cells is None:
                    return
                if any(cell.strip() for cell in cells):
                    yield _row(start + 1, columns, cells)
                start = reader.line_num

    return Table(path.name, columns, lambda: numbered(rows(), path.name))


def _broken(path: Path, line: int, error: csv.Error) -> DataError:
    """What the reader says in English, as a finding."""
    said = str(error)
    if "field limit" in said:
        params = {"baris": line, "batas": MAX_FIELD}
        return DataError(Finding("batch.csv_field", path.name, params))
    if "end of data" in said:
        return DataError(Finding("batch.csv_quote", path.name, {"baris": line}))
    return DataError(Finding("batch.csv", path.name, {"baris": line}))


def _row(number: int, columns: tuple[str, ...], cells: list[str]) -> Row:
    texts = [cell.strip() for cell in cells]
    place = f"baris {number}"
    faults = []
    if any(texts[len(columns) :]) or len(texts) < len(columns):
        params = {"jumlah": len(texts), "kolom": len(columns)}
        faults.append(Finding("batch.ragged", place, params))
    pairs = list(zip(columns, texts, strict=False))
    faults += [f for head, text in pairs if (f := text_fault(text, place, head))]
    return Row(number, {head: text for head, text in pairs if text}, tuple(faults))


def _reader(stream: IO[str], delimiter: str) -> Any:
    csv.field_size_limit(MAX_FIELD)
    return csv.reader(stream, delimiter=delimiter, strict=True)


def _delimiter(path: Path) -> str:
    """The delimiter that the header holds most of, outside quotes."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        line = stream.readline(MAX_FIELD)
    bare = "".join(line.split('"')[::2])
    return max(_DELIMITERS, key=lambda mark: (bare.count(mark), -_DELIMITERS.index(mark)))


def _check_encoding(path: Path) -> None:
    position = 0
    with path.open("rb") as stream:
        head = stream.read(4)
        if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise DataError.of("batch.utf16", path.name)
        if head[:4] == b"PK\x03\x04" or head[:4] == b"\xd0\xcf\x11\xe0":
            raise DataError.of("batch.workbook_named_csv", path.name)
        stream.seek(0)
        number = 0
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                raise DataError.of("batch.long_line", path.name, baris=number, batas=MAX_LINE)
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                params = {"baris": number, "posisi": error.start + 1}
                raise DataError(Finding("batch.not_utf8", path.name, params)) from None
            if b"\0" in line:
                raise DataError.of("batch.binary", path.name, baris=number)
            position += len(line)
    if not position:
        raise DataError.of("batch.empty_table", path.name)
