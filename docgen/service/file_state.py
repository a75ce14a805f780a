"""What the file system says of a file: enough to know that it was written or replaced."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISREG

__all__ = ["file_state"]


def file_state(path: Path) -> tuple[int, ...]:
    """What changes when a file is written or replaced; nothing for what is no file.

    Raises OSError where there is nothing, or nothing that can be looked at.
    """
    status = path.stat()
    if not S_ISREG(status.st_mode):
        return ()
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
