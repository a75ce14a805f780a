"""The record (berkas): everything that the documents of one unit or one government say."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from docgen.bahasa.isian import is_isian
from docgen.records.dasar import Bagian, bidang
from docgen.records.jenis import Teks
from docgen.records.maklumat import Maklumat
from docgen.records.pemda import Pemda, Unit
from docgen.records.pencanangan import Pencanangan
from docgen.records.perkada import Perkada
from docgen.records.verifikasi import Verifikasi

__all__ = ["SECTIONS", "Berkas"]

SECTIONS = ("pencanangan", "maklumat", "perkada", "verifikasi")
"""The sections of a record that yield a document, in the order in which they are made."""


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

    @property
    def folder_name(self) -> str:
        """The name of the output folder: ``id``, else a slug of the unit or the region."""
        if self.id and not is_isian(self.id):
            return self.id
        parts: list[Any] = [self.pemda.tingkat, self.pemda.nama]
        if self.unit:
            parts.insert(0, self.unit.singkatan or self.unit.nama)
        words = "-".join(str(part) for part in parts if not is_isian(str(part)))
        return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:80].strip("-") or "berkas"
