"""Refused rows with other cells, to be done again; the rows that are done stay as they are."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.batch.making import Task
from docgen.batch.merging import merged
from docgen.batch.places import Place
from docgen.batch.planning import folder_of
from docgen.batch.report import unsafe
from docgen.batch.spec import Spec
from docgen.batch.tables import Row, Table
from docgen.errors import DataError, Finding, UsageFault

__all__ = ["ROW", "corrections_in", "mend"]

ROW = "baris"
"""The column of a corrected table that says which row is meant."""
_REASONS = "alasan"
"""The column of the table of refused rows that says why; it is no value."""


def corrections_in(table: Table) -> dict[int, dict[str, str]]:
    """Row number to cells, of a table as the table of refused rows is handed out.

    Raises DataError when it has no column ``baris``, or a number there that is none.
    """
    if ROW not in table.columns:
        raise DataError.of("desk.no_row_column", table.name, kolom=ROW)
    found: dict[int, dict[str, str]] = {}
    for row in table.rows():
        said = str(row.values.get(ROW, ""))
        if not said.isdigit() or int(said) in found or row.faults:
            known = row.faults or (Finding("desk.bad_row_number", f"baris {row.number}"),)
            raise DataError(*known)
        found[int(said)] = {
            unsafe(head): unsafe(str(row.values.get(head, "")))
            for head in table.columns
            if head not in (ROW, _REASONS)
        }
    return found


def mend(place: Place, corrections: Mapping[int, Mapping[str, str]]) -> int:
    """Give refused rows other cells and let them wait again; says how many.

    corrections: row number to column head to text; an empty text empties the cell, and what is not
    named stays. Rows that were not refused are left alone. Raises UsageFault when the batch was
    not begun, DataError when a column does not belong to it.
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
    for row in place.state.refused_rows(tuple(corrections)):
        new = _corrected(row, corrections[row.number])
        name = folder_of(merged(new, columns, spec.base, None)[0].data)
        first = taken.get(name.casefold(), new.number)
        fault = None
        if first != new.number:
            params = {"id": name, "pertama": first, "kedua": new.number}
            fault = Finding("batch.same_output", f"baris {new.number}", params)
        else:
            taken[name.casefold()] = new.number
        mended.append((Task(new, name), fault))
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
