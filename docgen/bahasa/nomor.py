"""The number line, which differs between a naskah dinas and a regulation."""

from __future__ import annotations

import re

from docgen.bahasa.isian import is_isian
from docgen.errors import DataError

__all__ = ["TITIK_TIGA", "nomor_naskah", "nomor_peraturan"]

TITIK_TIGA = "..."
"""What a draft writes for a number or year that is not given yet (butir 4a)."""

_AWALAN = re.compile(r"nomor\b\s?:?\s?", re.IGNORECASE)
_NOMOR = re.compile(r"[1-9][0-9]{0,8}")
_TAHUN = re.compile(r"[12][0-9]{3}")


def nomor_naskah(nomor: str | int | None) -> str:
    """The number line of a naskah dinas, with a colon: ``NOMOR: 000.8.3.3/15/OR``.

    None gives ``NOMOR: ...``. The number stands as typed, since it carries codes of the region;
    a word ``Nomor`` typed before it is not doubled.
    """
    teks = "" if nomor is None else str(nomor).strip()
    teks = _AWALAN.sub("", teks, count=1).strip() if _AWALAN.match(teks) else teks
    return f"NOMOR: {teks or TITIK_TIGA}"


def _bagian(nilai: int | str | None, pola: re.Pattern[str], code: str) -> str:
    teks = TITIK_TIGA if nilai is None else str(nilai).strip()
    if teks == TITIK_TIGA or is_isian(teks) or pola.fullmatch(teks):
        return teks
    raise DataError.of(code, value=teks)


def nomor_peraturan(nomor: int | str | None, tahun: int | str | None) -> str:
    """The number line of a regulation, without a colon: ``NOMOR 12 TAHUN 2024``.

    None gives the three dots of a draft: ``NOMOR ... TAHUN ...`` (butir 4a). A number that is not
    plain Arabic digits (butir 2a), or a year without four digits, raises :class:`DataError`.
    """
    return (
        f"NOMOR {_bagian(nomor, _NOMOR, 'bahasa.regulation_number')} "
        f"TAHUN {_bagian(tahun, _TAHUN, 'bahasa.regulation_year')}"
    )
