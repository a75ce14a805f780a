"""Embedded typefaces: the glyphs that a document uses, and the common ones with them.

Characters are written as single bytes, since word spacing works on the byte 32 alone. Of every
face a document embeds at most one part that is the same in all files: printable ASCII under its
own codes, and the signs that Indonesian text is set with. It is made and deflated once for all
documents. Other characters take codes in further parts, in the order of first use, and only they
are in those.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from docgen.rendering.cache import Cache
from docgen.rendering.pdf.emit.document import FileDocument
from docgen.rendering.pdf.emit.streams import deflate, stream
from docgen.rendering.pdf.emit.syntax import array, number
from docgen.rendering.pdf.fonts import Face, face_by_name

__all__ = ["EmbeddedFont", "Subset"]

_COMMON = "\u00a0–—‘’“”•…·§°×½²³é"
"""Codes from 128."""
_LATER = tuple(code for code in range(1, 256) if code != 32)
_SYMBOLIC, _NONSYMBOLIC = 4, 32
_KEPT = 16_000_000


class _Codes(dict[int, int]):
    """Codes by character, given out in the order of first use; serves ``str.translate``."""

    def __init__(self, common: Mapping[int, int]) -> None:
        super().__init__(common)
        self._free: list[int] = []
        self.parts = 1

    def __missing__(self, character: int) -> int:
        if not self._free:
            base = self.parts * 256
            self._free = [base + code for code in reversed(_LATER)]
            self.parts += 1
        code = self[character] = self._free.pop()
        return code


class EmbeddedFont:
    """One face as one document uses it."""

    def __init__(self, used: Face, number: int) -> None:
        self.face = used
        self.name = f"F{number}"
        """Of the common part, in the resources of a page."""
        self.common = False
        """Whether the common part is used; whoever writes ASCII without asking says so here."""
        self._codes: _Codes | None = None

    def encode(self, text: str) -> list[tuple[str, str]]:
        """The text as bytes in Latin-1, by the name of the part of the face they belong to."""
        if text.isascii():
            self.common = True
            return [(self.name, text)]
        codes = self._codes
        if codes is None:
            codes = self._codes = _Codes(_common_codes(self.face.name))
        coded = text.translate(codes)
        if max(coded) < "\u0100":
            self.common = True
            return [(self.name, coded)]
        found: list[tuple[int, list[str]]] = []
        for code in map(ord, coded):
            if not found or found[-1][0] != code >> 8:
                found.append((code >> 8, []))
            found[-1][1].append(chr(code & 0xFF))
        self.common = self.common or any(part == 0 for part, _ in found)
        return [(self._part(part), "".join(data)) for part, data in found]

    def write(self, document: FileDocument) -> Iterator[tuple[str, int]]:
        """Write the parts that are used: their names in the resources, and their objects."""
        if self.common:
            yield self.name, _common_part(self.face.name).write(document)
        for part, table in self._tables():
            yield self._part(part), _embedded(self.face.name, table).write(document)

    def subsets(self) -> Iterator[tuple[str, Subset]]:
        """What :meth:`write` writes, as plain values for another writer of files."""
        if self.common:
            yield self.name, _common_subset(self.face.name)
        for part, table in self._tables():
            yield self._part(part), _subset(self.face.name, table)

    def _tables(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The parts behind the common one, each with a character for each code, 0 for none."""
        codes = self._codes
        if codes is not None:
            for part in range(1, codes.parts):
                own = {code & 0xFF: char for char, code in codes.items() if code >> 8 == part}
                yield part, tuple(own.get(code, 0) for code in range(max(own) + 1))

    def _part(self, part: int) -> str:
        return self.name if part == 0 else f"{self.name}.{part}"


