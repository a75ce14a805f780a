"""Bounds on what a record may hold, before anything is done with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docgen.errors import DataError, Finding

__all__ = ["MAX_CHARS", "MAX_DEPTH", "MAX_NODES", "plain_copy", "printable", "unshared"]

MAX_NODES = 200_000
"""Values in one record, each use of a YAML alias counted in full."""
MAX_CHARS = 10_000_000
"""Characters of all texts together, each use of a YAML alias counted in full."""
MAX_DEPTH = 40
"""Levels of nesting."""
MAX_KEY = 120
"""Characters of a key that are kept: no field has a longer name."""

_HUGE = 10**4000
"""Longer integers cannot be written out by Python; none has a meaning here."""
_UNPRINTABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text with every character that cannot be written replaced by U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text)


def plain_copy(data: Any, name: str) -> Any:
    """A copy that shares no mapping and no list, whose keys are short texts.

    Raises DataError (``record.too_deep``, ``record.too_many``, ``record.too_much``) for more than
    a record can need; ``name`` stands in the error as the place.
    """
    return _Copier(name).copy(data, 0)


def unshared(data: Any, name: str) -> Any:
    """Data fresh from a JSON parser, which shares nothing: itself, where a copy would be equal.

    Raises as :func:`plain_copy`.
    """
    nodes = chars = 0
    level = [data]
    for _ in range(MAX_DEPTH + 1):
        nodes += len(level)
        inner: list[Any] = []
        for value in level:
            kind = type(value)
            if kind is str:
                chars += len(value)
            elif kind is dict:
                if not _known.issuperset(value) and not all(map(_is_name, value)):
                    return plain_copy(data, name)
                chars += sum(map(len, value))
                inner += value.values()
            elif kind is list:
                inner += value
            elif kind is int and abs(value) > _HUGE:
                return plain_copy(data, name)
        if nodes > MAX_NODES or chars > MAX_CHARS:
            break
        if not inner:
            return data
        level = inner
    return plain_copy(data, name)


_known: set[str] = set()
"""Some names that were seen, none of them long: records name the same fields again and again."""
_MOST_KNOWN = 1024


def _is_name(key: str) -> bool:
    if len(key) > MAX_KEY or not key.isidentifier():
        return False
    if len(_known) < _MOST_KNOWN:
        _known.add(key)
    return True


@dataclass(slots=True)
class _Copier:
    name: str
    nodes: int = 0
    chars: int = 0

    def copy(self, value: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise DataError(Finding("record.too_many", self.name, {"batas": MAX_NODES}))
        if depth > MAX_DEPTH:
            raise DataError(Finding("record.too_deep", self.name, {"batas": MAX_DEPTH}))
        if isinstance(value, str):
            self._count(value)
            return value
        if isinstance(value, dict):
            return {self._key(k): self.copy(v, depth + 1) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [self.copy(item, depth + 1) for item in value]
        if isinstance(value, int) and abs(value) > _HUGE:
            return float("inf") if value > 0 else float("-inf")
        return value

    def _key(self, key: Any) -> str:
        text = key if isinstance(key, str) else "" if key is None else str(key)[:MAX_KEY]
        self._count(text)
        return text if _is_name(text) else printable(text[:MAX_KEY])

    def _count(self, text: str) -> None:
        self.chars += len(text)
        if self.chars > MAX_CHARS:
            params = {"batas": f"{MAX_CHARS / 1e6:.0f}"}
            raise DataError(Finding("record.too_much", self.name, params))
