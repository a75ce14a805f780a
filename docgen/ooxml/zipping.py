"""Packages as bytes that are the same on every run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

__all__ = ["pack"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip file can hold."""
_LEVEL = 6
_FIRST = ("[Content_Types].xml", "_rels/.rels")
"""What stands first in a package, as Word writes it: some programs tell a DOCX by it."""
_UNIX = 3


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name), "") if name in _FIRST else (len(_FIRST), name)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A zip package of ``parts`` (member name to content) in a fixed order with a fixed date.

    The same parts give the same bytes with the same deflate library.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        for name in sorted(parts, key=_place):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            # Python writes the machine's own system here; a fixed one keeps Windows the same.
            member.create_system = _UNIX
            package.writestr(member, parts[name])
    return buffer.getvalue()
