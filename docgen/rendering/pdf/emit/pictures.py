"""Pictures as image objects of the file."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from PIL import Image, UnidentifiedImageError

from docgen.errors import DataError
from docgen.rendering.pdf.emit.streams import Stream, deflate, pdfdoc

__all__ = ["image_objects"]

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


@lru_cache(maxsize=32)
def _decoded(data: bytes) -> tuple[int, int, str, str, bytes, bytes | None]:
    """Width, height, colour space, filter, data and deflated transparency of a picture."""
    with Image.open(io.BytesIO(data)) as picture:
        width, height = picture.size
        if picture.format == "JPEG" and picture.mode in _SPACES:
            return width, height, _SPACES[picture.mode], "DCTDecode", data, None
        alpha = None
        if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
            clear = picture.convert("RGBA")
            mask = clear.getchannel("A")
            if mask.getextrema() != (255, 255):
                alpha = deflate(mask.tobytes())
            plain: Image.Image = clear.convert("RGB")
        elif picture.mode in ("1", "L", "I;16", "I", "F"):
            plain = picture.convert("L")
        else:
            plain = picture.convert("RGB")
        return width, height, _SPACES[plain.mode], "FlateDecode", deflate(plain.tobytes()), alpha


def image_objects(slot: str, data: bytes) -> tuple[Any, Any | None]:
    """The image object of a PNG or JPEG, and that of its transparency or None.

    Raises DataError ``pdf.bad_picture`` when the bytes are no picture.
    """
    try:
        width, height, space, coding, content, alpha = _decoded(data)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as problem:
        raise DataError.of("pdf.bad_picture", slot=slot, reason=str(problem)) from None
    image = _stream(width, height, space, coding, content)
    mask = None
    if alpha is not None:
        mask = _stream(width, height, "DeviceGray", "FlateDecode", alpha)
    return image, mask


def _stream(width: int, height: int, space: str, coding: str, content: bytes) -> Stream:
    entries = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": width,
        "Height": height,
        "ColorSpace": pdfdoc.PDFName(space),
        "BitsPerComponent": 8,
        "Filter": pdfdoc.PDFName(coding),
    }
    return Stream(content, entries, compress=False)
