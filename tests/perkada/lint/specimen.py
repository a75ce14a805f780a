"""A regulation that breaks no rule, with parts that an example replaces."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.perkada.docx_facts import Alignment, DocxFacts, Face, Page, ParagraphFacts
from docgen.perkada.lint.rule import Example

__all__ = ["PARTS", "compose", "facts", "right", "wrong"]

_CENTRED = ("PERATURAN", "NOMOR", "TENTANG", "PELAYANAN", "DENGAN RAHMAT", "MEMUTUSKAN")

PARTS: dict[str, str] = {
    "jenis": "PERATURAN WALI KOTA CONTOH",
    "nomor": "NOMOR 12 TAHUN 2024",
    "tentang": "TENTANG",
    "nama": "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA",
    "rahmat": "DENGAN RAHMAT TUHAN YANG MAHA ESA",
    "jabatan": "WALI KOTA CONTOH,",
    "menimbang": (
        "Menimbang: a. bahwa pelayanan publik merupakan hak setiap warga;\n"
        "b. bahwa kelompok rentan menghadapi hambatan dalam memperoleh pelayanan publik;\n"
        "c. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu "
        "menetapkan Peraturan Wali Kota tentang Pelayanan Publik Berbasis Hak Asasi Manusia;"
    ),
    "mengingat": (
        "Mengingat: 1. Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia "
        "Tahun 1945;\n"
        "2. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik "
        "Indonesia Tahun 2009 Nomor 112, Tambahan Lembaran Negara Republik Indonesia Nomor 5038);"
    ),
    "memutuskan": "MEMUTUSKAN:",
    "menetapkan": (
        "Menetapkan: PERATURAN WALI KOTA TENTANG PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA."
    ),
    "bab_umum": "BAB I\nKETENTUAN UMUM",
    "definisi": (
        "Pasal 1\n"
        "Dalam Peraturan Wali Kota ini yang dimaksud dengan:\n"
        "1. Daerah adalah Kota Contoh.\n"
        "2. Wali Kota adalah Wali Kota Contoh yang membina Unit Kerja.\n"
        "3. Unit Kerja adalah satuan kerja yang menyelenggarakan pelayanan publik di Daerah."
    ),
    "bab_isi": "BAB II\nPENYELENGGARAAN",
    "pasal": (
        "Pasal 2\n"
        "(1) Wali Kota membina Unit Kerja di Daerah.\n"
        "(2) Unit Kerja sebagaimana dimaksud pada ayat (1) menyediakan:\n"
        "a. loket layanan; dan\n"
        "b. alat bantu."
    ),
    "pasal_lain": "",
    "bab_penutup": "BAB III\nKETENTUAN PENUTUP",
    "penutup": "",
    "pasal_berlaku": "Pasal 3",
    "berlaku": "Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.",
    "sesudah": "",
    "perintah": (
        "Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Wali Kota ini "
        "dengan penempatannya dalam Berita Daerah Kota Contoh."
    ),
    "ditetapkan": (
        "Ditetapkan di Contoh\npada tanggal 3 Mei 2024\nWALI KOTA CONTOH,\n\nttd\n\nNAMA CONTOH"
    ),
    "diundangkan": (
        "Diundangkan di Contoh\npada tanggal 3 Mei 2024\nSEKRETARIS DAERAH KOTA CONTOH,\n\nttd\n\n"
        "NAMA LAIN CONTOH"
    ),
    "berita": "BERITA DAERAH KOTA CONTOH TAHUN 2024 NOMOR 12",
    "penjelasan": "",
    "lampiran": "",
}
"""Every part, in the order of a regulation; ``batang`` stands for bab_umum to sesudah at once."""

_BODY = ("bab_umum", "sesudah")


def compose(changes: Mapping[str, str] | None = None) -> str:
    """The text with some parts replaced; a part that is empty is left out."""
    changes = dict(changes or {})
    whole = changes.pop("semua", None)
    if whole is not None:
        return whole
    body = changes.pop("batang", None)
    unknown = changes.keys() - PARTS.keys()
    assert not unknown, f"no such part: {unknown}"
    names = list(PARTS)
    parts = {**PARTS, **changes}
    if body is not None:
        first, last = names.index(_BODY[0]), names.index(_BODY[1])
        for name in names[first : last + 1]:
            parts[name] = ""
        parts[_BODY[0]] = body
    blocks = []
    for name in names:
        if parts[name]:
            tight = name in ("nomor", "tentang", "nama", "berlaku")
            blocks.append(("\n" if tight else "\n\n") + parts[name])
    return "".join(blocks).lstrip("\n") + "\n"


def right(example: Example) -> str:
    """The specimen with the right wording."""
    return compose({**example.others, example.part: example.right})


def wrong(example: Example) -> str:
    """The specimen with the wrong wording."""
    return compose({**example.others, example.part: example.wrong})


def facts(
    text: str,
    *,
    font: str = "Bookman Old Style",
    size: float = 12.0,
    width: float = 210.0,
    spacing: float = 1.0,
    left: float = 25.0,
    left_aligned: str = "nothing",
) -> DocxFacts:
    """How a Word file of a text looks that follows the rules, but for what is named."""
    paragraphs = []
    for line, words in enumerate(text.split("\n"), 1):
        if not words.strip():
            continue
        centred = words.startswith(_CENTRED) and not words.startswith(left_aligned)
        alignment: Alignment = "center" if centred else "left"
        at_right = words.startswith("Ditetapkan") and not words.startswith(left_aligned)
        paragraphs.append(
            ParagraphFacts(
                number=line,
                line=line,
                text=words,
                style="Normal",
                alignment=alignment,
                line_spacing=spacing,
                spacing_exact=False,
                left=80.0 if at_right else 0.0,
                automatic=False,
                in_table=False,
                faces=(Face(font, size, len(words)),),
            )
        )
    page = Page(width, 330.0, 25.0, 25.0, left, 25.0)
    return DocxFacts(tuple(paragraphs), (page,), (), (), 0, False, False)
