"""Lists: in a sentence (``a, b, dan c``) and as a tabulation (``…;``, ``…; dan``, ``….``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from docgen.errors import DataError

__all__ = ["KataHubung", "gabung", "rincian"]

KataHubung = Literal["dan", "atau", "dan/atau"]

_HUBUNG_DI_UJUNG = re.compile(r";\s?(?:dan/atau|dan|atau)\Z", re.IGNORECASE)
# The full stop of S.H., a.n., s.d. or dll. belongs to the word and not to the list.
_SINGKATAN = re.compile(
    r"(?:(?<![\w.])[^\W\d]{1,2}\.(?:[^\W\d]{1,5}\.)+|\b(?:dll|dsb|dst|dkk|tbk)\.|\.\.)\Z",
    re.IGNORECASE,
)
_PINGGIR = ";, \t\r\n\u00a0"


def _tidak_kosong(items: Iterable[str]) -> list[str]:
    hasil = list(items)
    if not hasil:
        raise DataError.of("bahasa.empty_list")
    for nomor, item in enumerate(hasil, 1):
        if not item.strip():
            raise DataError.of("bahasa.blank_item", number=nomor)
    return hasil


def gabung(items: Iterable[str], kata: KataHubung = "dan") -> str:
    """The items as one phrase: ``a``, ``a dan b``, ``a, b, dan c`` (EYD: comma before dan).

    Items stand as typed. No item at all, or a blank one, raises :class:`DataError`: a sentence
    with a hole in it must not leave the house.
    """
    daftar = _tidak_kosong(items)
    if len(daftar) <= 2:
        return f" {kata} ".join(daftar)
    return f"{', '.join(daftar[:-1])}, {kata} {daftar[-1]}"


def _tanpa_tanda(item: str) -> str:
    """An item without the list punctuation that somebody has already typed at its end."""
    bersih = _HUBUNG_DI_UJUNG.sub("", item.strip().rstrip(_PINGGIR)).rstrip(_PINGGIR)
    if bersih.endswith(".") and not _SINGKATAN.search(bersih):
        bersih = bersih[:-1].rstrip(_PINGGIR)
    return bersih


def rincian(items: Sequence[str], kata: KataHubung | None = "dan") -> tuple[str, ...]:
    """The items of a tabulation with their endings (Lampiran II butir 87 to 91).

    Each ends with a semicolon, the last with a full stop, and ``kata`` stands once, behind the
    last but one; None leaves it out. Endings that were typed already are not doubled; the full
    stop of an abbreviation (``S.H.``, ``dll.``) stays. An item that ends with a colon has items of
    its own and stays as it is (butir 87f). Raises :class:`DataError` as :func:`gabung` does.
    """
    daftar = _tidak_kosong([_tanpa_tanda(item) for item in items])
    hasil: list[str] = []
    for nomor, item in enumerate(daftar, 1):
        if item.endswith(":"):
            akhir = ""
        elif nomor == len(daftar):
            akhir = "" if item.endswith(".") else "."
        elif nomor == len(daftar) - 1 and kata:
            akhir = f"; {kata}"
        else:
            akhir = ";"
        hasil.append(item + akhir)
    return tuple(hasil)
