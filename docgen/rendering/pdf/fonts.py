"""The embedded typefaces: their metrics, what they cover, and which one stands in for another.

Metrics come from ReportLab's TrueType reader, so the widths that lay a line out are the widths
that the finished file declares. A face is loaded once, on first use, and never changes after.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from docgen.assets import fonts_dir
from docgen.errors import EnvironmentFault

__all__ = ["FAMILIES", "Face", "face", "face_by_name", "fallbacks", "uncovered"]

FAMILIES = {
    "arimo": "arimo/Arimo-{style}.ttf",
    "bonum": "bonum/DocgenBonum-{style}.ttf",
    "atkinson": "atkinson/AtkinsonHyperlegible-{style}.ttf",
}
"""Families by the name that style sheets use, in the order in which they stand in for another."""

_STYLES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}
_LONGEST_CACHED = 40
_CACHE_SIZE = 20_000


class _Words(dict[str, int]):
    """Widths of words in units of the face; measured when first asked for, and bounded."""

    def __init__(self, units: dict[str, int], more: int = 0) -> None:
        self._units = units
        self._more = more
        """Added to every width."""

    def __missing__(self, text: str) -> int:
        width = sum(map(self._units.__getitem__, text)) + self._more
        if len(text) <= _LONGEST_CACHED:
            if len(self) >= _CACHE_SIZE:
                self.clear()
            self[text] = width
        return width


class Face:
    """One typeface of one style."""

    __slots__ = (
        "_ascii", "_units", "ascent", "coverage", "descent", "em", "gap", "line", "name", "spaced",
        "ttf", "words",
    )  # fmt: skip

    def __init__(self, name: str, ttf: Any) -> None:
        self.name = name
        """``arimo-Bold``; also what :class:`~docgen.rendering.pdf.operations.TextOp` names."""
        self.ttf = ttf
        """ReportLab's reader; it keeps a read position, so threads work on a shallow copy."""
        ascent, descent, gap = struct.unpack(">hhh", ttf.get_table("hhea")[4:10])
        self.em = int(ttf.unitsPerEm)
        """Units in one em. Widths are whole numbers of units, so sums of them are exact."""
        self.ascent: float = ascent / ttf.unitsPerEm
        """Height above the base line, in ems; likewise ``descent`` below it and ``gap`` between."""
        self.descent: float = -descent / ttf.unitsPerEm
        self.gap: float = gap / ttf.unitsPerEm
        self.line: float = self.ascent + self.descent + self.gap
        """Single line spacing as Word computes it, in ems."""
        self.coverage: frozenset[str] = frozenset(
            chr(code) for code in ttf.charToGlyph if _printable(code)
        )
        self._units: dict[str, int] = {
            character: round(ttf.charWidths[ord(character)] * self.em / 1000)
            for character in self.coverage
        }
        self._ascii = self.coverage.issuperset(map(chr, range(32, 127)))
        self.words = _Words(self._units)
        """Widths in units, by word; every character must be covered."""
        self.spaced = _Words(self._units, self._units.get(" ", 0))
        """The same with a space behind the word."""

    def covers(self, text: str) -> bool:
        """Whether the face has every character of ``text``."""
        if self._ascii and text.isascii() and text.isprintable():
            return True
        return self.coverage.issuperset(text)

    def width(self, text: str) -> float:
        """Width of ``text`` in ems; every character must be covered."""
        return self.words[text] / self.em


def _printable(code: int) -> bool:
    """Whether a character may be drawn one glyph after the other, from left to right."""
    if code < 0x20 or 0x7F <= code < 0xA0:
        return False
    if code < 0x590:
        return True
    character = chr(code)
    if unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return False
    if unicodedata.category(character) == "Cf":
        return code in {0x200B, 0x200C, 0x2060}
    return unicodedata.bidirectional(character) not in {"R", "AL", "RLE", "RLO", "RLI"}


@cache
def face(family: str, bold: bool = False, italic: bool = False) -> Face:
    """The face of a family; EnvironmentFault ``pdf.font_missing`` when its file cannot be read."""
    style = _STYLES[bold, italic]
    path = fonts_dir() / FAMILIES[family].format(style=style)
    try:
        ttf = TTFontFace(str(path))
    except (OSError, TTFError) as problem:
        raise EnvironmentFault.of(
            "pdf.font_missing", path.name, file=path.name, reason=str(problem)
        ) from None
    return Face(f"{family}-{style}", ttf)


@cache
def face_by_name(name: str) -> Face:
    """The face that a :class:`TextOp` names."""
    family, _, style = name.partition("-")
    bold, italic = next(key for key, value in _STYLES.items() if value == style)
    return face(family, bold, italic)


def fallbacks(family: str, bold: bool, italic: bool) -> Iterator[Face]:
    """Faces to look for a character in: the wanted one, its like in the other families, upright."""
    order = [family, *(name for name in FAMILIES if name != family)]
    for name in order:
        yield face(name, bold, italic)
    if bold or italic:
        for name in order:
            yield face(name)


@cache
def _covered() -> frozenset[str]:
    regular = frozenset().union(*(face(name).coverage for name in FAMILIES))
    return regular | {"\n", "\t", "\r", "\u2028"}


def uncovered(text: str) -> frozenset[str]:
    """The characters of ``text`` that no embedded typeface covers; line feed and tab are allowed.

    Records are checked with this before anything is rendered, so that the finding can name the
    field; rendering raises ``pdf.no_glyph`` for what slips through.
    """
    return frozenset() if _is_usual(text) else frozenset(set(text) - _covered())


def _is_usual(text: str) -> bool:
    """Whether a text is of letters, figures and marks that any typeface has."""
    return text.isascii() and text.replace("\n", "").isprintable()
