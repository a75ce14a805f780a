"""References that were written out, found in text: ``Pasal 5 ayat (2) huruf a dan huruf c``.

A phrase is a row of mentions. One that follows another directly goes down (``Pasal 5 ayat (2)``),
one behind a conjunction stands beside it, one behind *sampai dengan* ends a range. Each keeps the
span of its number, so that it can be rewritten where it stands. A phrase that goes on with the name
of another regulation is *foreign*: its units are not those of this draft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["Join", "Kind", "Mention", "Phrase", "find_phrases"]

Kind = Literal["bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka", "lampiran"]
"""The word that a mention begins with; ``huruf`` stands for both levels of letters."""

Join = Literal["first", "below", "list", "range"]
"""How a mention hangs on the one before it."""


_NAMES: dict[Kind, str] = {
    "bab": "BAB {}",
    "bagian": "Bagian {}",
    "paragraf": "Paragraf {}",
    "pasal": "Pasal {}",
    "ayat": "ayat ({})",
    "lampiran": "Lampiran {}",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """One unit that is named: ``ayat (2)``."""

    kind: Kind
    number: str
    join: Join
    start: int
    end: int
    at: int
    """Where its number begins; it is ``len(number)`` long."""

    @property
    def name(self) -> str:
        """The unit by itself: ``ayat (2)``."""
        form = _NAMES.get(self.kind)
        return form.format(self.number) if form else f"{self.kind} {self.number}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Mentions that belong together."""

    mentions: tuple[Mention, ...]
    foreign: bool
    """Whether the units are those of another regulation."""
    start: int
    end: int


_ORDINAL = r"Ke[a-z]{2,10}(?:\s(?:Belas|Puluh(?:\s(?!Bagian)[A-Z][a-z]{2,8})?))?"
_MENTION = re.compile(
    r"\b(?:"
    r"[Pp]asal\s{1,3}(?P<pasal>\d{1,4}[A-Z]{0,2}(?!\w)|[IVXL]{1,8}(?!\w))"
    r"|[Aa]yat\s{0,3}\((?P<ayat>\d{1,4}[a-z]?)\)"
    r"|[Hh]uruf\s{1,3}(?P<huruf>(?P<same>[a-z])(?P=same){0,2}(?!\w))\)?"
    r"|[Aa]ngka\s{1,3}(?P<angka>\d{1,4}(?!\w|[.,]\d|\s?\([a-z]))\)?"
    r"|(?:BAB|Bab)\s{1,3}(?P<bab>[IVXLC]{1,8}[A-Z]?(?!\w))"
    rf"|Bagian\s{{1,3}}(?P<bagian>{_ORDINAL}(?!\w))"
    r"|Paragraf\s{1,3}(?P<paragraf>\d{1,3}[A-Z]?(?!\w))"
    r"|(?:Lampiran|LAMPIRAN)\s{1,3}(?P<lampiran>[IVXLC]{1,8}(?!\w))"
    r")"
)
_KINDS: tuple[Kind, ...] = (
    "pasal",
    "ayat",
    "huruf",
    "angka",
    "bab",
    "bagian",
    "paragraf",
    "lampiran",
)
_CITABLE = {"pasal", "bab", "bagian", "paragraf", "lampiran"}
"""What is named of another regulation; an ayat or a letter alone is one at hand."""
_DEPTH: dict[Kind, int] = {
    "bab": 0,
    "bagian": 1,
    "paragraf": 2,
    "lampiran": 2,
    "pasal": 3,
    "ayat": 4,
    "huruf": 5,
    "angka": 6,
}
_LIST = r",?\s{1,3}(?:dan/atau|dan|atau|serta|maupun|juncto|jo\.?)\s{1,3}|,\s{1,3}"
_RANGE = r"\s{1,3}(?:sampai(?:\s{1,3}dengan)?|hingga|s\.d\.?|s/d)\s{1,3}"
_TIE = re.compile(rf"(?P<range>{_RANGE})|(?P<list>{_LIST})|(?P<below>,?\s{{1,3}})")
_PLAIN_TIE = re.compile(rf"(?P<range>{_RANGE})|(?P<list>{_LIST})")
_END = r"(?=\s*[,;:.)]|\s+(?:dan|atau|dan/atau|sampai|serta|s\.d|huruf|angka|ayat)\b|\s*$)"
_BARE: dict[Kind, re.Pattern[str]] = {
    "ayat": re.compile(r"\((?P<number>\d{1,4}[a-z]?)\)"),
    "huruf": re.compile(rf"(?P<number>([a-z])\2{{0,2}})\)?(?!\w){_END}"),
    "angka": re.compile(rf"(?P<number>\d{{1,4}})\)?{_END}"),
    "pasal": re.compile(rf"(?P<number>\d{{1,4}}[A-Z]?){_END}"),
}
# What a reference goes on with when its units are another regulation's.
_ACT = (
    r"(?:Undang\s?[-\u2013]\s?[Uu]ndang|UUD?|KUH\w*|Peraturan|PP|Perpres|Perppu|Perda|Permen\w*|"
    r"Keputusan|Keppres|Instruksi|Kitab|Konvensi|Konstitusi|Ketetapan|Anggaran\sDasar|Statuta|"
    r"Protokol|Perjanjian|Persetujuan|Piagam|Statute|Convention|Agreement|Staatsblad|Ordonansi|"
    r"Qanun|Reglemen\w*|Statblad|Lampiran\s(?:[IVX]+\s)?(?:Undang|Peraturan)\w*)"
)
_BEHIND = re.compile(
    rf"\s{{0,3}}(?:(?:dari|dalam|pada|dan\spenjelasannya\sdalam)\s{{1,3}})?"
    rf"(?:{_ACT}\b|undang\s?[-\u2013]\s?undang\b|peraturan\s(?:pemerintah|daerah|presiden)\b)"
)
_OWN_BEHIND = re.compile(
    r"(?:\s[A-Z][\w/-]{0,30}|[-\u2013][A-Za-z]\w{0,30}|\s[-\u2013]){0,12}\sini\b"
)
_BEFORE = re.compile(r"(?:Tahun\s\d{4}|\bKUH\w*|\b(?:Dasar\s)?1945)(?:\s\([^()]{0,200}\))?,?\s$")
_HEAD = re.compile(
    r"Pasal|pasal|Ayat|ayat|Huruf|huruf|Angka|angka|BAB|Bab|Bagian|Paragraf|Lampiran|LAMPIRAN"
)
"""Where a mention may begin: plain words, which are searched for fastest."""


