"""Fixtures of the records: a sound record, and a folder with the files that it names."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from tests.records.contoh import BASE


@pytest.fixture
def record() -> dict[str, Any]:
    """A record without findings."""
    return copy.deepcopy(BASE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files that the record names."""
    for name in ("lambang.png", "garuda.png"):
        (tmp_path / name).write_bytes(b"\x89PNG")
    return tmp_path
