"""The block that a signature shows: QR code at the left, words at the right, as offices use it.

The words are laid out once; :mod:`docgen.signing.appearance` draws them into the signature's own
appearance and :mod:`docgen.signing.picture` as a picture, for services that take one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from docgen.bahasa.tanggal import tanggal
from docgen.bahasa.waktu import pukul
from docgen.errors import DataError
from docgen.rendering.pdf.fonts import Face, face

__all__ = ["FAMILY", "OFFSETS", "Arranged", "Block", "Line", "arrange", "time_words"]

FAMILY = "arimo"
"""The typeface of the words: that of naskah dinas."""

OFFSETS = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Hours ahead of UTC (Keppres 41/1987)."""

_INTRODUCTION = "Ditandatangani secara elektronik oleh:"
_CERTIFIED = (
    "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang "
    "diterbitkan oleh {issuer}."
)
"""The footer that offices use (found in several of their documents); who issued it comes from the
certificate."""

_PAD = 2.0
_LARGEST, _SMALLEST, _STEP = 7.0, 3.5, 0.25
_NOTE = 0.8
"""Size of the sentence at the foot, beside that of the other words; never under the smallest."""
_LEADING = 1.18


@dataclass(frozen=True, slots=True)
class Block:
    """What a signature shows."""

    office: str
    name: str
    """By the naming rules, as the page prints it."""
    time: str
    reason: str
    link: str
    """What the QR code says: the address where the document can be checked."""
    issuer: str = ""
    """Who issued the certificate, when it chains to a trusted anchor; else no sentence says so."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words; points from the lower left corner of the block to its base line."""

    x: float
    y: float
    size: float
    bold: bool
    text: str


@dataclass(frozen=True, slots=True)
class Arranged:
    """The block with everything in its place."""

    code: tuple[float, float, float]
    """Left, bottom and side of the QR code, its quiet zone included."""
    lines: tuple[Line, ...]


def time_words(moment: datetime, zone: str) -> str:
    """``16 Mei 2024 pukul 09.00 WITA``; in UTC when the zone is not known."""
    if zone in OFFSETS:
        local = moment.astimezone(timezone(timedelta(hours=OFFSETS[zone])))
        return f"{tanggal(local.date())} {pukul(local.time(), zone)}"
    utc = moment.astimezone(timezone(timedelta()))
    return f"{tanggal(utc.date())} pukul {utc:%H.%M} UTC"


def arrange(block: Block, width: float, height: float) -> Arranged:
    """Words and code within ``width`` x ``height`` points, as large as they fit.

    Raises DataError ``signing.no_glyph`` for a character that the typeface lacks, and
    ``signing.no_room`` when the words do not fit even at the smallest size.
    """
    _check(block)
    size = _LARGEST
    while size >= _SMALLEST:
        found = _at(block, width, height, size)
        if found is not None:
            return found
        size -= _STEP
    raise DataError.of("signing.no_room", lebar=round(width), tinggi=round(height))


def _at(block: Block, width: float, height: float, size: float) -> Arranged | None:
    """The arrangement at one size; None when it does not fit."""
    small = max(_NOTE * size, _SMALLEST)
    inner = width - 2 * _PAD
    note = _CERTIFIED.format(issuer=block.issuer) if block.issuer else ""
    below = list(_broken(note, face(FAMILY), inner, small)) if note else []
    foot = _PAD + len(below) * small * _LEADING
    side = min(height - _PAD - foot, 0.4 * width)
    left = 2 * _PAD + side
    words: list[tuple[str, bool]] = []
    for text, bold in (
        (_INTRODUCTION, False),
        (block.office, False),
        (block.name, True),
        (block.time, False),
        (f"Alasan: {block.reason}" if block.reason else "", False),
    ):
        lines = _broken(text, face(FAMILY, bold), width - left - _PAD, size) if text else ()
        words += [(line, bold) for line in lines]
    room = height - _PAD - foot
    used = len(words) * size * _LEADING
    if used > room or side < 0.25 * height:
        return None
    top = height - _PAD - (room - used) / 2
    placed = [
        Line(left, top - (n + 0.8) * size * _LEADING, size, bold, text)
        for n, (text, bold) in enumerate(words)
    ]
    placed += [
        Line(_PAD, foot - (n + 0.8) * small * _LEADING, small, False, text)
        for n, text in enumerate(below)
    ]
    if any(not line.text for line in placed):
        return None
    return Arranged((_PAD, foot + (room - side) / 2, side), tuple(placed))


def _broken(text: str, typeface: Face, width: float, size: float) -> Iterator[str]:
    """Lines of whole words; an empty one says that a word is too long for any line."""
    line = ""
    for word in text.split():
        if typeface.width(word) * size > width:
            yield ""
            return
        longer = f"{line} {word}" if line else word
        if typeface.width(longer) * size > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def _check(block: Block) -> None:
    for text, bold in (
        (block.office, False), (block.name, True), (block.reason, False), (block.issuer, False),
    ):  # fmt: skip
        missing = set(" ".join(text.split())) - face(FAMILY, bold).coverage
        if missing:
            raise DataError.of("signing.no_glyph", aksara=" ".join(sorted(missing)), teks=text[:80])
