"""The ``loop`` of a ``for`` over a list: Jinja's, without a look ahead at every turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import Undefined
from jinja2.runtime import LoopContext

__all__ = ["loop_over"]


class _ListLoop(LoopContext):
    """Counts while it walks; what is seldom asked is reckoned when it is asked."""

    index = 0
    depth0 = 0
    _recurse = None

    def __init__(self, items: list[Any], undefined: type[Undefined]) -> None:
        # What else LoopContext sets is only for its own way of walking, or is said by the class.
        self._iterable = self._items = items
        self._undefined = undefined

    def __iter__(self) -> Iterator[tuple[Any, LoopContext]]:  # type: ignore[override]
        for place, item in enumerate(self._items):
            self.index0 = place
            self.index = place + 1
            yield item, self

    @property
    def last(self) -> bool:
        """Whether this is the last turn."""
        return self.index >= len(self._items)

    @property
    def previtem(self) -> Any:
        """The item of the turn before."""
        return self._undefined("there is no previous item") if self.first else self._at(-1)

    @property
    def nextitem(self) -> Any:
        """The item of the next turn."""
        return self._undefined("there is no next item") if self.last else self._at(1)

    def _at(self, steps: int) -> Any:
        return self._items[self.index0 + steps]


def loop_over(
    iterable: Iterable[Any],
    undefined: type[Undefined],
    recurse: Callable[..., str] | None = None,
    depth0: int = 0,
) -> LoopContext:
    """What generated code calls where Jinja's calls ``LoopContext``."""
    if type(iterable) is list and recurse is None:
        return _ListLoop(iterable, undefined)
    return LoopContext(iterable, undefined, recurse, depth0)
