"""How much one rendering may do. A thread cannot be stopped from outside, and Windows has no
alarm signals, so templates are made to count their own steps.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

__all__ = ["BUDGET", "Bounds", "Budget", "BudgetSpentError"]


class BudgetSpentError(Exception):
    """A template wants to do or print more than its bounds allow."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of one rendering."""

    characters: int = 32 * 2**20
    """Characters of XML that the template may print in all."""
    steps: int = 1_000_000
    """Turns of loops and calls of macros; an annex of 300 pages takes some ten thousand."""
    seconds: float = 20.0
    """Seconds of running the template (not of packing the file)."""
    width: int = 10_000
    """The largest number that a padding, repeating or splitting filter or method takes."""


BUDGET = Bounds()


class Budget:
    """What is left of the bounds during one rendering."""

    __slots__ = ("_characters", "_deadline", "_steps", "bounds")

    def __init__(self, bounds: Bounds = BUDGET) -> None:
        self.bounds = bounds
        self._characters = bounds.characters
        self._steps = bounds.steps
        self._deadline = time.monotonic() + bounds.seconds

    def spend(self, characters: int) -> None:
        """Take ``characters`` and one step.

        Raises:
            BudgetSpentError: nothing is left, or the time is over.
        """
        self._characters -= characters
        self._steps -= 1
        if self._characters < 0 or self._steps < 0 or time.monotonic() > self._deadline:
            raise BudgetSpentError

    def turn(self, characters: int) -> None:
        """As :meth:`spend`, for a turn of a loop: the clock is read at every sixteenth.

        Raises:
            BudgetSpentError: nothing is left, or the time is over.
        """
        self._characters -= characters
        self._steps = steps = self._steps - 1
        if (
            self._characters < 0
            or steps < 0
            or (not steps & 15 and time.monotonic() > self._deadline)
        ):
            raise BudgetSpentError

    def allow(self, characters: int) -> None:
        """Refuse a text of more ``characters`` than are left, before it is made.

        Raises:
            BudgetSpentError: it would not fit.
        """
        if characters > self._characters:
            raise BudgetSpentError
