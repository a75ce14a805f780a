"""Sheets of a workbook looked over before anything is made of them: read once, in small pieces.

What openpyxl reads at a time is a row, and it is as large as the file says; so the file is measured
first. Merged cells are found here too, and how many rows hold something.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from docgen.batch.tables import model
from docgen.errors import DataError, Finding

__all__ = ["MAX_ROW_BYTES", "Measured", "measure", "refuse_huge_texts"]

MAX_ROW_BYTES = 5_000_000
"""Bytes of one row, or of one text, as they are written in the file."""
_MAX_OTHER = 50_000_000
"""Bytes of a part without rows: pictures and styles among them."""
_BLOCK = 1 << 20
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_TEXT = re.compile(rb"<(?:\w+:)?si[\s>/]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)[\s>]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
_MERGED_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """What a sheet holds."""

    rows: int
    """Rows that hold something; counted up to one more than a table may have."""
    merged: int
    """Merged ranges of cells."""
    examples: tuple[str, ...]
    """Some of them."""

    def refuse(self, name: str) -> None:
        """Raise DataError for too many rows, and for merged cells: they hold one value for
        several, so the others would silently count as empty.
        """
        self.refuse_many(name)
        if self.merged:
            params = {"jumlah": self.merged, "sel": ", ".join(self.examples)}
            raise DataError(Finding("batch.merged_cells", name, params))

    def refuse_many(self, name: str) -> None:
        """Raise DataError for too many rows."""
        if self.rows - 1 > model.MAX_ROWS:
            raise DataError.of("batch.many_rows", name, batas=model.MAX_ROWS)


def measure(path: Path) -> dict[str, Measured]:
    """Look over the sheets of a workbook, before anything else reads them; by their parts.

    Raises DataError at a row that is too large to be read, and where the only sheet has too many.
    """
    found = {}
    with zipfile.ZipFile(path) as package:
        for part in package.namelist():
            if part.endswith(("sharedStrings.xml", "/")):
                continue
            with package.open(part) as stream:  # whatever it is called: the package says its use
                reader = _Reader(stream, _ROW, path.name)
                reader.read()
            if reader.pieces:
                found[part] = Measured(reader.filled, reader.merged, tuple(reader.examples))
    if len(found) == 1:
        # openpyxl would go through all of a sheet that does not say how large it is.
        next(iter(found.values())).refuse_many(path.name)
    return found


def refuse_huge_texts(path: Path) -> None:
    """Raise DataError when a text of the table of texts is too long; that table is held whole."""
    with zipfile.ZipFile(path) as package:
        for member in package.namelist():
            if member.endswith("sharedStrings.xml"):
                with package.open(member) as stream:
                    _Reader(stream, _TEXT, path.name).read()


class _Reader:
    """How long the pieces of a part are that begin with one tag."""

    def __init__(self, stream: IO[bytes], begin: re.Pattern[bytes], name: str) -> None:
        self._stream, self._begin, self._name = stream, begin, name
        self.pieces = self.filled = self.merged = 0
        self.examples: list[str] = []
        self._is_filled = False

    def read(self) -> None:
        """Go through the part once, or until there are more rows than a table may have.

        Raises DataError at a piece that is too long.
        """
        rest, started = b"", 0  # where the present piece began, counted from the beginning
        position = 0  # of the beginning of ``rest`` + block
        while block := self._stream.read(_BLOCK):
            text = rest + block
            cut = text.rfind(b"<")
            whole = text if cut <= 0 else text[:cut]
            last = 0
            for match in self._begin.finditer(whole):
                self._end_piece(whole[last : match.start()])
                self.pieces += 1
                self._check(position + match.start() - started)
                started, last = position + match.start(), match.start()
            self._look(whole[last:])
            self._check(position + len(whole) - started)
            if self.filled - 1 > model.MAX_ROWS:
                return
            rest = b"" if cut <= 0 else text[cut:]
            position += len(whole)
        self._end_piece(rest)

    def _look(self, text: bytes) -> None:
        self._is_filled = self._is_filled or _VALUE.search(text) is not None
        for match in _MERGED.finditer(text):
            self.merged += 1
            if len(self.examples) < _MERGED_SHOWN:
                self.examples.append(match[1].decode())

    def _end_piece(self, text: bytes) -> None:
        self._look(text)
        self.filled += self._is_filled
        self._is_filled = False

    def _check(self, length: int) -> None:
        if length > (MAX_ROW_BYTES if self.pieces else _MAX_OTHER):
            params = {"baris": self.pieces, "batas": MAX_ROW_BYTES // 10**6}
            raise DataError(Finding("batch.huge_row", self._name, params))
