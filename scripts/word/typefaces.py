"""The typefaces that templates name, and what a machine without them may take instead."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ARIAL", "ATKINSON", "BOOKMAN", "Typeface"]


@dataclass(frozen=True, slots=True)
class Typeface:
    """A typeface as Word names it."""

    name: str
    """The name that offices know."""
    alternative: str
    """A free twin (``w:altName``), tried when the first is not installed."""
    family: str
    """``roman`` or ``swiss``."""
    panose: str
    """Ten bytes in hex that describe its looks."""


BOOKMAN = Typeface("Bookman Old Style", "TeX Gyre Bonum", "roman", "02050604050505020204")
ARIAL = Typeface("Arial", "Arimo", "swiss", "020B0604020202020204")
ATKINSON = Typeface("Atkinson Hyperlegible", "Arial", "swiss", "00000000000000000000")
