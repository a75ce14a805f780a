"""Metadata of a JDIH, the entry for the feed of the JDIHN, and the names of the files.

Fields and forms: Permenkumham 8/2019 as JDIH offices restate it. The keys of the feed are those
that independent implementations agree on; no official schema of it was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docgen.perkada.publish.identity import Identity
from docgen.perkada.singkatan import short_type

__all__ = [
    "Catalogued",
    "feed_entry",
    "file_stem",
    "metadata",
    "source_line",
    "work_body",
]

_NONE = "-"
"""What the feed has for a field that does not fit, or that nobody filled in."""
_CODES = {"Peraturan Gubernur": "pg", "Peraturan Bupati": "pb", "Peraturan Wali Kota": "pw"}
"""``pw`` was seen in use; ``pg`` and ``pb`` are made after it, and the record may give others."""


@dataclass(frozen=True, slots=True)
class Catalogued:
    """What a catalogue says of a regulation beyond its identity."""

    wilayah: str
    """The region without Kota, Kabupaten or Provinsi: ``Kendari``."""
    tempat: str
    """Where it was enacted."""
    penandatangan: str
    """Who signed it, without titles."""
    pemrakarsa: str
    halaman: int
    """Pages of the published file."""
    tahun_berita_daerah: str
    lampiran: int = 0
    """How many annexes it has."""
    mengubah: str = ""
    mencabut: tuple[str, ...] = ()
    subjek: tuple[str, ...] = ()
    bidang_hukum: str = ""
    singkatan: str = ""
    kode_jenis: str = ""
    id_data: str = ""
    lokasi: str = ""
    alamat: str = ""
    """Where the files can be fetched; the name of the file comes behind it."""


def file_stem(identity: Identity, code: str = "", *, abstract: bool = False) -> str:
    """Year, type, region and number: ``2024pw7471012``; an abstract ``2024abspw7471012``.

    A province, whose code has two digits, gets two zeros (house rule).
    """
    kind = code or _CODES.get(identity.jenis, "pr")
    mark = "abs" if abstract else ""
    region = identity.kode_daerah.ljust(4, "0")
    return f"{identity.tahun}{mark}{kind}{region}{identity.nomor.zfill(3)}"


def source_line(identity: Identity, about: Catalogued) -> str:
    """Where it was promulgated: ``BD KOTA KENDARI 2024 (12) : 22 HLM``."""
    return (
        f"BD {identity.daerah.upper()} {about.tahun_berita_daerah} "
        f"({identity.nomor_berita_daerah}) : {about.halaman} HLM"
    )


def work_body(identity: Identity, about: Catalogued) -> str:
    """The T.E.U. Badan: ``Bogor. Bupati``; ``Kendari. Walikota`` is made after it."""
    head = identity.jenis.removeprefix("Peraturan ").replace("Wali Kota", "Walikota")
    return f"{about.wilayah}. {head}"


def _subjects(identity: Identity, about: Catalogued) -> str:
    return " - ".join(about.subjek or (identity.tentang,)).upper()


def metadata(identity: Identity, about: Catalogued) -> dict[str, Any]:
    """The metadata of a regulation; an empty value was not filled in."""
    return {
        "tipe_dokumen": "Peraturan Perundang-undangan",
        "judul": identity.judul,
        "teu_badan": work_body(identity, about),
        "nomor_peraturan": identity.nomor,
        "tahun": identity.tahun,
        "jenis": identity.jenis,
        "singkatan_jenis": short_type(identity.jenis, about.singkatan),
        "tempat_penetapan": about.tempat,
        "tanggal_penetapan": identity.ditetapkan.isoformat(),
        "tanggal_pengundangan": identity.diundangkan.isoformat(),
        "sumber": source_line(identity, about),
        "subjek": _subjects(identity, about),
        "status": "Berlaku",
        "keterangan_status": {"mengubah": about.mengubah, "mencabut": list(about.mencabut)},
        "bahasa": "Indonesia",
        "lokasi": about.lokasi,
        "bidang_hukum": about.bidang_hukum,
        "penandatangan": about.penandatangan,
        "pemrakarsa": about.pemrakarsa,
        "lampiran": about.lampiran,
        "frbr_uri": identity.work,
    }


def feed_entry(identity: Identity, about: Catalogued, *, abstract: bool) -> dict[str, str]:
    """One item of the JSON array that the JDIHN fetches."""
    name = f"{file_stem(identity, about.kode_jenis)}.pdf"
    base = about.alamat.rstrip("/")

    def address(file: str) -> str:
        return f"{base}/{file}" if base else _NONE

    entry = {
        "idData": about.id_data or _NONE,
        "tahun_pengundangan": str(identity.diundangkan.year),
        "tanggal_pengundangan": identity.diundangkan.isoformat(),
        "jenis": identity.jenis,
        "noPeraturan": identity.nomor,
        "judul": identity.judul,
        "noPanggil": _NONE,
        "singkatanJenis": short_type(identity.jenis, about.singkatan),
        "tempatTerbit": about.tempat,
        "penerbit": _NONE,
        "deskripsiFisik": _NONE,
        "sumber": source_line(identity, about),
        "subjek": _subjects(identity, about),
        "isbn": _NONE,
        "status": "Berlaku",
        "bahasa": "Indonesia",
        "bidangHukum": about.bidang_hukum or _NONE,
        "teuBadan": work_body(identity, about),
        "nomorIndukBuku": _NONE,
        "fileDownload": name,
        "urlDownload": address(name),
    }
    if abstract:
        own = f"{file_stem(identity, about.kode_jenis, abstract=True)}.pdf"
        entry |= {"abstrak": own, "urlabstrak": address(own)}
    return entry | {"urlDetailPeraturan": _NONE, "operasi": "4", "display": "1"}
