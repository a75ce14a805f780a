"""The Word templates of docgen, one module for each family; twins of ``templates/pdf``."""

from __future__ import annotations

from collections.abc import Callable

from scripts.naskah.berita_acara import berita_acara
from scripts.naskah.lembar import daftar_hadir, keterangan, lembar_kerja
from scripts.naskah.maklumat import besar, maklumat, poster, standar
from scripts.naskah.pencanangan import deklarasi, permohonan, pernyataan
from scripts.naskah.perkada import perkada
from scripts.naskah.perkada_abstrak import abstrak
from scripts.naskah.surat import surat
from scripts.word import A4, F4, Paper

__all__ = ["templates"]

_FIXED: dict[str, Callable[[], bytes]] = {
    "maklumat": maklumat,
    "maklumat-besar": besar,
    "maklumat-poster": poster,
    "maklumat-standar": standar,
    "pencanangan": deklarasi,
    "perkada": perkada,
    "perkada-abstrak": abstrak,
    "perkada-salinan": lambda: perkada(salin=True),
}
_CHOSEN: dict[str, Callable[[Paper], bytes]] = {
    "berita-acara": berita_acara,
    "berita-acara-keterangan": keterangan,
    "berita-acara-lembar-kerja": lembar_kerja,
    "berita-acara-daftar-hadir": lambda paper: daftar_hadir(paper, "Daftar hadir"),
    "pencanangan-daftar-hadir": lambda paper: daftar_hadir(paper, "Daftar hadir"),
    "pencanangan-pernyataan": pernyataan,
    "pencanangan-permohonan": permohonan,
    "nota-pengantar": lambda paper: surat(paper, "Nota pengantar"),
    "permohonan-fasilitasi": lambda paper: surat(paper, "Permohonan fasilitasi"),
    "permohonan-harmonisasi": lambda paper: surat(paper, "Permohonan harmonisasi"),
}
"""Templates on the paper that the office chooses: F4, and a twin on A4."""


def templates() -> dict[str, Callable[[], bytes]]:
    """File name to what makes the template."""
    made = {f"{stem}.docx": make for stem, make in _FIXED.items()}
    for stem, make in _CHOSEN.items():
        made[f"{stem}.docx"] = _on(make, F4)
        made[f"{stem}.A4.docx"] = _on(make, A4)
    return made


def _on(make: Callable[[Paper], bytes], paper: Paper) -> Callable[[], bytes]:
    return lambda: make(paper)
