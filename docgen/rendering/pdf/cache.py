"""What is kept between documents: bounded in size, safe to share between threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

__all__ = ["Cache"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Cache(Generic[K, V]):
    """Values by key, none of which ever changes; the oldest go when there is too much of them."""

    def __init__(self, capacity: int, weigh: Callable[[K, V], int]) -> None:
        """``weigh`` says how much a pair weighs, in bytes or the like; ``capacity`` bounds all."""
        self._capacity = capacity
        self._weigh = weigh
        self._values: dict[K, V] = {}
        self._weight = 0
        self._lock = threading.Lock()
        self.get: Callable[[K], V | None] = self._values.get
        """The value of a key, or None. Needs no lock: one look-up is one step of Python."""

    @property
    def weight(self) -> int:
        """What all the pairs weigh."""
        return self._weight

    def put(self, key: K, value: V) -> None:
        """Keep a value; one that weighs more than a quarter of all room is not kept."""
        weight = self._weigh(key, value)
        if weight > self._capacity // 4:
            return
        with self._lock:
            if key in self._values:
                return
            self._values[key] = value
            self._weight += weight
            while self._weight > self._capacity:
                oldest = next(iter(self._values))
                self._weight -= self._weigh(oldest, self._values.pop(oldest))

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
            self._weight = 0
