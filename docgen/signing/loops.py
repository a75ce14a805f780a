"""pyHanko runs event loops of its own, which cannot be begun inside a running one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from typing import ParamSpec, TypeVar

__all__ = ["without_loop"]

P = ParamSpec("P")
T = TypeVar("T")


def without_loop(function: Callable[P, T]) -> Callable[P, T]:
    """The same function, in a thread of its own when this one has an event loop running.

    Else a caller inside an asynchronous program would be told that a sound signature is broken.
    """

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return function(*args, **kwargs)
        with ThreadPoolExecutor(1) as threads:
            return threads.submit(function, *args, **kwargs).result()

    return call
