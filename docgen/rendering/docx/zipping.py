"""Packages as bytes that are the same on every run, and the hash that is the same everywhere."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

__all__ = ["content_hash", "pack", "unpack"]

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


def unpack(data: bytes) -> dict[str, bytes]:
    """The members of a package that docgen itself made (no limits are checked)."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {member.filename: package.read(member) for member in package.infolist()}


def content_hash(data: bytes) -> str:
    """SHA-256, in hex, over the uncompressed parts of a DOCX: sorted names, each with its content.

    Unlike the hash of the file it does not depend on the deflate library, so it is the same on
    every machine. Names and contents go in with their lengths, so no two packages run together.

    Raises:
        TemplateFault: ``data`` is no Word package, or breaks the limits of one.
    """
    from docgen.rendering.docx.package import read_members

    parts = read_members(data)
    digest = hashlib.sha256()
    for name in sorted(parts):
        for field in (name.encode(), parts[name]):
            digest.update(len(field).to_bytes(8, "big"))
            digest.update(field)
    return digest.hexdigest()
