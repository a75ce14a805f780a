"""What is kept between documents: bounded in size, safe to share between threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any, Generic, TypeVar

__all__ = ["Cache", "varied"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_REMEMBERED = 30_000
"""Hashes of keys that came once."""


class Cache(Generic[K, V]):
    """Values by key, none of which ever changes; the oldest go when there is too much of them."""

    def __init__(
        self, capacity: int, weigh: Callable[[K, V], int], *, repeated: bool = False
    ) -> None:
        """``weigh`` says how much a pair weighs, in bytes or the like; ``capacity`` bounds all.

        With ``repeated`` a value is kept when its key comes for the second time: what is said only
        once, in one document, then takes no room.
        """
        self._capacity = capacity
        self._weigh = weigh
        self._repeated = repeated
        self._once: set[int] = set()
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
        if self._repeated and self._first_time(hash(key)):
            return
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

    def _first_time(self, mark: int) -> bool:
        """Whether a key comes for the first time, as far as its hash tells."""
        if mark in self._once:
            return False
        if len(self._once) >= _REMEMBERED:
            self._once = set()
        self._once.add(mark)
        return True

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
            self._weight = 0


_varied: Cache[tuple[int, tuple[tuple[str, Any], ...]], tuple[Any, Any]] = Cache(
    10_000, lambda key, pair: 1
)


def varied(thing: V, **changes: Any) -> V:
    """``dataclasses.replace`` of a frozen style or look, kept.

    Asked again it gives the same object, which later stages know by its identity.
    """
    key = (id(thing), tuple(changes.items()))
    known = _varied.get(key)
    if known is not None and known[0] is thing:
        found: V = known[1]
        return found
    made: V = replace(thing, **changes)  # type: ignore[type-var]
    _varied.put(key, (thing, made))  # the pair holds the thing, so its identity stays its own
    return made
