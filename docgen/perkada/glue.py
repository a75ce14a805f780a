r"""Labels that stand in the midst of a line, as in copies that lost their line breaks.

A candidate is found by its surroundings alone; whether it opens a unit is for the reader, who knows
which label is due. A backslash before a candidate keeps it in the text: :func:`protect` writes it,
:func:`unprotect` takes it away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from docgen.perkada.furniture import RUNNING

__all__ = ["Glued", "figure", "glued", "protect", "unprotect"]

_FIGURE = r"[0-9OlISB](?:\s?[0-9OlISB]){0,3}"
_MARK = re.compile(
    rf"(?P<guard>\\*)(?:P[ae]s?a[l1I]\s{{0,3}}(?P<pasal>{_FIGURE})(?![a-z0-9])"
    r"(?![A-Z]{1,2}\b)(?P<stop>\s?[._]{1,3}(?=\s|$))?"
    r"|(?P<order>Agar (?:supaya )?setiap (?:[a-z]{1,15} )?orang,? mengetahui"
    r"|PENJELASAN\sATAS\s(?=[A-Z])|I{1,2}\s?\.\s(?:UMUM|PASAL\sDEMI\sPASAL)\b)"
    r"|[({](?P<ayat>\d{1,3}[a-z]?)[)}](?=\s)"
    r"|(?P<item>[a-z]{1,2}|\d{1,3})(?P<close>[.)])(?=\s))"
)
_ENDS = '.;:,"”’)]·_'
_JOINED = re.compile(r"[;,.]\s{0,2}(?:dan\s?/\s?atau|dan|atau)\s$")
_REFERRING = frozenset(
    [
        "dalam",
        "pada",
        "dan",
        "atau",
        "dan/atau",
        "dengan",
        "ketentuan",
        "kecuali",
        "menurut",
        "berdasarkan",
        "dari",
        "untuk",
        "oleh",
        "ke",
        "dimaksud",
        "sampai",
        "yakni",
        "yaitu",
        "juncto",
        "jo",
        "bunyi",
        "setelah",
        "antara",
        "s/d",
        "pasal",
        "huruf",
        "angka",
        "ayat",
        "serta",
        "tentang",
        "terhadap",
        "melanggar",
        "judul",
        "penjelasan",
        "bab",
        "bagian",
        "paragraf",
        "nomor",
        "butir",
        "lampiran",
    ]
)
"""Words before an article's name that belongs to a sentence."""
_BEFORE = 40
_JOINT = 16
_SHORTEST = 4
_DIGITS = str.maketrans("OlISB", "01158")


@dataclass(frozen=True, slots=True)
class Glued:
    """A label in the midst of a line."""

    kind: Literal["pasal", "order", "ayat", "item"]
    start: int
    """Where the words before it end and it begins."""
    end: int
    """Where the words behind an article's number begin; else ``start``."""
    number: str = ""
    """Of an article: in figures, with the confusions of scanners undone."""


def figure(text: str) -> str:
    """A number as a scanner may have read it (``l0``, ``SO``, ``5 5``) in figures."""
    return text.replace(" ", "").translate(_DIGITS)


def _follows(text: str, end: int) -> str:
    return text[end : end + 12].lstrip(" _.\\")


def _last_word(before: str) -> str:
    """The last word, in small letters and without the marks around it."""
    return before.rstrip(" ,.").rpartition(" ")[2].lstrip('\\("“').lower()


def _is_article(text: str, found: re.Match[str], before: str) -> bool:
    after = _follows(text, found.end())
    if after and not (after[0].isupper() or after[0] in '("“'):
        return False
    if after.startswith("(") and not re.match(r"\([1lI]\)\s|\(1a\)\s", after + " "):
        return False
    if not before:
        return True
    return not before.endswith(",") and _last_word(before) not in _REFERRING


def _is_label(text: str, found: re.Match[str], before: str) -> bool:
    """Whether a sentence or an item has ended before a label, and words come behind it."""
    start = found.start()
    if not start or not text[start - 1].isspace():
        return False
    bare = before.rstrip(' "”')
    joined = _JOINED.search(before[-_JOINT:]) is not None
    after = _follows(text, found.end())
    if not after or not (bare.endswith((".", ";", ":")) or joined):
        return False
    if found["ayat"]:
        return after[0].isupper() or after[0] in '"“['
    if bare.endswith(".") and not joined:
        # a letter or figure with a stop is a label itself: "huruf a. b."
        return after[0].isupper() and len(_last_word(bare)) > 2
    return after[0].isalnum() or after[0] in '"“['


def glued(text: str) -> Iterator[Glued]:
    """The candidates of a line, without those that a backslash protects."""
    return (item for item, guard in _candidates(text) if not guard)


def _candidates(text: str) -> Iterator[tuple[Glued, str]]:
    """Every candidate with the backslashes before it."""
    if len(text) < _SHORTEST:
        return
    for found in _MARK.finditer(text):
        start = found.start()
        before = text[max(0, start - _BEFORE) : start]
        if found["pasal"]:
            if start and not (text[start - 1].isspace() or text[start - 1] in _ENDS):
                continue
            if _is_article(text, found, before):
                number = figure(found["pasal"])
                yield Glued("pasal", start, found.end(), number), found["guard"]
        elif found["order"]:
            yield Glued("order", start, start), found["guard"]
        elif _is_label(text, found, before):
            yield Glued("ayat" if found["ayat"] else "item", start, start), found["guard"]


def _rewrite(text: str, change: Callable[[str], str]) -> str:
    """The text with the backslashes before every candidate changed."""
    places = {item.start: guard for item, guard in _candidates(text)}
    places |= {found.start(): found["guard"] for found in RUNNING.finditer(text)}
    out: list[str] = []
    end = 0
    for start in sorted(places):
        guard = places[start]
        out += [text[end:start], change(guard)]
        end = start + len(guard)
    return "".join((*out, text[end:]))


def protect(text: str) -> str:
    """The text with one backslash more before everything that would open a unit or be set aside."""
    return _rewrite(text, lambda guard: guard + "\\")


def unprotect(text: str) -> str:
    """What :func:`protect` was given."""
    return _rewrite(text, lambda guard: guard[1:]) if "\\" in text else text
