"""Refused rows with other cells, to be done again; the rows that are done stay as they are."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.batch.files import unpacked
from docgen.batch.making import Task
from docgen.batch.merging import merged
from docgen.batch.places import Place
from docgen.batch.planning import folder_of, same_output
from docgen.batch.report import unsafe
from docgen.batch.spec import Spec
from docgen.batch.tables import Row, Table
from docgen.errors import DataError, Finding, UsageFault

__all__ = ["ROW", "corrections_in", "heads_of", "is_row_number", "mend"]

_MOST_HEADS = 200
_MOST_FAULTS = 100
ROW = "baris"
"""The column of a corrected table that says which row is meant."""
_REASONS = "alasan"
"""The column of the table of refused rows that says why; it is no value."""


def corrections_in(table: Table) -> dict[int, dict[str, str]]:
    """Row number to cells, of a table as the table of refused rows is handed out.

    Raises DataError when it has no column ``baris``, and with every row that is not in order: a
    number that is none or stands there twice, a cell that a spreadsheet destroyed.
    """
    if ROW not in table.columns:
        raise DataError.of("desk.no_row_column", table.name, kolom=ROW)
    found: dict[int, dict[str, str]] = {}
    faults: list[Finding] = []
    for row in table.rows():
        said = str(row.values.get(ROW, ""))
        faults += row.faults
        if not is_row_number(said) or int(said) in found:
            faults.append(Finding("desk.bad_row_number", f"baris {row.number}"))
            continue
        found[int(said)] = {
            unsafe(head): unsafe(str(row.values.get(head, "")))
            for head in table.columns
            if head not in (ROW, _REASONS)
        }
    if faults:
        raise DataError(*faults[:_MOST_FAULTS])
    return found


def is_row_number(text: str) -> bool:
    """Whether a text may be the number of a row: figures, and not too many to be counted."""
    return text.isascii() and text.isdigit() and len(text) < 10


def heads_of(place: Place) -> list[str]:
    """What the cells of a batch are called: the columns of its table.

    Lines of JSON have none; there it is what the refused ones hold, each once.
    """
    known = place.state.spec() if place.begun() else None
    if known is None:
        return []
    heads = [head for head, _ in known[0]["columns"]]
    if heads:
        return heads
    found: dict[str, None] = {}
    for row in place.state.refused_rows():
        found.update({k: None for k, value in row.values.items() if isinstance(value, str)})
        if len(found) > _MOST_HEADS:
            break
    return list(found)[:_MOST_HEADS]


def mend(place: Place, corrections: Mapping[int, Mapping[str, str]]) -> int:
    """Give refused rows other cells and let them wait again; says how many.

    corrections: row number to column head to text; an empty text empties the cell, and what is not
    named stays. Rows that were not refused are left alone. Raises UsageFault when the batch was
    not begun, DataError when a column does not belong to it, or none of the rows is a refused one.
    """
    known = place.state.spec()
    if known is None:
        raise UsageFault.of("batch.nothing_to_resume", place.url)
    spec = Spec.of_json(known[0])
    heads = {head for head, _ in spec.columns}
    strange = {head for cells in corrections.values() for head in cells} - heads if heads else set()
    if strange:
        names = ", ".join(sorted(strange))[:200]
        raise DataError.of("desk.unknown_columns", spec.table, kolom=names)
    columns = spec.resolved()
    taken = {name.casefold(): number for number, name in place.state.names()}
    mended = []
    with unpacked(place.state) as folder:
        for row in place.state.refused_rows(tuple(corrections)):
            new = _corrected(row, corrections[row.number])
            source, faults = merged(new, columns, spec.base, folder)
            name = folder_of(source.data)
            first = new.number if faults else taken.setdefault(name.casefold(), new.number)
            refused: tuple[Finding, ...] = ()
            if first != new.number:
                refused = same_output(source, name, first, new.number)
            mended.append((Task(new, name), refused))
    if not mended:
        raise DataError.of("desk.nothing_to_mend", spec.table)
    place.state.replan(mended)
    return len(mended)


def _corrected(row: Row, cells: Mapping[str, str]) -> Row:
    """The row with other cells; a fault of a cell goes with the cell."""
    clean = {head: text.strip() for head, text in cells.items()}
    changed = {head for head, text in clean.items() if text != str(row.values.get(head, ""))}
    values = {head: value for head, value in row.values.items() if head not in changed}
    values |= {head: clean[head] for head in changed if clean[head]}
    faults = tuple(fault for fault in row.faults if fault.params.get("kolom") not in changed)
    return Row(row.number, values, faults)
