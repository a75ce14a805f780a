"""How a Word draft looks: what the rules about paper, typeface and layout are checked with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

__all__ = ["Alignment", "DocxFacts", "Face", "Page", "ParagraphFacts"]

Alignment = Literal["left", "center", "right", "both"]


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface in a size, and how much is set in it."""

    font: str
    """The name that the file gives; empty where it gives none."""
    size: float
    """Points."""
    characters: int
    """Without blanks around runs."""


@dataclass(frozen=True, slots=True)
class ParagraphFacts:
    """How one paragraph stands on the page."""

    number: int
    """Among all paragraphs of the file, from 1; those in tables and text boxes count."""
    line: int
    """Its first line in the text of the reading, from 1."""
    text: str
    """Its words with its automatic number."""
    style: str
    """The name of its style as Word shows it."""
    alignment: Alignment
    line_spacing: float
    """1.0 single; points when :attr:`spacing_exact`."""
    spacing_exact: bool
    left: float
    """Millimetres from the margin to its label or first word; in a table, from the table's edge."""
    automatic: bool
    """Whether its number is Word's own."""
    in_table: bool
    faces: tuple[Face, ...]
    """Most characters first."""


@dataclass(frozen=True, slots=True)
class Page:
    """One section's paper; millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class DocxFacts:
    """What a Word file shows besides its words."""

    paragraphs: tuple[ParagraphFacts, ...]
    """Those with words, in reading order; headers, footers and notes are left out."""
    pages: tuple[Page, ...]
    """One for each section."""
    headers: tuple[str, ...]
    """Words of the page heads, line by line."""
    footers: tuple[str, ...]
    pictures: int
    tracked_changes: bool
    """Whether the file had tracked changes; they were taken as accepted."""
    comments: bool

    @property
    def faces(self) -> tuple[Face, ...]:
        """The typefaces of the whole text, most characters first."""
        count: Counter[tuple[str, float]] = Counter()
        for paragraph in self.paragraphs:
            for face in paragraph.faces:
                count[face.font, face.size] += face.characters
        return tuple(Face(font, size, n) for (font, size), n in count.most_common())

    def at_line(self, line: int) -> ParagraphFacts | None:
        """The paragraph that a line of the reading's text stands in.

        Of several beside each other in a row, such as a label and its words, the longest.
        """
        before = (paragraph for paragraph in self.paragraphs if 0 < paragraph.line <= line)
        return max(before, key=lambda one: (one.line, len(one.text)), default=None)
