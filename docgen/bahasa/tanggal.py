"""Dates as official documents write them.

Months and weekdays are those of CLDR (Babel, locale ``id``: Jumat, not Jum'at), read once. Every
function also takes a placeholder in place of a date and prints it unchanged.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TypeAlias

from babel import Locale

from docgen.bahasa.isian import is_isian, luluskan_isian
from docgen.bahasa.terbilang import terbilang
from docgen.errors import DataError

__all__ = [
    "TanggalAtauIsian",
    "bulan",
    "hari",
    "hari_tanggal",
    "kenali_hari",
    "pembuka_hari",
    "rentang_tanggal",
    "tanggal",
    "tanggal_angka",
    "tanggal_terbilang",
]

TanggalAtauIsian: TypeAlias = date | str
"""A date, or the placeholder that stands for it."""

_APOSTROF = str.maketrans("", "", "'`´‘’ʼʻ")


@cache
def _bulan() -> tuple[str, ...]:
    """January first."""
    nama = Locale.parse("id").months["format"]["wide"]
    return tuple(nama[i] for i in range(1, 13))


@cache
def _hari() -> tuple[str, ...]:
    """Monday first, as :meth:`datetime.date.weekday` counts."""
    nama = Locale.parse("id").days["format"]["wide"]
    return tuple(nama[i] for i in range(7))


@cache
def _nomor_hari() -> dict[str, int]:
    return {nama.casefold(): i for i, nama in enumerate(_hari())} | {"ahad": 6}


@luluskan_isian
def hari(d: date) -> str:
    """The weekday: ``Kamis``."""
    return _hari()[d.weekday()]


@luluskan_isian
def bulan(d: date) -> str:
    """The month: ``Maret``."""
    return _bulan()[d.month - 1]


@luluskan_isian
def tanggal(d: date) -> str:
    """The date: ``28 Maret 2024``."""
    return f"{d.day} {bulan(d)} {d.year}"


@luluskan_isian
def hari_tanggal(d: date) -> str:
    """Weekday and date: ``Kamis, 28 Maret 2024``."""
    return f"{hari(d)}, {tanggal(d)}"


@luluskan_isian
def tanggal_angka(d: date) -> str:
    """The date in figures: ``28-03-2024``."""
    return f"{d.day:02d}-{d.month:02d}-{d.year:04d}"


@luluskan_isian
def tanggal_terbilang(d: date) -> str:
    """The date in words: ``tanggal dua puluh delapan bulan Maret tahun dua ribu …``."""
    return f"tanggal {terbilang(d.day)} bulan {bulan(d)} tahun {terbilang(d.year)}"


@luluskan_isian
def _lengkap(d: date) -> str:
    """Weekday, words and figures of one day."""
    return f"{hari(d)}, {tanggal_terbilang(d)} ({tanggal_angka(d)})"


def _periksa_urutan(mulai: TanggalAtauIsian, selesai: TanggalAtauIsian) -> None:
    for nilai in (mulai, selesai):
        if isinstance(nilai, str) and not is_isian(nilai):
            raise TypeError(f"neither a date nor a placeholder: {nilai!r}")
    if isinstance(mulai, str) or isinstance(selesai, str):
        return
    if selesai < mulai:
        raise DataError.of(
            "bahasa.date_order", mulai=tanggal_angka(mulai), selesai=tanggal_angka(selesai)
        )


def pembuka_hari(mulai: TanggalAtauIsian, selesai: TanggalAtauIsian | None = None) -> str:
    """How a berita acara opens, for one day or several, with the figures in parentheses.

    ``Pada hari ini, Kamis, tanggal dua puluh delapan bulan Maret tahun … (28-03-2024)``;
    ``Pada hari Rabu, tanggal lima belas sampai dengan hari Jumat, tanggal tujuh belas bulan
    September tahun … (15-09-2021 sampai dengan 17-09-2021)``. Month and year are said on the left
    side too where they differ. No comma at the end. An end before the beginning raises
    :class:`DataError`.
    """
    if selesai is None:
        selesai = mulai
    _periksa_urutan(mulai, selesai)
    if selesai == mulai:
        return f"Pada hari ini, {_lengkap(mulai)}"
    if isinstance(mulai, str) or isinstance(selesai, str):
        return f"Pada hari {_lengkap(mulai)} sampai dengan hari {_lengkap(selesai)}"
    kiri = f"tanggal {terbilang(mulai.day)}"
    if (mulai.year, mulai.month) != (selesai.year, selesai.month):
        kiri += f" bulan {bulan(mulai)}"
    if mulai.year != selesai.year:
        kiri += f" tahun {terbilang(mulai.year)}"
    return (
        f"Pada hari {hari(mulai)}, {kiri} sampai dengan "
        f"hari {hari(selesai)}, {tanggal_terbilang(selesai)} "
        f"({tanggal_angka(mulai)} sampai dengan {tanggal_angka(selesai)})"
    )


def rentang_tanggal(mulai: TanggalAtauIsian, selesai: TanggalAtauIsian | None = None) -> str:
    """A range in short, with an en dash: ``15–17 September 2021``.

    ``30 September–2 Oktober 2021``, ``28 Desember 2021–2 Januari 2022``; one day is one date. An
    end before the beginning raises :class:`DataError`.
    """
    if selesai is None:
        selesai = mulai
    _periksa_urutan(mulai, selesai)
    if selesai == mulai:
        return tanggal(mulai)
    if isinstance(mulai, str) or isinstance(selesai, str) or mulai.year != selesai.year:
        return f"{tanggal(mulai)}–{tanggal(selesai)}"
    kiri = str(mulai.day) if mulai.month == selesai.month else f"{mulai.day} {bulan(mulai)}"
    return f"{kiri}–{tanggal(selesai)}"


def kenali_hari(text: str) -> int | None:
    """The weekday (0 = Monday) that a text names, however typed: ``Jum'at``, ``JUMAT``, ``Ahad``.

    None when it names none.
    """
    kata = text.translate(_APOSTROF).casefold().split()
    if len(kata) == 2 and kata[0] == "hari":
        del kata[0]
    return _nomor_hari().get(kata[0]) if len(kata) == 1 else None
