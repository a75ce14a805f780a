"""What the colours of the file mean: sRGB, by a profile that is made here from its numbers.

The profile follows ICC.1:2004-10, which PDF 1.7 takes; its numbers are those of IEC 61966-2-1,
brought to the D50 white of profiles by the Bradford method. It is built rather than shipped, so
its bytes depend on no library.
"""

from __future__ import annotations

import struct
from functools import cache

from docgen.rendering.pdf.emit.document import FileDocument
from docgen.rendering.pdf.emit.streams import stream
from docgen.rendering.pdf.emit.syntax import string

__all__ = ["output_intent", "srgb_profile"]

_NAME = "sRGB IEC61966-2.1"
_D50 = (0.9642, 1.0, 0.82491)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_ADAPTATION = (
    1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168,
)  # fmt: skip
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def _fixed(*values: float) -> bytes:
    """Numbers with sixteen binary places."""
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _words(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II", 1, 12) + b"enUS" + struct.pack(
        ">II", len(data), 28
    ) + data  # fmt: skip


@cache
def srgb_profile() -> bytes:
    """The bytes of the profile."""
    curve = b"para\0\0\0\0\0\3\0\0" + _fixed(*_CURVE)
    tags = {
        b"desc": _words(_NAME),
        b"cprt": _words("No copyright, use freely"),
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(*_D50),
        b"chad": b"sf32\0\0\0\0" + _fixed(*_ADAPTATION),
        **{name: b"XYZ \0\0\0\0" + _fixed(*xyz) for name, xyz in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body, places = b"", b"", {}
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", places[data], len(data))
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI",
        start + len(body), b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ ",
        2000, 1, 1, 0, 0, 0, b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", 0, 0,
    ) + _fixed(*_D50)  # fmt: skip
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


@cache
def _profile() -> bytes:
    return stream(srgb_profile(), "/N 3")


def output_intent(document: FileDocument) -> str:
    """The output intents of the file."""
    profile = document.add_stream(_profile())
    return (
        f"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{string(_NAME)}"
        f"/Info{string(_NAME)}/DestOutputProfile {profile} 0 R>>]"
    )
