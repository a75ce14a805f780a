"""The files that records of a batch name: they travel with it, the same for every worker."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.batch.state import State

__all__ = ["unpacked"]


@contextmanager
def unpacked(state: State) -> Iterator[Path]:
    """A folder with these files, for as long as it is used."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, data in state.bundle():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        yield folder
