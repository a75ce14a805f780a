"""Reading, linting and laying out without pauses of the collector of cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Put the collector of cycles off.

    Trees, findings and pages hold no cycles, and walking all of a large tree again and again to
    look for some takes longer than what is done: time would no longer grow with the length alone.
    Memory is still freed as it always is. Of several threads the one that came first puts it on
    again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
