"""Values of attributes: lengths, colours, choices. Lengths come out as points."""

from __future__ import annotations

import re
from functools import lru_cache

from docgen.rendering.pdf.tree import Column

__all__ = [
    "ALIGNMENTS",
    "VERTICAL",
    "BadValue",
    "color",
    "columns",
    "length",
    "lengths",
    "number",
    "whole",
    "yes",
]

POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "pt": 1.0}
ALIGNMENTS = {"kiri": "left", "tengah": "center", "kanan": "right", "penuh": "justify"}
VERTICAL = {"atas": "top", "tengah": "middle", "bawah": "bottom"}
_LENGTH = re.compile(r"(-?\d{1,5}(?:\.\d{1,4})?)(mm|cm|pt)\Z")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_SHARE = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)?\*\Z")


class BadValue(ValueError):
    """A value that an attribute does not take; the text says what it takes."""


@lru_cache(maxsize=4096)
def length(text: str) -> float:
    """``10mm``, ``1.5cm`` or ``6pt``; a bare ``0`` needs no unit."""
    value = text.strip()
    if value == "0":
        return 0.0
    match = _LENGTH.match(value)
    if match is None:
        raise BadValue("10mm, 1.5cm, 6pt")
    return float(match[1]) * POINTS[match[2]]


def lengths(text: str) -> tuple[float, float]:
    """Vertical and horizontal; one value serves for both."""
    parts = text.split()
    if not 1 <= len(parts) <= 2:
        raise BadValue("1mm, 1mm 2mm")
    return length(parts[0]), length(parts[-1])


@lru_cache(maxsize=1024)
def columns(text: str) -> tuple[Column, ...]:
    """``10mm 1* 2* isi``: fixed widths, shares of the rest, or as wide as the content."""
    found = []
    for part in text.split():
        share = _SHARE.match(part)
        if share is not None:
            found.append(Column(share=float(share[1] or 1)))
        elif part == "isi":
            found.append(Column(auto=True))
        else:
            found.append(Column(fixed=length(part)))
    if not found or any(c.fixed <= 0 and c.share <= 0 and not c.auto for c in found):
        raise BadValue("10mm 1* 2*")
    return tuple(found)


def number(text: str) -> float:
    """A positive decimal number, such as ``1.15``."""
    try:
        value = float(text)
    except ValueError:
        raise BadValue("1.15") from None
    if not 0.1 <= value <= 100:
        raise BadValue("0.1 – 100")
    return value


def whole(text: str) -> int:
    """A whole number of one or more."""
    if not text.strip().isascii() or not text.strip().isdigit() or not 1 <= int(text) <= 99_999:
        raise BadValue("1, 2, 3")
    return int(text)


def yes(text: str) -> bool:
    """``ya`` or ``tidak``."""
    if text not in {"ya", "tidak"}:
        raise BadValue("ya, tidak")
    return text == "ya"


def color(text: str) -> str:
    """``#rrggbb``."""
    if _COLOR.match(text) is None:
        raise BadValue("#rrggbb")
    return text.lower()
