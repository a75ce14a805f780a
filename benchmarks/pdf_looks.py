"""How the benchmark documents look, the same for every engine."""

from __future__ import annotations

from benchmarks.pdf_documents import Plain

__all__ = [
    "BOLD",
    "CENTRED",
    "FONTS",
    "LOGO_MM",
    "MM",
    "SIGNATURE_MM",
    "SPACES",
    "TABLE_SIZE",
    "size",
    "space",
]

FONTS = {
    "arimo": ("arimo/Arimo-Regular.ttf", "arimo/Arimo-Bold.ttf", "Arimo"),
    "bonum": ("bonum/DocgenBonum-Regular.ttf", "bonum/DocgenBonum-Bold.ttf", "Docgen Bonum"),
}
SIZES = {"kop": 14 / 11, "utama": 16 / 11, "judul": 12 / 11}
"""In proportion to the running text, where a naskah dinas is set larger; regulations keep one."""
BOLD = {"utama", "judul", "anak"}
CENTRED = {"kop", "utama", "judul", "tengah", "bab", "pasal"}
TABLE_SIZE = 9.5
LOGO_MM = 18.0
SIGNATURE_MM = 84.0
MM = 72 / 25.4
SPACES: dict[str, dict[str, tuple[float, float]]] = {
    "arimo": {"judul": (0, 6), "anak": (10, 4), "isi": (0, 6), "tengah": (0, 6), "butir": (0, 3)},
    "bonum": {"isi": (0, 6), "tengah": (0, 6), "bab": (12, 0), "pasal": (6, 6), "butir": (0, 6)},
}
"""Points before and after a paragraph of each family and style, as the style sheet has them."""


def space(document: Plain, style: str) -> tuple[float, float]:
    """Points before and after."""
    return SPACES[document.family].get(style, (0, 0))


def size(document: Plain, style: str) -> float:
    """Points of letters."""
    return document.size * (1.0 if document.family == "bonum" else SIZES.get(style, 1.0))
