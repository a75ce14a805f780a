"""The documents that PDF engines are measured with: the same words, given to each in its own way.

``ba`` is minutes of 3 to 4 pages with a table of 16 and one of 5 rows, ``mk`` a notice of one page,
``pk`` a regulation of 10 to 11 pages. A context is fresh for every document: all its sentences are
put together anew, so nothing that was set for one document serves another but what the template
itself says. :func:`plain` says the same words as paragraphs and tables, for engines that know no
template of ours.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from docgen.assets import examples_dir, templates_dir
from docgen.rendering.media import Picture
from docgen.rendering.pdf import PdfTemplates
from docgen.rendering.pdf.fonts import face

__all__ = [
    "EMBLEM",
    "NAMES",
    "Block",
    "Grid",
    "Items",
    "Plain",
    "Text",
    "context",
    "emblem",
    "plain",
    "templates",
]

NAMES = ("ba", "mk", "pk")
EMBLEM = examples_dir() / "gambar" / "lambang-contoh.png"
_FOLDER = Path(__file__).resolve().parent / "templates"

Style = Literal["kop", "utama", "judul", "anak", "isi", "tengah", "tanda", "bab", "pasal"]


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph."""

    text: str
    style: Style = "isi"


@dataclass(frozen=True, slots=True)
class Items:
    """Labels, hanging beside their texts."""

    rows: tuple[tuple[str, str], ...]
    width: float
    """Of the labels, in millimetres."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with lines; its first row is the header."""

    widths: tuple[float, ...]
    """Millimetres."""
    rows: tuple[tuple[str, ...], ...]


Block = Text | Items | Grid


@dataclass(frozen=True, slots=True)
class Plain:
    """A document without a template."""

    title: str
    family: Literal["arimo", "bonum"]
    size: float
    leading: float
    """Distance of base lines in points, at ``size``; in proportion elsewhere."""
    paper: tuple[float, float]
    """Millimetres."""
    margin: float
    header: str
    """Centred at the head of every page; empty for none. Page numbers stand at the foot."""
    numbered: bool
    logo: bool
    """The emblem, centred, before everything else."""
    blocks: tuple[Block, ...]


@cache
def templates() -> PdfTemplates:
    """The XML templates of the three documents, with the product's own style sheet."""
    return PdfTemplates([_FOLDER, templates_dir() / "pdf"])


@cache
def emblem() -> Picture:
    """The picture on the three documents."""
    return Picture(EMBLEM.read_bytes(), 18.0, 18.0, "Lambang Kota Contoh")


# Words ----------------------------------------------------------------------------------------

_WHO = (
    "penyelenggara", "unit kerja", "tim penilai", "kepala dinas", "petugas loket", "pemohon",
    "warga lanjut usia", "penyandang disabilitas", "ibu hamil", "anak", "perangkat daerah",
    "kelompok rentan", "sekretariat", "pelaksana", "pengawas", "masyarakat adat",
)  # fmt: skip
_DOES = (
    "menyediakan", "memeriksa", "mencatat", "menyampaikan", "menetapkan", "memelihara",
    "mengumumkan", "menindaklanjuti", "memperbarui", "menjelaskan", "menjamin", "menilai",
    "mendampingi", "melayani",
)  # fmt: skip
_WHAT = (
    "jalur kursi roda", "ruang tunggu", "toilet khusus", "kotak pengaduan", "standar pelayanan",
    "maklumat pelayanan", "ruang laktasi", "antrean prioritas", "rambu keselamatan",
    "jalur evakuasi",
    "informasi biaya", "jangka waktu penyelesaian", "data pemohon", "hasil survei kepuasan",
    "alat bantu dengar", "papan petunjuk", "area parkir", "laporan berkala",
)  # fmt: skip
_HOW = (
    "secara terbuka", "tanpa pungutan", "sesuai ketentuan", "paling lambat tujuh hari kerja",
    "dengan ramah", "tanpa diskriminasi", "pada setiap awal tahun", "melalui laman resmi",
    "di tempat yang mudah dilihat", "bersama perwakilan warga", "dalam bahasa yang sederhana",
    "setelah diverifikasi", "berdasarkan bukti yang sah", "sejak pendaftaran diterima",
)  # fmt: skip
_NAMES = (
    "Sari", "Budi", "Wulan", "Hasan", "Made", "Ratna", "Yusuf", "Dewi", "Agus", "Lestari", "Rahmat",
    "Ningsih", "Arif", "Kartika", "Putra", "Melati",
)  # fmt: skip


