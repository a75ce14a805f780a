"""Keys of legal bases (``UU 25/2009``, ``UUD 18(6)``) and the sentences they stand for."""

from __future__ import annotations

import re
from datetime import date

from docgen.data.citations.parse import UUD
from docgen.data.peraturan import kalimat_peraturan, kunci_mirip, kunci_peraturan
from docgen.errors import DataError

__all__ = ["expand", "key_of", "looks_like_key"]

_UUD = re.compile(
    r"UUD(?:\s+NRI)?(?:\s+(?:Tahun\s+)?1945)?\s*:?\s+(?P<articles>(?:Pasal\s+)?\d.{0,120})",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:Pasal\s+)?(?P<pasal>\d{1,2}[A-J]?)\s?(?:(?:ayat\s?)?\((?P<ayat>\d{1,2})\))?", re.IGNORECASE
)
_PARTS = re.compile(r"\s*(?:,\s*dan\s+|,|\s+dan\s+)\s*")
_KEY = re.compile(
    r"(?P<jenis>UUD|[A-Za-z]{2,16}(?:\s[A-Z]{2,5})?)\s+(?:(?:No(?:mor|\.)?)\s*)?"
    r"[\w.-]{1,20}\s?/\s?\d{2,4}",
    re.IGNORECASE,
)
_LONGEST = 160


def _bare(text: str) -> str:
    return " ".join(text[: _LONGEST + 1].split()).rstrip(" ;.")


def _articles(text: str) -> list[tuple[str, str]] | None:
    """The articles of a key of the constitution with their ayat; None for any other text."""
    found = _UUD.fullmatch(text)
    if found is None:
        return None
    parts = [_ARTICLE.fullmatch(part) for part in _PARTS.split(found["articles"])]
    if not all(parts):
        return None
    return [(part["pasal"].upper(), part["ayat"] or "") for part in parts if part]


def looks_like_key(text: str) -> bool:
    """Whether a legal basis is written as a key, right or wrong, and not as a sentence."""
    bare = _bare(text)
    if len(bare) > _LONGEST:
        return False
    return _articles(bare) is not None or _KEY.fullmatch(bare) is not None


def key_of(text: str) -> str | None:
    """The key that was typed, as the table spells it; None when the table does not have it.

    ``uu no. 25/2009;`` and the bare ``Undang-Undang Nomor 25 Tahun 2009`` give ``UU 25/2009``,
    ``UUD 1945 Pasal 18 ayat (6)`` gives ``UUD 18(6)``.
    """
    bare = _bare(text)
    if articles := _articles(bare):
        return "UUD " + ", ".join(f"{n}({ayat})" if ayat else n for n, ayat in articles)
    return kunci_peraturan(bare)


def expand(key: str, on: date | None = None) -> str:
    """The legal basis in full, without the semicolon at its end (butir 44 to 47).

    ``on`` is the day of the act: amendments promulgated by then are named, all when it is None.
    Raises ``DataError`` (``data.unknown_regulation``, with the keys most like it).
    """
    known = key_of(key)
    if known is None:
        raise DataError.of("data.unknown_regulation", key=_bare(key), near=kunci_mirip(_bare(key)))
    articles = _articles(known)
    if articles is None:
        return kalimat_peraturan(known, on)
    words = [f"Pasal {n} ayat ({ayat})" if ayat else f"Pasal {n}" for n, ayat in articles]
    comma = "," if len(words) > 2 else ""
    named = " dan ".join(filter(None, (", ".join(words[:-1]) + comma, words[-1])))
    return f"{named} {UUD}"
