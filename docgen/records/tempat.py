"""Files that a record names stay inside the record's own folder."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.errors import DataError, Finding

__all__ = ["inside"]

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def inside(folder: Path | None, name: str, path: str) -> Path:
    """The file ``name`` in ``folder``, or one of its subfolders.

    ``path`` is the place in the record that names the file. Raises DataError when the name is
    absolute, a URL, or leads out of the folder (also by ``..`` or a symbolic link), or when no such
    file exists there.
    """

    def fail(code: str) -> DataError:
        return DataError(Finding(code, path, {"berkas": name[:200]}))

    if folder is None:
        raise fail("file.no_folder")
    if "\0" in name or "\\" in name or _URL.match(name) or name.startswith(("/", "~")):
        raise fail("file.outside")
    root = folder.resolve()
    try:
        target = (root / name).resolve()
    except (OSError, RuntimeError):  # a loop of links
        raise fail("file.outside") from None
    if not target.is_relative_to(root):
        raise fail("file.outside")
    try:
        regular = target.is_file()
    except OSError:  # a name longer than the file system takes
        regular = False
    if not regular:
        raise fail("file.missing")
    return target
