"""Which place of the record a column of a table may mean."""

from __future__ import annotations

import re

from docgen.batch.columns import column_of, known_paths
from docgen.errors import Finding

__all__ = ["suggestion"]

_PART = re.compile(r"[^a-z0-9]+")
_LIKE = 0.5
"""Share of words that head and path must have in common."""


def suggestion(head: str) -> str:
    """The path that a head names or most likely means; empty when nothing is like it."""
    column = column_of(head, head)
    if not isinstance(column, Finding):
        return column.path
    words = _words(head)
    ranked = sorted(known_paths(), key=lambda path: (-_likeness(words, path), len(path)))
    if ranked and _likeness(words, ranked[0]) >= _LIKE:
        return ranked[0]
    return str(column.params.get("usul", ""))


def _words(text: str) -> frozenset[str]:
    return frozenset(filter(None, _PART.split(text.casefold()))) - {"0"}


def _likeness(words: frozenset[str], path: str) -> float:
    others = _words(path)
    return len(words & others) / len(words | others) if words else 0.0
