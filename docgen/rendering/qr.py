"""QR codes as pictures: crisp on paper, and large enough for a telephone held over it."""

from __future__ import annotations

import io

import segno

from docgen.rendering.media import Picture

__all__ = ["qr_modules", "qr_picture"]

_SIDE = 20.0
"""Millimetres of the symbol itself, its quiet zone not counted, at least."""
_MODULE = 0.5
"""Millimetres of one module, at least: cameras of telephones tell such apart at arm's length."""
_QUIET = 4
"""Modules of white on each side (ISO/IEC 18004)."""
_PIXELS = 8
"""Pixels of a module, so that a viewer that smooths pictures keeps its edges."""


def qr_picture(text: str, alt: str) -> Picture:
    """The QR code of an address, with error correction M (15 %), as a PNG in black and white.

    The same text gives the same bytes. Raises ValueError when it is too long for any code
    (segno.DataOverflowError).
    """
    code = segno.make_qr(text, error="m", boost_error=False)
    modules = code.symbol_size(border=0)[0]
    module = max(_SIDE / modules, _MODULE)
    buffer = io.BytesIO()
    code.save(buffer, kind="png", scale=_PIXELS, border=_QUIET)
    side = round((modules + 2 * _QUIET) * module, 2)
    return Picture(buffer.getvalue(), side, side, alt)


def qr_modules(text: str) -> list[list[bool]]:
    """The same code as rows of modules, dark ones true, its quiet zone included."""
    code = segno.make_qr(text, error="m", boost_error=False)
    return [[bool(cell & 1) for cell in row] for row in code.matrix_iter(border=_QUIET)]
