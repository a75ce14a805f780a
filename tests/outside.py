"""Programs and packages from outside that some tests use.

Where one is missing, its tests are skipped with the reason; with ``DOCGEN_REQUIRE_ALL=1``, as in
``.ci/run``, they fail instead.
"""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest

__all__ = ["missing", "program"]


def missing(name: str) -> NoReturn:
    """Skip the test because ``name`` is not there, or fail it where everything is required."""
    if os.environ.get("DOCGEN_REQUIRE_ALL") == "1":
        pytest.fail(f"{name} is missing")
    pytest.skip(f"{name} is missing")


def program(name: str) -> str:
    """The path of an outside program."""
    return shutil.which(name) or missing(name)
