"""Shared by all tests: where the project lies, and a calm hypothesis on noisy machines."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("docgen", deadline=None)
settings.load_profile("docgen")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def examples(root: Path) -> Path:
    """The folder of the examples."""
    return root / "examples"


@pytest.fixture(scope="session", autouse=True)
def _no_batch_goes_on() -> Iterator[None]:
    """Processes that pages began for their batches end with the tests."""
    yield
    background = sys.modules.get("docgen.batch.background")
    for child in background._children if background else ():
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)  # with the workers that it began
        child.wait(30)
