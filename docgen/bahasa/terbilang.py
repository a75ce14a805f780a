"""Whole numbers in Indonesian words."""

from __future__ import annotations

from functools import lru_cache

from docgen.bahasa.isian import luluskan_isian
from docgen.errors import DataError

__all__ = ["BATAS_TERBILANG", "angka_terbilang", "bertitik", "terbilang"]

BATAS_TERBILANG = 10**15
"""Numbers in words stay below this: KBBI and common use disagree on the names after triliun."""

_SATUAN = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
)
_KELOMPOK = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))


def _di_bawah_seribu(n: int) -> list[str]:
    """The words of 1 to 999."""
    kata: list[str] = []
    ratus, sisa = divmod(n, 100)
    if ratus:
        kata += ["seratus"] if ratus == 1 else [_SATUAN[ratus], "ratus"]
    puluh, satuan = divmod(sisa, 10)
    if sisa == 10:
        kata.append("sepuluh")
    elif sisa == 11:
        kata.append("sebelas")
    elif puluh == 1:
        kata += [_SATUAN[satuan], "belas"]
    else:
        if puluh:
            kata += [_SATUAN[puluh], "puluh"]
        if satuan:
            kata.append(_SATUAN[satuan])
    return kata


def terbilang(n: int) -> str:
    """The number in words: ``satu juta seribu``, ``nol``, ``min lima``.

    One thousand is ``seribu`` also after a greater group (``dua juta seribu``), but
    ``seratus satu ribu`` where the group is more than one. Spelling by KBBI (``miliar``; the
    ``milyar`` of butir 255 is the older one). Raises :class:`DataError` from 10**15 on.
    """
    if not isinstance(n, int) or isinstance(n, bool):
        raise TypeError(f"terbilang() takes an int, not {n!r}")
    if abs(n) >= BATAS_TERBILANG:
        raise DataError.of("bahasa.terbilang_range", value=str(n))
    return _kata(n)


@lru_cache(maxsize=512)  # days, months, counts of copies and indicators
def _kata(n: int) -> str:
    if n == 0:
        return _SATUAN[0]
    kata = ["min"] if n < 0 else []
    sisa = abs(n)
    for besar, nama in _KELOMPOK:
        jumlah, sisa = divmod(sisa, besar)
        if jumlah == 1 and nama == "ribu":
            kata.append("seribu")
        elif jumlah:
            kata += [*_di_bawah_seribu(jumlah), nama]
    return " ".join(kata + _di_bawah_seribu(sisa))


def bertitik(n: int) -> str:
    """Figures with a dot between the thousands, as EYD asks for quantities: ``1.500``."""
    return f"{n:,}".replace(",", ".")


@luluskan_isian
def angka_terbilang(n: int) -> str:
    """Figures with words, as butir 86 asks in norms: ``7 (tujuh)``, ``1.500 (seribu lima ratus)``.

    For quantities, not for years. A placeholder comes back unchanged. Raises :class:`DataError`
    from 10**15 on.
    """
    return f"{bertitik(n)} ({terbilang(n)})"
