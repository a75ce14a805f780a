"""Page contents: operations as the drawing commands of PDF."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from docgen.rendering.pdf.emit.subset import EmbeddedFont
from docgen.rendering.pdf.operations import ImageOp, LineOp, Page, RectOp, TextOp

__all__ = ["Marks", "page_content"]


class Marks:
    """What brackets the drawing of each structure element; this one brackets nothing.

    ``begin`` and ``end`` are called around every longest run of operations that belong to one
    element, or to one kind of artifact. A tagged file is written by a subclass.
    """

    def begin(self, page: int, element: int | None, artifact: str) -> bytes:
        """Commands before the first operation of a run; ``page`` counts from 0."""
        return b""

    def end(self) -> bytes:
        """Commands after its last."""
        return b""

    def picture(self, op: ImageOp) -> None:
        """Called for every picture."""


@lru_cache(maxsize=512)
def _paint_color(color: str, operator: str) -> bytes:
    if color == "#000000":
        return b"0 " + (b"g" if operator == "rg" else b"G") + b"\n"
    parts = [_number(int(color[i : i + 2], 16) / 255, 3) for i in (1, 3, 5)]
    return f"{' '.join(parts)} {operator}\n".encode("ascii")


def _number(value: float, digits: int = 2) -> str:
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def page_content(
    number: int,
    page: Page,
    font: Callable[[str], EmbeddedFont],
    image: Callable[[str], str],
    marks: Marks,
) -> bytes:
    """The content stream of one page.

    ``font`` and ``image`` give the font of a face and the resource name of a picture slot.
    """
    writer = _Writer(font, image)
    current: tuple[int | None, str] | None = None
    for op in page.ops:
        draw = _DRAW.get(type(op))
        if draw is None or (isinstance(op, TextOp) and not _drawn(op)):
            continue
        if isinstance(op, ImageOp):
            marks.picture(op)
        key = (op.element, op.artifact)
        if key != current:
            if current is not None:
                writer.out.append(marks.end())
            writer.out.append(marks.begin(number, op.element, op.artifact))
            current = key
        draw(writer, op)
    if current is not None:
        writer.out.append(marks.end())
    return b"".join(writer.out)


def _drawn(op: TextOp) -> str:
    """The letters to draw: with a space at the end of a line, for those who read it aloud."""
    return op.text + " " if op.after in (" ", "\n") else op.text


class _Writer:
    """Commands of one page, and the state that they leave behind."""

    def __init__(self, font: Callable[[str], EmbeddedFont], image: Callable[[str], str]) -> None:
        self.out: list[bytes] = []
        self._font, self._image = font, image
        self._fill = self._stroke = "#000000"
        self._face: tuple[str, float] | None = None
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
            self.out.append(f"{_number(width)} w\n".encode("ascii"))
            self._width = width
        if dash != self._dash:
            parts = " ".join(_number(part) for part in dash)
            self.out.append(f"[{parts}] 0 d\n".encode("ascii"))
            self._dash = dash

    def text(self, op: TextOp) -> None:
        """One stretch of text."""
        font = self._font(op.face)
        text = _drawn(op)
        self._set_fill(op.color)
        if op.angle:
            cos, sin = math.cos(math.radians(op.angle)), math.sin(math.radians(op.angle))
            place = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {op.x:.2f} {op.y:.2f} Tm"
        else:
            place = f"{op.x:.2f} {op.y:.2f} Td"
        parts = [f"BT {place}"]
        if op.word_space != self._space:
            parts.append(f"{_number(op.word_space, 4)} Tw")
            self._space = op.word_space
        self.out.append(" ".join(parts).encode("ascii"))
        for part, data in font.encode(text):
            name = font.name(part)
            if (name, op.size) != self._face:
                self._face = (name, op.size)
                self.out.append(f" /{name} {_number(op.size)} Tf".encode("ascii"))
            self.out.append(b" (" + _escape(data) + b") Tj")
        self.out.append(b" ET\n")

    def line(self, op: LineOp) -> None:
        """A straight line."""
        self._set_line(op.width, op.color, op.dash)
        self.out.append(
            f"{_number(op.x1)} {_number(op.y1)} m {_number(op.x2)} {_number(op.y2)} l S\n".encode()
        )

    def rect(self, op: RectOp) -> None:
        """A rectangle."""
        if op.fill:
            self._set_fill(op.fill)
        if op.stroke:
            self._set_line(op.line_width, op.stroke, op.dash)
        operator = "B" if op.fill and op.stroke else "f" if op.fill else "S"
        box = " ".join(map(_number, (op.x, op.y, op.width, op.height)))
        self.out.append(f"{box} re {operator}\n".encode("ascii"))

    def image(self, op: ImageOp) -> None:
        """A picture."""
        name = self._image(op.slot)
        box = f"{_number(op.width)} 0 0 {_number(op.height)} {_number(op.x)} {_number(op.y)}"
        self.out.append(f"q {box} cm /{name} Do Q\n".encode("ascii"))


def _escape(data: bytes) -> bytes:
    if b"\\" in data:
        data = data.replace(b"\\", b"\\\\")
    data = data.replace(b"(", b"\\(").replace(b")", b"\\)")
    return data.replace(b"\r", b"\\r").replace(b"\n", b"\\n")


_DRAW: dict[type[Any], Callable[[_Writer, Any], None]] = {
    TextOp: _Writer.text,
    LineOp: _Writer.line,
    RectOp: _Writer.rect,
    ImageOp: _Writer.image,
}
