"""Checks of the regional government: its name, province, head and special status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import cast

from docgen.data.daerah import (
    Tingkat,
    cari_daerah,
    kekhususan,
    kota_administrasi,
    mirip_daerah,
    provinsi,
    provinsi_dari_daerah,
)
from docgen.data.tabel import kunci_nama
from docgen.records.berkas import Berkas
from docgen.records.jenis import isi
from docgen.records.pemda import Pemda
from docgen.records.periksa.bantu import (
    act_dates,
    province_name,
    province_path,
    texts,
    without_laws,
)
from docgen.records.periksa.daftar import Hit, Values, check, check_each, check_values, hit

__all__: list[str] = []

_PREFIX = re.compile(r"(?:kota|kabupaten|kab\.?|provinsi|prov\.?)\s+(?=\S)", re.IGNORECASE)
_ADMINISTRATIVE = re.compile(r"(?:kota|kabupaten)\s+adm(?:inistrasi|\.)", re.IGNORECASE)
_HEADS = {
    "provinsi": ("Gubernur",),
    "kabupaten": ("Bupati",),
    "kota": ("Wali Kota", "Walikota"),
}
_NEW_JAKARTA = "UU 151/2024 (perubahan UU 2/2024) Pasal 70A"


def _level(pemda: Pemda) -> Tingkat | None:
    """The level; None when it is a placeholder."""
    return cast("Tingkat | None", isi(pemda.tingkat))


def _administrative(pemda: Pemda) -> bool:
    name = isi(pemda.nama)
    if not name or pemda.tingkat == "provinsi":
        return False
    return bool(_ADMINISTRATIVE.match(name)) or kota_administrasi(name)


@check_each(Pemda, "check.region.administrative", source="UU 23/2014; UU 29/2007")
def administrative_city(pemda: Pemda) -> Iterator[Hit]:
    """The cities of Jakarta are not autonomous: they belong in ``unit.wilayah_kerja``."""
    if _administrative(pemda):
        yield hit("nama", nilai=pemda.nama)


@check_each(Pemda, "check.region.prefix")
def level_in_name(pemda: Pemda) -> Iterator[Hit]:
    """``Kota Kendari`` is the level and the name: only the name stands here."""
    for field in ("nama", "provinsi"):
        name = isi(getattr(pemda, field))
        if name and (found := _PREFIX.match(name)) and not _administrative(pemda):
            yield hit(field, nilai=name, usul=name[found.end() :], kata=found[0].strip())


@check_each(Pemda, "check.region.province_needed")
def province_needed(pemda: Pemda) -> Iterator[Hit]:
    """A regency or city lies in a province."""
    if pemda.tingkat in ("kabupaten", "kota") and not pemda.provinsi:
        yield hit("provinsi", tingkat=pemda.tingkat)


@check_each(Pemda, "check.region.province_surplus")
def province_surplus(pemda: Pemda) -> Iterator[Hit]:
    """A province lies in none."""
    province = isi(pemda.provinsi)
    if pemda.tingkat == "provinsi" and province:
        yield hit("provinsi", nilai=province)


@check_each(Pemda, "check.region.head_title", source="UU 23/2014 Pasal 59")
def head_title(pemda: Pemda) -> Iterator[Hit]:
    """A province has a Gubernur, a regency a Bupati, a city a Wali Kota."""
    level, title = _level(pemda), isi(pemda.sebutan_kepala_daerah)
    if level and title and title not in _HEADS[level]:
        yield hit("sebutan_kepala_daerah", nilai=title, tingkat=level, usul=_HEADS[level][0])


@check_each(Pemda, "check.region.near_name", "W", source="Kepmendagri 300.2.2-2138 Tahun 2025")
def near_name(pemda: Pemda) -> Iterator[Hit]:
    """The table does not know the name but one that is very like it; names are never corrected."""
    level, name = _level(pemda), isi(pemda.nama)
    if level and name and not _PREFIX.match(name) and not _administrative(pemda):
        near = None if cari_daerah(level, name) else mirip_daerah(level, name)
        if near is not None:
            yield hit("nama", nilai=name, usul=near.nama)
    name = isi(pemda.provinsi)
    if name and not _PREFIX.match(name) and not cari_daerah("provinsi", name):
        near = mirip_daerah("provinsi", name)
        if near is not None:
            yield hit("provinsi", nilai=name, usul=near.nama)


@check("check.region.official_name", "W", source="Kepmendagri 300.2.2-2138 Tahun 2025")
def short_province_name(berkas: Berkas) -> Iterator[Hit]:
    """``DIY`` is understood, but a document says ``Daerah Istimewa Yogyakarta``."""
    name = province_name(berkas)
    row = name and provinsi(name, _reference_day(berkas))
    if not name or not row or row.kekhususan == "jakarta" or _PREFIX.match(name):
        return
    if kunci_nama(name) != kunci_nama(row.nama):
        yield hit(province_path(berkas), nilai=name, usul=row.nama)


@check("check.region.jakarta", "W", source=_NEW_JAKARTA)
def name_of_jakarta(berkas: Berkas) -> Iterator[Hit]:
    """DKI Jakarta is Daerah Khusus Jakarta from 30 November 2024, by the date of the act."""
    name = province_name(berkas)
    if not name or kekhususan(name) != "jakarta":
        return
    for path, day in act_dates(berkas):
        row = provinsi(name, day)
        if row is not None and kunci_nama(name) != kunci_nama(row.nama):
            yield hit(
                province_path(berkas),
                nilai=name,
                usul=row.nama,
                tanggal=day.isoformat(),
                tempat=path,
            )
            return


@check("check.region.other_province", "W", source="Kepmendagri 300.2.2-2138 Tahun 2025")
def other_province(berkas: Berkas) -> Iterator[Hit]:
    """The table puts the regency or city into another province."""
    pemda = berkas.pemda
    level, name, typed = _level(pemda), isi(pemda.nama), isi(pemda.provinsi)
    if level not in ("kabupaten", "kota") or not name or not typed:
        return
    region = cari_daerah(level, name)
    day = _reference_day(berkas)
    theirs, known = region and provinsi_dari_daerah(region, day), provinsi(typed, day)
    if theirs and known and theirs.kode != known.kode:
        yield hit("pemda.provinsi", nilai=typed, nama=name, usul=theirs.nama)


@check_each(Pemda, "check.region.special", "W")
def special_status(pemda: Pemda) -> Iterator[Hit]:
    """The special status is that of the province."""
    typed = isi(pemda.kekhususan)
    name = isi(pemda.nama) if pemda.tingkat == "provinsi" else isi(pemda.provinsi)
    if typed and name and (own := kekhususan(name)) != typed and provinsi(name, date.max):
        yield hit("kekhususan", nilai=typed, provinsi=name, usul=own or "-")


@check_each(Pemda, "check.region.code_form", "W")
def code_form(pemda: Pemda) -> Iterator[Hit]:
    """A province has two digits, a regency or city two and two."""
    level, code = _level(pemda), isi(pemda.kode_wilayah)
    pattern, example = (r"\d{2}", "74") if level == "provinsi" else (r"\d{2}\.\d{2}", "74.71")
    if level and code and not re.fullmatch(pattern, code):
        yield hit("kode_wilayah", nilai=code, contoh=example)


@check_each(Pemda, "check.region.code", "W", source="Kepmendagri 300.2.2-2138 Tahun 2025")
def code_agrees(pemda: Pemda) -> Iterator[Hit]:
    """The code is that of the region in the table."""
    level, name, code = _level(pemda), isi(pemda.nama), isi(pemda.kode_wilayah)
    region = cari_daerah(level, name) if level and name else None
    if region and code and code != region.kode:
        yield hit("kode_wilayah", nilai=code, nama=region.nama_lengkap, usul=region.kode)


@check("check.region.district", "W", source="UU 21/2001")
def district_in_papua(berkas: Berkas) -> Iterator[Hit]:
    """In Papua a kecamatan is a distrik, and only there."""
    name = province_name(berkas)
    kind = isi(berkas.unit.jenis) if berkas.unit else None
    if not name or kind not in ("distrik", "kecamatan") or not provinsi(name, date.max):
        return
    right = "distrik" if kekhususan(name) == "papua" else "kecamatan"
    if kind != right:
        yield hit("unit.jenis", nilai=kind, usul=right, provinsi=name)


@check("check.region.aceh_opening", "I")
def opening_line_of_aceh(berkas: Berkas) -> Iterator[Hit]:
    """Regulations in Aceh open with lines of their own (Perbup Aceh Jaya 18/2016)."""
    name = province_name(berkas)
    if berkas.perkada and name and kekhususan(name) == "aceh" and not berkas.perkada.baris_pembuka:
        yield hit("perkada.baris_pembuka")


_SPELLINGS = {
    "Wali Kota": re.compile(r"\bwalikota\b", re.IGNORECASE),
    "Walikota": re.compile(r"\bwali kota\b", re.IGNORECASE),
}


@check_values("check.words.mayor", "W")
def spelling_of_wali_kota(values: Values) -> Iterator[Hit]:
    """One spelling of Wali Kota in one record; titles of laws keep theirs."""
    pemda = values.berkas.pemda
    chosen = isi(pemda.sebutan_kepala_daerah)
    if pemda.sebutan_kepala_daerah is not None and chosen not in _SPELLINGS:
        return
    title = chosen or "Wali Kota"
    if "wali" not in values.words:
        return
    for path, text in texts(values):
        if path == "pemda.sebutan_kepala_daerah":
            continue
        if found := _SPELLINGS[title].search(without_laws(text)):
            yield hit(path, nilai=found[0], usul=title)


def _reference_day(berkas: Berkas) -> date:
    """A day for tables that change over time: that of the first act, else the newest row."""
    return min((day for _, day in act_dates(berkas)), default=date.max)