class _Words:
    """Sentences that do not come again."""

    def __init__(self, name: str, number: int) -> None:
        self._random = random.Random(f"{name} {number}")

    def number(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def clause(self) -> str:
        pick = self._random.choice
        return f"{pick(_WHO)} {pick(_DOES)} {pick(_WHAT)} {pick(_HOW)}"

    def sentence(self, characters: int) -> str:
        """About so many characters, to the nearest word."""
        found = self.clause()
        while len(found) < characters:
            found += f", dan {self.clause()}"
        cut = found[:characters].rsplit(" ", 1)[0].rstrip(",")
        return f"{cut[0].upper()}{cut[1:]} {self.number(100, 999)}."

    def person(self) -> str:
        return f"CONTOH {self._random.choice(_NAMES)} {self._random.choice(_NAMES)}"

    def code(self) -> str:
        return f"19{self.number(60, 99)}{self.number(1000, 9999)} {self.number(100000, 999999)}"


def context(name: str, number: int) -> dict[str, Any]:
    """The context of the ``number``-th document of a name."""
    words = _Words(name, number)
    return {"ba": _minutes, "mk": _notice, "pk": _regulation}[name](words)


def _minutes(w: _Words) -> dict[str, Any]:
    return {
        "kop": ["PEMERINTAH KOTA CONTOH", f"DINAS CONTOH {w.number(100, 999)}"],
        "alamat": f"Jalan Contoh Nomor {w.number(1, 99)}, Kota Contoh {w.number(10000, 99999)}",
        "judul": "BERITA ACARA VERIFIKASI",
        "nomor": f"Nomor: {w.number(1, 999)}/BA/{w.number(1, 12)}/2026",
        "pembuka": w.sentence(330),
        "tim": [{"nama": w.person(), "nip": w.code(), "jabatan": w.sentence(40)} for _ in range(3)],
        "dasar": [w.sentence(120) for _ in range(4)],
        "pelaksanaan": w.sentence(280),
        "hasil": [
            {
                "uraian": w.sentence(85),
                "hasil": "Ada" if w.number(0, 3) else "Tidak",
                "bukti": w.sentence(50),
                "catatan": w.sentence(45),
            }
            for _ in range(16)
        ],
        "kurang": [
            {
                "uraian": w.sentence(80),
                "saran": w.sentence(80),
                "tenggat": f"{w.number(10, 28)} Mei 2026",
            }
            for _ in range(5)
        ],
        "lulus": bool(w.number(0, 1)),
        "skor": w.number(60, 99),
        "kesimpulan": w.sentence(300),
        "catatan": w.sentence(200),
        "penutup": w.sentence(220),
        "tempat": f"Kota Contoh, {w.number(1, 28)} April 2026",
        "ketua": w.person(),
        "kepala": w.person(),
        "nip": [w.code(), w.code()],
    }  # fmt: skip


def _notice(w: _Words) -> dict[str, Any]:
    return {
        "kop": ["PEMERINTAH KOTA CONTOH", f"KECAMATAN CONTOH {w.number(100, 999)}"],
        "alamat": f"Jalan Contoh Nomor {w.number(1, 99)}, Kota Contoh {w.number(10000, 99999)}",
        "judul": "MAKLUMAT PELAYANAN",
        "nomor": f"Nomor: {w.number(1, 999)}/MP/2026",
        "pernyataan": w.sentence(240),
        "janji": [w.sentence(130) for _ in range(5)],
        "sanksi": w.sentence(160) if w.number(0, 9) else w.sentence(150),
        "tempat": f"Kota Contoh, {w.number(1, 28)} April 2026",
        "jabatan": f"Camat Contoh {w.number(100, 999)}",
        "nama": w.person(),
        "nip": w.code(),
        "pengaduan": w.sentence(100),
    }


def _regulation(w: _Words) -> dict[str, Any]:
    article = 0
    chapters = []
    for number in range(1, 8):
        articles = []
        for _ in range(4):
            article += 1
            articles.append(
                {
                    "nomor": article,
                    "ayat": [
                        {"label": f"({n})", "teks": w.sentence(185)}
                        for n in range(1, 5)
                    ],
                    "huruf": [
                        {"label": f"{letter}.", "teks": w.sentence(70)} for letter in "abc"
                    ] if article % 3 == 0 else [],
                }
            )  # fmt: skip
        title = f"{w.clause()} {number}".upper()
        chapters.append({"nomor": number, "judul": title[:60], "pasal": articles})
    return {
        "judul": ["PERATURAN WALI KOTA CONTOH", f"NOMOR {w.number(1, 99)} TAHUN 2026", "TENTANG",
                  "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA"],
        "menimbang": [{"label": f"{x}.", "teks": w.sentence(190)} for x in "abc"],
        "mengingat": [{"label": f"{n}.", "teks": w.sentence(150)} for n in range(1, 6)],
        "menetapkan": w.sentence(110),
        "bab": chapters,
        "perintah": w.sentence(150),
        "tempat": f"Ditetapkan di Kota Contoh {w.number(100, 999)}",
        "tanggal": f"pada tanggal {w.number(1, 28)} April 2026",
        "jabatan": "WALI KOTA CONTOH,",
        "nama": w.person(),
    }  # fmt: skip


# The same words without a template -------------------------------------------------------------


def plain(name: str, values: Mapping[str, Any]) -> Plain:
    """What the template of ``name`` says for a context."""
    if name == "pk":
        return Plain(
            " ".join(values["judul"]), "bonum", 12.0, _leading("bonum", 12.0, 1.0),
            (210.0, 330.0), 25.0, "", True, True, tuple(_regulation_blocks(values)),
        )  # fmt: skip
    minutes = name == "ba"
    blocks = _minutes_blocks(values) if minutes else _notice_blocks(values)
    return Plain(
        values["judul"], "arimo", 11.0, _leading("arimo", 11.0, 1.15),
        (210.0, 297.0), 25.0 if minutes else 20.0, values["nomor"] if minutes else "", minutes,
        True, tuple(blocks),
    )  # fmt: skip


def _leading(family: str, size: float, lines: float) -> float:
    """The distance of base lines that docgen sets, for the others to set the same."""
    return face(family).line * size * lines


def _head(v: Mapping[str, Any]) -> list[Block]:
    return [
        Text(v["kop"][0], "kop"),
        Text(v["kop"][1], "utama"),
        Text(v["alamat"], "tengah"),
        Text(v["judul"], "judul"),
        Text(v["nomor"], "tengah"),
    ]


def _minutes_blocks(v: Mapping[str, Any]) -> list[Block]:
    found = [*_head(v), Text(v["pembuka"])]
    for n, person in enumerate(v["tim"], 1):
        rows = (("Nama", person["nama"]), ("NIP", person["nip"]), ("Jabatan", person["jabatan"]))
        found.append(Items(tuple((f"{n}. {label}", text) for label, text in rows), 30.0))
    found.append(Text("Verifikasi dilaksanakan berdasarkan:"))
    found.append(Items(tuple((f"{n}.", text) for n, text in enumerate(v["dasar"], 1)), 8.0))
    found.append(Text(v["pelaksanaan"]))
    found.append(Text("Hasil Verifikasi", "anak"))
    head = ("No.", "Uraian", "Hasil", "Bukti", "Catatan")
    rows = tuple(
        (str(n), b["uraian"], b["hasil"], b["bukti"], b["catatan"])
        for n, b in enumerate(v["hasil"], 1)
    )
    found.append(Grid((10.0, 55.0, 16.0, 40.0, 39.0), (head, *rows)))
    found.append(Text("Yang Belum Terpenuhi", "anak"))
    lacking = tuple(
        (str(n), b["uraian"], b["saran"], b["tenggat"]) for n, b in enumerate(v["kurang"], 1)
    )
    found.append(Grid((10.0, 60.0, 60.0, 30.0), (("No.", "Uraian", "Saran", "Tenggat"), *lacking)))
    found.append(Text("Kesimpulan", "anak"))
    verdict = "memenuhi" if v["lulus"] else "belum memenuhi"
    found.append(Text(f"Unit kerja {verdict} kriteria dengan nilai {v['skor']}."))
    found += [Text(v["kesimpulan"]), Text(v["catatan"]), Text(v["penutup"])]
    found.append(Text(v["tempat"], "tanda"))
    for label, person, code in (("Ketua Tim,", v["ketua"], v["nip"][0]),
                                ("Kepala Unit,", v["kepala"], v["nip"][1])):  # fmt: skip
        found += [Text(label, "tanda"), Text(person, "tanda"), Text(f"NIP {code}", "tanda")]
    return found


def _notice_blocks(v: Mapping[str, Any]) -> list[Block]:
    promises = tuple((f"{n}.", text) for n, text in enumerate(v["janji"], 1))
    return [
        *_head(v),
        Text(v["pernyataan"]),
        Items(promises, 8.0),
        Text(v["sanksi"]),
        Text(v["tempat"], "tanda"),
        Text(v["jabatan"], "tanda"),
        Text(v["nama"], "tanda"),
        Text(f"NIP {v['nip']}", "tanda"),
        Text("Pengaduan", "anak"),
        Text(v["pengaduan"]),
    ]


def _regulation_blocks(v: Mapping[str, Any]) -> list[Block]:
    found: list[Block] = [Text(line, "judul") for line in v["judul"]]
    found.append(Text("DENGAN RAHMAT TUHAN YANG MAHA ESA", "tengah"))
    for label, rows in (("Menimbang:", v["menimbang"]), ("Mengingat:", v["mengingat"])):
        found += [Text(label), Items(tuple((b["label"], b["teks"]) for b in rows), 9.0)]
    found += [Text("MEMUTUSKAN:", "tengah"), Text(f"Menetapkan: {v['menetapkan']}")]
    for chapter in v["bab"]:
        found += [Text(f"BAB {chapter['nomor']}", "bab"), Text(chapter["judul"], "judul")]
        for article in chapter["pasal"]:
            found.append(Text(f"Pasal {article['nomor']}", "pasal"))
            found.append(Items(tuple((b["label"], b["teks"]) for b in article["ayat"]), 10.0))
            if article["huruf"]:
                found.append(Items(tuple((b["label"], b["teks"]) for b in article["huruf"]), 10.0))
    found += [Text(v["perintah"])]
    found += [Text(v[key], "tanda") for key in ("tempat", "tanggal", "jabatan", "nama")]
    return found
