"""Packages as bytes that are the same on every run, and the hash that is the same everywhere."""

from __future__ import annotations

import hashlib
import io
import zipfile

from docgen.ooxml.zipping import pack

__all__ = ["content_hash", "pack", "unpack"]


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
