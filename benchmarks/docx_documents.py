"""The three Word templates of the DOCX benchmark, and a fresh context for each document.

Made with python-docx as somebody in an office would make them in Word: styles, tables, a header
with a logo, a footer, docxtpl's tags. Every engine fills the same file.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from struct import pack
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

__all__ = ["DOCUMENTS", "DocxDocument"]

_WORDS = re.findall(
    r"\S+",
    "pelayanan publik berbasis hak asasi manusia diselenggarakan oleh penyelenggara dan memenuhi "
    "standar bagi setiap orang tanpa pembedaan dan memperhatikan kelompok rentan penyandang "
    "disabilitas lanjut usia ibu hamil anak serta masyarakat adat melalui sarana prasarana petugas "
    "informasi pengaduan yang mudah dijangkau aman nyaman ramah cepat pasti terbuka adil santun "
    "sesuai ketentuan peraturan perundang-undangan mengenai tata cara penetapan penilaian dan "
    "evaluasi pembinaan pengawasan laporan tim unit kerja kepala daerah wali kota dinas kecamatan",
)


def _prose(seed: str, words: int) -> str:
    """Words that differ from seed to seed, so that pages do not pack better than real ones."""
    chance = Random(seed)
    return " ".join(chance.choices(_WORDS, k=words)).capitalize() + " & sebagainya."


@dataclass(frozen=True, slots=True)
class DocxDocument:
    """One document of the benchmark."""

    name: str
    """``ba``, ``mk`` or ``pk``."""
    title: str
    template: Callable[[], bytes]
    """Makes the Word template; the same words on every call."""
    context: Callable[[int], dict[str, Any]]
    """Makes the context of the document with that number; no two are alike."""


def _logo(size: int = 200) -> bytes:
    """A PNG picture of a disc, without another library."""
    rows = bytearray()
    for y in range(size):
        rows.append(0)
        for x in range(size):
            inside = (x - size / 2) ** 2 + (y - size / 2) ** 2 < (size / 2.2) ** 2
            rows += bytes((20, 60 + y // 4, 120 + x // 4)) if inside else b"\xff\xff\xff"

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    packed = zlib.compress(bytes(rows), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def _document() -> Any:
    document: Any = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.5), Cm(33)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Bookman Old Style", Pt(12)
    return document


def _letterhead(document: Any) -> None:
    header = document.sections[0].header
    first = header.paragraphs[0]
    first.alignment = WD_ALIGN_PARAGRAPH.CENTER
    first.add_run().add_picture(io.BytesIO(_logo()), width=Cm(2))
    for text in ("{{ pemda }}", "{{ instansi }}", "{{ alamat }}"):
        line = header.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(text).bold = True
    document.sections[0].footer.paragraphs[0].text = "{{ instansi }} - {{ nomor }}"


def _title(document: Any, *lines: str) -> None:
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).bold = True


def _paragraphs(document: Any, *texts: str) -> None:
    for text in texts:
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _table(document: Any, head: Iterable[str], loop: str, *cells: str) -> None:
    names = list(head)
    table = document.add_table(rows=4, cols=len(names))
    table.style = "Table Grid"
    rows = (names, [f"{{%tr for {loop} %}}"], list(cells), ["{%tr endfor %}"])
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


def _bytes(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


# --- berita acara ---------------------------------------------------------------------------------


def _berita_acara() -> bytes:
    document = _document()
    _letterhead(document)
    _title(document, "BERITA ACARA {{ jenis|upper }}", "NOMOR {{ nomor }}")
    _paragraphs(
        document,
        "Pada hari ini {{ hari }} tanggal {{ tanggal }} bulan {{ bulan }} tahun {{ tahun }}, "
        "bertempat di {{ tempat }}, tim yang dipimpin oleh {{ ketua }} telah melakukan {{ jenis }} "
        "terhadap {{ unit }} pada {{ instansi }} {{ pemda }}, berdasarkan surat tugas nomor "
        "{{ surat_tugas }} tanggal {{ tanggal_tugas }}.",
        "{% if catatan %}Catatan: {{ catatan }}{% else %}Tidak ada catatan.{% endif %}",
        _prose("pembuka", 80),
    )
    _table(
        document,
        ("No.", "Indikator", "Bukti", "Hasil"),
        "i in indikator",
        "{{ loop.index }}",
        "{{ i.teks }}",
        "{{ i.bukti }}",
        "{% if i.terpenuhi %}terpenuhi{% else %}belum terpenuhi{% endif %}",
    )
    _paragraphs(
        document,
        "Nilai akhir {{ nilai }} dari {{ nilai_maksimum }}, dengan predikat {{ predikat }}.",
        "{%p if lolos %}",
        "Unit dinyatakan lolos dan berhak mengikuti tahap berikut pada {{ tahap_berikut }}.",
        "{%p else %}",
        "Unit dinyatakan tidak lolos dengan alasan {{ alasan }}.",
        "{%p endif %}",
        _prose("isi", 120),
    )
    _table(
        document,
        ("No.", "Nama", "Jabatan", "Tanda tangan"),
        "a in anggota",
        "{{ loop.index }}",
        "{{ a.nama }}",
        "{{ a.jabatan }}",
        "",
    )
    _paragraphs(document, _prose("penutup", 60), "Kepala {{ unit }}", "{{ kepala }}", "{{ nip }}")
    return _bytes(document)


def _ba_context(n: int) -> dict[str, Any]:
    return {
        "pemda": f"Pemerintah Kota Contoh {n}",
        "instansi": "Dinas Penanaman Modal & Pelayanan Terpadu Satu Pintu",
        "alamat": f"Jalan Contoh Nomor {n}",
        "nomor": f"400.3/{n}/BA/2025",
        "jenis": "verifikasi",
        "hari": "Kamis",
        "tanggal": "dua puluh delapan",
        "bulan": "Maret",
        "tahun": "dua ribu dua puluh lima",
        "tempat": f"Ruang Rapat {n}",
        "ketua": f"Nama Ketua {n}, S.H.",
        "unit": f"Unit Pelayanan <{n}>",
        "surat_tugas": f"800/{n}/2025",
        "tanggal_tugas": "17 Maret 2025",
        "catatan": f"pemeriksaan ke-{n}" if n % 2 else "",
        "nilai": n % 100,
        "nilai_maksimum": 100,
        "predikat": "baik",
        "lolos": n % 3 != 0,
        "tahap_berikut": "April 2025",
        "alasan": "sarana belum lengkap",
        "kepala": f"Nama Kepala {n}",
        "nip": f"NIP 1970{n:08d}",
        "indikator": [
            {
                "teks": f"{i}. {_prose(f'{n}-{i}', 9)}",
                "bukti": f"foto {n}-{i} & daftar periksa",
                "terpenuhi": (i + n) % 4 != 0,
            }
            for i in range(16)
        ],
        "anggota": [{"nama": f"Nama Anggota {n}-{i}", "jabatan": f"Jabatan {i}"} for i in range(5)],
    }


# --- maklumat -------------------------------------------------------------------------------------


def _maklumat() -> bytes:
    document = _document()
    document.add_paragraph().add_run().add_picture(io.BytesIO(_logo()), width=Cm(2.5))
    _title(document, "MAKLUMAT PELAYANAN", "{{ unit }}", "{{ pemda }}")
    _paragraphs(
        document,
        "Dengan ini kami menyatakan sanggup menyelenggarakan pelayanan sesuai dengan standar.",
        "{%p for j in janji %}",
        "{{ loop.index }}. {{ j }}",
        "{%p endfor %}",
        "{{ tempat }}, {{ tanggal }}",
        "{{ jabatan }}",
        "{{ nama }}",
    )
    return _bytes(document)


def _mk_context(n: int) -> dict[str, Any]:
    return {
        "unit": f"Unit Pelayanan {n}",
        "pemda": "Pemerintah Kota Contoh",
        "janji": [_prose(f"{n}-{i}", 12) for i in range(5)],
        "tempat": "Contoh",
        "tanggal": f"{n % 28 + 1} Maret 2025",
        "jabatan": "Kepala Unit",
        "nama": f"Nama Kepala {n}",
    }


# --- Perkada --------------------------------------------------------------------------------------


def _perkada() -> bytes:
    document = _document()
    _title(document, "PERATURAN WALI KOTA {{ daerah }}", "NOMOR {{ nomor }} TAHUN {{ tahun }}")
    _title(document, "TENTANG", "{{ tentang }}")
    _paragraphs(
        document,
        "{%p for m in menimbang %}",
        "{{ loop.index }}. bahwa {{ m }};",
        "{%p endfor %}",
        "{%p for b in bab %}",
    )
    _title(document, "BAB {{ b.nomor }}", "{{ b.judul }}")
    _paragraphs(document, "{%p for p in b.pasal %}")
    _title(document, "Pasal {{ p.nomor }}")
    _paragraphs(
        document,
        "{%p for a in p.ayat %}",
        "({{ loop.index }}) {{ a }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p endfor %}",
        "Ditetapkan di {{ daerah }} pada tanggal {{ tanggal }}",
        "{{ nama }}",
    )
    return _bytes(document)


def _pk_context(n: int) -> dict[str, Any]:
    pasal = iter(range(1, 1000))
    return {
        "daerah": f"CONTOH {n}",
        "nomor": n,
        "tahun": 2025,
        "tentang": "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA",
        "menimbang": [_prose(f"{n}-{i}", 30) for i in range(3)],
        "bab": [
            {
                "nomor": b + 1,
                "judul": f"KETENTUAN {n}-{b}",
                "pasal": [
                    {
                        "nomor": next(pasal),
                        "ayat": [_prose(f"{n}-{b}-{p}-{a}", 16 + 4 * a) for a in range(3)],
                    }
                    for p in range(5)
                ],
            }
            for b in range(8)
        ],
        "tanggal": "28 Maret 2025",
        "nama": f"Nama Wali Kota {n}",
    }


DOCUMENTS = (
    DocxDocument("ba", "berita acara, 4 pages", _berita_acara, _ba_context),
    DocxDocument("mk", "maklumat, 1 page", _maklumat, _mk_context),
    DocxDocument("pk", "Perkada, 11 pages", _perkada, _pk_context),
)
