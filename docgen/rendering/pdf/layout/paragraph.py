"""Paragraphs as slabs of one line each."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.rendering.pdf.layout.breaking import Line, break_lines
from docgen.rendering.pdf.layout.glyphs import Span, Text
from docgen.rendering.pdf.layout.slabs import FREE, KEEP, STRONG, Painter, Slab
from docgen.rendering.pdf.operations import TextOp
from docgen.rendering.pdf.tree import Align, Style

__all__ = ["LineSlab", "line_slabs", "natural_width"]

_UNDERLINE_DROP, _UNDERLINE_WEIGHT = 0.12, 0.055
"""In ems: where an underline lies below the base line, and how thick it is."""


class LineSlab(Slab):
    """One line of text."""

    __slots__ = ("_line", "_spans", "_text", "_word_space", "_x", "ascent", "outline")

    def __init__(
        self,
        text: Text,
        line: Line,
        spans: Sequence[Span],
        x: float,
        word_space: float,
        height: float,
        ascent: float,
    ) -> None:
        self.height = height
        self.before = 0.0
        self.glue = FREE
        self.head = None
        self.ascent = ascent
        """Where the base line lies below the upper edge."""
        self.outline: tuple[int, str] | None = None
        self._text, self._line, self._spans = text.text, line, spans
        self._x, self._word_space = x, word_space

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint one operation for each span."""
        if self.outline is not None and not painter.artifact:
            painter.outline.append((*self.outline, top))
        line, spans = self._line, self._spans
        y = painter.height - top - self.ascent
        x += self._x
        if len(spans) == 1 and spans[0].plain:
            start, end, width, after, _, spaces = line
            if end > start or after:
                word_space = self._word_space
                if word_space:
                    width += word_space * spaces
                span = spans[0]
                element, artifact = span.element, painter.artifact
                if artifact:
                    element = None
                elif element is None:
                    artifact = "Pagination"
                painter.ops.append(
                    TextOp(
                        x, y, width, self._text[start:end], span.face.name, span.size, span.color,
                        element, artifact, after, word_space,
                    )
                )  # fmt: skip
            return
        self._paint_spans(painter, x, y, top)

    def _paint_spans(self, painter: Painter, x: float, y: float, top: float) -> None:
        line, text, space = self._line, self._text, self._word_space
        last = self._spans[-1]
        for span in self._spans:
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
                drop = painter.height - y + _UNDERLINE_DROP * span.size
                weight = _UNDERLINE_WEIGHT * span.size
                painter.line(x, drop, x + width, drop, weight, span.color)
            if span.href and piece:
                painter.link(x, top, width, self.height, span.href, span.element)
            x += width


def line_slabs(
    text: Text,
    style: Style,
    x: float,
    width: float,
    orphan_control: bool = True,
    align: Align | None = None,
) -> list[Slab]:
    """The lines of a paragraph, ``width`` wide from ``x``, held together as its style asks.

    ``align`` goes before that of the style.
    """
    align = align or style.align
    room = max(width - style.left - style.right, 1.0)
    first = max(room - style.first, 1.0)
    rest = max(room - style.hanging, 1.0)
    lines = break_lines(text, first, rest)
    slabs: list[Slab] = []
    spans = text.spans
    single = len(spans) == 1
    height, ascent = _extent(spans, style.leading)
    cursor = 0
    own = spans
    indent, available = x + style.left + style.first, first
    for line in lines:
        if not single:
            while spans[cursor].end <= line.start and cursor < len(spans) - 1:
                cursor += 1
            stop = cursor
            while stop < len(spans) - 1 and spans[stop + 1].start < line.end:
                stop += 1
            own = spans[cursor : stop + 1]
            height, ascent = _extent(own, style.leading)
        word_space = 0.0
        left = indent
        if align == "justify":
            if not line.last and line.spaces:
                word_space = (available - line.width) / line.spaces
        elif align == "right":
            left += available - line.width
        elif align == "center":
            left += (available - line.width) / 2
        slabs.append(LineSlab(text, line, own, left, word_space, height, ascent))
        indent, available = x + style.left + style.hanging, rest
    if orphan_control:
        _hold(slabs, style)
    return slabs


def _extent(spans: Sequence[Span], leading: float) -> tuple[float, float]:
    """Height of a line of some spans, and where its base line lies below its upper edge."""
    if len(spans) == 1:
        span = spans[0]
        height = span.height * leading
        ascent, descent = span.face.ascent * span.size, span.face.descent * span.size
    else:
        height = max([span.height for span in spans]) * leading
        ascent = max([span.face.ascent * span.size for span in spans])
        descent = max([span.face.descent * span.size for span in spans])
    return height, (height - ascent - descent) / 2 + ascent


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
