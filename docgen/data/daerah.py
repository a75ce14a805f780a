"""Regions: provinces by date, regencies and cities, time zones, and special status.

Names and codes follow Kepmendagri 300.2.2-2138 Tahun 2025; names are never corrected, only
compared, since an office knows how its own region is written.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal, cast

from docgen.data.tabel import Sumber, baca_csv, baca_yaml, berlaku_pada, kunci_nama

__all__ = [
    "Daerah",
    "Kekhususan",
    "Provinsi",
    "Tingkat",
    "ZonaWaktu",
    "cari_daerah",
    "kekhususan",
    "kota_administrasi",
    "mirip_daerah",
    "provinsi",
    "provinsi_dari_daerah",
    "semua_daerah",
    "semua_provinsi",
    "zona_waktu",
]

Tingkat = Literal["provinsi", "kabupaten", "kota"]
Kekhususan = Literal["aceh", "papua", "diy", "jakarta"]
ZonaWaktu = Literal["WIB", "WITA", "WIT"]

_PREFIX = re.compile(r"^(?:provinsi|kabupaten|kota|kab\.?)\s+(?=\S)")
_ADMINISTRASI = re.compile(r"^(?:kota|kabupaten)?\s*(?:administrasi|adm\.?)?\s*")
_NEAR = 0.75
"""Least likeness of a name that is offered: one slip in a short name, not another region."""


@dataclass(frozen=True, slots=True)
class Provinsi:
    """A province as it was named during one period."""

    kode: str
    """Code of the Kemendagri, two digits (``74``)."""
    nama: str
    """Name as used in documents, without the word Provinsi."""
    nama_resmi: str
    """The name of the region in full: ``Provinsi Sulawesi Tenggara``, but ``Aceh``."""
    nama_pemerintah: str
    """The government: ``Pemerintah Provinsi Sulawesi Tenggara``, but ``Pemerintah Aceh``."""
    alias: tuple[str, ...]
    """Other ways of writing the name that are understood on input."""
    ibu_kota: str
    zona_waktu: tuple[ZonaWaktu, ...]
    kekhususan: Kekhususan | None
    pecahan_dari: str | None
    """Code of the province that it was part of before, for the new ones of Papua."""
    berlaku_sejak: date | None
    berlaku_sampai: date | None
    sumber: Sumber


@dataclass(frozen=True, slots=True)
class Daerah:
    """A province, regency or city with its code."""

    kode: str
    """``74`` for a province, ``74.71`` for a regency or city."""
    tingkat: Tingkat
    nama: str
    """Without the word Provinsi, Kabupaten or Kota."""
    ejaan_lain: tuple[str, ...] = ()
    """Other spellings in official use (``Baubau`` for ``Bau Bau``); accepted without remark."""
    otonom: bool = True
    """False for the administrative cities and the administrative regency of Jakarta."""

    @property
    def nama_lengkap(self) -> str:
        """``Kota Kendari``, ``Kabupaten Konawe``, ``Kota Administrasi Jakarta Selatan``."""
        word = {"provinsi": "Provinsi", "kabupaten": "Kabupaten", "kota": "Kota"}[self.tingkat]
        return f"{word}{'' if self.otonom else ' Administrasi'} {self.nama}"


@cache
def semua_provinsi() -> tuple[Provinsi, ...]:
    """Every row of the table, old names included, in order of code and time."""
    table = baca_yaml("provinsi.yaml")
    return tuple(
        Provinsi(
            kode=row["kode"],
            nama=row["nama"],
            nama_resmi=row.get("nama_resmi", f"Provinsi {row['nama']}"),
            nama_pemerintah=row.get("nama_pemerintah", f"Pemerintah Provinsi {row['nama']}"),
            alias=tuple(row.get("alias", ())),
            ibu_kota=row["ibu_kota"],
            zona_waktu=tuple(row["zona_waktu"]),
            kekhususan=row.get("kekhususan"),
            pecahan_dari=row.get("pecahan_dari"),
            berlaku_sejak=row.get("berlaku_sejak"),
            berlaku_sampai=row.get("berlaku_sampai"),
            sumber=Sumber.dari(row.get("sumber", table["sumber"])),
        )
        for row in table["provinsi"]
    )


@cache
def _province_codes() -> Mapping[str, str]:
    """Name, official name or alias to code."""
    return {
        kunci_nama(name): row.kode
        for row in semua_provinsi()
        for name in (row.nama, row.nama_resmi, *row.alias)
    }


def _province_code(nama: str) -> str | None:
    key = kunci_nama(nama)
    codes = _province_codes()
    return codes.get(key) or codes.get(key.removeprefix("provinsi "))


@lru_cache(maxsize=256)
def provinsi(nama: str, pada: date) -> Provinsi | None:
    """The province of that name as it was on a day; None when unknown or not yet formed.

    An old or later name finds the province too (``DKI Jakarta`` in 2025): compare ``nama`` of the
    answer to see whether the name fits the date. Jakarta is ``Daerah Khusus Ibukota Jakarta``
    before 30 November 2024 and ``Daerah Khusus Jakarta`` from then on (UU 151/2024).
    """
    code = _province_code(nama)
    return None if code is None else _by_code(code, pada)


def _by_code(kode: str, pada: date) -> Provinsi | None:
    rows = (row for row in semua_provinsi() if row.kode == kode and berlaku_pada(row, pada))
    return next(rows, None)


@lru_cache(maxsize=256)
def zona_waktu(nama: str) -> tuple[ZonaWaktu, ...]:
    """The time zones of a province (Keppres 41 Tahun 1987); empty when the name is unknown."""
    code = _province_code(nama)
    return next((row.zona_waktu for row in semua_provinsi() if row.kode == code), ())


@lru_cache(maxsize=256)
def kekhususan(nama: str) -> Kekhususan | None:
    """The special status of a province: ``aceh``, ``papua``, ``diy``, ``jakarta`` or None."""
    code = _province_code(nama)
    return next((row.kekhususan for row in semua_provinsi() if row.kode == code), None)


@cache
def semua_daerah() -> tuple[Daerah, ...]:
    """All 514 regencies and cities, the six administrative ones of Jakarta included."""
    return tuple(
        Daerah(
            kode=row["kode"],
            tingkat=cast("Tingkat", row["tingkat"].removesuffix("_administrasi")),
            nama=row["nama"],
            ejaan_lain=tuple(filter(None, row["ejaan_lain"].split(";"))),
            otonom=not row["tingkat"].endswith("_administrasi"),
        )
        for row in baca_csv("kabupaten_kota.csv")
    )


@cache
def _autonomous(tingkat: Tingkat) -> Mapping[str, Daerah]:
    """Every accepted spelling of the autonomous regions of one level."""
    if tingkat == "provinsi":
        provinces = {row.kode: row for row in semua_provinsi()}
        return {
            name: Daerah(code, "provinsi", provinces[code].nama)
            for name, code in _province_codes().items()
        }
    return {
        kunci_nama(name): region
        for region in semua_daerah()
        if region.otonom and region.tingkat == tingkat
        for name in (region.nama, *region.ejaan_lain)
    }


def cari_daerah(tingkat: Tingkat, nama: str) -> Daerah | None:
    """The autonomous region of that level and name, written without Kota, Kabupaten, Provinsi.

    Case and surplus spaces do not count; other official spellings are accepted. None when there is
    no such region: ask :func:`mirip_daerah` for the nearest.
    """
    return _autonomous(tingkat).get(kunci_nama(nama))


def mirip_daerah(tingkat: Tingkat, nama: str) -> Daerah | None:
    """The region whose name is nearest, for a warning; None when nothing comes near.

    Blanks and hyphens do not count (``Toli Toli``), and a surplus ``Kota`` or ``Kabupaten`` at the
    beginning is overlooked.
    """
    regions = {_compact(name): region for name, region in _autonomous(tingkat).items()}
    keys = (_compact(nama), _compact(_PREFIX.sub("", kunci_nama(nama))))
    for key in keys:
        if key in regions:
            return regions[key]
    near = difflib.get_close_matches(keys[1], regions, n=1, cutoff=_NEAR)
    return regions[near[0]] if near else None


def provinsi_dari_daerah(daerah: Daerah, pada: date) -> Provinsi | None:
    """The province of a region on a day: before 2022 Merauke lay in Papua, not Papua Selatan."""
    code: str | None = daerah.kode[:2]
    while code is not None:
        found = _by_code(code, pada)
        if found is not None:
            return found
        code = next((row.pecahan_dari for row in semua_provinsi() if row.kode == code), None)
    return None


def kota_administrasi(nama: str) -> bool:
    """Whether the name is a kota or kabupaten administrasi of Jakarta.

    These are not autonomous: their wali kota or bupati makes no regulation of a head of region.
    """
    key = _ADMINISTRASI.sub("", kunci_nama(nama))
    return any(key == kunci_nama(region.nama) for region in semua_daerah() if not region.otonom)


def _compact(nama: str) -> str:
    return re.sub(r"[\s\-'’.]+", "", nama.casefold())
