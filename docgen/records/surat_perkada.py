"""The letters around a draft regulation: each a section of the record, each a house template."""

from __future__ import annotations

from typing import ClassVar

from docgen.records.dasar import Bagian, bidang
from docgen.records.jenis import Cara, Tanggal, Teks, TeksPanjang
from docgen.records.pejabat import Pejabat

__all__ = ["NotaPengantar", "PermohonanFasilitasi", "PermohonanHarmonisasi", "Surat"]

_HUKUM = "Bagian Hukum"


class Surat(Bagian):
    """What each of the letters says; they speak of the regulation in the section perkada."""

    isian_ke: ClassVar[tuple[str, ...]] = ("tanggal", "tujuan")

    nomor: Teks | None = bidang("Nomor surat", "Bila kosong: titik-titik.", _HUKUM, None)
    tanggal: Tanggal = bidang("Tanggal surat", "Tanggal penandatanganan.", _HUKUM)
    kota: Teks | None = bidang("Kota", "Bila kosong: ibu kota.", _HUKUM, None)
    sifat: Teks | None = bidang("Sifat", "Misalnya Biasa atau Segera.", _HUKUM, None)
    tujuan: Teks = bidang("Tujuan", "Pejabat yang dituju.", _HUKUM)
    alamat_tujuan: Teks | None = bidang("Alamat tujuan", "Bila kosong: di tempat.", _HUKUM, None)
    uraian: tuple[TeksPanjang, ...] = bidang(
        "Uraian", "Latar dan pokok isi; bila kosong: latar perkada.", "Pemrakarsa", ()
    )
    lampiran: tuple[Teks, ...] = bidang(
        "Lampiran surat", "Bila kosong: rancangan dan kelengkapannya.", _HUKUM, ()
    )
    tembusan: tuple[Teks, ...] = bidang("Tembusan", "Penerima tembusan.", _HUKUM, ())
    penanda_tangan: Pejabat | None = bidang(
        "Penanda tangan", "Bila kosong: pejabat menurut pemda.", _HUKUM, None
    )
    cara_tanda_tangan: Cara = bidang("Cara tanda tangan", "basah atau elektronik.", _HUKUM, "basah")


class NotaPengantar(Surat):
    """The note that lays a draft before the head of region."""


class PermohonanHarmonisasi(Surat):
    """The letter that asks for the harmonisation of a draft."""


class PermohonanFasilitasi(Surat):
    """The letter that asks the level above to facilitate a draft."""
