"""The words of a citation, taken apart as they were written.

Reads right and wrong forms alike (*UU RI No. 25/2009*, *Undang – undang*), so that what is wrong
can be told; nothing is looked up here but the names of the types.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.data.peraturan import jenis_menurut_nama

__all__ = ["UUD", "Citation", "Gazette", "parse_citation"]

UUD = "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
_LONGEST = 4_000
_DEEPEST = 3
"""Amendments of amendments; a citation names one."""
_DASH = re.compile(r"\s?[-\u2010-\u2015\u2212]\s?")
_STATE = re.compile(r"\s(?:Republik Indonesia|RI)\b", re.IGNORECASE)
_UUD = re.compile(
    r"(?P<pasal>(?:Pasal\s.{1,300}?)?)\s?Undang\s?[-\u2010-\u2015]\s?Undang\s+Dasar\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?P<pasal>(?:Pasal\s[^;]{1,120}?\s)??)"
    r"(?P<jenis>(?:Undang|Peraturan|Perppu|PERPPU|Perpu|UU|PP|Perpres|Permen|Qanun|Ketetapan|"
    r"Keputusan|Instruksi|Surat)[^;\d]{0,160}?)\s+"
    r"(?:Nomor|No\b\.?)\s?:?\s*(?P<nomor>\S{1,40}?)\s?(?:/|,?\s+Tahun\s+)(?P<tahun>\d{4})\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s*,?\s*tentang\s+", re.IGNORECASE)
_CHANGED = re.compile(
    r",?\s*\bsebagaimana\s+(?P<how>(?:telah\s+)?(?:[^;()]{0,60}?\s)?diubah[^;()]{0,60}?)\s?dengan\s",
    re.IGNORECASE,
)
_VALUE = r"(?P<{}>\d{{1,5}}|\[[^\[\]]{{1,120}}\]|\.{{2,}}|…)"
_GAZETTE = re.compile(
    r"\(\s*(?P<nama>(?:Lembaran|Berita)\s+(?:Negara|Daerah)[^()]{0,120}?),?\s+Tahun\s+"
    + _VALUE.format("tahun")
    + r"\s+Nomor\s+"
    + _VALUE.format("nomor")
    + r"(?:\s*[,;]?\s*Tambahan\s+(?:Lembaran|Berita)\s+[^()\d\[]{0,120}?\s*Nomor\s+"
    + _VALUE.format("tambahan")
    + r")?[^()]{0,200}\)",
    re.IGNORECASE,
)
_OPENS_GAZETTE = re.compile(r"\(\s*(?:Lembaran|Berita)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gazette:
    """The gazette in parentheses, as it was written."""

    nama: str
    """``Lembaran Negara Republik Indonesia``."""
    tahun: int | None
    """None when it is a placeholder or dots."""
    nomor: int | None
    tambahan: int | None
    """Number in the Tambahan Lembaran; None when there is none, or it is a placeholder."""
    isian: bool
    """Whether a number is a placeholder or dots still."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One legal basis, as it was written."""

    teks: str
    """The whole, with single blanks, without the mark at its end."""
    jenis_tertulis: str
    """The type as it was written: ``Undang-undang RI``; empty for the constitution."""
    jenis: str
    """The type as the table spells it, else as written without *Republik Indonesia*."""
    singkatan: str
    """``UU``; empty for a type that the table does not have, ``UUD`` for the constitution."""
    nomor: str = ""
    tahun: int = 0
    """0 for the constitution."""
    tentang: str = ""
    """The title after *tentang*; empty when there is none."""
    pasal: str = ""
    """Articles before it: ``Pasal 18 ayat (6)``; allowed for the constitution only (butir 45)."""
    lembaran: Gazette | None = None
    ubahan: str = ""
    """The words between *sebagaimana* and *dengan*: ``telah diubah``; empty without amendment."""
    perubahan: Citation | None = None
    """The amendment that is cited; None when there is none or it cannot be read."""

    @property
    def is_constitution(self) -> bool:
        """Whether it is the Undang-Undang Dasar."""
        return self.singkatan == "UUD"

    @property
    def kunci(self) -> str:
        """``UU 25/2009``; empty when the type has no short form or for the constitution."""
        if not self.singkatan or self.is_constitution:
            return ""
        return f"{self.singkatan} {self.nomor}/{self.tahun}"


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() else None


def _gazette(text: str) -> Gazette | None:
    found = _GAZETTE.search(text)
    if found is None:
        return None
    values = (found["tahun"], found["nomor"], found["tambahan"])
    return Gazette(
        nama=" ".join(found["nama"].split()),
        tahun=_number(found["tahun"]),
        nomor=_number(found["nomor"]),
        tambahan=_number(found["tambahan"]),
        isian=any(value is not None and not value.isdecimal() for value in values),
    )


def parse_citation(text: str) -> Citation | None:
    """The parts of a citation; None for what names no regulation with number and year.

    ``text`` is one legal basis without its label; the semicolon at its end does not count.
    """
    words = " ".join(text[:_LONGEST].split()).rstrip(" ;.")
    return _parse(words, _DEEPEST)


def _parse(words: str, deepest: int) -> Citation | None:
    if constitution := _UUD.match(words):
        return Citation(words, "", UUD, "UUD", pasal=constitution["pasal"].strip())
    head = _HEAD.match(words)
    if head is None:
        return None
    written = head["jenis"].strip()
    name = _DASH.sub("-", _STATE.sub("", written))
    kind = jenis_menurut_nama(name)
    rest = words[head.end() :]
    changed = _CHANGED.search(rest)
    own = rest[: changed.start()] if changed else rest
    about = _ABOUT.match(own)
    opens = _OPENS_GAZETTE.search(own)
    title = own[about.end() : opens.start() if opens else len(own)] if about else ""
    return Citation(
        teks=words,
        jenis_tertulis=written,
        jenis=kind.nama if kind else name,
        singkatan=kind.singkatan if kind else "",
        nomor=head["nomor"],
        tahun=int(head["tahun"]),
        tentang=title.strip(" ,"),
        pasal=head["pasal"].strip(),
        lembaran=_gazette(own[opens.start() :]) if opens else None,
        ubahan=" ".join(changed["how"].split()) if changed else "",
        perubahan=_parse(rest[changed.end() :], deepest - 1) if changed and deepest else None,
    )
