"""The one place that knows how data is deflated, for both formats.

With the extra ``docgen[fast]`` Intel's isal does it, several times as fast as zlib for a few more
bytes. The deflated bytes depend on the library, the content hash of a document does not.
``DOCGEN_DEFLATE=zlib`` takes zlib where isal is installed too.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Final, Literal

__all__ = ["Backend", "Deflate", "backend", "deflate"]

Backend = Literal["isal", "zlib"]

_SETTING: Final = "DOCGEN_DEFLATE"
_ZLIB_LEVEL: Final = 6
_ISAL_LEVEL: Final = 1
_RAW: Final = -15
"""The window of a stream without head and checksum, as zip files hold it."""


@dataclass(frozen=True, slots=True)
class Deflate:
    """One library, ready to use."""

    name: Backend
    raw: Callable[[bytes], bytes]
    """Deflates for a zip member (no head, no checksum)."""
    stream: Callable[[bytes], bytes]
    """Deflates with the head and checksum of zlib, as PDF wants it."""
    crc32: Callable[[bytes], int]
    """The checksum of a zip member."""


def _of(library: Any, name: Backend, level: int) -> Deflate:
    start = library.compressobj

    def raw(data: bytes) -> bytes:
        packer = start(level, zlib.DEFLATED, _RAW)
        made: bytes = packer.compress(data) + packer.flush()
        return made

    def stream(data: bytes) -> bytes:
        made: bytes = library.compress(data, level)
        return made

    return Deflate(name, raw, stream, library.crc32)


@cache
def deflate(name: Backend | None = None) -> Deflate:
    """The library of that name; without one the setting's, else the fastest that is installed.

    ``isal`` asked for by name or by the setting, and not installed, is zlib: the files are as good.
    """
    wanted = name or os.environ.get(_SETTING, "")
    if wanted != "zlib":
        try:
            return _of(import_module("isal.isal_zlib"), "isal", _ISAL_LEVEL)
        except ImportError:
            pass
    return _of(zlib, "zlib", _ZLIB_LEVEL)


def backend() -> Backend:
    """The library that deflates."""
    return deflate().name
