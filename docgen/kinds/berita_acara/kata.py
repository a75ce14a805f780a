"""The words of the four sorts of minutes (verifikasi.jenis). House wording: none is prescribed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from docgen.bahasa.kapital import kapital
from docgen.records.jenis import Isian
from docgen.records.verifikasi import Verifikasi

_LEBAR_JUDUL = 56
"""Characters of a bold heading of 12 points on one line of F4."""

__all__ = ["JUDUL_P2HAM", "P2HAM", "Kata", "kata"]

P2HAM = "pelayanan publik berbasis hak asasi manusia"
JUDUL_P2HAM = "Pelayanan Publik Berbasis Hak Asasi Manusia"


@dataclass(frozen=True)
class Kata:
    """The words of one sort of minutes."""

    nama: str
    """The activity, in running text: ``verifikasi``."""
    objek: str
    """What follows the activity in title and text."""
    tim: str
    """What the team is called."""
    hasil: str
    """Heading of the findings."""
    putusan: bool
    """Whether the minutes may say LOLOS or TIDAK LOLOS."""

    @cached_property
    def judul(self) -> tuple[str, ...]:
        """The activity as lines of a heading in capitals: two where one line would be too long."""
        whole = kapital(self.kegiatan)
        return (whole,) if len(whole) <= _LEBAR_JUDUL else (kapital(self.nama), kapital(self.objek))

    @cached_property
    def kegiatan(self) -> str:
        """The activity with its object."""
        return f"{self.nama} {self.objek}"


_KATA = {
    "verifikasi": Kata("verifikasi", P2HAM, "Tim Verifikasi", "Hasil Verifikasi", True),
    "evaluasi": Kata("evaluasi", P2HAM, "Tim Evaluasi", "Hasil Evaluasi", True),
    "kunjungan_lapangan": Kata(
        "kunjungan lapangan", P2HAM, "Tim Kunjungan Lapangan", "Hasil Pengamatan", False
    ),
    "pemeriksaan_awal": Kata(
        "pemeriksaan awal", P2HAM, "Tim P2HAM Daerah", "Hasil Pemeriksaan Awal", False
    ),
}


def kata(verifikasi: Verifikasi) -> Kata:
    """The words for one record; a placeholder for the sort prints unchanged."""
    if isinstance(verifikasi.jenis, Isian):
        nama = str(verifikasi.jenis)
        return Kata(nama, P2HAM, "Tim", "Hasil", True)
    words = _KATA[verifikasi.jenis]
    if verifikasi.tahap_dokumen:
        nama = verifikasi.tahap_dokumen
        lower = nama if isinstance(nama, Isian) else nama[:1].lower() + nama[1:]
        return Kata(lower, words.objek, words.tim, words.hasil, words.putusan)
    return words
