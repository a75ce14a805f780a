"""Pictures of finished pages, drawn by PDFium. No other module knows it."""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass
from threading import Lock

import pypdfium2 as pdfium
from PIL import Image

__all__ = ["WIDEST", "PagePicture", "page_picture"]

WIDEST = 2000
"""Pixels of the widest picture."""

_LOCK = Lock()
"""PDFium works for one thread at a time."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as one sees it on a screen."""

    data: bytes
    media_type: str
    width: int
    """Pixels."""
    height: int
    pages: int
    """Of the whole file."""
    page: int
    """Which one it is, from 1."""


def page_picture(pdf: bytes, page: int, width: int) -> PagePicture:
    """A picture of one page of a PDF of our own, ``width`` pixels wide.

    page: from 1; the nearest one when there are not so many. Form fields are drawn as they print.
    """
    with _LOCK:
        document = pdfium.PdfDocument(pdf)
        try:
            count = len(document)
            index = min(max(page, 1), count) - 1
            leaf = document[index]
            scale = min(max(width, 100), WIDEST) / leaf.get_width()
            bitmap = leaf.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            size, mode, stride = (bitmap.width, bitmap.height), bitmap.mode, bitmap.stride
            pixels = ctypes.string_at(bitmap.buffer, stride * size[1])
        finally:
            document.close()
    image = Image.frombuffer("RGB", size, pixels, "raw", mode, stride, 1)
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=1)
    return PagePicture(stream.getvalue(), "image/png", *size, count, index + 1)
