"""Excel workbooks, read row by row with openpyxl: the size of a sheet costs no memory."""

from __future__ import annotations

import logging
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from docgen.batch.tables.cells import cell_text
from docgen.batch.tables.measuring import measure, refuse_huge_texts
from docgen.batch.tables.model import MAX_COLUMNS, Row, Table, header, numbered
from docgen.errors import DataError, Finding

__all__ = ["read_workbook"]

_log = logging.getLogger(__name__)

MAX_UNPACKED = 1_500_000_000
"""Bytes of all parts together, unpacked: a full sheet of ten columns is half of it."""
MAX_STRINGS = 100_000_000
"""Bytes of the table of texts, the one part that is held in memory."""
_CHUNK = 1_000
_BROKEN = (
    zipfile.BadZipFile,
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,  # what the XML parser raises
    EOFError,
    OSError,
    zlib.error,
    NotImplementedError,  # a compression that Python does not know
)
"""What openpyxl raises for packages that are not in order; it has no error of its own for most."""


def read_workbook(path: Path, sheet: str | None = None) -> Table:
    """The table in a sheet: the one named, else the first visible one that holds something.

    Its first row that holds something is the header. Raises DataError when the file is no workbook,
    is encrypted, has no such sheet, an empty one, merged cells, too many rows or a huge one.
    """
    _check_package(path)
    refuse_huge_texts(path)
    measured = measure(path)
    with _opened(path) as book:
        names = [item.title for item in book.worksheets if item.sheet_state == "visible"]
        if sheet is not None and sheet not in book.sheetnames:
            known = ", ".join(names)
            raise DataError.of("batch.no_sheet", path.name, lembar=sheet, dikenal=known)
        filled = [name for name in names if sheet is None and _first(book[name]) is not None]
        chosen = sheet or (filled[0] if filled else None)
        if chosen is None or _first(book[chosen]) is None:
            raise DataError.of("batch.empty_table", path.name)
        start, cells = _first(book[chosen]) or (1, [])
        name = f"{path.name}[{chosen}]"
        columns = header([_head(cell) for cell in cells], name)
        part = book[chosen]._worksheet_path.lstrip("/")  # which has no public name
    if part in measured:
        measured[part].refuse(name)
    remarks: tuple[Finding, ...] = ()
    if len(filled) > 1:
        left = ", ".join(filled[1:])
        params = {"lembar": chosen, "lain": left}
        remarks = (Finding("batch.other_sheets", path.name, params, "W"),)

    def rows() -> Iterator[Row]:
        return numbered(_rows(path, chosen, columns, start), name)

    return Table(name, columns, rows, remarks)


def _rows(path: Path, sheet: str, columns: tuple[str, ...], start: int) -> Iterator[Row]:
    with _opened(path) as book:
        source = _cells(book[sheet])
        for number, cells in source:
            if number > start and any(cell.value not in (None, "") for cell in cells):
                yield _row(number, cells, columns)


def _row(number: int, cells: tuple[Any, ...], columns: tuple[str, ...]) -> Row:
    place = f"baris {number}"
    values: dict[str, str] = {}
    faults = []
    for column, cell in zip(columns, cells, strict=False):
        said = cell_text(cell.value, cell.data_type, place, column)
        if isinstance(said, Finding):
            faults.append(said)
        elif said is not None:
            values[column] = said
    beyond = [cell for cell in cells[len(columns) :] if cell.value not in (None, "")]
    if beyond:
        params = {"jumlah": len(columns) + len(beyond), "kolom": len(columns)}
        faults.append(Finding("batch.ragged", place, params))
    return Row(number, values, tuple(faults))


def _head(cell: Any) -> str:
    return "" if cell.value is None else str(cell.value)


def _first(sheet: Any) -> tuple[int, tuple[Any, ...]] | None:
    """The first row that holds something, with its number."""
    for number, cells in _cells(sheet):
        if any(cell.value not in (None, "") for cell in cells):
            return number, cells
    return None


def _cells(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows of a sheet with their numbers, whatever the file says of its own extent."""
    sheet.reset_dimensions()
    number = 0
    rows = sheet.iter_rows(max_col=MAX_COLUMNS + 1)
    while True:
        try:
            with warnings.catch_warnings():
                # openpyxl warns of what it does not read: validation lists, drawings
                warnings.simplefilter("ignore")
                chunk = list(islice(rows, _CHUNK))
        except _BROKEN as error:
            _log.info("sheet: %s", type(error).__name__)
            raise DataError.of("batch.bad_workbook", sheet.title) from None
        for cells in chunk:
            number += 1
            yield number, cells
        if len(chunk) < _CHUNK:
            return


class _opened:  # noqa: N801 - used as a function
    """A workbook open for reading, closed again whatever happens."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: IO[bytes] | None = None
        self._book: Any = None

    def __enter__(self) -> Any:
        self._stream = self._path.open("rb")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._book = openpyxl.load_workbook(self._stream, read_only=True, keep_links=False)
        except _BROKEN as error:
            self._stream.close()
            _log.info("workbook: %s", type(error).__name__)
            raise DataError(Finding("batch.bad_workbook", self._path.name)) from None
        return self._book

    def __exit__(self, *exception: object) -> None:
        self._book.close()
        if self._stream is not None:
            self._stream.close()


def _check_package(path: Path) -> None:
    with path.open("rb") as stream:
        head = stream.read(8)
    if not head:
        raise DataError.of("batch.empty_table", path.name)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise DataError.of("batch.old_or_encrypted", path.name)
    try:
        with zipfile.ZipFile(path) as package:
            infos = package.infolist()
            unpacked = sum(info.file_size for info in infos)
            strings = max(
                (i.file_size for i in infos if i.filename.endswith("sharedStrings.xml")), default=0
            )
            if unpacked > MAX_UNPACKED or strings > MAX_STRINGS or len(infos) > 10_000:
                raise DataError.of("batch.workbook_too_large", path.name, ukuran=unpacked // 10**6)
            for info in infos:
                if info.filename.endswith((".xml", ".rels")):
                    with package.open(info) as part:
                        if b"<!DOCTYPE" in part.read(2048):
                            raise DataError.of("batch.doctype", path.name, bagian=info.filename)
    except _BROKEN as error:
        _log.info("workbook: %s", type(error).__name__)
        raise DataError.of("batch.bad_workbook", path.name) from None