def _mention(found: re.Match[str], join: Join) -> Mention:
    kind = next(kind for kind in _KINDS if found[kind])
    return Mention(kind, found[kind], join, found.start(), found.end(), found.start(kind))


def _foreign(text: str, start: int, end: int) -> bool:
    if behind := _BEHIND.match(text, end):
        return _OWN_BEHIND.match(text, behind.end()) is None
    return _BEFORE.search(text, max(0, start - 230), start) is not None


def find_phrases(text: str) -> tuple[Phrase, ...]:
    """Every phrase of references in a text, in reading order.

    Elided forms count too: ``ayat (1) dan (2)``, ``huruf a, b, dan c``. Takes time in proportion to
    the length of the text.
    """
    phrases: list[Phrase] = []
    place = 0
    while head := _HEAD.search(text, place):
        found = _MENTION.match(text, head.start())
        if found is None:
            place = head.end()
            continue
        row = [_mention(found, "first")]
        while following := _next(text, row[-1]):
            row.append(following)
        start, place = row[0].start, row[-1].end
        phrases += _parted(row, foreign=_foreign(text, start, place))
    return tuple(phrases)


def _parted(row: list[Mention], *, foreign: bool) -> list[Phrase]:
    """The phrases of a row: what stands before the first foreign article is our own."""
    first = 0
    if foreign:
        named = (n for n, mention in enumerate(row) if mention.kind in _CITABLE)
        first = next(named, len(row))
    parts = ((row[:first], False), (row[first:], foreign))
    return [Phrase(tuple(r), f, r[0].start, r[-1].end) for r, f in parts if r]


def _next(text: str, last: Mention) -> Mention | None:
    """The mention that goes on with the phrase behind ``last``."""
    tie = _TIE.match(text, last.end)
    if tie and (found := _MENTION.match(text, tie.end())):
        join: Join = "range" if tie["range"] else "list" if tie["list"] else "below"
        mention = _mention(found, join)
        if join == "below" and _DEPTH[mention.kind] <= _DEPTH[last.kind]:
            # letters below figures: "huruf a angka 1 huruf a)"
            return mention if (last.kind, mention.kind) == ("angka", "huruf") else None
        return mention
    if last.kind not in _BARE or not (tie := _PLAIN_TIE.match(text, last.end)):
        return None
    bare = _BARE[last.kind].match(text, tie.end())
    if bare is None:
        return None
    how: Join = "range" if tie["range"] else "list"
    return Mention(last.kind, bare["number"], how, bare.start(), bare.end(), bare.start("number"))
