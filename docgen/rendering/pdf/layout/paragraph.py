"""Paragraphs as slabs of one line each."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.rendering.pdf.layout.breaking import Line, break_lines, break_plain
from docgen.rendering.pdf.layout.glyphs import Letters, Span, Text, shape
from docgen.rendering.pdf.layout.slabs import FREE, KEEP, STRONG, Painter, Slab
from docgen.rendering.pdf.operations import text_op
from docgen.rendering.pdf.tree import Align, Run, Style

__all__ = ["LineSlab", "line_slabs", "natural_width", "plain_slabs"]

_LINE_WEIGHT = 0.055
"""In ems: how thick a line under or through letters is."""


class LineSlab(Slab):
    """One line of text; subclasses know what stands in it."""

    __slots__ = ("_line", "_text", "_word_space", "_x", "ascent", "outline")

    def __init__(
        self, text: str, line: Line, x: float, word_space: float, height: float, ascent: float
    ) -> None:
        self.height = height
        self.before = 0.0
        self.glue = FREE
        self.head = None
        self.ascent = ascent
        """Where the base line lies below the upper edge."""
        self.outline: tuple[int, str] | None = None
        self._text, self._line = text, line
        self._x, self._word_space = x, word_space

    def _bookmark(self, painter: Painter, top: float) -> None:
        if self.outline is not None and not painter.artifact:
            painter.outline.append((*self.outline, top))


class PlainLine(LineSlab):
    """A line of one face and one look."""

    __slots__ = ("element", "letters")

    letters: Letters
    element: int | None

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint one operation."""
        if self.outline is not None:
            self._bookmark(painter, top)
        start, end, width, after, _, spaces = self._line
        if start == end and not after:
            return
        word_space = self._word_space
        if word_space:
            width += word_space * spaces
        element, artifact = self.element, painter.artifact
        if artifact:
            element = None
        elif element is None:
            artifact = "Pagination"
        own = self.letters
        painter.ops.append(
            text_op(
                (
                    x + self._x, painter.height - top - self.ascent, width, self._text[start:end],
                    own.name, own.size, own.color, element, artifact, after, word_space, 0.0,
                )
            )
        )  # fmt: skip


class SpansLine(LineSlab):
    """A line of several faces or looks, underlined, struck through, or with a link."""

    __slots__ = ("spans",)

    spans: Sequence[Span]

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint one operation for each span, its lines and its link."""
        self._bookmark(painter, top)
        y = painter.height - top - self.ascent
        x += self._x
        (start, end, whole, follows, _, _), text, space = self._line, self._text, self._word_space
        last = self.spans[-1]
        for span in self.spans:
            piece = text[max(start, span.start) : min(end, span.end)]
            after = follows if span is last else ""
            if not piece and not after:
                continue
            own = span.letters
            if span.start <= start and end <= span.end:
                width = whole
            else:
                width = own.face.words[piece] * own.scale
            if space:
                width += space * piece.count(" ")
            painter.text(
                x, y, width, piece, own.name, own.size, own.color, span.element, after, space
            )
            for below in span.lines if piece else ():
                drop = painter.height - y + below * own.size
                painter.line(x, drop, x + width, drop, _LINE_WEIGHT * own.size, own.color)
            if span.href and piece:
                painter.link(x, top, width, self.height, span.href, span.element)
            x += width


def plain_slabs(
    text: str,
    own: Letters,
    element: int | None,
    style: Style,
    x: float,
    width: float,
    orphan_control: bool = True,
    align: Align | None = None,
) -> list[Slab]:
    """As :func:`line_slabs`, for text in one face."""
    align = align or style.align
    first, rest = _rooms(style, width)
    height = own.height * style.leading
    ascent = (height - own.ascent - own.descent) / 2 + own.ascent
    slabs: list[Slab] = []
    indent, available = x + style.left + style.first, first
    for line in break_plain(text, own, first, rest):
        left, word_space = _placed(line, align, indent, available)
        slab = PlainLine(text, line, left, word_space, height, ascent)
        slab.letters, slab.element = own, element
        slabs.append(slab)
        indent, available = x + style.left + style.hanging, rest
    if orphan_control:
        _hold(slabs, style)
    return slabs


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
    first, rest = _rooms(style, width)
    slabs: list[Slab] = []
    spans = text.spans
    cursor = 0
    indent, available = x + style.left + style.first, first
    for line in break_lines(text, first, rest):
        start, end, *_ = line
        while spans[cursor].end <= start and cursor < len(spans) - 1:
            cursor += 1
        stop = cursor
        while stop < len(spans) - 1 and spans[stop + 1].start < end:
            stop += 1
        own = spans[cursor : stop + 1]
        height = max([span.letters.height for span in own]) * style.leading
        ascent = max([span.letters.ascent for span in own])
        descent = max([span.letters.descent for span in own])
        left, word_space = _placed(line, align, indent, available)
        base = (height - ascent - descent) / 2 + ascent
        slab = SpansLine(text.text, line, left, word_space, height, base)
        slab.spans = own
        slabs.append(slab)
        indent, available = x + style.left + style.hanging, rest
    if orphan_control:
        _hold(slabs, style)
    return slabs


def _rooms(style: Style, width: float) -> tuple[float, float]:
    """The widths of the first line and of the others."""
    room = max(width - style.left - style.right, 1.0)
    return max(room - style.first, 1.0), max(room - style.hanging, 1.0)


def _placed(line: Line, align: Align, left: float, available: float) -> tuple[float, float]:
    """Where a line begins, and what is added to each of its spaces."""
    if align == "left":
        return left, 0.0
    _, _, width, _, last, spaces = line
    if align == "justify":
        return left, 0.0 if last or not spaces else (available - width) / spaces
    spare = available - width
    return left + (spare if align == "right" else spare / 2), 0.0


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


def natural_width(runs: Sequence[Run], style: Style, own: Letters | None) -> float:
    """Width of a paragraph when it is broken only where it must be.

    ``own``: what :func:`~docgen.rendering.pdf.layout.glyphs.plain` says of its runs.
    """
    if own is not None:
        width = own.face.words[runs[0].text] * own.scale
    else:
        text = shape(runs, [None] * len(runs))
        width = max([line[2] for line in break_lines(text, float("inf"), float("inf"))])
    return width + style.left + style.right + max(style.first, style.hanging)
