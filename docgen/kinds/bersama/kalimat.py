"""Small pieces of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from docgen.bahasa.angka import huruf
from docgen.bahasa.daftar import rincian
from docgen.bahasa.isian import is_isian
from docgen.bahasa.tanggal import tanggal
from docgen.kinds.bersama.naskah import Context
from docgen.records.jenis import Isian

__all__ = ["berhuruf", "bernomor", "kalimat", "tanggal_cetak", "tempat_tanggal"]


def tanggal_cetak(value: date | Isian | None) -> str:
    """A date as documents print it; a placeholder unchanged; nothing for nothing."""
    return "" if value is None else tanggal(value)


def tempat_tanggal(kota: str, pada: date | Isian) -> str:
    """The line of place and date: ``Kendari, 3 April 2024``."""
    return f"{kota}, {tanggal_cetak(pada)}"


def bernomor(items: Sequence[str], *, tabulasi: bool = True) -> list[Context]:
    """Items with the labels 1., 2., 3. and, as a tabulation, their endings (butir 87–91)."""
    texts = rincian(items) if tabulasi and items else tuple(items)
    return [{"label": f"{n}.", "teks": teks} for n, teks in enumerate(texts, start=1)]


def berhuruf(items: Sequence[str]) -> list[Context]:
    """Items with the labels a., b., c. and the endings of a tabulation."""
    texts = rincian(items) if items else ()
    return [{"label": f"{huruf(n)}.", "teks": teks} for n, teks in enumerate(texts, start=1)]


def kalimat(parts: Iterable[str]) -> str:
    """Parts joined to one sentence that ends with one full stop (a lone placeholder stays bare)."""
    text = " ".join(part.strip() for part in parts if part.strip())
    return text if not text or text.endswith((".", ":", "!", "?")) or is_isian(text) else text + "."
