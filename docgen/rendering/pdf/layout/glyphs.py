"""Runs of text as spans of one face each, measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from docgen.errors import DataError
from docgen.rendering.pdf.fonts import Face, face, fallbacks
from docgen.rendering.pdf.tree import BREAK, Look, Run

__all__ = ["Span", "Text", "shape"]


class Span:
    """A stretch of text in one face and one look, belonging to one element."""

    __slots__ = ("color", "element", "end", "face", "height", "href", "plain", "size", "start",
                 "underline")  # fmt: skip

    def __init__(
        self, start: int, end: int, used: Face, look: Look, element: int | None, href: str
    ) -> None:
        self.start = start
        self.end = end
        self.face = used
        self.size = look.size
        self.color = look.color
        self.underline = look.underline
        self.element = element
        self.href = href
        self.plain = not href and not look.underline
        """Whether its letters are all there is to draw."""
        self.height = used.line * look.size


class Text:
    """The text of one paragraph and its spans, which follow each other without a gap."""

    __slots__ = ("spans", "text")

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self.text = text
        self.spans = spans

    def measure(self) -> Callable[[int, int], float]:
        """The function that gives the width of ``text[start:end]`` in points."""
        text = self.text
        if len(self.spans) == 1:
            span = self.spans[0]
            width, size = span.face.width, span.size
            return lambda start, end: width(text[start:end]) * size
        spans = self.spans

        def measure(start: int, end: int) -> float:
            total = 0.0
            for span in spans:
                if span.end <= start:
                    continue
                if span.start >= end:
                    break
                piece = text[max(start, span.start) : min(end, span.end)]
                total += span.face.width(piece) * span.size
            return total

        return measure


@lru_cache(maxsize=1024)
def _face(look: Look) -> Face:
    return face(look.family, look.bold, look.italic)


def shape(runs: Sequence[Run], elements: Sequence[int | None]) -> Text:
    """Spans of ``runs``, one element for each run.

    A character that the wanted face lacks is taken from another embedded face; DataError
    ``pdf.no_glyph`` when none has it.
    """
    if len(runs) == 1:
        run = runs[0]
        wanted = _face(run.look)
        if wanted.covers(run.text):
            span = Span(0, len(run.text), wanted, run.look, elements[0], run.href)
            return Text(run.text, (span,))
    spans: list[Span] = []
    position = 0
    whole = "".join(run.text for run in runs)
    for run, element in zip(runs, elements, strict=True):
        wanted = _face(run.look)
        end = position + len(run.text)
        missing: set[str] = set()
        if not wanted.covers(run.text):
            missing = set(run.text) - wanted.coverage
            missing.discard(BREAK)
        if not missing:
            if end > position or len(runs) == 1:
                spans.append(Span(position, end, wanted, run.look, element, run.href))
        else:
            stand_in = {c: _stand_in(c, run.look, whole, position) for c in missing}
            start = position
            used = stand_in.get(whole[start], wanted)
            for index in range(position + 1, end):
                next_used = stand_in.get(whole[index], wanted)
                if next_used is not used:
                    spans.append(Span(start, index, used, run.look, element, run.href))
                    start, used = index, next_used
            spans.append(Span(start, end, used, run.look, element, run.href))
        position = end
    return Text(whole, spans)


def _stand_in(character: str, look: Look, text: str, start: int) -> Face:
    for candidate in fallbacks(look.family, look.bold, look.italic):
        if character in candidate.coverage:
            return candidate
    place = text.index(character, start)
    around = text[max(0, place - 20) : place + 20].replace(BREAK, " ")
    raise DataError.of(
        "pdf.no_glyph", character=character, codepoint=f"U+{ord(character):04X}", text=around
    )
