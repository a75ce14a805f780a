"""Names of governments and units, as documents write them."""

from __future__ import annotations

from datetime import date

from docgen.bahasa.isian import is_isian
from docgen.bahasa.kapital import kapital
from docgen.bahasa.waktu import ZONA
from docgen.data.daerah import zona_waktu
from docgen.perkada.region import mapping_for, region_name
from docgen.records.pemda import Pemda, Unit

__all__ = [
    "baris_unit",
    "nama_daerah",
    "nama_pemerintah",
    "nama_unit",
    "zona_dari",
    "zona_naskah",
]


def nama_daerah(pemda: Pemda, pada: date | None = None) -> str:
    """The full name of a region: ``Kota Kendari``, ``Kabupaten Bogor``, ``Provinsi Banten``.

    Jakarta, Aceh and Yogyakarta are named as their laws name them on the day of the act.
    """
    return region_name(pemda, pada)


def nama_pemerintah(pemda: Pemda, pada: date | None = None) -> str:
    """The government of the region: ``Pemerintah Kota Kendari``, ``Pemerintah Aceh``."""
    name = mapping_for(pemda, pada)
    region = name["nama_daerah"]
    return region if is_isian(region) else name["pemerintah_daerah"]


def nama_unit(unit: Unit, pemda: Pemda, pada: date | None = None) -> str:
    """The name of a unit with its region, which is not said twice.

    A unit whose area of work is named (``wilayah_kerja``) carries that instead of the region.
    """
    nama = unit.nama
    if is_isian(nama):
        return nama
    if unit.wilayah_kerja:
        wilayah = unit.wilayah_kerja
        return nama if wilayah.casefold() in nama.casefold() else f"{nama} {wilayah}"
    daerah = nama_daerah(pemda, pada)
    if is_isian(daerah) or str(pemda.nama).casefold() in nama.casefold():
        return nama
    return f"{nama} {daerah}"


def baris_unit(unit: Unit, pemda: Pemda, pada: date | None = None) -> list[str]:
    """The name of a unit as lines of a heading, in capitals: the unit, then its region."""
    whole = nama_unit(unit, pemda, pada)
    if whole == unit.nama:
        return [kapital(whole)]
    return [kapital(unit.nama), kapital(whole.removeprefix(unit.nama).strip())]


def zona_naskah(pemda: Pemda, zona: str | None = None) -> str:
    """The zone of a document's hours, or nothing while it is not known."""
    found = zona_dari(pemda, zona)
    return found if found in ZONA else ""


def zona_dari(pemda: Pemda, zona: str | None) -> str:
    """The time zone that was written, else that of the province when it has only one."""
    if zona:
        return zona
    provinsi = pemda.nama if pemda.tingkat == "provinsi" else pemda.provinsi
    zones = zona_waktu(str(provinsi)) if provinsi else ()
    return zones[0] if len(zones) == 1 else "[zona waktu]"
