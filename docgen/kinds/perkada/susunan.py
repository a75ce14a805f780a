"""The Perkada as a whole: its context, and the documents of a record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from docgen.bahasa.angka import romawi
from docgen.bahasa.kapital import kapital
from docgen.kinds.bersama.daerah import nama_pemerintah
from docgen.kinds.bersama.naskah import (
    Context,
    Kind,
    MediaNeed,
    Naskah,
    Numbering,
    Registration,
    qr,
)
from docgen.kinds.bersama.orang import para_penanda
from docgen.kinds.bersama.tanda import KONSEP, tanda_halaman
from docgen.kinds.perkada.abstrak import abstrak
from docgen.kinds.perkada.kepala import Names, mengingat, menimbang, names_of, pembuka
from docgen.kinds.perkada.naskah import AnnexText, Words, read_words
from docgen.kinds.perkada.penutup import berita_daerah, paraf, pengesahan, perintah, salinan
from docgen.perkada.rows import Row
from docgen.records.berkas import Berkas
from docgen.records.jenis import Isian, isi
from docgen.records.perkada import Perkada
from docgen.records.telaah import Record

__all__ = ["KIND", "context", "documents"]

_SLOT = "lambang"
_EMBLEM = (26.0, 28.0)
"""Millimetres of the state emblem above the title."""
_LEVELS = {"bab": 2, "bagian": 3, "paragraf": 4}


def _parts(record: Record) -> tuple[Berkas, Perkada]:
    if record.berkas.perkada is None:
        raise ValueError("a regulation needs the section perkada")
    return record.berkas, record.berkas.perkada


def _day(p: Perkada) -> date | None:
    return isi(p.ditetapkan.tanggal) if p.ditetapkan else None


def _emblem(berkas: Berkas) -> tuple[MediaNeed, ...]:
    """The state emblem (Garuda): the kop of a head of region."""
    emblem = berkas.pemda.lambang_negara
    if emblem is None or isinstance(emblem.berkas, Isian):
        return ()
    alt = emblem.teks_alternatif or "Lambang negara Garuda Pancasila"
    path = "pemda.lambang_negara"
    return (MediaNeed(_SLOT, emblem.berkas, path, "lambang", *_EMBLEM, alt),)


@dataclass
class _Headings:
    """Levels of headings without gaps: an article stands one below what it stands in."""

    open: int = 1

    def of(self, gaya: str) -> int:
        if gaya in _LEVELS:
            self.open = _LEVELS[gaya] if gaya == "bab" else min(_LEVELS[gaya], self.open + 1)
            return self.open
        return min(self.open + 1, 6) if gaya == "pasal" else 0


def _body(words: Words) -> list[Context]:
    """The rows for the templates; a heading and its title are one paragraph of two lines."""
    if words.placeholder:
        return [_row(Row("teks", 0, "", words.placeholder), 0)]
    found: list[Context] = []
    headings = _Headings()
    for row in words.rows:
        if row.gaya.endswith("-judul") and found:
            found[-1]["teks"] += "\n" + row.teks
            continue
        found.append(_row(row, headings.of(row.gaya)))
    return found


def _row(row: Row, level: int) -> Context:
    return {
        "gaya": row.gaya,
        "tingkat": row.tingkat,
        "label": row.label,
        "teks": row.teks,
        "judul": level,
    }


def _annexes(annexes: tuple[AnnexText, ...], names: Names) -> list[Context]:
    """Each annex with its heading at the top right (butir 192–197)."""
    found = []
    for n, annex in enumerate(annexes, start=1):
        label = "LAMPIRAN" if len(annexes) == 1 else f"LAMPIRAN {romawi(n)}"
        rows = [list(row) for row in annex.tabel]
        found.append(
            {
                "kepala": [label, *(line.removeprefix("RANCANGAN ") for line in names.judul)],
                "judul": kapital(annex.judul),
                "isi": [line for line in annex.isi if line],
                "kolom": rows[0] if rows else [],
                "baris": rows[1:],
            }
        )
    return found


def _explanation(p: Perkada, names: Names, words: Words) -> Context:
    """The explanation (butir 174–191): general part, then article by article."""
    given = p.penjelasan
    if given is None:
        return {"ada": False}
    articles = [row.teks for row in words.rows if row.gaya == "pasal"]
    told = {re.sub(r"\D", "", key) or key: text for key, text in given.pasal.items()}
    return {
        "ada": True,
        "judul": ["PENJELASAN", "ATAS", *names.judul],
        "umum": {
            "judul": "I. UMUM",
            "isi": (given.umum or "Cukup jelas.").split("\n\n"),
        },
        "pasal": {
            "judul": "II. PASAL DEMI PASAL",
            "butir": [
                {"judul": name, "teks": told.get(name.removeprefix("Pasal "), "Cukup jelas.")}
                for name in articles
            ],
        },
    }


def context(record: Record, registration: Registration | None = None) -> Context:
    """What the templates of a Perkada may print, in all its variants."""
    berkas, p = _parts(record)
    rancangan = p.status == "rancangan" or isinstance(p.status, Isian)
    tanda = KONSEP if rancangan else tanda_halaman(record, "perkada")
    names = names_of(berkas, p, _day(p), rancangan=rancangan)
    words = read_words(record, p)
    enacted, promulgated = pengesahan(berkas, p, names)
    emblem = _emblem(berkas)
    return {
        "tanda": tanda,
        "rancangan": rancangan,
        "lambang": {
            "slot": _SLOT if emblem else "",
            "tanpa_lambang": "[lambang negara]" if not emblem and tanda == KONSEP else "",
        },
        "judul": list(names.judul),
        "pembuka": pembuka(berkas, p, names),
        "menimbang": menimbang(words.recitals, names),
        "mengingat": mengingat(words.bases, _day(p)),
        "menetapkan": f"{kapital(names.jenis)} TENTANG {kapital(names.tentang)}.",
        "batang_tubuh": _body(words),
        "perintah": perintah(names),
        "ditetapkan": enacted,
        "diundangkan": promulgated,
        "berita_daerah": berita_daerah(p, names, rancangan=rancangan),
        "salinan": salinan(berkas, p),
        "abstrak": abstrak(p, names, words),
        "paraf": paraf(p) if rancangan else [],
        "lampiran": _annexes(words.annexes, names),
        "penjelasan": _explanation(p, names, words),
        "qr": qr(registration),
    }


def _numbering(berkas: Berkas, p: Perkada) -> Numbering:
    """Plain digits, from 1 each year, for all regulations of one head of region."""
    year = isi(p.tahun)
    return Numbering(
        path="perkada.nomor",
        series="perkada",
        scope=f"{berkas.pemda.tingkat} {berkas.pemda.nama}/perkada".casefold()[:200],
        unit="",
        year=int(year) if year and year.isascii() and year.isdigit() else None,
        required=True,
        plain=True,
    )


def documents(record: Record, variants: frozenset[str]) -> list[Naskah]:
    """The draft or final regulation; its copy by status or wish, its abstract by wish."""
    berkas, p = _parts(record)
    values = context(record)
    wanted: list[str | None] = [None]
    final = p.status in ("final", "salinan")
    if final and values["salinan"]["ada"] and ("salinan" in variants or p.status == "salinan"):
        wanted.append("salinan")
    if final and "abstrak" in variants:
        wanted.append("abstrak")
    title = f"{values['judul'][0]} {values['judul'][1]} TENTANG {values['judul'][3]}"
    return [
        Naskah(
            kind="perkada",
            variant=variant,
            context=values,
            title=title if variant is None else f"{variant.capitalize()} {title}",
            media=() if variant == "abstrak" else _emblem(berkas),
            dated=_day(p),
            author=nama_pemerintah(berkas.pemda, _day(p)),
            signatories=()
            if variant == "abstrak"
            else para_penanda([values["ditetapkan"], values["diundangkan"]]),
            place="perkada",
            numbering=None if variant == "abstrak" else _numbering(berkas, p),
            form=variant == "abstrak",
        )
        for variant in wanted
    ]


KIND = Kind(
    name="perkada",
    section="perkada",
    context=context,
    documents=documents,
    on_request=("salinan", "abstrak"),
    required_numbers=("perkada.nomor",),
    with_perkada=True,
)
