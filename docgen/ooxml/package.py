"""Opens a Word package that is not trusted: bounded in size, in members and in ratio."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from docgen.errors import DataError, Finding

__all__ = ["LIMITS", "Limits", "read_members"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a Word package may be before it is refused unread."""

    file: int = 32 * 2**20
    """Bytes of the package itself."""
    members: int = 2_000
    """Files inside the package."""
    total: int = 128 * 2**20
    """Bytes of all members, uncompressed."""
    ratio: int = 200
    """Uncompressed to compressed size of one member; a real part stays below 60."""
    ratio_from: int = 2**20
    """Members smaller than this many bytes are not measured by ratio."""
    xml: int = 16 * 2**20
    """Bytes of one XML part."""


LIMITS = Limits()

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


def read_members(data: bytes, area: str, limits: Limits = LIMITS) -> dict[str, bytes]:
    """Name to content of every member, in the order of the package.

    ``area`` is that of the findings' codes, whose words differ for a template and a draft.

    Raises:
        DataError: no zip file (``not_word``; ``old_word`` for .doc), or over a limit
            (``too_large_…``); every fault at once.
    """
    if data.startswith(_OLE):
        raise DataError(Finding(f"{area}.old_word"))
    if len(data) > limits.file:
        raise DataError(_over(area, "file", "", len(data), limits.file))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if findings := _examine(area, members, limits):
                raise DataError(*findings)
            return {m.filename: package.read(m) for m in members if not m.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise DataError(Finding(f"{area}.not_word")) from error


def _over(area: str, what: str, part: str, value: float, limit: float) -> Finding:
    """Sizes are told in the unit of the limit: MB, members, or times."""
    if what in {"file", "total", "xml"}:
        value, limit = round(value / 2**20, 1), round(limit / 2**20, 1)
    return Finding(f"{area}.too_large_{what}", part, {"value": f"{value:g}", "limit": f"{limit:g}"})


def _examine(area: str, members: list[zipfile.ZipInfo], limits: Limits) -> list[Finding]:
    findings: list[Finding] = []
    if len(members) > limits.members:
        return [_over(area, "members", "", len(members), limits.members)]
    total = sum(member.file_size for member in members)
    if total > limits.total:
        findings.append(_over(area, "total", "", total, limits.total))
    seen: set[str] = set()
    for member in members:
        name = member.filename
        if name.lower() in seen:
            findings.append(Finding(f"{area}.member_twice", name))
        seen.add(name.lower())
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            findings.append(Finding(f"{area}.member_name", name))
        if member.flag_bits & _ENCRYPTED or member.compress_type not in _DEFLATED:
            findings.append(Finding(f"{area}.member_packing", name))
        if name.lower().endswith((".xml", ".rels")) and member.file_size > limits.xml:
            findings.append(_over(area, "xml", name, member.file_size, limits.xml))
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size >= limits.ratio_from and ratio > limits.ratio:
            findings.append(_over(area, "ratio", name, round(ratio), limits.ratio))
    return findings
