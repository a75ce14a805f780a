"""Cells of a workbook as the text that a person would have typed into a record."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from docgen.batch.tables.model import Day, Number
from docgen.errors import Finding

__all__ = ["MOST_DIGITS", "cell_text", "destroyed", "text_fault"]

MOST_DIGITS = 15
"""Significant digits that a spreadsheet keeps of a number; those behind them become zeros."""
_EXPONENT = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE]\+?\d{2,3}\Z")
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)\Z")


def destroyed(text: str) -> bool:
    """Whether a number was written as a power of ten: its last digits are gone (1.98E+17)."""
    return _EXPONENT.match(text) is not None


def text_fault(text: str, place: str, column: str) -> Finding | None:
    """What is wrong with the text of a cell, in a workbook as in a CSV file."""
    if destroyed(text):
        return Finding("batch.destroyed_number", place, {"kolom": column, "nilai": text})
    if _ERROR.match(text):
        return Finding("batch.error_cell", place, {"kolom": column, "nilai": text})
    return None


def cell_text(value: Any, kind: str, place: str, column: str) -> str | Finding | None:
    """The text of a cell, a fault of severity E, or None for an empty cell.

    ``kind`` is the type that the workbook gives: ``f`` a formula, ``e`` an error, ``n`` a number,
    ``d`` a date, ``b`` a boolean, ``s`` text. A formula is refused: what it comes to stands
    nowhere for sure, and it may call other files.
    """
    if value is None:
        return None
    if kind == "f":
        return Finding("batch.formula", place, {"kolom": column, "nilai": str(value)[:60]})
    if kind == "e":
        return Finding("batch.error_cell", place, {"kolom": column, "nilai": str(value)})
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value, place, column)
    if isinstance(value, timedelta):
        return Finding("batch.duration", place, {"kolom": column, "nilai": str(value)})
    if isinstance(value, datetime):
        return Day(value.date() if value.time() == time() else value.isoformat(" "))
    if isinstance(value, date):
        return Day(value)
    if isinstance(value, time):
        return value.strftime("%H.%M")
    text = str(value).strip()
    return text_fault(text, place, column) or text or None


def _number(value: float, place: str, column: str) -> Number | Finding:
    if abs(value) >= 10**MOST_DIGITS:
        params = {"kolom": column, "nilai": f"{value:.3G}"}
        return Finding("batch.destroyed_number", place, params)
    if isinstance(value, float) and value.is_integer():
        return Number(int(value))
    return Number(str(value).replace(".", ",") if isinstance(value, float) else value)
