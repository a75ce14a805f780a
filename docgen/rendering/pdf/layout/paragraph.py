"""Paragraphs as slabs of one line each."""

from __future__ import annotations

from docgen.rendering.pdf.layout.breaking import Line, break_lines
from docgen.rendering.pdf.layout.glyphs import Span, Text
from docgen.rendering.pdf.layout.slabs import FREE, KEEP, STRONG, Painter, Slab
from docgen.rendering.pdf.tree import Style

__all__ = ["LineSlab", "line_slabs", "natural_width"]

_UNDERLINE_DROP, _UNDERLINE_WEIGHT = 0.12, 0.055
"""In ems: where an underline lies below the base line, and how thick it is."""


class LineSlab(Slab):
    """One line of text."""

    __slots__ = ("_end", "_line", "_text", "_word_space", "_x", "ascent", "outline", "spans")

    def __init__(
        self, text: Text, line: Line, spans: list[Span], x: float, room: float, style: Style
    ) -> None:
        height = max([span.height for span in spans]) if len(spans) > 1 else spans[0].height
        height *= style.leading
        if len(spans) > 1:
            ascent = max(span.face.ascent * span.size for span in spans)
            descent = max(span.face.descent * span.size for span in spans)
        else:
            ascent = spans[0].face.ascent * spans[0].size
            descent = spans[0].face.descent * spans[0].size
        super().__init__(height)
        self.ascent = (height - ascent - descent) / 2 + ascent
        """Where the base line lies below the upper edge."""
        self.outline: tuple[int, str] | None = None
        self._text, self._line, self.spans = text, line, spans
        self._word_space = 0.0
        spare = room - line.width
        if style.align == "justify":
            if not line.last:
                spaces = text.text.count(" ", line.start, line.end)
                if spaces:
                    self._word_space = spare / spaces
        elif style.align == "right":
            x += spare
        elif style.align == "center":
            x += spare / 2
        self._x = x

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint one operation for each span."""
        line, text, space = self._line, self._text.text, self._word_space
        y = top + self.ascent
        x += self._x
        if self.outline is not None and not painter.artifact:
            painter.outline.append((*self.outline, top))
        last = self.spans[-1]
        for span in self.spans:
            piece = text[max(line.start, span.start) : min(line.end, span.end)]
            after = line.after if span is last else ""
            if not piece and not after:
                continue
            width = line.width if span.start <= line.start and line.end <= span.end else (
                span.face.width(piece) * span.size
            )  # fmt: skip
            if space:
                width += space * piece.count(" ")
            painter.text(
                x, y, width, piece, span.face.name, span.size, span.color, span.element, after,
                space,
            )  # fmt: skip
            if span.underline and piece:
                drop = y + _UNDERLINE_DROP * span.size
                weight = _UNDERLINE_WEIGHT * span.size
                painter.line(x, drop, x + width, drop, weight, span.color)
            if span.href and piece:
                painter.link(x, top, width, self.height, span.href, span.element)
            x += width


def line_slabs(
    text: Text, style: Style, x: float, width: float, orphan_control: bool = True
) -> list[Slab]:
    """The lines of a paragraph, ``width`` wide from ``x``, held together as its style asks."""
    left, right = style.left, style.right
    room = max(width - left - right, 1.0)
    first = max(room - style.first, 1.0)
    rest = max(room - style.hanging, 1.0)
    lines = break_lines(text, first, rest)
    slabs: list[Slab] = []
    spans = text.spans
    single = list(spans) if len(spans) == 1 else None
    cursor = 0
    for number, line in enumerate(lines):
        if single is not None:
            own = single
        else:
            while spans[cursor].end <= line.start and cursor < len(spans) - 1:
                cursor += 1
            stop = cursor
            while stop < len(spans) - 1 and spans[stop + 1].start < line.end:
                stop += 1
            own = list(spans[cursor : stop + 1])
        indent = left + (style.hanging if number else style.first)
        slabs.append(LineSlab(text, line, own, x + indent, rest if number else first, style))
    if orphan_control:
        _hold(slabs, style)
    return slabs


def _hold(slabs: list[Slab], style: Style) -> None:
    """Widow and orphan control, keep-together and keep-with-next."""
    if style.keep_together:
        for slab in slabs[:-1]:
            slab.glue = STRONG
    elif style.orphans > 1 and len(slabs) > 1:
        count = min(style.orphans, len(slabs)) - 1
        for slab in (*slabs[:count], *slabs[-count - 1 : -1]):
            slab.glue = STRONG
    slabs[-1].glue = KEEP if style.keep_next else FREE


def natural_width(text: Text, style: Style) -> float:
    """Width of the text when it is broken only where it must be."""
    lines = break_lines(text, float("inf"), float("inf"))
    return (
        max(line.width for line in lines)
        + style.left
        + style.right
        + max(style.first, style.hanging)
    )
