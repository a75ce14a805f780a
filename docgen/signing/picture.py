"""The block as a picture, for signing services that place one themselves."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from docgen.assets import fonts_dir
from docgen.rendering.pdf.fonts import FAMILIES
from docgen.rendering.qr import qr_modules
from docgen.signing.block import FAMILY, Block, arrange

__all__ = ["block_picture"]

_SCALE = 6.0
"""Pixels for a point: 432 to the inch."""


def block_picture(block: Block, width: float, height: float) -> bytes:
    """PNG bytes of the block at ``width`` x ``height`` points."""
    found = arrange(block, width, height)
    image = Image.new("L", (round(width * _SCALE), round(height * _SCALE)), 255)
    draw = ImageDraw.Draw(image)
    left, bottom, side = found.code
    rows = qr_modules(block.link)
    cell = side / len(rows)
    for number, row in enumerate(rows):
        for index, dark in enumerate(row):
            if dark:
                x = (left + index * cell) * _SCALE
                y = (height - bottom - side + number * cell) * _SCALE
                far = cell * _SCALE
                draw.rectangle((round(x), round(y), round(x + far) - 1, round(y + far) - 1), 0)
    for line in found.lines:
        style = "Bold" if line.bold else "Regular"
        path = fonts_dir() / FAMILIES[FAMILY].format(style=style)
        typeface = ImageFont.truetype(str(path), line.size * _SCALE)
        place = (line.x * _SCALE, (height - line.y) * _SCALE)
        draw.text(place, line.text, 0, typeface, anchor="ls")
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
