"""Looks at a context before a template runs: is it plain, can its texts be printed as they are?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from docgen.rendering.docx.budget import BUDGET

__all__ = ["Gathered", "gather"]

_DEEPEST: Final = 50
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\r")
_NO_CHARACTER: Final = b"\xef\xbf"
"""How U+FFFE and U+FFFF begin in UTF-8, with the harmless U+FFC0 to U+FFFD."""
_SCALARS: Final = frozenset({int, bool, float, type(None)})
_TEXT: Final = frozenset({str})
_KEYS: Final = {str, int}


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was seen."""

    values: dict[Any, Any] | None
    """The context with nothing but dicts, lists, tuples, texts, numbers and None, of exactly these
    types: the very object that came, or a copy in which every text of a type of its own, such as a
    placeholder, is a text like any other. None when something else is there.
    """
    printable: bool
    """No text holds what XML forbids, nor a carriage return, and all are of a bearable length."""


_NOT_PLAIN: Final = Gathered(None, False)


class _NotPlainError(Exception):
    """Something is there that needs a closer look."""


def gather(context: Mapping[str, Any]) -> Gathered:
    """Look through a context once; what is not plain is for :func:`..values.prepare` to judge."""
    if type(context) is not dict:
        return _NOT_PLAIN
    texts: list[str] = []
    keys: list[Any] = []
    try:
        values = _walk(context, texts, keys, 0)
    except _NotPlainError:
        return _NOT_PLAIN
    kinds = set(map(type, keys))
    if kinds - _KEYS:
        return _NOT_PLAIN
    names = set(keys) if kinds == _TEXT else {key for key in keys if type(key) is str}
    whole = "".join([*texts, *names])
    return Gathered(values, len(whole) <= BUDGET.characters and _printable(whole))


def _walk(value: Any, texts: list[str], keys: list[Any], depth: int) -> Any:
    """The value itself, or its copy with texts of the one type; ``texts`` takes up every text."""
    if depth > _DEEPEST:
        raise _NotPlainError
    changed: Any = None
    pairs: Iterable[tuple[Any, Any]]
    if type(value) is dict:
        keys += value
        pairs = value.items()
    else:
        pairs = enumerate(value)
    for place, item in pairs:
        kind = type(item)
        if kind is str:
            texts.append(item)
            continue
        if kind is list or kind is dict or kind is tuple:
            if not item:
                continue
            inner = item.values() if kind is dict else item
            if set(map(type, inner)) == _TEXT:  # most rows, and all lists of lines
                texts += inner
                if kind is dict:
                    keys += item
                continue
            new = _walk(item, texts, keys, depth + 1)
            if new is item:
                continue
        elif kind in _SCALARS:
            continue
        else:
            new = _exact(item)
            texts.append(new)
        if changed is None:
            changed = dict(value) if type(value) is dict else list(value)
        changed[place] = new
    return value if changed is None else changed


def _exact(text: Any) -> str:
    """A text of the one type."""
    if isinstance(text, str):
        exact = str(text)
        if type(exact) is str:
            return exact
    raise _NotPlainError


def _printable(text: str) -> bool:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return False
    if b"\r" in data or len(data.translate(None, _CONTROLS)) != len(data):
        return False
    return _NO_CHARACTER not in data or ("\ufffe" not in text and "\uffff" not in text)
