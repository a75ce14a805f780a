"""What a region's own offices and units are called in its regulation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from docgen.bahasa.daftar import gabung
from docgen.bahasa.isian import is_isian
from docgen.data.daerah import Provinsi, kekhususan, provinsi
from docgen.records.jenis import Isian
from docgen.records.pemda import Pemda

__all__ = ["mapping_for", "region_name"]

_HEADS = {"provinsi": "Gubernur", "kabupaten": "Bupati", "kota": "Wali Kota"}
# Names of the units below a kabupaten or kota. Aceh: UU 11/2006; Papua: UU 21/2001 (own knowledge).
_AREAS: Mapping[str, tuple[str, ...]] = {
    "kota": ("kecamatan", "kelurahan"),
    "kabupaten": ("kecamatan", "kelurahan", "desa"),
    "aceh": ("kecamatan", "gampong"),
    "kota papua": ("distrik", "kelurahan"),
    "kabupaten papua": ("distrik", "kelurahan", "kampung"),
}

_NAMED_BY_LAW = ("aceh", "diy", "jakarta")


def _province(pemda: Pemda, pada: date | None) -> Provinsi | None:
    """The row of a province whose name a law gives (the latest name when no day is known).

    Any other province is called as the record writes it.
    """
    if pemda.tingkat != "provinsi" or is_isian(pemda.nama):
        return None
    row = provinsi(pemda.nama, pada or date.max)
    return row if row is not None and row.kekhususan in _NAMED_BY_LAW else None


def _region(pemda: Pemda, row: Provinsi | None) -> str:
    nama = str(pemda.nama)
    if pemda.nama_resmi:
        return pemda.nama_resmi
    if is_isian(nama) or isinstance(pemda.tingkat, Isian):
        return nama
    if row is not None:
        return row.nama_resmi
    return f"{str(pemda.tingkat).capitalize()} {nama}"


def _special(pemda: Pemda) -> str | None:
    name = pemda.nama if pemda.tingkat == "provinsi" else pemda.provinsi
    return pemda.kekhususan or (kekhususan(name) if name else None)


def _council(pemda: Pemda, name: str) -> str:
    """The DPRD by its own name: UU 11/2006 for Aceh, UU 21/2001 for Papua (own knowledge)."""
    special, province = _special(pemda), pemda.tingkat == "provinsi"
    if special == "aceh":
        of = "Aceh" if province else str(pemda.tingkat).capitalize()
        return f"Dewan Perwakilan Rakyat {of}"
    if special == "papua" and province:
        return f"Dewan Perwakilan Rakyat {name}"
    return "Dewan Perwakilan Rakyat Daerah"


def _areas(pemda: Pemda) -> tuple[str, ...]:
    if pemda.tingkat not in ("kabupaten", "kota"):
        return ()
    special = _special(pemda)
    if special == "aceh":
        return _AREAS["aceh"]
    return _AREAS[f"{pemda.tingkat} papua" if special == "papua" else str(pemda.tingkat)]


def region_name(pemda: Pemda, pada: date | None = None) -> str:
    """The full name of a region on a day: the word ``nama_daerah`` of :func:`mapping_for`."""
    return " ".join(_region(pemda, _province(pemda, pada)).split())


def mapping_for(pemda: Pemda, pada: date | None = None) -> dict[str, str]:
    """The words of a region for :func:`docgen.perkada.adapt.adapt`, one for each of its tokens.

    ``pada`` is the day of the act, by which a province is named (Daerah Khusus Ibukota Jakarta
    before 30 November 2024). What hangs on a placeholder prints the placeholder.
    """
    row = _province(pemda, pada)
    region = _region(pemda, row)
    head = str(pemda.sebutan_kepala_daerah or _HEADS.get(str(pemda.tingkat), pemda.tingkat))
    name = row.nama if row is not None else str(pemda.nama)
    government = pemda.nama_pemerintah or (
        row.nama_pemerintah if row and not pemda.nama_resmi else f"Pemerintah {region}"
    )
    office = "Biro" if pemda.tingkat == "provinsi" else "Bagian"
    words = {
        "nama_daerah": region,
        "jenis_daerah": str(pemda.tingkat),
        "pemerintah_daerah": government,
        "kepala_daerah": head,
        "kepala_daerah_lengkap": f"{head} {name}",
        "jenis_peraturan": f"Peraturan {head}",
        "keputusan": f"Keputusan {head}",
        "dprd": _council(pemda, name),
        "sekretaris_daerah_lengkap": f"Sekretaris Daerah {region}",
        "sekretariat_daerah": f"Sekretariat Daerah {region}",
        "bagian_hukum": f"{office} Hukum",
        "bagian_organisasi": f"{office} Organisasi",
        "asal_unit_kerja": gabung(
            ("Perangkat Daerah", "unit pelaksana teknis daerah", *_areas(pemda))
        ),
    }
    return {token: " ".join(word.split()) for token, word in words.items()}
