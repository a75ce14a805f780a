"""Engines measured in turns: what a shared, noisy machine does to one, it does to all.

A round gives every engine the same fresh contexts, in an order that changes from round to round.
The ratio of two engines is the median of their ratios within the rounds, so that slow minutes
cancel out; its spread is the range that holds the middle half of the rounds.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

__all__ = ["Engine", "InProcess", "Result", "measure", "spread"]

Context = dict[str, Any]


class Engine(Protocol):
    """A tool that makes one document from one context."""

    name: str
    version: str

    def available(self) -> str | None:
        """None when it can run, else the reason why not, in a word."""

    def run(self, contexts: Sequence[Context]) -> tuple[float, bytes]:
        """Seconds for all documents of some contexts, and the bytes of the last one."""


class InProcess:
    """An engine that is a Python function."""

    def __init__(self, name: str, version: str, make: Callable[[Context], bytes]) -> None:
        """``make``: one context to one finished document."""
        self.name, self.version, self._make = name, version, make

    def available(self) -> str | None:
        """Always there."""
        return None

    def run(self, contexts: Sequence[Context]) -> tuple[float, bytes]:
        """As :class:`Engine`."""
        make, last = self._make, b""
        start = time.perf_counter()
        for context in contexts:
            last = make(context)
        return time.perf_counter() - start, last


@dataclass(slots=True)
class Result:
    """The times of one engine, a figure for each round."""

    engine: Engine
    seconds: list[float] = field(default_factory=list)
    """Seconds per document."""
    batch: int = 1
    """Documents a round."""

    @property
    def median(self) -> float:
        """Seconds per document in the middle round."""
        return statistics.median(self.seconds)

    def faster_than(self, other: Result) -> tuple[float, float, float]:
        """How many times faster: the median over the rounds, and its quartiles."""
        pairs = zip(self.seconds, other.seconds, strict=True)
        return spread([theirs / own for own, theirs in pairs])


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """The median of some figures and the quartiles around it."""
    if len(values) < 2:
        return values[0], values[0], values[0]
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return middle, low, high


def measure(
    engines: Sequence[Engine],
    contexts: Callable[[int], Context],
    *,
    rounds: int,
    slice_seconds: float = 0.15,
) -> list[Result]:
    """Run the engines in turns.

    ``contexts``: the n-th fresh context; all engines of a round start at the same one. Each
    engine makes as many documents a round as fit into about ``slice_seconds``, at least one: a
    fast engine is not measured on a single document, a slow one does not stop the run.
    """
    results = [Result(engine) for engine in engines]
    for result in results:
        result.engine.run([contexts(0)])
        once, _ = result.engine.run([contexts(1)])
        result.batch = max(1, min(2000, int(slice_seconds / max(once, 1e-6))))
    number = 2
    for turn in range(rounds):
        shift = turn % len(results)
        for result in (*results[shift:], *results[:shift]):
            batch = [contexts(number + place) for place in range(result.batch)]
            gc.collect()
            taken, _ = result.engine.run(batch)
            result.seconds.append(taken / result.batch)
        number += max(result.batch for result in results)
    return results
