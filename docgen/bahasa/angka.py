"""Numbering: Roman figures, letters and ordinals, each with its inverse."""

from __future__ import annotations

from functools import cache

from docgen.bahasa.terbilang import terbilang
from docgen.errors import DataError

__all__ = [
    "BATAS_HURUF",
    "BATAS_ORDINAL",
    "BATAS_ROMAWI",
    "dari_huruf",
    "dari_ordinal",
    "dari_romawi",
    "huruf",
    "ordinal",
    "romawi",
]

BATAS_ROMAWI = 3999
BATAS_ORDINAL = 999
BATAS_HURUF = 26 * 10
"""Ten letters of one kind; a list that long is a mistake, not a list."""

_ROMAWI = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ABJAD = "abcdefghijklmnopqrstuvwxyz"


def _periksa(n: int, batas: int) -> None:
    if not 1 <= n <= batas:
        raise DataError.of("bahasa.numbering_range", value=n, max=batas)


def romawi(n: int) -> str:
    """The Roman figure of 1 to 3999, for BAB and LAMPIRAN (butir 72, 194)."""
    _periksa(n, BATAS_ROMAWI)
    hasil: list[str] = []
    for nilai, tanda in _ROMAWI:
        kali, n = divmod(n, nilai)
        hasil.append(tanda * kali)
    return "".join(hasil)


def dari_romawi(text: str) -> int:
    """The value of a Roman figure in capitals and in its one right form (not IIII, not iv).

    Raises :class:`DataError` for anything else.
    """
    nilai, tempat = 0, 0
    for besar, tanda in _ROMAWI:
        while text.startswith(tanda, tempat):
            nilai += besar
            tempat += len(tanda)
    if not 1 <= nilai <= BATAS_ROMAWI or romawi(nilai) != text:
        raise DataError.of("bahasa.not_roman", value=text)
    return nilai


def huruf(n: int) -> str:
    """The letter of an item (butir 87b): 1 a … 26 z, then doubled by practice: 27 aa, 28 bb.

    After zz comes aaa. Raises :class:`DataError` outside 1 to 260.
    """
    _periksa(n, BATAS_HURUF)
    putaran, urutan = divmod(n - 1, 26)
    return _ABJAD[urutan] * (putaran + 1)


def dari_huruf(text: str) -> int:
    """The place of a letter: a is 1, bb is 28. Raises :class:`DataError` for anything else."""
    if not text or text[0] not in _ABJAD or text != text[0] * len(text):
        raise DataError.of("bahasa.not_letter", value=text)
    nilai = 26 * (len(text) - 1) + _ABJAD.index(text[0]) + 1
    if nilai > BATAS_HURUF:
        raise DataError.of("bahasa.not_letter", value=text)
    return nilai


def ordinal(n: int) -> str:
    """The ordinal of Bagian and of a dictum: Kesatu (never Pertama), Kedua Belas, Keseratus Satu.

    Each word has a capital (butir 73, 74). Raises :class:`DataError` outside 1 to 999.
    """
    _periksa(n, BATAS_ORDINAL)
    kata = f"ke{terbilang(n)}".split(" ")
    return " ".join(k.capitalize() for k in kata)


@cache
def _ordinal_terbalik() -> dict[str, int]:
    return {ordinal(n).casefold(): n for n in range(1, BATAS_ORDINAL + 1)}


def dari_ordinal(text: str) -> int:
    """The value of an ordinal in any case: ``Kedua Belas``, ``KESATU``.

    Raises :class:`DataError` for anything else, ``Pertama`` included (butir 73).
    """
    nilai = _ordinal_terbalik().get(" ".join(text.split()).casefold())
    if nilai is None:
        raise DataError.of("bahasa.not_ordinal", value=text)
    return nilai
