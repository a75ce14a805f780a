"""Takes a package apart, changes a member, and puts it together again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

__all__ = ["changed", "members", "repacked"]


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def repacked(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def changed(data: bytes, member: str, old: bytes, new: bytes) -> bytes:
    parts = members(data)
    assert old in parts[member]
    parts[member] = parts[member].replace(old, new, 1)
    return repacked(parts)
