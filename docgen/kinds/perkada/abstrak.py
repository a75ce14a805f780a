"""The abstract (abstrak) of a regulation, as a JDIH shows it: a house template.

Its parts are those that the manual to Permenkumham 8/2019 names: identity, considerations, legal
bases in short, the main matter, notes. It must not be longer than two pages.
"""

from __future__ import annotations

import re

from docgen.bahasa.daftar import gabung
from docgen.bahasa.isian import is_isian
from docgen.bahasa.kapital import kapital
from docgen.data.citations import in_full, parse_citation
from docgen.kinds.bersama.kalimat import kalimat, tanggal_cetak
from docgen.kinds.bersama.naskah import Context
from docgen.kinds.perkada.kepala import Names
from docgen.kinds.perkada.naskah import Words
from docgen.perkada.singkatan import short_type
from docgen.records.jenis import isi
from docgen.records.perkada import Perkada

__all__ = ["abstrak", "kepala_abstrak"]

_WORD = re.compile(r"[^\W_]+")
_HEADINGS = frozenset(
    {"bab", "bab-judul", "bagian", "bagian-judul", "paragraf", "paragraf-judul", "pasal"}
)
_IN_FORCE = re.compile(r"mulai berlaku pada tanggal diundangkan", re.IGNORECASE)


def kepala_abstrak(p: Perkada, names: Names, halaman: int | None = None) -> str:
    """The head line: ``PERWALI NO. 12, BD 2024/NO. 12, 22 HLM``.

    Without the number of pages, which only the published file has, the line ends before it.
    """
    gazette = p.berita_daerah
    number = (gazette.nomor if gazette else None) or p.nomor
    year = (gazette.tahun if gazette else None) or p.tahun
    short = short_type(names.jenis, (p.jdih.singkatan if p.jdih else None) or "")
    pages = f", {halaman} HLM" if halaman else ""
    return f"{short} NO. {p.nomor}, BD {year}/NO. {number}{pages}"


def abstrak(p: Perkada, names: Names, words: Words) -> Context:
    """The abstract of a final regulation; a draft has none."""
    if p.status not in ("final", "salinan"):
        return {"ada": False}
    subjects = list(p.jdih.subjek) if p.jdih else []
    _, number, _, title = names.judul
    return {
        "ada": True,
        "kepala": kepala_abstrak(p, names),
        "subjek": kapital(" – ".join([*(subjects or [p.tentang]), str(p.tahun)])),
        "judul": f"{names.judul[0]} {number} TENTANG {title}",
        "bagian": [
            {"nama": "ABSTRAK", "butir": [_considered(words), _based(p, words), _matter(p, words)]},
            {"nama": "CATATAN", "butir": _notes(p, names, words)},
        ],
    }


def _considered(words: Words) -> str:
    """The considerations as one sentence."""
    texts = [text.strip().rstrip(";.").removeprefix("bahwa ") for text in words.recitals]
    if not texts:
        return "Pertimbangan: tidak dimuat dalam naskah ini."
    return kalimat([f"Bahwa {'; bahwa '.join(texts)}"])


def _based(p: Perkada, words: Words) -> str:
    day = isi(p.ditetapkan.tanggal) if p.ditetapkan else None
    short = [_short(basis.teks) for basis in in_full(words.bases, day)]
    return kalimat([f"Dasar hukum peraturan ini adalah: {'; '.join(short)}"])


def _short(text: str) -> str:
    """``UU No. 25 Tahun 2009`` for the sentence that cites it; what cannot be read stays."""
    found = None if is_isian(text) else parse_citation(text)
    if found is None:
        return text.rstrip(" ;.")
    if found.is_constitution:
        return f"{found.pasal} UUD 1945".strip()
    if not found.singkatan:
        return text.rstrip(" ;.")
    amended = " sebagaimana telah diubah" if found.perubahan else ""
    return f"{found.singkatan} No. {found.nomor} Tahun {found.tahun}{amended}"


def _matter(p: Perkada, words: Words) -> str:
    given = list(p.jdih.materi_pokok) if p.jdih else []
    matters = given or [
        _running(row.teks, words) for row in words.rows if row.gaya == "bab-judul" and row.teks
    ]
    told = gabung(matters) if matters else p.tentang
    return kalimat([f"Dalam peraturan ini diatur mengenai {told}"])


def _running(heading: str, words: Words) -> str:
    """A heading in capitals as running words; abbreviations stay as the articles write them."""
    text = " ".join(row.teks for row in words.rows if row.gaya not in _HEADINGS)
    kept = {word for word in _WORD.findall(text) if word == word.upper() and len(word) > 1}
    return _WORD.sub(lambda found: found[0] if found[0] in kept else found[0].lower(), heading)


def _notes(p: Perkada, names: Names, words: Words) -> list[str]:
    enacted = tanggal_cetak(p.ditetapkan.tanggal) if p.ditetapkan else "..."
    promulgated = tanggal_cetak(p.diundangkan.tanggal) if p.diundangkan else "..."
    at_once = any(_IN_FORCE.search(row.teks) for row in words.rows)
    notes = [
        f"{names.jenis} ini ditetapkan pada tanggal {enacted} dan diundangkan pada tanggal "
        f"{promulgated}.",
        f"{names.jenis} ini mulai berlaku pada tanggal diundangkan."
        if at_once
        else "Saat mulai berlaku: lihat ketentuan penutup.",
    ]
    if p.mengubah:
        notes.append(kalimat([f"Mengubah {p.mengubah}"]))
    if p.mencabut:
        notes.append(kalimat([f"Mencabut {gabung(list(p.mencabut))}"]))
    if words.annexes:
        notes.append(f"Lampiran: {len(words.annexes)}.")
    if p.penjelasan:
        notes.append("Dilengkapi penjelasan.")
    return notes
