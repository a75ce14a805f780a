"""Streams of the file, deflated, and written as PDF/A wants them."""

from __future__ import annotations

from docgen.rendering.deflate import deflate as _deflate

__all__ = ["deflate", "stream"]


def deflate(data: bytes) -> bytes:
    """Data as a stream with the filter FlateDecode holds it."""
    return _deflate().stream(data)


def stream(data: bytes, entries: str = "", *, compress: bool = True) -> bytes:
    """The object of a stream; ``entries`` are those of its dictionary beside what is said here.

    PDF/A wants an end of line before ``endstream`` (ISO 19005-2, 6.1.7.1).
    """
    if compress:
        data = deflate(data)
        entries += "/Filter/FlateDecode"
    head = f"<<{entries}/Length {len(data)}>>\nstream\n"
    return b"".join((head.encode("ascii"), data, b"\nendstream"))
