"""National holidays and cuti bersama, and counting working days.

Source of the dates: the joint decrees of three ministers (SKB 3 Menteri), year by year. They are
needed for terms in working days, such as the seven of PP 96/2012 Pasal 30 ayat (4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Literal

from docgen.data.tabel import Sumber, baca_yaml
from docgen.errors import UsageFault

__all__ = [
    "HitunganHariKerja",
    "cuti_bersama",
    "hari_kerja_antara",
    "hari_libur",
    "sumber_hari_libur",
    "tahun_tersedia",
]

_TABLE = "hari_libur.yaml"
_SATU_HARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HitunganHariKerja:
    """Working days between two dates, and what was left out on the way."""

    jumlah: int
    """Working days after the first date, up to and including the last."""
    dilewati: tuple[tuple[date, str], ...]
    """Holidays that would have been working days, with their names, in order; not the weekends."""
    tabel_lengkap: bool
    """False when a year in between is not in the table: there only weekends were left out."""
    tahun_tanpa_tabel: tuple[int, ...] = ()
    """Those years."""


@cache
def _tables() -> Mapping[int, tuple[Sumber, Mapping[date, str], Mapping[date, str]]]:
    years = baca_yaml(_TABLE)["tahun"]
    return {
        int(year): (
            Sumber.dari(row["sumber"]),
            MappingProxyType(dict(row["libur_nasional"])),
            MappingProxyType(dict(row["cuti_bersama"])),
        )
        for year, row in years.items()
    }


@cache
def hari_libur(tahun: int) -> Mapping[date, str] | None:
    """National holidays and cuti bersama of a year, by date; None when the year is not known.

    A day that is both carries both names, joined by ``dan``.
    """
    row = _tables().get(tahun)
    if row is None:
        return None
    _, nasional, bersama = row
    merged = dict(nasional)
    for day, name in bersama.items():
        merged[day] = f"{merged[day]} dan {name}" if day in merged else name
    return MappingProxyType(dict(sorted(merged.items())))


def cuti_bersama(tahun: int) -> Mapping[date, str] | None:
    """The days of joint leave alone; None when the year is not known."""
    row = _tables().get(tahun)
    return None if row is None else row[2]


def sumber_hari_libur(tahun: int) -> Sumber | None:
    """The decree behind the year; None when the year is not known."""
    row = _tables().get(tahun)
    return None if row is None else row[0]


def tahun_tersedia() -> tuple[int, ...]:
    """The years of the table, in order."""
    return tuple(sorted(_tables()))


def hari_kerja_antara(
    mulai: date,
    selesai: date,
    *,
    hari_seminggu: Literal[5, 6] = 5,
    tambahan: Mapping[date, str] | Iterable[tuple[date, str]] = (),
    pengganti: Mapping[date, str] | None = None,
) -> HitunganHariKerja:
    """Count the working days after ``mulai`` up to and including ``selesai``.

    ``hari_seminggu`` is 5 (Monday to Friday) or 6 (Monday to Saturday). ``tambahan`` adds days off
    to the national table, such as a regional holiday; ``pengganti`` takes the place of the table
    altogether, and the caller answers for it being complete. The count is 0 when ``selesai`` does
    not lie after ``mulai``. Raises ``UsageFault`` (``data.working_week``) for another week.
    """
    if hari_seminggu not in (5, 6):
        raise UsageFault.of("data.working_week", value=hari_seminggu)
    extra = dict(tambahan)
    jumlah = 0
    skipped: list[tuple[date, str]] = []
    unknown: set[int] = set()
    day = mulai
    while day < selesai:
        day += _SATU_HARI
        year = hari_libur(day.year) if pengganti is None else pengganti
        if year is None:
            unknown.add(day.year)
        if day.weekday() >= hari_seminggu:
            continue
        name = extra.get(day) or (year or {}).get(day)
        if name is None:
            jumlah += 1
        else:
            skipped.append((day, name))
    return HitunganHariKerja(jumlah, tuple(skipped), not unknown, tuple(sorted(unknown)))
