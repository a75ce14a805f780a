"""The day in an enactment: ``pada tanggal 3 Mei 2024``."""

from __future__ import annotations

import re
from datetime import date

from docgen.bahasa.tanggal import bulan
from docgen.perkada.regulation import Enactment

__all__ = ["day_of"]

_MONTHS = {bulan(date(2024, n, 1)).lower(): n for n in range(1, 13)}
_DATE = re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]+) (?P<year>\d{4})")


def day_of(block: Enactment | None) -> date | None:
    """The day of an act; None when it is not written out (dots, a placeholder, no such day)."""
    found = _DATE.match(block.tanggal) if block else None
    month = _MONTHS.get(found["month"].lower()) if found else None
    if found is None or month is None:
        return None
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None
