"""The report of a batch: a table that opens in Excel, and the reasons for people."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell

from docgen.batch.state import DONE, REFUSED, State
from docgen.errors import Finding
from docgen.i18n import Language, explain, text
from docgen.records.kata import in_language

__all__ = [
    "REPORT",
    "reason",
    "refused_lines",
    "refused_workbook",
    "report_lines",
    "top_reasons",
    "unsafe",
]

REPORT = "laporan.csv"
_LONGEST_CELL = 32_000
"""Characters of a cell that every spreadsheet takes."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _safe(value: str) -> str:
    """Text that a spreadsheet shows and does not run.

    It takes what begins with ``=``, ``+``, ``-``, ``@`` or a control character for a formula, also
    behind blanks; an apostrophe before it makes it text.
    """
    flat = " ".join(value.split("\0"))
    return f"'{flat}" if flat.lstrip().startswith(_FORMULA) or flat[:1] in _FORMULA else flat


def report_lines(state: State, language: Language = "id") -> Iterator[bytes]:
    """``laporan.csv``, piece by piece: one line a row, in the order of the table.

    Semicolons and a byte order mark, as an Indonesian Excel takes them.
    """
    yield b"\xef\xbb\xbf"
    heads = ("row", "folder", "state", "files", "warnings", "reasons")
    yield _line([text(f"batch.report_{head}", language) for head in heads])
    for row in state.verdicts():
        reasons = " | ".join(reason(fault, language) for fault in row.faults)
        names = " ".join(name.rpartition("/")[2] for name, _ in row.files)
        cells = (str(row.number), row.name, row.state, names, str(row.warnings), reasons)
        yield _line([_safe(cell) for cell in cells])


def refused_lines(state: State, heads: Sequence[str], language: Language = "id") -> Iterator[bytes]:
    """The refused rows as a table to be corrected: ``baris``, their cells, and the reasons.

    Cells are kept from running as in the report; :func:`unsafe` gives them back as they were.
    """
    yield b"\xef\xbb\xbf"
    yield _line(["baris", *(_safe(head) for head in heads), "alasan"])
    for number, cells, why in _refused(state, heads, language):
        yield _line([str(number), *map(_safe, cells), _safe(why)])


def refused_workbook(state: State, heads: Sequence[str], language: Language = "id") -> bytes:
    """The same as a workbook whose cells are all text: a spreadsheet leaves long numbers whole."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("ditolak")

    def line(cells: Iterable[str]) -> list[Any]:
        made = []
        for text_ in cells:
            cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", text_)[:_LONGEST_CELL])
            cell.data_type, cell.number_format = "s", "@"  # whatever it looks like
            made.append(cell)
        return made

    sheet.append(line(["baris", *heads, "alasan"]))
    for number, cells, why in _refused(state, heads, language):
        sheet.append(line([str(number), *cells, why]))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _refused(
    state: State, heads: Sequence[str], language: Language
) -> Iterator[tuple[int, list[str], str]]:
    """Number, cells and reasons of every refused row."""
    said = {v.number: v.faults for v in state.verdicts() if v.state == REFUSED}
    for row in state.refused_rows():
        cells = [row.values.get(head, "") for head in heads]
        cells = [cell if isinstance(cell, str) else "" for cell in cells]  # parts of lines of JSON
        yield (
            row.number,
            cells,
            " | ".join(reason(fault, language) for fault in said.get(row.number, ())),
        )


def unsafe(value: str) -> str:
    """A cell as it was before it was kept from running."""
    return value[1:] if value[:1] == "'" and _safe(value[1:]) == value else value


def _line(cells: list[str]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerow(cells)
    return stream.getvalue().encode("utf-8", "replace")


def reason(fault: Finding, language: Language) -> str:
    """A reason of refusal in words, with its place in the record and its mend."""
    said = explain(in_language(fault, language), language)
    place = "" if fault.path.startswith("baris ") else f"{fault.path}: "
    return f"{place}{said.message} {said.fix}".strip()


def top_reasons(state: State, most: int = 5) -> list[tuple[Finding, int]]:
    """The commonest reasons of refusal, each with an example and how many rows it met."""
    counts: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], Finding] = {}
    for row in state.verdicts():
        if row.state in (REFUSED, DONE):
            for fault in row.faults:
                path = "" if fault.path.startswith("baris ") else fault.path
                key = (fault.code, path)
                counts[key] += 1
                examples.setdefault(key, fault)
    return [(examples[key], number) for key, number in counts.most_common(most)]
