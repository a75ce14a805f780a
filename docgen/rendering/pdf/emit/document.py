"""The file as a whole: numbered objects, packed into object streams, and their table."""

from __future__ import annotations

from typing import Any

from docgen.rendering.pdf.emit.streams import Stream, pdfdoc

__all__ = ["FileDocument"]

_PACKED = 200
"""Objects in one object stream: enough to deflate well, few enough to open one quickly."""


class FileDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """ReportLab's objects of a file, written with object streams and a stream of references.

    Most objects of a tagged file are small and alike; packed they take a tenth of the room.
    Beside ReportLab's objects it takes some that are bytes already, under reserved numbers.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.numberToId.clear()  # ReportLab's empty dictionary of standard fonts
        self.idToObject.clear()
        self.idToObjectNumberAndVersion.clear()
        self.objectcounter = 0
        self._ready: dict[int, bytes] = {}

    def reserve(self, count: int) -> int:
        """The first of ``count`` consecutive object numbers, for :meth:`fill`."""
        first: int = self.objectcounter + 1
        self.objectcounter += count
        return first

    def fill(self, number: int, data: bytes) -> None:
        """The bytes of an object that is no stream, under a reserved number."""
        self._ready[number] = data

    def number(self, reference: Any) -> int:
        """The object number behind a reference."""
        number: int = self.idToObjectNumberAndVersion[reference.name][0]
        return number

    def format(self) -> bytes:
        """The bytes of the file."""
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        out = _Output(self._pdfVersion)
        packed: list[tuple[int, bytes]] = []
        number = 0
        while number < self.objectcounter:
            number += 1
            data = self._ready.get(number)
            if data is None:
                found = self.idToObject[self.numberToId[number]]
                data = pdfdoc.format(found, self, toplevel=1)
                if isinstance(found, pdfdoc.PDFStream):
                    out.object(number, data)
                    continue
            packed.append((number, data))
        for start in range(0, len(packed), _PACKED):
            number += 1
            out.pack(number, packed[start : start + _PACKED])
        return out.finish(
            number + 1,
            {"Root": root, "Info": info, "ID": self._ID},
            self,
        )


class _Output:
    """Bytes so far, and where every object lies."""

    def __init__(self, version: tuple[int, int]) -> None:
        head = b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % version
        self._parts = [head]
        self._length = len(head)
        self._places: dict[int, bytes] = {0: _place(0, 0, 65535)}

    def object(self, number: int, data: bytes) -> None:
        """An object of its own."""
        self._places[number] = _place(1, self._length, 0)
        whole = b"%d 0 obj\n%s\nendobj\n" % (number, data)
        self._parts.append(whole)
        self._length += len(whole)

    def pack(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        """Objects in an object stream."""
        heads, offset = [], 0
        for index, (inner, data) in enumerate(objects):
            heads.append(b"%d %d" % (inner, offset))
            offset += len(data) + 1
            self._places[inner] = _place(2, number, index)
        head = b" ".join(heads) + b"\n"
        entries = {"Type": pdfdoc.PDFName("ObjStm"), "N": len(objects), "First": len(head)}
        stream = Stream(head + b"\n".join(data for _, data in objects), entries)
        self.object(number, stream.format(pdfdoc.DummyDoc()))

    def finish(self, number: int, entries: dict[str, Any], document: Any) -> bytes:
        """The table of references under ``number``, and the end of the file."""
        start = self._length
        self._places[number] = _place(1, start, 0)
        table = b"".join(self._places[n] for n in range(number + 1))
        stream = Stream(
            table,
            {
                "Type": pdfdoc.PDFName("XRef"),
                "Size": number + 1,
                "W": pdfdoc.PDFArray([1, 4, 2]),
                **entries,
            },
        )
        self.object(number, stream.format(document))
        return b"".join((*self._parts, b"startxref\n%d\n%%%%EOF\n" % start))


def _place(kind: int, one: int, two: int) -> bytes:
    return kind.to_bytes(1, "big") + one.to_bytes(4, "big") + two.to_bytes(2, "big")
