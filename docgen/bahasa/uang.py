"""Amounts of rupiah, in figures and in words (Lampiran II butir 255 and 270c)."""

from __future__ import annotations

from decimal import Decimal

from docgen.bahasa.isian import luluskan_isian
from docgen.bahasa.terbilang import BATAS_TERBILANG, bertitik, terbilang
from docgen.errors import DataError

__all__ = ["rupiah", "rupiah_terbilang"]


def _rupiah_dan_sen(n: int | Decimal) -> tuple[int, int]:
    """An amount as whole rupiah and sen."""
    if isinstance(n, bool) or not isinstance(n, int | Decimal):
        raise TypeError(f"an amount is an int or a Decimal, not {n!r}")
    jumlah = Decimal(n)
    if not jumlah.is_finite() or not 0 <= jumlah < BATAS_TERBILANG:
        raise DataError.of("bahasa.money_range", value=str(n))
    if jumlah.as_tuple().exponent < -100:  # type: ignore[operator]
        raise DataError.of("bahasa.money_decimals", value=str(n))
    # Written out rather than quantized: rounding would change what was typed.
    bulat, _, desimal = f"{jumlah:f}".partition(".")
    desimal = desimal.rstrip("0")
    if len(desimal) > 2:
        raise DataError.of("bahasa.money_decimals", value=str(n))
    return int(bulat), int(desimal.ljust(2, "0"))


@luluskan_isian
def rupiah(n: int | Decimal) -> str:
    """The amount in figures, without a space and with two decimals: ``Rp1.500.000,00``.

    Raises :class:`DataError` below zero, from 10**15 on, and for fractions of a sen.
    """
    utuh, sen = _rupiah_dan_sen(n)
    return f"Rp{bertitik(utuh)},{sen:02d}"


@luluskan_isian
def rupiah_terbilang(n: int | Decimal) -> str:
    """The amount in figures and words: ``Rp500.000,00 (lima ratus ribu rupiah)``.

    Sen are said after the rupiah (``… rupiah lima puluh sen``). Errors as for :func:`rupiah`.
    """
    utuh, sen = _rupiah_dan_sen(n)
    kata = [f"{terbilang(utuh)} rupiah"] if utuh or not sen else []
    if sen:
        kata.append(f"{terbilang(sen)} sen")
    return f"{rupiah(n)} ({' '.join(kata)})"
