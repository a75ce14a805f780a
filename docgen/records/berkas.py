"""The record (berkas): everything that the documents of one unit or one government say."""

from __future__ import annotations

import re
from typing import ClassVar

from docgen.bahasa.isian import is_isian
from docgen.records.dasar import Bagian, bidang
from docgen.records.jenis import Teks
from docgen.records.maklumat import Maklumat
from docgen.records.pemda import Pemda, Unit
from docgen.records.pencanangan import Pencanangan
from docgen.records.perkada import Perkada
from docgen.records.surat_perkada import (
    NotaPengantar,
    PermohonanFasilitasi,
    PermohonanHarmonisasi,
)
from docgen.records.verifikasi import Verifikasi

__all__ = ["SECTIONS", "Berkas", "folder_name"]


class Berkas(Bagian):
    """One record: one government, at most one unit, and the documents that are asked for."""

    isian_ke: ClassVar[tuple[str, ...]] = ("pemda",)

    id: Teks | None = bidang(
        "Pengenal", "Huruf kecil, angka, tanda hubung; nama folder hasil.", "Pembuat berkas", None
    )
    pemda: Pemda = bidang("Pemerintah daerah", "Daerah yang menerbitkan.", "Bagian Hukum")
    unit: Unit | None = bidang(
        "Unit", "Unit pelayanan; boleh tidak ada bila hanya perkada.", "Unit", None
    )
    kelompok_rentan: tuple[Teks, ...] = bidang(
        "Kelompok rentan", "Bila kosong: menurut peraturan pada tanggalnya.", "Tabel data", ()
    )
    pencanangan: Pencanangan | None = bidang("Pencanangan", "Deklarasi.", "Protokol", None)
    maklumat: Maklumat | None = bidang("Maklumat", "Maklumat pelayanan.", "Unit", None)
    perkada: Perkada | None = bidang("Perkada", "Peraturan kepala daerah.", "Bagian Hukum", None)
    verifikasi: Verifikasi | None = bidang("Verifikasi", "Berita acara.", "Tim", None)
    nota_pengantar: NotaPengantar | None = bidang(
        "Nota pengantar", "Pengantar rancangan kepada kepala daerah.", "Bagian Hukum", None
    )
    permohonan_harmonisasi: PermohonanHarmonisasi | None = bidang(
        "Permohonan harmonisasi", "Surat permohonan harmonisasi.", "Bagian Hukum", None
    )
    permohonan_fasilitasi: PermohonanFasilitasi | None = bidang(
        "Permohonan fasilitasi", "Surat permohonan fasilitasi.", "Bagian Hukum", None
    )

    @property
    def folder_name(self) -> str:
        """The name of the output folder: ``id``, else a slug of the unit or the region."""
        unit = (self.unit.singkatan or self.unit.nama) if self.unit else ""
        return folder_name(self.id, unit, self.pemda.tingkat, self.pemda.nama)


def folder_name(id: str | None, unit: str, tingkat: str, nama: str) -> str:  # noqa: A002 - its key
    """The name of the output folder of a record with these values; placeholders count as absent.

    ``unit``: the short name of the unit, else its name, else nothing; ``tingkat`` and ``nama``: of
    the government.
    """
    if id and not is_isian(id):
        return id
    words = "-".join(part for part in (unit, tingkat, nama) if part and not is_isian(part))
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:80].strip("-") or "berkas"


_SHARED = ("id", "pemda", "unit", "kelompok_rentan")

SECTIONS = tuple(name for name in Berkas.model_fields if name not in _SHARED)
"""The sections of a record that yield a document, in the order in which they are made."""