@dataclass(frozen=True, slots=True)
class Subset:
    """Some glyphs of a face as a simple TrueType font, in plain values."""

    base: str
    """The name of the font, with the tag of the subset."""
    first: int
    """The first code in use; ``widths`` begin there."""
    widths: tuple[float, ...]
    """In thousandths of an em."""
    descriptor: Mapping[str, float | list[float]]
    """Numbers and lists of numbers of the font descriptor."""
    program: bytes
    """The font file, deflated."""
    size: int
    """Its bytes before."""
    unicode: bytes
    """The character map from codes to Unicode."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Some glyphs of a face as objects of a file, but for the numbers of these."""

    font: str
    descriptor: str
    unicode: bytes
    program: bytes

    def write(self, document: FileDocument) -> int:
        """Write the objects; the number of the font."""
        program = document.add_stream(self.program)
        descriptor = document.add(f"{self.descriptor}/FontFile2 {program} 0 R>>")
        unicode = document.add_stream(self.unicode)
        return document.add(
            f"{self.font}/FontDescriptor {descriptor} 0 R/ToUnicode {unicode} 0 R>>"
        )


_parts: Cache[tuple[str, tuple[int, ...]], _Part] = Cache(
    _KEPT, lambda key, part: 40 * len(key[1]) + len(part.program) + len(part.unicode) + 4000
)


@cache
def _common_codes(name: str) -> Mapping[int, int]:
    """Codes of the common characters that a face has."""
    coverage = face_by_name(name).coverage
    codes = {code: code for code in range(32, 127) if chr(code) in coverage}
    signs = [character for character in _COMMON if character in coverage]
    codes.update((ord(character), 128 + index) for index, character in enumerate(signs))
    return MappingProxyType(codes)


@cache
def _common_subset(name: str) -> Subset:
    characters = {code: character for character, code in _common_codes(name).items()}
    return _subset(name, tuple(characters.get(code, 0) for code in range(max(characters) + 1)))


@cache
def _common_part(name: str) -> _Part:
    return _written(_common_subset(name))


def _embedded(name: str, table: tuple[int, ...]) -> _Part:
    """The part of a face with a character for each code, 0 for none."""
    known = _parts.get((name, table))
    if known is None:
        known = _written(_subset(name, table))
        _parts.put((name, table), known)
    return known


def _subset(name: str, table: tuple[int, ...]) -> Subset:
    """ReportLab's reader keeps a read position, so each call works on a copy of its own."""
    ttf = copy.copy(face_by_name(name).ttf)
    program: bytes = ttf.makeSubset(list(table))
    first = next((code for code, character in enumerate(table) if character), 32)
    return Subset(
        base=f"{_tag(name, table)}+{ttf.name.decode('ascii')}",
        first=first,
        widths=tuple(ttf.charWidths[char] if char else 0 for char in table[first:]),
        descriptor={
            "Flags": (ttf.flags & ~_NONSYMBOLIC) | _SYMBOLIC,
            "FontBBox": list(ttf.bbox),
            "ItalicAngle": ttf.italicAngle,
            "Ascent": ttf.ascent,
            "Descent": ttf.descent,
            "CapHeight": ttf.capHeight,
            "StemV": ttf.stemV,
        },
        program=deflate(program),
        size=len(program),
        unicode=_to_unicode(table),
    )


def _written(subset: Subset) -> _Part:
    """The objects of a subset as text."""
    last = subset.first + len(subset.widths) - 1
    font = (
        f"<</Type/Font/Subtype/TrueType/BaseFont/{subset.base}/FirstChar {subset.first}"
        f"/LastChar {last}/Widths{array(subset.widths, 4)}"
    )
    entries = "".join(
        f"/{key}{array(value, 4)}" if isinstance(value, list) else f"/{key} {number(value, 4)}"
        for key, value in subset.descriptor.items()
    )
    return _Part(
        font,
        f"<</Type/FontDescriptor/FontName/{subset.base}{entries}",
        stream(subset.unicode),
        stream(subset.program, f"/Length1 {subset.size}/Filter/FlateDecode", compress=False),
    )


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
