"""A bounded memory of compiled templates, by the hash of their content."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

__all__ = ["Bounded"]

_T = TypeVar("_T")


class Bounded(Generic[_T]):
    """Keeps what was used last, within a number and a weight; safe for many threads.

    Two threads that ask for the same new thing at once may both make it; one of the two is kept.
    """

    def __init__(self, count: int, weight: int) -> None:
        """``count``: things at most; ``weight``: bytes at most, as the maker reckons them."""
        self._count = count
        self._most = weight
        self._kept: OrderedDict[Hashable, tuple[_T, int]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def __len__(self) -> int:
        """How many things are kept."""
        return len(self._kept)

    @property
    def weight(self) -> int:
        """The bytes of what is kept."""
        return self._weight

    def get(self, key: Hashable, make: Callable[[], tuple[_T, int]]) -> _T:
        """The thing of that key; ``make`` gives it with its weight. What ``make`` raises passes
        through, and nothing is kept.
        """
        with self._lock:
            if found := self._kept.get(key):
                self._kept.move_to_end(key)
                return found[0]
        made, weight = make()
        with self._lock:
            if found := self._kept.get(key):
                return found[0]
            if weight <= self._most:
                self._kept[key] = made, weight
                self._weight += weight
            while len(self._kept) > self._count or self._weight > self._most:
                _, (_, old) = self._kept.popitem(last=False)
                self._weight -= old
        return made
