"""Runs of text as spans of one face each, measured."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from docgen.errors import DataError
from docgen.rendering.cache import Cache
from docgen.rendering.pdf.fonts import Face, face, fallbacks
from docgen.rendering.pdf.tree import BREAK, Look, Run

__all__ = ["Letters", "Span", "Text", "letters", "plain", "shape"]


class Letters:
    """What letters of one face, size and colour need room for; immutable."""

    __slots__ = ("ascent", "color", "descent", "face", "height", "name", "scale", "size")

    def __init__(self, used: Face, size: float, color: str) -> None:
        self.face = used
        self.name = used.name
        self.size = size
        self.color = color
        self.scale = size / used.em
        """Points for one unit of the face."""
        self.height = used.line * size
        self.ascent = used.ascent * size
        self.descent = used.descent * size


_UNDERLINE, _STRIKE = 0.12, -0.26
_letters: Cache[int, tuple[Look, Letters]] = Cache(5_000, lambda key, pair: 1)


def letters(look: Look) -> Letters:
    """The letters of a look, in the face that it asks for."""
    known = _letters.get(id(look))
    if known is not None and known[0] is look:
        return known[1]
    made = Letters(face(look.family, look.bold, look.italic), look.size, look.color)
    _letters.put(id(look), (look, made))
    return made


def plain(runs: Sequence[Run]) -> Letters | None:
    """The letters of runs that are nothing but letters of one face; None when there is more."""
    if len(runs) != 1:
        return None
    text, look, href, language, field = runs[0]
    if href or language or field or look.underline or look.strike:
        return None
    found = letters(look)
    return found if found.face.covers(text) else None


class Span:
    """A stretch of text in one face and one look, belonging to one element."""

    __slots__ = ("element", "end", "href", "letters", "lines", "start")

    def __init__(
        self,
        start: int,
        end: int,
        own: Letters,
        lines: tuple[float, ...],
        element: int | None,
        href: str,
    ) -> None:
        self.start = start
        self.end = end
        self.letters = own
        self.lines = lines
        """In ems: where lines run under and through the letters, below their base line."""
        self.element = element
        self.href = href


class Text:
    """The text of one paragraph and its spans, which follow each other without a gap."""

    __slots__ = ("spans", "text")

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self.text = text
        self.spans = spans

    def measure(self) -> Callable[[int, int], float]:
        """The function that gives the width of ``text[start:end]`` in points."""
        text, spans = self.text, self.spans
        starts = [span.start for span in spans]

        def measure(start: int, end: int) -> float:
            total = 0.0
            for index in range(max(bisect_right(starts, start) - 1, 0), len(spans)):
                span = spans[index]
                if span.start >= end:
                    break
                piece = text[max(start, span.start) : min(end, span.end)]
                total += span.letters.face.words[piece] * span.letters.scale
            return total

        return measure


def shape(runs: Sequence[Run], elements: Sequence[int | None]) -> Text:
    """Spans of ``runs``, one element for each run.

    A character that the wanted face lacks is taken from another embedded face; DataError
    ``pdf.no_glyph`` when none has it.
    """
    spans: list[Span] = []
    position = 0
    whole = "".join(run.text for run in runs)
    for run, element in zip(runs, elements, strict=True):
        own = letters(run.look)
        wanted = own.face
        end = position + len(run.text)
        missing: set[str] = set()
        if not wanted.covers(run.text):
            missing = set(run.text) - wanted.coverage
            missing.discard(BREAK)
        if not missing:
            if end > position or len(runs) == 1:
                spans.append(Span(position, end, own, _lines(run.look), element, run.href))
        else:
            stand_in = {c: _stand_in(c, run.look, whole, position) for c in missing}
            start = position
            used = stand_in.get(whole[start], wanted)
            for index in range(position + 1, end):
                next_used = stand_in.get(whole[index], wanted)
                if next_used is not used:
                    spans.append(_span(start, index, used, run, element))
                    start, used = index, next_used
            spans.append(_span(start, end, used, run, element))
        position = end
    return Text(whole, spans)


def _lines(look: Look) -> tuple[float, ...]:
    """Where the lines of a look run, in ems below the base line."""
    under = (_UNDERLINE,) if look.underline else ()
    return (*under, _STRIKE) if look.strike else under


def _span(start: int, end: int, used: Face, run: Run, element: int | None) -> Span:
    look = run.look
    own = Letters(used, look.size, look.color)
    return Span(start, end, own, _lines(look), element, run.href)


def _stand_in(character: str, look: Look, text: str, start: int) -> Face:
    for candidate in fallbacks(look.family, look.bold, look.italic):
        if character in candidate.coverage:
            return candidate
    place = text.index(character, start)
    around = text[max(0, place - 20) : place + 20].replace(BREAK, " ")
    raise DataError.of(
        "pdf.no_glyph", character=character, codepoint=f"U+{ord(character):04X}", text=around
    )
