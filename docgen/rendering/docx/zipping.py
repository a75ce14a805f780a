"""Packages as bytes that are the same on every run, and the hash that is the same everywhere."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

from docgen.ooxml.zipping import in_order
from docgen.rendering.deflate import Deflate, deflate
from docgen.rendering.docx.compiled.archive import Archive

__all__ = ["content_hash", "in_order", "pack", "unpack"]


def pack(parts: Mapping[str, bytes], packer: Deflate | None = None) -> bytes:
    """A zip package of ``parts`` (member name to content) in a fixed order with a fixed date.

    The same parts give the same bytes with the same deflate library: zlib, if none is given, so
    that templates are the same files wherever they are made.
    """
    packer = packer or deflate("zlib")
    return Archive([(name, parts[name]) for name in in_order(parts)], packer).pack({})


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
