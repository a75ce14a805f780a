"""The letterhead (kop naskah dinas) and the pictures on it."""

from __future__ import annotations

from datetime import date

from docgen.bahasa.kapital import kapital
from docgen.kinds.bersama.daerah import nama_daerah, nama_pemerintah, nama_unit
from docgen.kinds.bersama.naskah import Context, MediaNeed
from docgen.records.jenis import Isian
from docgen.records.pejabat import Gambar
from docgen.records.pemda import Pemda, Unit
from docgen.records.verifikasi import Pembuat

__all__ = ["Kop", "kop_nama", "kop_pembuat", "kop_pemda", "kop_unit"]

SLOT = "lambang"
_DAERAH, _PEMBUAT = "pemda.lambang_daerah", "verifikasi.pembuat.lambang"
_WIDTH, _HEIGHT = 24.0, 26.0
"""Millimetres of the emblem: as high as a kop of three lines with its address."""

Kop = tuple[Context, tuple[MediaNeed, ...]]


def _kop(
    baris: list[str],
    alamat: list[str],
    lambang: Gambar | None,
    path: str,
    pemilik: str,
    konsep: bool,
) -> Kop:
    """A kop. Without an emblem its place stays; a draft says in words what belongs there."""
    media: tuple[MediaNeed, ...] = ()
    if lambang is not None and not isinstance(lambang.berkas, Isian):
        alt = lambang.teks_alternatif or f"Lambang {pemilik}"
        media = (MediaNeed(SLOT, lambang.berkas, path, "lambang", _WIDTH, _HEIGHT, alt),)
    lines = [{"teks": kapital(teks), "gaya": "induk"} for teks in baris]
    lines[-1]["gaya"] = "utama"
    context = {
        "lambang": SLOT if media else "",
        "tanpa_lambang": f"[lambang {pemilik}]" if konsep and not media else "",
        "baris": lines,
        "alamat": alamat,
    }
    return context, media


def _alamat(unit: Unit) -> list[str]:
    first = unit.alamat + (f", {unit.kode_pos}" if unit.kode_pos else "")
    contact = _sebut(("Telepon", unit.telepon), ("Pos-el", unit.pos_el))
    return [line for line in (first, contact, _sebut(("Laman", unit.laman))) if line]


def _sebut(*items: tuple[str, str | None]) -> str:
    return ", ".join(f"{kata} {nilai}" for kata, nilai in items if nilai)


def kop_unit(unit: Unit, pemda: Pemda, pada: date | None = None, *, konsep: bool = False) -> Kop:
    """The kop of a service unit: government, parents, unit, address (with the regional emblem)."""
    nama = unit.nama if not unit.wilayah_kerja else nama_unit(unit, pemda, pada)
    baris = [nama_pemerintah(pemda, pada), *unit.induk, nama]
    return _kop(baris, _alamat(unit), pemda.lambang_daerah, _DAERAH, "daerah", konsep)


def kop_pemda(pemda: Pemda, pada: date | None = None, *, konsep: bool = False) -> Kop:
    """The kop of the regional government alone."""
    baris = [nama_pemerintah(pemda, pada)]
    return _kop(baris, [], pemda.lambang_daerah, _DAERAH, "daerah", konsep)


def kop_nama(nama: str, pemda: Pemda, pada: date | None = None, *, konsep: bool = False) -> Kop:
    """The kop of a unit of which only the name is known."""
    daerah = nama_daerah(pemda, pada)
    short = nama.removesuffix(daerah).strip() or nama
    baris = [nama_pemerintah(pemda, pada), short]
    return _kop(baris, [], pemda.lambang_daerah, _DAERAH, "daerah", konsep)


def kop_pembuat(pembuat: Pembuat, *, konsep: bool = False) -> Kop:
    """The kop of the institution that makes the minutes."""
    baris = list(pembuat.kop) or [pembuat.instansi]
    alamat = list(pembuat.alamat)
    return _kop(baris, alamat, pembuat.lambang, _PEMBUAT, "instansi", konsep)
