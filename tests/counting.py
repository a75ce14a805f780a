"""How much work something is, whatever the machine is busy with."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

__all__ = ["calls_of"]


def calls_of(run: Callable[[], object]) -> int:
    """How many functions are called, those of C included, until ``run`` is done."""
    count = 0

    def counting(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event.endswith("call")

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count
