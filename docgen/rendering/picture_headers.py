"""Reads the head of a PNG or JPEG file without decoding it, and drops what is not the picture.

Decoders meet only files that were measured first, and that hold nothing but pixels: no EXIF with a
place on the map, no comments, no animation. This also keeps Pillow from warning about any of them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["BrokenPictureError", "Header", "guess", "read_header"]

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_CHUNKS: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_START_OF_SCAN: Final = 0xDA
_END: Final = 0xD9
_APP0, _APP1, _APP14, _APP15, _COMMENT = 0xE0, 0xE1, 0xEE, 0xEF, 0xFE
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Start-of-frame markers; the three left out are tables (ITU-T T.81, B.1.1.3)."""
_EXIF: Final = b"Exif\0\0"
_ORIENTATION: Final = 0x0112
_KINDS: Final = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP/Word"),
    (b"\xd0\xcf\x11\xe0", "Word/Excel lama"),
)


class BrokenPictureError(ValueError):
    """The file ends early or contradicts itself."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a picture file says about itself."""

    kind: Literal["PNG", "JPEG"]
    """By content, whatever the file is called."""
    width: int
    """Pixels, as stored."""
    height: int
    """Pixels, as stored."""
    orientation: int
    """EXIF orientation, 1 to 8; 1 is upright."""
    pixels: bytes
    """The file again, without anything that is not needed to decode it."""


def guess(data: bytes) -> str:
    """The kind of file that ``data`` seems to be, for a message; empty when unknown."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == b"ftyp":
        return "HEIC/AVIF"
    if b"<svg" in data[:1024].lower():
        return "SVG"
    return next((kind for start, kind in _KINDS if data.startswith(start)), "")


def read_header(data: bytes) -> Header | None:
    """The header of a PNG or JPEG file, or ``None`` for any other file.

    Raises:
        BrokenPictureError: the file is cut off or damaged before its pixels begin.
    """
    try:
        if data.startswith(_PNG):
            return _png(data)
        return _jpeg(data) if data.startswith(_JPEG) else None
    except (struct.error, IndexError) as error:
        raise BrokenPictureError(str(error)) from error


def _png(data: bytes) -> Header:
    kept = [_PNG]
    orientation, at, size, ended = 1, len(_PNG), (0, 0), False
    while at < len(data) and not ended:
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise BrokenPictureError("chunk")
        if name == b"IHDR":
            size = struct.unpack_from(">II", data, at + 8)
        elif name == b"eXIf":
            orientation = _orientation(data[at + 8 : end - 4])
        if name in _CHUNKS:
            kept.append(data[at:end])
        at, ended = end, name == b"IEND"
    if not ended or 0 in size:
        raise BrokenPictureError("end")
    return Header("PNG", *size, orientation, b"".join(kept))


def _jpeg(data: bytes) -> Header:
    kept = [data[:2]]
    orientation, size = 1, (0, 0)
    for marker, start, end in _segments(data):
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, start + 5)
            size = width, height
        elif marker == _APP1 and data.startswith(_EXIF, start + 4):
            orientation = _orientation(data[start + 4 + len(_EXIF) : end])
        # The Adobe segment stays: it says how the colours of a CMYK picture are stored.
        if marker not in {*range(_APP1, _APP15 + 1), _COMMENT} or marker == _APP14:
            kept.append(data[start:end])
    if 0 in size:
        raise BrokenPictureError("size")
    return Header("JPEG", *size, orientation, b"".join(kept))


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each segment; all from the first scan on is the last one."""
    at = 2
    while True:
        if data[at] != 0xFF:
            raise BrokenPictureError("marker")
        while data[at + 1] == 0xFF:
            at += 1
        marker = data[at + 1]
        if marker == _START_OF_SCAN:
            yield marker, at, len(data)
            return
        if marker == _END:
            raise BrokenPictureError("end")
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(data):
            raise BrokenPictureError("segment")
        yield marker, at, end
        at = end


def _orientation(tiff: bytes) -> int:
    """The orientation in an EXIF block; 1 when there is none or the block is damaged."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, entry)
            if tag == _ORIENTATION:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        # A damaged note about the picture is no reason to refuse the picture.
        return 1
    return 1
