"""What somebody probably meant who wrote a name that there is not."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["nearest"]


def nearest(name: str, options: Iterable[str]) -> str:
    """The option most like ``name``, capitals apart; empty when none is like it."""
    by_lower = {option.lower(): option for option in options if not option.startswith("_")}
    found = get_close_matches(name.lower(), list(by_lower), n=1, cutoff=0.65)
    return by_lower[found[0]] if found else ""
