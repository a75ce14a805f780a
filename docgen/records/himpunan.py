"""The indicator set of a visit, and what an indicator takes from it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from docgen.data.indikator import Indikator as IndikatorBaku
from docgen.data.indikator import (
    SetIndikator,
    Skala,
    nama_set_indikator,
    set_indikator,
    set_indikator_pada,
    skala,
)
from docgen.records.jenis import isi
from docgen.records.verifikasi import Indikator, Verifikasi

__all__ = ["baris_baku", "himpunan_indikator", "skala_indikator"]


def himpunan_indikator(visit: Verifikasi) -> SetIndikator | None:
    """The set that the record names, else the one of the first day; None when there is none."""
    name = visit.set_indikator
    if name is not None:
        return set_indikator(name) if name in nama_set_indikator() else None
    first = visit.tanggal_mulai
    return set_indikator_pada(first) if isinstance(first, date) else None


def baris_baku(visit: Verifikasi, indicator: Indikator) -> IndikatorBaku | None:
    """The row of the set that the code of an indicator names."""
    code = isi(indicator.kode)
    chosen = None if code is None else himpunan_indikator(visit)
    return None if code is None or chosen is None else _baris(chosen.kode, code.casefold())


@lru_cache(maxsize=512)  # several checks and the documents ask for each indicator
def _baris(set_kode: str, code: str) -> IndikatorBaku | None:
    rows = set_indikator(set_kode).indikator
    return next((row for row in rows if row.kode.casefold() == code), None)


def skala_indikator(
    visit: Verifikasi, indicator: Indikator, row: IndikatorBaku | None = None
) -> Skala | None:
    """The scale of an indicator: its own, else that of its row, else three steps.

    row: that of the set, where it is known already. None when the scale is a placeholder.
    """
    if "skala" in indicator.model_fields_set:
        name = isi(indicator.skala)
        return skala(name) if name else None
    row = row or baris_baku(visit, indicator)
    return skala(row.skala if row else str(indicator.skala))
