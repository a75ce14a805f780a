"""Line breaking: greedy, as Word does it, so that both formats fill their pages alike."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from docgen.rendering.cache import Cache
from docgen.rendering.pdf.layout.glyphs import Letters, Text
from docgen.rendering.pdf.tree import BREAK

__all__ = ["Line", "break_lines", "break_plain"]

_SLACK = 0.01
"""Points by which a line may be too long: rounding, not typography."""
_SHORT = 36
"""Characters of a text that is measured as if it were a word: labels, cells."""
_LONGEST = 400
"""Characters of a word that is still taken for one after it was cut at a hyphen."""
_FARTHEST = 10_000
"""Characters of a word beyond which no hyphen is looked for: no line is as long."""

Line = tuple[int, int, float, str, bool, int]
"""One line of a paragraph, a plain tuple since very many are kept: it is ``text[start:end]``; its
width; what the text has between it and the next; whether it ends where the text breaks (such a
line is not justified); how many spaces it has."""

_KEPT = 24_000_000
_lines: Cache[tuple[str, str, float, float, float], tuple[Line, ...]] = Cache(
    _KEPT, lambda key, lines: 400 + 4 * len(key[0]) + 200 * len(lines), repeated=True
)
"""Lines of texts in one face, by text, face, size and room: what a template or the law says
comes again in the next document."""


def break_lines(text: Text, first: float, rest: float) -> list[Line]:
    """Lines no wider than ``first`` (the first) and ``rest`` (the others), in points.

    Lines break at spaces, after a hyphen between letters, and inside a word only where it is
    longer than a line. A no-break space is no place to break.
    """
    measure = text.measure()
    source = text.text
    only = text.spans[0].letters if len(text.spans) == 1 else None
    lines: list[Line] = []
    start, available = 0, first
    while True:
        end = source.find(BREAK, start)
        final = end < 0
        end = len(source) if final else end
        if only is not None:
            _fill(source, start, end, available, rest, only, lines)
        else:
            _break(source, start, end, available, rest, measure, lines)
        if final:
            return lines
        begin, stop, width, _, last, spaces = lines[-1]
        lines[-1] = (begin, stop, width, "\n", last, spaces)
        start, available = end + 1, rest


def break_plain(text: str, own: Letters, first: float, rest: float) -> Sequence[Line]:
    """As :func:`break_lines` for a text in one face and without forced breaks."""
    length = len(text)
    if length <= _SHORT:
        width = own.face.words[text] * own.scale
        if width <= first + _SLACK:
            return ((0, length, width, "", True, text.count(" ")),)
    key = (text, own.name, own.size, first, rest)
    known = _lines.get(key)
    if known is None:
        lines: list[Line] = []
        _fill(text, 0, length, first, rest, own, lines)
        known = tuple(lines)
        _lines.put(key, known)
    return known


def _fill(
    source: str,
    start: int,
    end: int,
    available: float,
    rest: float,
    own: Letters,
    lines: list[Line],
) -> None:
    """Append the lines of one stretch without forced breaks, which is set in one face.

    The widths of all words are added up first, so each line is found by one search.
    """
    words, scale = own.face.words, own.scale
    blank = words[" "]
    parts = source[start:end].split(" ")
    count = len(parts)
    spaced = own.face.spaced
    ends = list(accumulate(map(spaced.__getitem__, parts)))  # each with the space after it
    whole = (ends[-1] - blank) * scale
    if whole <= available + _SLACK:
        lines.append((start, end, whole, "", True, count - 1))
        return
    letters = list(accumulate(map(len, parts), initial=start))

    def measure(start: int, end: int) -> float:
        return words[source[start:end]] * scale

    word = 0  # the first of the line
    offset = 0  # units before it
    while True:
        stop = bisect_right(ends, offset + blank + (available + _SLACK) / scale, word)
        if stop == count:
            width = (ends[-1] - blank - offset) * scale
            lines.append((start, end, width, "", True, count - 1 - word))
            return
        overflow, spaces = start, 0  # where the word that does not fit begins
        used = taken = 0.0
        if stop > word:
            overflow, spaces = letters[stop] + stop, stop - word
            used = (ends[stop - 1] - blank - offset) * scale
            taken = (ends[stop - 1] - offset) * scale
        if stop == word or "-" in parts[stop]:
            after = letters[stop + 1] + stop
            cut = _hyphen(source, overflow, after, available - taken, measure)
            if cut:
                taken += measure(overflow, cut)
                lines.append((start, cut, taken, "", False, spaces))
                if after - cut > _LONGEST:  # not measured again and again
                    _break(source, cut, end, rest, rest, measure, lines)
                    return
                offset = ends[stop] - spaced[source[cut:after]]
                start, word, available = cut, stop, rest
                continue
            if stop == word:  # no line can hold it
                _break(source, start, end, available, rest, measure, lines)
                return
        lines.append((start, overflow - 1, used, " ", False, spaces - 1))
        offset = ends[stop - 1]
        start, word, available = overflow, stop, rest


def _break(
    source: str,
    start: int,
    end: int,
    available: float,
    rest: float,
    measure: Callable[[int, int], float],
    lines: list[Line],
) -> None:
    """Append the lines of one stretch without forced breaks, measured word by word."""
    cursor = start  # where the next word begins
    used = 0.0  # width from start to the end of the last word that was taken
    for word in source[start:end].split(" "):
        end = cursor + len(word)
        width = measure(cursor, end)
        space = measure(cursor - 1, cursor) if cursor > start else 0.0
        if used + space + width <= available + _SLACK:
            used += space + width
            cursor = end + 1
            continue
        cut = _hyphen(source, cursor, end, available - used - space, measure)
        if cut:
            taken = used + space + measure(cursor, cut)
            lines.append(_line(source, start, cut, taken, "", False))
            start, available = cut, rest
        elif cursor > start:
            lines.append(_line(source, start, cursor - 1, used, " ", False))
            start, available = cursor, rest
        width = measure(start, end)
        while width > available + _SLACK:
            cut = _hyphen(source, start, end, available, measure)
            cut = cut or _force(source, start, end, available, measure)
            if cut >= end:
                break
            taken = measure(start, cut)
            lines.append(_line(source, start, cut, taken, "", False))
            start, available = cut, rest
            width -= taken
        used = width
        cursor = end + 1
    lines.append(_line(source, start, cursor - 1, used, "", True))


def _line(source: str, start: int, end: int, width: float, after: str, last: bool) -> Line:
    return (start, end, width, after, last, source.count(" ", start, end))


def _hyphen(
    source: str, start: int, end: int, available: float, measure: Callable[[int, int], float]
) -> int:
    """Where ``source[start:end]`` may be cut after a hyphen so that it fits; 0 for nowhere."""
    if available <= 0:
        return 0
    best = 0
    end = min(end, start + _FARTHEST)
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
