"""Paper sizes and margins, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["A3", "A4", "F4", "F4_215", "Margins", "Paper", "twips"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, upright."""

    width: float
    """Millimetres."""
    height: float
    """Millimetres."""

    def turned(self) -> Paper:
        """The same sheet lying (landscape)."""
        return Paper(self.height, self.width)


@dataclass(frozen=True, slots=True)
class Margins:
    """The empty border of a page, in millimetres."""

    top: float = 20
    right: float = 20
    bottom: float = 25
    left: float = 30
    header: float = 12
    """From the upper edge of the paper to the header."""
    footer: float = 12
    """From the lower edge of the paper to the footer."""


F4 = Paper(210, 330)
F4_215 = Paper(215, 330)
A4 = Paper(210, 297)
A3 = Paper(297, 420)


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point, the unit of Word."""
    return round(mm / 25.4 * 1440)
