"""Pages of PDFs as pictures, for previews."""

from __future__ import annotations

import io
from functools import lru_cache
from threading import Lock

import pypdfium2

__all__ = ["MAX_PAGES", "picture"]

MAX_PAGES = 60
"""Pages of a document that are drawn."""
_WIDTH = 900
"""Pixels: sharp at the width of a column on screens of twice the usual density."""
_lock = Lock()
"""PDFium is not safe to call from two threads at once."""


@lru_cache(maxsize=64)
def picture(data: bytes, number: int) -> bytes:
    """The page of a PDF that docgen made, from 1, as PNG."""
    with _lock:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[number - 1]
            drawn = page.render(scale=_WIDTH / page.get_width()).to_pil()
        finally:
            document.close()
    stream = io.BytesIO()
    drawn.save(stream, "PNG", compress_level=3)
    return stream.getvalue()
