"""Writes zip packages by hand: members that never change are kept deflated, neighbours in one run.

The layout is that of PKWARE's APPNOTE 6.3.10: local headers (4.3.7), central directory (4.3.12),
end record (4.3.16). Names are written as UTF-8, dates are fixed, sizes are below those of zip64.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from docgen.rendering.deflate import Deflate

__all__ = ["Archive", "Member", "Packed", "member", "packed"]

_LOCAL: Final = struct.Struct("<IHHHHHIIIHH")
_CENTRAL: Final = struct.Struct("<IHHHHHHIIIHHHHHI")
_PLACE: Final = struct.Struct("<I").pack
_END: Final = struct.Struct("<IHHHHIIH")
_DATE: Final = (1 << 5) | 1
"""The first of January 1980, the first day that a zip file can hold."""
_NEEDS: Final = 20
_MADE_BY: Final = (3 << 8) | _NEEDS
"""Unix whatever the machine, so that Windows writes the same bytes."""
_UTF8: Final = 0x800
_RIGHTS: Final = 0o600 << 16
_STORED, _DEFLATED = 0, 8
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
"""How pictures begin that are compressed already."""


class Packed(NamedTuple):
    """A content, packed, that any number of members may hold."""

    method: int
    checksum: int
    size: int
    """Bytes before packing."""
    data: bytes


class Member(NamedTuple):
    """A finished member: its local header with its data, and its line of the directory."""

    data: bytes
    head: bytes
    """The directory's line up to the place of the member in the file, which comes last in it."""
    name: bytes


def packed(content: bytes, deflate: Deflate) -> Packed:
    """A content, packed; pictures are so already."""
    if content.startswith(_PICTURES):
        return Packed(_STORED, deflate.crc32(content), len(content), content)
    return Packed(_DEFLATED, deflate.crc32(content), len(content), deflate.raw(content))


def member(name: str, content: bytes, deflate: Deflate) -> Member:
    """One member, packed."""
    return _headed(name, packed(content, deflate))


def _headed(name: str, content: Packed) -> Member:
    encoded = name.encode()
    method, checksum, size, data = content
    common = (
        *(0 if name.isascii() else _UTF8, method, 0, _DATE, checksum),
        *(len(data), size, len(encoded), 0),
    )
    local = _LOCAL.pack(0x04034B50, _NEEDS, *common)
    head = _CENTRAL.pack(0x02014B50, _MADE_BY, _NEEDS, *common, 0, 0, 0, _RIGHTS)
    return Member(b"".join((local, encoded, data)), head, encoded)


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbours that never change: their data, and where in it each one begins."""

    data: bytes
    lines: tuple[tuple[bytes, int, bytes], ...]


class Archive:
    """The members of a package in their order, some fixed, some named and given later."""

    __slots__ = ("_again", "_deflate", "_steps")

    def __init__(self, members: Iterable[tuple[str, bytes | None]], deflate: Deflate) -> None:
        """``members``: name and content; None for one that changes with every document. A name that
        ends in a stroke is that of a folder for what a document brings along.
        """
        self._deflate = deflate
        self._again: dict[str, tuple[Packed, Member]] = {}
        """The last content that came packed for each member: mostly it comes again."""
        self._steps: list[_Run | str] = []
        fixed: list[Member] = []
        for name, content in members:
            if content is not None:
                fixed.append(member(name, content, deflate))
                continue
            self._close(fixed)
            self._steps.append(name)
            fixed = []
        self._close(fixed)

    def _close(self, fixed: Sequence[Member]) -> None:
        if not fixed:
            return
        lines, at = [], 0
        for one in fixed:
            lines.append((one.head, at, one.name))
            at += len(one.data)
        self._steps.append(_Run(b"".join(one.data for one in fixed), tuple(lines)))

    def pack(
        self, contents: Mapping[str, bytes | Packed | Member], more: Iterable[Member] = ()
    ) -> bytes:
        """The package; ``contents`` holds the changing members (one that is not there is left out),
        ``more`` is what goes into the folder.
        """
        out: list[bytes] = []
        directory: list[bytes] = []
        at = count = 0
        for step in self._steps:
            if isinstance(step, str):
                new: Iterable[Member] = ()
                if step.endswith("/"):
                    new = more
                elif (given := contents.get(step)) is not None:
                    new = (self._member(step, given),)
                for data, head, name in new:
                    out.append(data)
                    directory += (head, _PLACE(at), name)
                    at += len(data)
                    count += 1
            else:
                out.append(step.data)
                for head, inside, name in step.lines:
                    directory += (head, _PLACE(at + inside), name)
                count += len(step.lines)
                at += len(step.data)
        lines = b"".join(directory)
        out += (lines, _END.pack(0x06054B50, 0, 0, count, count, len(lines), at, 0))
        return b"".join(out)

    def _member(self, name: str, given: bytes | Packed | Member) -> Member:
        if isinstance(given, Packed):
            known = self._again.get(name)
            if known is None or known[0] is not given:
                known = self._again[name] = given, _headed(name, given)
            return known[1]
        return given if isinstance(given, Member) else member(name, given, self._deflate)
