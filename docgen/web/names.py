"""Names of uploaded files: which ones may become files in a folder of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from docgen.errors import Finding

__all__ = ["check_names", "is_safe", "shown"]

MAX_NAME = 200
"""Characters of a name with its folders."""
MAX_PART = 150
"""Bytes of one part of a name: file systems take 255."""
MAX_DEPTH = 8
"""Folders within folders."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""On Windows these open a device, in any folder and with any ending."""


def shown(name: str) -> str:
    """A name as errors may show it."""
    return _FORBIDDEN.sub("\ufffd", name)[:120]


def is_safe(name: str) -> bool:
    """Whether a name, with ``/`` between its folders, stays inside on every system."""
    parts = name.split("/")
    return (
        0 < len(name) <= MAX_NAME
        and len(parts) <= MAX_DEPTH
        and not _FORBIDDEN.search(name)
        and not name.startswith("~")
        and all(map(_is_part, parts))
    )


def _is_part(part: str) -> bool:
    return (
        0 < len(part.encode()) <= MAX_PART and part[-1] not in ". " and not _DEVICES.fullmatch(part)
    )


def check_names(names: Iterable[str]) -> list[Finding]:
    """A fault for each name that leads out, occurs twice, or is a file and a folder at once.

    Letter case is not told apart, as on Windows.
    """
    found: list[Finding] = []
    files: set[str] = set()
    folders: set[str] = set()
    for name in names:
        if not is_safe(name):
            found.append(Finding("web.file_name", shown(name), {"berkas": shown(name)}))
            continue
        low = name.casefold()
        above = {str(path) for path in PurePosixPath(low).parents}
        if low in files or low in folders or above & files:
            found.append(Finding("web.file_twice", shown(name), {"berkas": shown(name)}))
        files.add(low)
        folders |= above
    return found
