"""Page contents: operations as the drawing commands of PDF.

What is written is text in Latin-1 until the page is whole: every character of it stands for one
byte.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from docgen.rendering.pdf.emit.subset import EmbeddedFont
from docgen.rendering.pdf.emit.syntax import number
from docgen.rendering.pdf.operations import ImageOp, LineOp, Page, RectOp, TextOp

__all__ = ["Marks", "page_content"]


class Marks:
    """What brackets the drawing of each structure element; this one brackets nothing.

    ``begin`` and ``end`` are called around every longest run of operations that belong to one
    element, or to one kind of artifact. A tagged file is written by a subclass.
    """

    end = ""
    """The command after the last operation of a run."""

    def begin(self, page: int, element: int | None, artifact: str) -> str:
        """Commands before the first operation of a run; ``page`` counts from 0."""
        return ""

    def picture(self, op: ImageOp) -> None:
        """Called for every picture."""


@lru_cache(maxsize=512)
def _paint_color(color: str, operator: str) -> str:
    if color == "#000000":
        return "0 g\n" if operator == "rg" else "0 G\n"
    parts = [number(int(color[i : i + 2], 16) / 255, 3) for i in (1, 3, 5)]
    return f"{' '.join(parts)} {operator}\n"


class _Numbers(dict[float, str]):
    """Numbers as they are written; those of lines and rows come again and again."""

    def __missing__(self, value: float) -> str:
        text = self[value] = number(value)
        return text


def page_content(
    page_number: int,
    page: Page,
    font: Callable[[str], EmbeddedFont],
    image: Callable[[str], str],
    marks: Marks,
) -> bytes:
    """The content stream of one page.

    ``font`` and ``image`` give the font of a face and the resource name of a picture slot.
    """
    writer = _Writer(font, image)
    out, begin, end = writer.out, marks.begin, marks.end
    inside = False
    element: int | None = None
    artifact = ""
    ops: Sequence[Any] = page.ops
    draw: Callable[[Any], None]
    for op in ops:
        kind = type(op)
        if kind is TextOp:
            if not op.text and op.after not in (" ", "\n"):
                continue
            draw = writer.text
        elif kind is LineOp:
            draw = writer.line
        elif kind is RectOp:
            draw = writer.rect
        elif kind is ImageOp:
            marks.picture(op)
            draw = writer.image
        else:
            continue
        if op.element != element or op.artifact != artifact or not inside:
            if inside:
                out.append(end)
            inside = True
            element, artifact = op.element, op.artifact
            out.append(begin(page_number, element, artifact))
        draw(op)
    if inside:
        out.append(end)
    return "".join(out).encode("latin-1")


class _Writer:
    """Commands of one page, and the state that they leave behind."""

    def __init__(self, font: Callable[[str], EmbeddedFont], image: Callable[[str], str]) -> None:
        self.out: list[str] = []
        self._font, self._image = font, image
        self._numbers = _Numbers()
        self._fill = self._stroke = "#000000"
        self._face = ""
        self._current: EmbeddedFont | None = None
        self._part = ""
        self._size = 0.0
        self._space = 0.0
        self._width: float | None = None
        self._dash: tuple[float, ...] = ()

    def _set_fill(self, color: str) -> None:
        if color != self._fill:
            self.out.append(_paint_color(color, "rg"))
            self._fill = color

    def _set_line(self, width: float, color: str, dash: tuple[float, ...]) -> None:
        if color != self._stroke:
            self.out.append(_paint_color(color, "RG"))
            self._stroke = color
        if width != self._width:
            self.out.append(f"{self._numbers[width]} w\n")
            self._width = width
        if dash != self._dash:
            self.out.append(f"[{' '.join(map(number, dash))}] 0 d\n")
            self._dash = dash

    def text(self, op: TextOp) -> None:
        """One stretch of text, with a space at the end of a line for those who read it aloud."""
        x, y, _, text, face, size, color, _, _, after, space, angle = op
        if after == " " or after == "\n":
            text += " "
        if color != self._fill:
            self._set_fill(color)
        font = self._current
        if font is None or face != self._face:
            font = self._current = self._font(face)
            self._face = face
        if angle:
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            place = f"BT {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x:.2f} {y:.2f} Tm"
        else:
            place = f"BT {self._numbers[x]} {y:.2f} Td"
        if space != self._space:
            place = f"{place} {space:.4f} Tw" if space else f"{place} 0 Tw"
            self._space = space
        if text.isascii():
            if self._part != font.name or size != self._size:
                font.common = True
                self._part, self._size = font.name, size
                place = f"{place} /{font.name} {self._numbers[size]} Tf"
            if "(" in text or ")" in text or "\\" in text:
                text = _escape(text)
            self.out.append(f"{place} ({text}) Tj ET\n")
            return
        self.out.append(place)
        for part, data in font.encode(text):
            if self._part != part or size != self._size:
                self._part, self._size = part, size
                self.out.append(f" /{part} {self._numbers[size]} Tf")
            self.out.append(f" ({_escape(data)}) Tj")
        self.out.append(" ET\n")

    def line(self, op: LineOp) -> None:
        """A straight line."""
        x1, y1, x2, y2, width, color, dash, _, _ = op
        if width != self._width or color != self._stroke or dash != self._dash:
            self._set_line(width, color, dash)
        show = self._numbers
        self.out.append(f"{show[x1]} {show[y1]} m {show[x2]} {show[y2]} l S\n")

    def rect(self, op: RectOp) -> None:
        """A rectangle."""
        if op.fill:
            self._set_fill(op.fill)
        if op.stroke:
            self._set_line(op.line_width, op.stroke, op.dash)
        operator = "B" if op.fill and op.stroke else "f" if op.fill else "S"
        show = self._numbers
        box = f"{show[op.x]} {show[op.y]} {show[op.width]} {show[op.height]}"
        self.out.append(f"{box} re {operator}\n")

    def image(self, op: ImageOp) -> None:
        """A picture."""
        name = self._image(op.slot)
        box = f"{number(op.width)} 0 0 {number(op.height)} {number(op.x)} {number(op.y)}"
        self.out.append(f"q {box} cm /{name} Do Q\n")


def _escape(data: str) -> str:
    if "\\" in data:
        data = data.replace("\\", "\\\\")
    data = data.replace("(", "\\(").replace(")", "\\)")
    return data.replace("\r", "\\r").replace("\n", "\\n")
