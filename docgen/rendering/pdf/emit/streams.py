"""Streams of the file, deflated, and written as PDF/A wants them."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc as _pdfdoc

from docgen.rendering.deflate import deflate as _deflate

__all__ = ["Stream", "deflate", "pdfdoc"]

pdfdoc: Any = _pdfdoc
"""ReportLab's objects of a file; its type stubs leave out what is needed here."""


def deflate(data: bytes) -> bytes:
    """Data as a stream with the filter FlateDecode holds it."""
    return _deflate().stream(data)


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream whose data is given as it is to be written.

    ReportLab's own has no end of line before ``endstream``, which PDF/A requires, and it encodes
    in ASCII85 unless a global setting forbids it.
    """

    def __init__(self, data: bytes, entries: dict[str, Any], *, compress: bool = True) -> None:
        entries = dict(entries)
        if compress:
            data = deflate(data)
            entries["Filter"] = pdfdoc.PDFName("FlateDecode")
        entries["Length"] = len(data)
        super().__init__(pdfdoc.PDFDictionary(entries), data)

    def format(self, document: Any) -> bytes:
        """The bytes of the object."""
        head: bytes = pdfdoc.format(self.dictionary, document)
        data: bytes = head + b"\nstream\n" + self.content + b"\nendstream"
        return data
