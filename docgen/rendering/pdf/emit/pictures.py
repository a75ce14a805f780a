"""Pictures as image objects of the file."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from docgen.errors import DataError
from docgen.rendering.cache import Cache
from docgen.rendering.pdf.emit.streams import deflate, stream

__all__ = ["EmbeddedPicture", "embedded_picture"]

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}
_KEPT = 32_000_000


@dataclass(frozen=True, slots=True)
class EmbeddedPicture:
    """A picture as files hold it; the same for every file."""

    digest: str
    """SHA-256 of the bytes that were given, in hex."""
    entries: str
    data: bytes
    mask: bytes | None
    """The object of its transparency."""

    def image(self, mask: int | None) -> bytes:
        """The image object; ``mask`` is the object number of its transparency."""
        entries = self.entries if mask is None else f"{self.entries}/SMask {mask} 0 R"
        return stream(self.data, entries, compress=False)


_pictures: Cache[bytes, EmbeddedPicture] = Cache(
    _KEPT, lambda given, made: len(given) + len(made.data) + len(made.mask or b"")
)


def embedded_picture(slot: str, data: bytes) -> EmbeddedPicture:
    """A PNG or JPEG, ready to be written.

    Raises DataError ``pdf.bad_picture`` when the bytes are no picture.
    """
    known = _pictures.get(data)
    if known is not None:
        return known
    try:
        made = _read(data)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as problem:
        raise DataError.of("pdf.bad_picture", slot=slot, reason=str(problem)) from None
    _pictures.put(data, made)
    return made


def _read(data: bytes) -> EmbeddedPicture:
    digest = hashlib.sha256(data).hexdigest()
    with Image.open(io.BytesIO(data)) as picture:
        width, height = picture.size
        if picture.format == "JPEG" and picture.mode in _SPACES:
            entries = _entries(width, height, _SPACES[picture.mode], "DCTDecode")
            return EmbeddedPicture(digest, entries, data, None)
        mask = None
        if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
            clear = picture.convert("RGBA")
            alpha = clear.getchannel("A")
            if alpha.getextrema() != (255, 255):
                entries = _entries(width, height, "DeviceGray", "FlateDecode")
                mask = stream(deflate(alpha.tobytes()), entries, compress=False)
            plain: Image.Image = clear.convert("RGB")
        elif picture.mode in ("1", "L", "I;16", "I", "F"):
            plain = picture.convert("L")
        else:
            plain = picture.convert("RGB")
        entries = _entries(width, height, _SPACES[plain.mode], "FlateDecode")
        return EmbeddedPicture(digest, entries, deflate(plain.tobytes()), mask)


def _entries(width: int, height: int, space: str, coding: str) -> str:
    return (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{space}"
        f"/BitsPerComponent 8/Filter/{coding}"
    )
