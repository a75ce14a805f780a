"""Whose number a document carries."""

from __future__ import annotations

from datetime import date

from docgen.bahasa.isian import is_isian
from docgen.kinds.bersama.naskah import Numbering
from docgen.records.pemda import Pemda, Unit

__all__ = ["penomoran"]


def penomoran(
    path: str,
    series: str,
    pemda: Pemda,
    office: Unit | str | None,
    pada: date | None,
    *,
    required: bool = False,
) -> Numbering:
    """The numbering of a naskah dinas: by the office that issues it, anew each year.

    office: a unit, the name or short name of an institution, or None for the government itself.
    """
    if isinstance(office, Unit):
        name, unit = office.nama, office.singkatan or ""
    else:
        name = unit = office or ""
    where = f"{pemda.tingkat} {pemda.nama}".casefold()
    return Numbering(
        path=path,
        series=series,
        scope=f"{where}/{(unit or name).casefold()}"[:200],
        unit="" if is_isian(unit) else unit,
        year=pada.year if pada else None,
        month=pada.month if pada else None,
        required=required,
    )
