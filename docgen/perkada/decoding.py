"""Bytes of a file -> text, whatever an office's programs wrote."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from docgen.errors import DataError, Finding

__all__ = ["MAX_BYTES", "Decoded", "decode"]

MAX_BYTES = 20_000_000
"""Bytes of one draft; the longest law in force has about two megabytes."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "DOCX, ODT, ZIP"),
    (b"\xd0\xcf\x11\xe0", "DOC (Word 97-2003)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_SAMPLE = 4096
_MOST_CONTROL = 0.02
"""Share of control characters above which a file is no text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and what was not as it should be."""

    text: str
    findings: tuple[Finding, ...]


def _without_bom(data: bytes) -> str | None:
    """The encoding of a file in UTF-16 that does not say so: every other byte is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _text(data: bytes, name: str) -> tuple[str, str]:
    """The text, and the name of an encoding that had to be guessed."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), ""
    if guessed := _without_bom(data):
        return data.decode(guessed, errors="replace"), guessed.upper()
    for start, kind in _KINDS:
        if data.startswith(start):
            raise DataError.of("perkada.file_binary", name, kind=kind)
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "ISO 8859-1"


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file in UTF-8, UTF-16, UTF-32 or, with a warning, Windows-1252.

    Control characters become blanks, with a warning that tells the first one's line. Raises
    ``DataError`` when the file is too large, empty, or no text (PDF, Word 97, a picture).
    """
    if len(data) > MAX_BYTES:
        raise DataError.of("perkada.file_too_large", name, most=MAX_BYTES // 1_000_000)
    text, guessed = _text(data, name)
    if not text.strip().strip("\x00"):
        raise DataError.of("perkada.file_empty", name)
    findings: list[Finding] = []
    if guessed:
        findings.append(Finding("perkada.encoding", name, {"encoding": guessed}, "W"))
    first = _CONTROL.search(text)
    if first:
        count = len(_CONTROL.findall(text))
        if count > len(text) * _MOST_CONTROL + 8:
            raise DataError.of("perkada.file_binary", name, kind="?")
        line = text.count("\n", 0, first.start()) + 1
        params = {"line": line, "count": count, "character": f"U+{ord(first[0]):04X}"}
        findings.append(Finding("perkada.control_character", f"baris {line}", params, "W"))
        text = _CONTROL.sub(" ", text)
    if "\ufffd" in text:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        params = {"line": line, "count": text.count("\ufffd")}
        findings.append(Finding("perkada.lost_character", f"baris {line}", params, "W"))
    return Decoded(text, tuple(findings))
