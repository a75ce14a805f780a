"""Pictures of a record made ready to print: checked, upright, not larger than paper needs, and
without metadata. A photo from a telephone says where a client's child was; that never gets out.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PIL import Image

from docgen.errors import DataError, Finding, UsageFault
from docgen.rendering.cache import Cache
from docgen.rendering.media import Picture
from docgen.rendering.picture_headers import BrokenPictureError, Header, guess, read_header

__all__ = ["EMBLEM", "FILE_LIMIT", "PHOTO", "Kind", "Treatment", "load_picture"]

Kind = Literal["lambang", "foto"]
FILE_LIMIT: Final = 20 * 2**20
"""Bytes of a picture file."""
_MM_PER_INCH: Final = 25.4
_UNDECODABLE: Final = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError)
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation, and what turns such a picture upright."""
_LYING: Final = frozenset({5, 6, 7, 8})


@dataclass(frozen=True, slots=True)
class Treatment:
    """How a kind of picture is checked and stored."""

    side: int
    """The longest side allowed, in pixels."""
    megapixels: int
    """The largest area allowed, in millions of pixels."""
    dpi: int
    """Pixels per printed inch that are kept."""


PHOTO: Final = Treatment(side=12_000, megapixels=80, dpi=220)
EMBLEM: Final = Treatment(side=6_000, megapixels=36, dpi=600)
_TREATMENTS: Final = {"lambang": EMBLEM, "foto": PHOTO}
_KEPT: Final = 24_000_000

_ready: Cache[tuple[bytes, int, tuple[int, int], Kind], bytes] = Cache(
    _KEPT, lambda _, data: len(data) + 200
)
"""Pictures ready to print, by the bytes of their files: an office has one emblem for all it makes,
and making it ready takes longer than the rest of a document."""


def load_picture(
    source: Path | str | bytes,
    *,
    name: str,
    width_mm: float,
    max_height_mm: float | None = None,
    alt: str,
    kind: Kind = "lambang",
) -> Picture:
    """A PNG or JPEG file as a picture to place; the same file gives the same bytes.

    An emblem (``lambang``) becomes a PNG without loss, its transparency kept; a photo (``foto``)
    becomes a JPEG of quality 85. Both lose all metadata and the pixels that paper cannot show.

    Args:
        source: the file's path or its bytes.
        name: what the record calls the picture, such as ``pemda.lambang``: the place in errors.
        width_mm: printed width in millimetres.
        max_height_mm: a picture that would be higher than this is printed narrower instead.
        alt: the alternative text.
        kind: ``lambang`` or ``foto``.

    Raises:
        DataError: ``picture.*``, each with the name, what was measured, and the limit.
        UsageFault: ``picture.print_size``, for a printed size that is not positive.
    """
    if width_mm <= 0 or (max_height_mm is not None and max_height_mm <= 0):
        raise UsageFault(Finding("picture.print_size", name, {"name": name, "value": width_mm}))
    treatment = _TREATMENTS[kind]
    findings = [] if alt.strip() else [Finding("picture.alt", name, {"name": name})]
    header: Header | None = None
    try:
        header = _measured(_read(source, name), name, treatment)
    except DataError as error:
        findings += error.findings
    if findings or header is None:
        raise DataError(*findings)

    lying = header.orientation in _LYING
    width, height = (header.height, header.width) if lying else (header.width, header.height)
    printed_width, printed_height = _printed(width, height, width_mm, max_height_mm)
    pixels = min(width, max(1, round(printed_width / _MM_PER_INCH * treatment.dpi)))
    size = (pixels, max(1, round(height * pixels / width)))
    key = (hashlib.sha256(header.pixels).digest(), header.orientation, size, kind)
    data = _ready.get(key)
    if data is None:
        try:
            data = _encode(_upright(header, size), size, kind)
        except (*_UNDECODABLE, struct.error, zlib.error) as error:
            raise DataError(Finding("picture.broken", name, {"name": name})) from error
        _ready.put(key, data)
    return Picture(data, printed_width, printed_height, alt)


def _read(source: Path | str | bytes, name: str) -> bytes:
    """The file, never more of it than is allowed."""
    if isinstance(source, bytes):
        data, size = source, len(source)
    else:
        try:
            with Path(source).open("rb") as file:
                data = file.read(FILE_LIMIT + 1)
            size = Path(source).stat().st_size
        except OSError as error:
            params = {"name": name, "file": Path(source).name}
            raise DataError(Finding("picture.missing", name, params)) from error
    if size > FILE_LIMIT:
        params = {"name": name, "value": f"{size / 2**20:.1f}", "limit": f"{FILE_LIMIT // 2**20}"}
        raise DataError(Finding("picture.file_size", name, params))
    return data


def _measured(data: bytes, name: str, treatment: Treatment) -> Header:
    try:
        header = read_header(data)
    except BrokenPictureError as error:
        raise DataError(Finding("picture.broken", name, {"name": name})) from error
    if header is None:
        params = {"name": name, "value": guess(data) or "?"}
        raise DataError(Finding("picture.kind", name, params))
    measured = f"{header.width} x {header.height}"
    if max(header.width, header.height) > treatment.side:
        params = {"name": name, "value": measured, "limit": f"{treatment.side}"}
        raise DataError(Finding("picture.side", name, params))
    if header.width * header.height > treatment.megapixels * 10**6:
        params = {
            "name": name,
            "value": f"{measured} ({header.width * header.height / 10**6:.1f})",
            "limit": f"{treatment.megapixels}",
        }
        raise DataError(Finding("picture.pixels", name, params))
    return header


def _printed(
    width: int, height: int, width_mm: float, max_height_mm: float | None
) -> tuple[float, float]:
    height_mm = width_mm * height / width
    if max_height_mm is not None and height_mm > max_height_mm:
        return max_height_mm * width / height, max_height_mm
    return width_mm, height_mm


def _upright(header: Header, size: tuple[int, int]) -> Image.Image:
    with Image.open(io.BytesIO(header.pixels), formats=(header.kind,)) as image:
        if image.size != (header.width, header.height):
            raise BrokenPictureError("size")
        if header.kind == "JPEG":
            # The decoder leaves out pixels that would be thrown away, which saves the memory.
            image.draft(None, size[::-1] if header.orientation in _LYING else size)
        image.load()
        turn = _TURNS.get(header.orientation)
        return image.copy() if turn is None else image.transpose(turn)


def _encode(image: Image.Image, size: tuple[int, int], kind: Kind) -> bytes:
    image = _plain_mode(image)
    if size[0] < image.width:
        image = image.resize(size, Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    if kind == "foto":
        if image.mode == "RGBA":
            paper = Image.new("RGBA", image.size, "white")
            image = Image.alpha_composite(paper, image).convert("RGB")
        image.info = {}
        image.save(buffer, "JPEG", quality=85, optimize=True)
    else:
        image.info = {}
        image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _plain_mode(image: Image.Image) -> Image.Image:
    """Grey (L), RGB or RGBA, eight bits a channel; RGBA only where something shines through."""
    if image.mode.startswith("I"):
        # Sixteen-bit grey: Pillow would cut off what is brighter than 255.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        if image.getchannel("A").getextrema() == (255, 255):
            image = image.convert("RGB")
        return image
    return image.convert("L" if image.mode in {"1", "L"} else "RGB")
