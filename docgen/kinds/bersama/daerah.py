"""Names of governments and units, as documents write them."""

from __future__ import annotations

from datetime import date

from docgen.bahasa.isian import is_isian
from docgen.bahasa.kapital import kapital
from docgen.data.daerah import zona_waktu
from docgen.records.jenis import Isian
from docgen.records.pemda import Pemda, Unit

__all__ = [
    "baris_unit",
    "nama_daerah",
    "nama_pemerintah",
    "nama_unit",
    "sebutan_kepala",
    "zona_dari",
]

_KHUSUS = {"aceh": "Aceh", "daerah istimewa yogyakarta": "Daerah Istimewa Yogyakarta"}
_AKHIR_DKI = date(2024, 11, 30)  # UU 151/2024: from this day Daerah Khusus Jakarta


def nama_daerah(pemda: Pemda, pada: date | None = None) -> str:
    """The full name of a region: ``Kota Kendari``, ``Kabupaten Bogor``, ``Provinsi Banten``.

    ``nama_resmi`` wins. Jakarta is named by the date of the act (Daerah Khusus Ibukota Jakarta
    before 30 November 2024); Aceh and Yogyakarta carry no word Provinsi.
    """
    if pemda.nama_resmi:
        return pemda.nama_resmi
    nama = str(pemda.nama)
    if is_isian(nama):
        return nama
    if pemda.tingkat == "kota":
        return f"Kota {nama}"
    if pemda.tingkat == "kabupaten":
        return f"Kabupaten {nama}"
    if khusus := _KHUSUS.get(nama.casefold()):
        return khusus
    if nama.casefold() in {"jakarta", "dki jakarta", "daerah khusus ibukota jakarta"}:
        lama = pada is not None and pada < _AKHIR_DKI
        return f"Provinsi Daerah Khusus {'Ibukota ' if lama else ''}Jakarta"
    return f"Provinsi {nama}"


def nama_pemerintah(pemda: Pemda, pada: date | None = None) -> str:
    """The government of the region: ``Pemerintah Kota Kendari``, ``Pemerintah Aceh``."""
    if pemda.nama_pemerintah:
        return pemda.nama_pemerintah
    daerah = nama_daerah(pemda, pada)
    return daerah if is_isian(daerah) else f"Pemerintah {daerah}"


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


def sebutan_kepala(pemda: Pemda) -> str:
    """What the head of the region is called: Gubernur, Bupati, Wali Kota (or Walikota)."""
    if pemda.sebutan_kepala_daerah:
        return str(pemda.sebutan_kepala_daerah)
    if isinstance(pemda.tingkat, Isian):
        return str(pemda.tingkat)
    return {"provinsi": "Gubernur", "kabupaten": "Bupati", "kota": "Wali Kota"}[pemda.tingkat]


def zona_dari(pemda: Pemda, zona: str | None) -> str:
    """The time zone that was written, else that of the province when it has only one."""
    if zona:
        return zona
    provinsi = pemda.nama if pemda.tingkat == "provinsi" else pemda.provinsi
    zones = zona_waktu(str(provinsi)) if provinsi else ()
    return zones[0] if len(zones) == 1 else "[zona waktu]"
