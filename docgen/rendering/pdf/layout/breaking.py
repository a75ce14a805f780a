"""Line breaking: greedy, as Word does it, so that both formats fill their pages alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import NamedTuple

from docgen.rendering.pdf.layout.glyphs import Span, Text
from docgen.rendering.pdf.tree import BREAK

__all__ = ["Line", "break_lines"]

_SLACK = 0.01
"""Points by which a line may be too long: rounding, not typography."""


class Line(NamedTuple):
    """One line of a paragraph: ``text[start:end]``."""

    start: int
    end: int
    width: float
    after: str
    """What the text has between this line and the next."""
    last: bool
    """Whether the line ends where the text breaks; such a line is not justified."""


def break_lines(text: Text, first: float, rest: float) -> list[Line]:
    """Lines no wider than ``first`` (the first) and ``rest`` (the others), in points.

    Lines break at spaces, after a hyphen between letters, and inside a word only where it is
    longer than a line. A no-break space is no place to break.
    """
    measure = text.measure()
    single = text.spans[0] if len(text.spans) == 1 else None
    lines: list[Line] = []
    start = 0
    paragraphs = text.text.split(BREAK)
    for number, words in enumerate(paragraphs):
        final = number == len(paragraphs) - 1
        end = start + len(words)
        available = rest if lines else first
        _break(text.text, words, start, available, rest, measure, single, lines)
        if not final:
            last = lines[-1]
            lines[-1] = last._replace(after="\n")
        start = end + 1
    return lines


def _break(
    source: str,
    words: str,
    start: int,
    available: float,
    rest: float,
    measure: Callable[[int, int], float],
    single: Span | None,
    lines: list[Line],
) -> None:
    """Append the lines of one stretch without forced breaks.

    ``single`` is the only span of the text, if it has but one: its words are measured at once.
    """
    cursor = start  # where the next word begins
    used = 0.0  # width from start to the end of the last word that was taken
    parts = words.split(" ")
    widths: Iterable[float] = repeat(-1.0)
    blank = 0.0
    if single is not None:
        size = single.size
        widths = [width * size for width in map(single.face.width, parts)]
        blank = single.face.width(" ") * size
    for word, width in zip(parts, widths, strict=False):
        end = cursor + len(word)
        space = 0.0
        if single is not None:
            if cursor > start:
                space = blank
        else:
            width = measure(cursor, end)
            if cursor > start:
                space = measure(cursor - 1, cursor)
        if used + space + width <= available + _SLACK:
            used += space + width
            cursor = end + 1
            continue
        cut = _hyphen(source, cursor, end, available - used - space, measure)
        if cut:
            lines.append(Line(start, cut, used + space + measure(cursor, cut), "", False))
            start, available = cut, rest
        elif cursor > start:
            lines.append(Line(start, cursor - 1, used, " ", False))
            start, available = cursor, rest
        width = measure(start, end)
        while width > available + _SLACK:
            cut = _hyphen(source, start, end, available, measure)
            cut = cut or _force(source, start, end, available, measure)
            if cut >= end:
                break
            taken = measure(start, cut)
            lines.append(Line(start, cut, taken, "", False))
            start, available = cut, rest
            width -= taken
        used = width
        cursor = end + 1
    lines.append(Line(start, cursor - 1, used, "", True))


def _hyphen(
    source: str, start: int, end: int, available: float, measure: Callable[[int, int], float]
) -> int:
    """Where ``source[start:end]`` may be cut after a hyphen so that it fits; 0 for nowhere."""
    if available <= 0:
        return 0
    best = 0
    position = source.find("-", start + 1, end - 1)
    while position > 0:
        if source[position - 1].isalpha() and source[position + 1].isalpha():
            if measure(start, position + 1) > available + _SLACK:
                break
            best = position + 1
        position = source.find("-", position + 1, end - 1)
    return best


def _force(
    source: str, start: int, end: int, available: float, measure: Callable[[int, int], float]
) -> int:
    """Where a word that no line can hold is cut: at least one character stays."""
    used = 0.0
    position = start
    while position < end:
        used += measure(position, position + 1)
        if used > available + _SLACK and position > start:
            break
        position += 1
    while position > start + 1 and position < end and unicodedata.combining(source[position]):
        position -= 1
    return position
