"""Checks of days and times: weekday, order, zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.bahasa.tanggal import hari, kenali_hari, tanggal
from docgen.data.daerah import zona_waktu
from docgen.records.berkas import Berkas
from docgen.records.jenis import isi
from docgen.records.periksa.bantu import province_name
from docgen.records.periksa.daftar import Hit, check, check_each, hit
from docgen.records.verifikasi import Verifikasi

__all__: list[str] = []


def _weekdays(berkas: Berkas) -> Iterator[tuple[str, str, date | None]]:
    """Path of each typed weekday, the weekday, and its date."""
    if berkas.pencanangan and (typed := isi(berkas.pencanangan.hari)):
        yield "pencanangan.hari", typed, isi(berkas.pencanangan.tanggal)
    if berkas.verifikasi and (typed := isi(berkas.verifikasi.hari)):
        yield "verifikasi.hari", typed, isi(berkas.verifikasi.tanggal_mulai)


@check("check.date.weekday_unknown")
def weekday_unknown(berkas: Berkas) -> Iterator[Hit]:
    """The weekday is no weekday."""
    for path, typed, _ in _weekdays(berkas):
        if kenali_hari(typed) is None:
            yield hit(path, nilai=typed)


@check("check.date.weekday")
def weekday_agrees(berkas: Berkas) -> Iterator[Hit]:
    """The weekday is that of the date; ``Jum'at`` is read as Jumat."""
    for path, typed, day in _weekdays(berkas):
        number = kenali_hari(typed)
        if day is not None and number is not None and number != day.weekday():
            yield hit(path, nilai=typed, tanggal=tanggal(day), usul=hari(day))


@check_each(Verifikasi, "check.date.order")
def end_after_beginning(visit: Verifikasi) -> Iterator[Hit]:
    """A visit does not end before it begins."""
    first, last = isi(visit.tanggal_mulai), isi(visit.tanggal_selesai)
    if first and last and last < first:
        yield hit("tanggal_selesai", mulai=tanggal(first), selesai=tanggal(last))


@check_each(Verifikasi, "check.date.unit_day")
def unit_day_inside(visit: Verifikasi) -> Iterator[Hit]:
    """The day at this unit is one of the days of the visit."""
    first, day = isi(visit.tanggal_mulai), isi(visit.tanggal_unit)
    last = isi(visit.tanggal_selesai) if visit.tanggal_selesai else first
    if first and last and day and first <= last and not first <= day <= last:
        params = {"mulai": tanggal(first), "selesai": tanggal(last), "hari_unit": tanggal(day)}
        yield hit("tanggal_unit", **params)


@check_each(Verifikasi, "check.date.hours")
def hours_in_order(visit: Verifikasi) -> Iterator[Hit]:
    """On one day the end comes after the beginning."""
    start, end, first = isi(visit.pukul_mulai), isi(visit.pukul_selesai), isi(visit.tanggal_mulai)
    one_day = visit.tanggal_selesai is None or (first and visit.tanggal_selesai == first)
    if start and end and one_day and end <= start:
        yield hit("pukul_selesai", mulai=f"{start:%H.%M}", selesai=f"{end:%H.%M}")


@check_each(Verifikasi, "check.date.letter_early", "W")
def letter_after_minutes(visit: Verifikasi) -> Iterator[Hit]:
    """The surat keterangan follows the minutes."""
    last = isi(visit.tanggal_selesai) if visit.tanggal_selesai else isi(visit.tanggal_mulai)
    day = isi(visit.surat_keterangan.tanggal) if visit.surat_keterangan else None
    if last and day and day < last:
        yield hit("surat_keterangan.tanggal", surat=tanggal(day), berita_acara=tanggal(last))


def _zones(berkas: Berkas) -> Iterator[tuple[str, str | None, bool]]:
    """Path of each zone, the zone where it is known, and whether a time is told without one."""
    if part := berkas.pencanangan:
        yield (
            "pencanangan.zona_waktu",
            isi(part.zona_waktu),
            bool(part.pukul) and not part.zona_waktu,
        )
    if visit := berkas.verifikasi:
        told = bool(visit.pukul_mulai or visit.pukul_selesai)
        yield "verifikasi.zona_waktu", isi(visit.zona_waktu), told and not visit.zona_waktu


@check("check.date.zone", "W", source="Keppres 41/1987")
def zone_of_province(berkas: Berkas) -> Iterator[Hit]:
    """The zone is that of the province."""
    name = province_name(berkas)
    known = zona_waktu(name) if name else ()
    for path, zone, _ in _zones(berkas):
        if known and zone and zone not in known:
            yield hit(path, nilai=zone, provinsi=name, usul=" / ".join(known))


@check("check.date.zone_needed", source="Keppres 41/1987")
def zone_needed(berkas: Berkas) -> Iterator[Hit]:
    """A time needs its zone where the province does not tell it."""
    name = province_name(berkas)
    if name is None:
        return
    for path, _, missing in _zones(berkas):
        if missing and len(zona_waktu(name)) != 1:
            yield hit(path, provinsi=name)
