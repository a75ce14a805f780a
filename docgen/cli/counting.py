"""Numbers that several processes of the service count together: in a private folder.

The package that counts looks for the folder when it is imported, so this is done before anything of
the web is.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["FOLDER", "counted_together"]

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_PREFIX = "docgen-hitungan-"


@contextmanager
def counted_together() -> Iterator[None]:
    """A folder where the processes of this service count together, gone at the end.

    One that the environment names already is used, and left. What a service left that was killed is
    cleared away by the next one.
    """
    if os.environ.get(FOLDER):
        yield
        return
    _clear_leftovers()
    owner = os.getpid()
    folder = tempfile.mkdtemp(prefix=f"{_PREFIX}{owner}-")  # for our user only
    os.environ[FOLDER] = folder
    try:
        yield
    finally:
        if os.getpid() == owner:  # processes that were parted from this one end here as well
            del os.environ[FOLDER]
            shutil.rmtree(folder, ignore_errors=True)


def _clear_leftovers() -> None:
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        number = path.name.removeprefix(_PREFIX).partition("-")[0]
        status = path.lstat()
        if number.isdigit() and status.st_uid == os.getuid() and not _is_alive(int(number)):
            shutil.rmtree(path, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
