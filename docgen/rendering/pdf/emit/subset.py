"""Embedded typefaces: the glyphs that a document uses, and no others.

Characters are written as single bytes, since word spacing works on the byte 32 alone. Printable
ASCII keeps its code; other characters take the next free one. A face of which a document uses
more characters than one byte can tell apart is embedded in several parts.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docgen.rendering.pdf.emit.streams import Stream, deflate, pdfdoc
from docgen.rendering.pdf.fonts import Face, face_by_name

__all__ = ["EmbeddedFont", "Subset"]

_FIRST = (*range(128, 256), *range(1, 32), 127)
_LATER = tuple(code for code in range(1, 256) if code != 32)
_SYMBOLIC, _NONSYMBOLIC = 4, 32


class _Codes(dict[int, int]):
    """Codes by character, given out in the order of first use; serves ``str.translate``."""

    def __init__(self) -> None:
        super().__init__({32: 32})
        self._free = list(reversed(_FIRST))
        self.parts = 1

    def __missing__(self, character: int) -> int:
        if 32 < character < 127:
            code = character
        else:
            if not self._free:
                base = self.parts * 256
                self._free = [base + code for code in reversed(_LATER)]
                self.parts += 1
            code = self._free.pop()
        self[character] = code
        return code


class EmbeddedFont:
    """One face as one document uses it."""

    def __init__(self, used: Face, number: int) -> None:
        self.face = used
        self._number = number
        self._codes = _Codes()

    def name(self, part: int) -> str:
        """Name of a part in the resources of a page."""
        return f"F{self._number}" if part == 0 else f"F{self._number}.{part}"

    def encode(self, text: str) -> list[tuple[int, bytes]]:
        """The text as bytes, cut where it goes from one part of the face to another."""
        coded = text.translate(self._codes)
        if self._codes.parts == 1 or coded.isascii():
            return [(0, coded.encode("latin-1"))]
        found: list[tuple[int, bytearray]] = []
        for code in map(ord, coded):
            if not found or found[-1][0] != code >> 8:
                found.append((code >> 8, bytearray()))
            found[-1][1].append(code & 0xFF)
        return [(part, bytes(data)) for part, data in found]

    def subsets(self) -> list[tuple[str, Subset]]:
        """What is to be embedded, by the names in the resources."""
        found = []
        for part in range(self._codes.parts):
            characters = {
                code & 0xFF: character
                for character, code in self._codes.items()
                if code >> 8 == part
            }
            top = max(characters, default=32)
            table = tuple(characters.get(code, 0) for code in range(top + 1))
            found.append((self.name(part), _subset(self.face.name, table)))
        return found

    def objects(self) -> list[tuple[str, Any]]:
        """The font dictionaries by their names in the resources."""
        return [(name, _font(subset)) for name, subset in self.subsets()]


@dataclass(frozen=True, slots=True)
class Subset:
    """Some glyphs of a face as a simple TrueType font, in plain values."""

    base: str
    """The name of the font, with the tag of the subset."""
    first: int
    """The first code in use; ``widths`` begin there."""
    widths: tuple[float, ...]
    """In thousandths of an em."""
    descriptor: Mapping[str, Any]
    """Numbers and lists of numbers of the font descriptor."""
    program: bytes
    """The font file, deflated."""
    size: int
    """Its bytes before."""
    unicode: bytes
    """The character map from codes to Unicode."""


def _subset(name: str, table: tuple[int, ...]) -> Subset:
    ttf = face_by_name(name).ttf
    program, size = _program(name, table)
    used = [code for code, character in enumerate(table) if character]
    first = min(used, default=32)
    return Subset(
        base=f"{_tag(name, table)}+{ttf.name.decode('ascii')}",
        first=first,
        widths=tuple(ttf.charWidths[c] if c else 0 for c in table[first:]),
        descriptor={
            "Flags": (ttf.flags & ~_NONSYMBOLIC) | _SYMBOLIC,
            "FontBBox": list(ttf.bbox),
            "ItalicAngle": ttf.italicAngle,
            "Ascent": ttf.ascent,
            "Descent": ttf.descent,
            "CapHeight": ttf.capHeight,
            "StemV": ttf.stemV,
        },
        program=program,
        size=size,
        unicode=_to_unicode(table),
    )


def _font(subset: Subset) -> Any:
    base = pdfdoc.PDFName(subset.base)
    file = Stream(
        subset.program,
        {"Length1": subset.size, "Filter": pdfdoc.PDFName("FlateDecode")},
        compress=False,
    )
    descriptor = {
        "Type": pdfdoc.PDFName("FontDescriptor"),
        "FontName": base,
        **subset.descriptor,
        "FontBBox": pdfdoc.PDFArray(subset.descriptor["FontBBox"]),
        "FontFile2": _Indirect(file, f"file:{subset.base}"),
    }
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("TrueType"),
            "BaseFont": base,
            "FirstChar": subset.first,
            "LastChar": subset.first + len(subset.widths) - 1,
            "Widths": pdfdoc.PDFArray(list(subset.widths)),
            "FontDescriptor": _Indirect(
                pdfdoc.PDFDictionary(descriptor), f"descriptor:{subset.base}"
            ),
            "ToUnicode": _Indirect(Stream(subset.unicode, {}), f"unicode:{subset.base}"),
        }
    )


class _Indirect(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object that becomes one of its own in the file, under a key."""

    def __init__(self, value: Any, key: str) -> None:
        self._value, self._key = value, key

    def format(self, document: Any) -> bytes:
        """A reference."""
        data: bytes = document.Reference(self._value, self._key).format(document)
        return data


@lru_cache(maxsize=256)
def _program(name: str, table: tuple[int, ...]) -> tuple[bytes, int]:
    """The deflated font file of a subset, and its size before.

    ReportLab's reader keeps a read position, so each call works on a copy of its own.
    """
    ttf = copy.copy(face_by_name(name).ttf)
    program: bytes = ttf.makeSubset(list(table))
    return deflate(program), len(program)


def _tag(name: str, table: tuple[int, ...]) -> str:
    """Six letters that tell subsets apart, from what is in them."""
    digest = hashlib.sha256(f"{name}:{','.join(map(str, table))}".encode("ascii")).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _to_unicode(table: tuple[int, ...]) -> bytes:
    pairs = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(table)
        if character
    ]
    blocks = []
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        + "".join(blocks)
        + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
