"""The file as a whole: numbered objects, packed into object streams, and their table."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from docgen.rendering.pdf.emit.streams import stream

__all__ = ["FileDocument"]

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACKED = 200
"""Objects in one object stream: enough to deflate well, few enough to open one quickly."""
_place = struct.Struct(">BIH").pack
"""An entry of the table of references: kind, place, index or generation."""


class FileDocument:
    """Objects of a file, written with object streams and a stream of references.

    Most objects of a tagged file are small and alike; packed they take a tenth of the room.
    """

    def __init__(self) -> None:
        self._count = 0
        self._packed: dict[int, str] = {}
        self._streams: dict[int, bytes] = {}

    def reserve(self, count: int = 1) -> int:
        """The first of ``count`` consecutive object numbers, to be filled in later."""
        first = self._count + 1
        self._count += count
        return first

    def fill(self, number: int, text: str) -> None:
        """An object that is no stream, in ASCII, under a reserved number."""
        self._packed[number] = text

    def fill_all(self, first: int, texts: Sequence[str]) -> None:
        """Objects that are no streams under consecutive reserved numbers."""
        self._packed.update(zip(range(first, first + len(texts)), texts, strict=True))

    def add(self, text: str) -> int:
        """An object that is no stream; its number."""
        number = self.reserve()
        self._packed[number] = text
        return number

    def add_stream(self, data: bytes) -> int:
        """A stream; its number."""
        number = self.reserve()
        self._streams[number] = data
        return number

    def finish(self, root: int, info: int, identity: bytes) -> bytes:
        """The bytes of the file."""
        parts = [_HEAD]
        length = len(_HEAD)
        places = [b""] * (self._count + 1)
        places[0] = _place(0, 0, 65535)

        def put(number: int, data: bytes) -> None:
            nonlocal length
            places[number] = _place(1, length, 0)
            head = b"%d 0 obj\n" % number
            parts.extend((head, data, b"\nendobj\n"))
            length += len(head) + len(data) + 8

        for number in sorted(self._streams):
            put(number, self._streams[number])
        packed = sorted(self._packed.items())
        for start in range(0, len(packed), _PACKED):
            holder = len(places)
            places.append(b"")
            group = packed[start : start + _PACKED]
            heads: list[str] = []
            offset = 0
            for index, (number, text) in enumerate(group):
                places[number] = _place(2, holder, index)
                heads.append(f"{number} {offset}")
                offset += len(text) + 1
            head = " ".join(heads)
            body = "\n".join([head, *[text for _, text in group]])
            entries = f"/Type/ObjStm/N {len(group)}/First {len(head) + 1}"
            put(holder, stream(body.encode("ascii"), entries))
        number, start = len(places), length
        places.append(_place(1, start, 0))
        name = identity.hex().upper()
        entries = (
            f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R"
            f"/ID[<{name}><{name}>]"
        )
        put(number, stream(b"".join(places), entries))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(parts)
