"""Lines of a title -> its parts."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.perkada.lines import Line
from docgen.perkada.regulation import Title

__all__ = ["begins_invocation", "read_opening"]

_KINDS = (
    "PERATURAN WALI KOTA",
    "PERATURAN WALIKOTA",
    "PERATURAN BUPATI",
    "PERATURAN GUBERNUR",
    "PERATURAN DAERAH KHUSUS",
    "PERATURAN DAERAH",
    "PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG",
    "PERATURAN PEMERINTAH",
    "PERATURAN PRESIDEN",
    "PERATURAN MENTERI",
    "UNDANG-UNDANG",
    "QANUN",
)
_GRACE = ("DENGAN RAHMAT", "BISMILLAH", "DENGAN NAMA ALLAH", "ATAS RAHMAT")
_DRAFT = "RANCANGAN "


def _begins_title(text: str) -> bool:
    return text.removeprefix(_DRAFT).startswith(_KINDS) or text == _DRAFT.strip()


def begins_invocation(text: str) -> bool:
    """Whether a line is the invocation below the title (butir 15)."""
    return text.startswith(_GRACE)


def _ends_title(line: Line, seen_name: bool) -> bool:
    """Whether the name of the regulation has ended before this line."""
    return begins_invocation(line.text) or (
        seen_name and (line.after_blank or line.text.endswith(","))
    )


def _kind(words: str) -> tuple[str, str]:
    """Type and region: ``PERATURAN WALI KOTA`` and ``KENDARI``."""
    draft = _DRAFT if words.startswith(_DRAFT) else ""
    bare = words.removeprefix(_DRAFT)
    for kind in _KINDS:
        if bare == kind or bare.startswith(kind + " "):
            return draft + kind, bare[len(kind) :].strip()
    return words, ""


def _parse(words: str) -> Title:
    head, _, name = words.partition(" TENTANG")
    kind, _, number = head.partition(" NOMOR")
    jenis, region = _kind(kind.strip())
    digits, _, year = number.partition("TAHUN")
    return Title(jenis, region, digits.strip(" :"), year.strip(), name.strip())


def read_opening(lines: Sequence[Line]) -> tuple[Title, list[Line]]:
    """The title among the lines before Menimbang, and the other lines, in their order."""
    start = next((n for n, line in enumerate(lines) if _begins_title(line.text)), None)
    if start is None:
        return Title(), list(lines)
    end, words = start, ""
    for end in range(start, len(lines) + 1):
        if end == len(lines):
            break
        line = lines[end]
        seen_name = bool(words.partition(" TENTANG")[2].strip())
        if _ends_title(line, seen_name):
            break
        grace = min((at for mark in _GRACE if (at := line.text.find(mark)) > 0), default=-1)
        words = f"{words} {line.text if grace < 0 else line.text[:grace]}".strip()
        if grace >= 0:  # everything on one line, as public copies have it
            rest = Line(line.number, 0, line.text[grace:], False)
            return _parse(words), [*lines[:start], rest, *lines[end + 1 :]]
    return _parse(words), [*lines[:start], *lines[end:]]
