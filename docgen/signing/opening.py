"""Opening a PDF that somebody sent: what cannot be read is refused before anything looks into it.

Every limit is checked on the bytes first, so that a file made to cost time costs none.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pyhanko.pdf_utils.reader import PdfFileReader

from docgen.errors import DataError, DocgenError

__all__ = ["MAX_BYTES", "MAX_REVISIONS", "Opened", "open_pdf", "reading", "revision_ends"]

MAX_BYTES = 50_000_000
"""Bytes of a file that is signed or verified; the largest minutes with photographs have a tenth."""
MAX_REVISIONS = 100
"""Revisions of a file: one per signature, and as many again for their validation data."""

_END = re.compile(rb"%%EOF(?:\r\n|\n|\r)?")
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose outline could be read."""

    data: bytes
    reader: PdfFileReader
    ends: tuple[int, ...]
    """Where its revisions end, in bytes from the beginning."""


def revision_ends(data: bytes) -> tuple[int, ...]:
    """Where each revision ends: after an end-of-file mark and the line end behind it."""
    return tuple(found.end() for found in _END.finditer(data))


def open_pdf(data: bytes, name: str = "") -> Opened:
    """A file, ready to be looked into; ``name`` is what errors call it.

    Raises DataError with a code that says why not: too large, no PDF, encrypted, too many
    revisions, cut off or damaged.
    """
    if len(data) > MAX_BYTES:
        raise DataError.of(
            "signing.too_large", name, ukuran=len(data) // 10**6, batas=MAX_BYTES // 10**6
        )
    if not data.startswith(b"%PDF-"):
        raise DataError.of("signing.not_pdf", name)
    ends = revision_ends(data)
    if len(ends) > MAX_REVISIONS:
        raise DataError.of(
            "signing.too_many_revisions", name, jumlah=len(ends), batas=MAX_REVISIONS
        )
    if not ends or data[ends[-1] :].strip(b"\0\t\n\f\r "):
        raise DataError.of("signing.truncated", name)
    with reading(data, name):
        reader = PdfFileReader(io.BytesIO(data))
        encrypted = reader.encrypted
        if not encrypted:
            _ = reader.root["/Pages"]["/Count"]
    if encrypted:
        raise DataError.of("signing.encrypted", name)
    return Opened(data, reader, ends)


@contextmanager
def reading(data: bytes, name: str = "") -> Iterator[None]:
    """Turn what the reader stumbles over into DataError ``signing.damaged``.

    It meets whatever bytes somebody sent, and raises what it happens to run into: its own family
    of errors, zlib's, ValueError, RecursionError and more.
    """
    try:
        yield
    except DocgenError:
        raise
    except Exception as error:
        code = "signing.encrypted" if _ENCRYPTED.search(data) else "signing.damaged"
        raise DataError.of(code, name, sebab=type(error).__name__) from None
