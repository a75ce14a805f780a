"""Parts that several examples share: an amending, a repealing and a national regulation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from docgen.perkada.lint.rule import Example

__all__ = [
    "AMENDING",
    "BASES",
    "CONSTITUTION",
    "DISABILITY",
    "FIRST_BASIS",
    "NATIONAL",
    "PERDA",
    "REASON",
    "REPEALING",
    "SERVICES",
    "article",
    "pair",
]

CONSTITUTION = "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
FIRST_BASIS = f"Mengingat: 1. Pasal 18 ayat (6) {CONSTITUTION};\n"
SERVICES = (
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik "
    "Indonesia Tahun 2009 Nomor 112, Tambahan Lembaran Negara Republik Indonesia Nomor 5038);"
)
DISABILITY = (
    "Undang-Undang Nomor 8 Tahun 2016 tentang Penyandang Disabilitas (Lembaran Negara Republik "
    "Indonesia Tahun 2016 Nomor 69, Tambahan Lembaran Negara Republik Indonesia Nomor 5871);"
)
BASES = f"{FIRST_BASIS}2. {SERVICES}"
REASON = "Menimbang: bahwa pelayanan publik merupakan hak setiap warga;"

AMENDING: Mapping[str, str] = MappingProxyType(
    {
        "nama": "PERUBAHAN ATAS PERATURAN WALI KOTA NOMOR 5 TAHUN 2020 TENTANG LOKET LAYANAN",
        "menimbang": "Menimbang: bahwa loket layanan perlu ditambah untuk kelompok rentan;",
        "mengingat": (
            f"Mengingat: 1. Pasal 18 ayat (6) {CONSTITUTION};\n"
            "2. Peraturan Wali Kota Contoh Nomor 5 Tahun 2020 tentang Loket Layanan (Berita Daerah "
            "Kota Contoh Tahun 2020 Nomor 5);"
        ),
        "menetapkan": (
            "Menetapkan: PERATURAN WALI KOTA TENTANG PERUBAHAN ATAS PERATURAN WALI KOTA NOMOR 5 "
            "TAHUN 2020 TENTANG LOKET LAYANAN."
        ),
        "batang": (
            "Pasal I\nKetentuan Pasal 3 Peraturan Wali Kota Contoh Nomor 5 Tahun 2020 tentang "
            "Loket Layanan (Berita Daerah Kota Contoh Tahun 2020 Nomor 5) diubah sehingga berbunyi "
            "sebagai berikut:\n\nPasal 3\nUnit Kerja menyediakan loket layanan.\n\nPasal II\n"
            "Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan."
        ),
    }
)
"""Changes Peraturan Wali Kota Contoh 5/2020."""

REPEALING: Mapping[str, str] = MappingProxyType(
    {
        "nama": "PENCABUTAN PERATURAN WALI KOTA NOMOR 5 TAHUN 2020 TENTANG LOKET LAYANAN",
        "menimbang": "Menimbang: bahwa loket layanan tidak diperlukan lagi oleh masyarakat;",
        "menetapkan": (
            "Menetapkan: PERATURAN WALI KOTA TENTANG PENCABUTAN PERATURAN WALI KOTA NOMOR 5 TAHUN "
            "2020 TENTANG LOKET LAYANAN."
        ),
        "batang": (
            "Pasal 1\nPeraturan Wali Kota Contoh Nomor 5 Tahun 2020 tentang Loket Layanan (Berita "
            "Daerah Kota Contoh Tahun 2020 Nomor 5) dicabut dan dinyatakan tidak berlaku.\n\n"
            "Pasal 2\nPeraturan Wali Kota ini mulai berlaku pada tanggal diundangkan."
        ),
    }
)
"""Repeals Peraturan Wali Kota Contoh 5/2020."""

NATIONAL: Mapping[str, str] = MappingProxyType(
    {
        "jenis": "PERATURAN PEMERINTAH REPUBLIK INDONESIA",
        "jabatan": "PRESIDEN REPUBLIK INDONESIA,",
        "menimbang": (
            "Menimbang: bahwa untuk melaksanakan ketentuan Pasal 4 Undang-Undang Nomor 25 Tahun "
            "2009 tentang Pelayanan Publik, perlu menetapkan Peraturan Pemerintah tentang "
            "Pelayanan Publik Berbasis Hak Asasi Manusia;"
        ),
        "mengingat": (
            f"Mengingat: 1. Pasal 5 ayat (2) {CONSTITUTION};\n"
            "2. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara "
            "Republik Indonesia Tahun 2009 Nomor 112, Tambahan Lembaran Negara Republik Indonesia "
            "Nomor 5038);"
        ),
        "menetapkan": (
            "Menetapkan: PERATURAN PEMERINTAH TENTANG PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA."
        ),
        "batang": (
            "Pasal 1\nPemerintah menyelenggarakan pelayanan publik.\n\nPasal 2\n"
            "Peraturan Pemerintah ini mulai berlaku pada tanggal diundangkan."
        ),
        "perintah": (
            "Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Pemerintah ini "
            "dengan penempatannya dalam Lembaran Negara Republik Indonesia."
        ),
        "ditetapkan": (
            "Ditetapkan di Contoh\npada tanggal 3 Mei 2024\nPRESIDEN REPUBLIK INDONESIA,\n\nttd\n\n"
            "NAMA CONTOH"
        ),
        "diundangkan": (
            "Diundangkan di Contoh\npada tanggal 3 Mei 2024\nMENTERI SEKRETARIS NEGARA REPUBLIK "
            "INDONESIA,\n\nttd\n\nNAMA LAIN CONTOH"
        ),
        "berita": "LEMBARAN NEGARA REPUBLIK INDONESIA TAHUN 2024 NOMOR 12",
    }
)
"""A government regulation with invented content."""

PERDA: Mapping[str, str] = MappingProxyType(
    {
        "jenis": "PERATURAN DAERAH KOTA CONTOH",
        "menimbang": "Menimbang: bahwa pelayanan publik merupakan hak setiap warga;",
        "memutuskan": (
            "Dengan Persetujuan Bersama\nDEWAN PERWAKILAN RAKYAT DAERAH KOTA CONTOH\ndan\n"
            "WALI KOTA CONTOH\n\nMEMUTUSKAN:"
        ),
        "menetapkan": (
            "Menetapkan: PERATURAN DAERAH TENTANG PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA."
        ),
        "batang": (
            "Pasal 1\nPemerintah Daerah menyelenggarakan pelayanan publik.\n\nPasal 2\n"
            "Peraturan Daerah ini mulai berlaku pada tanggal diundangkan."
        ),
        "perintah": (
            "Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Daerah ini "
            "dengan penempatannya dalam Lembaran Daerah Kota Contoh."
        ),
        "berita": "LEMBARAN DAERAH KOTA CONTOH TAHUN 2024 NOMOR 12",
        "penjelasan": (
            "PENJELASAN\nATAS\nPERATURAN DAERAH KOTA CONTOH\nNOMOR 12 TAHUN 2024\nTENTANG\n"
            "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA\n\nI. UMUM\n\nPelayanan publik merupakan "
            "hak.\n\nII. PASAL DEMI PASAL\n\nPasal 1\nCukup jelas.\n\nPasal 2\nCukup jelas."
        ),
    }
)
"""A Perda with invented content."""


def article(words: str) -> str:
    """An article with three ayat, the last of which holds the words of an example."""
    return f"Pasal 2\n(1) Unit Kerja melayani.\n(2) Unit Kerja melapor.\n(3) {words}"


def pair(right: str, wrong: str) -> Example:
    """An example of one sentence, as the last ayat of :func:`article`."""
    return Example("pasal", article(right), article(wrong))
