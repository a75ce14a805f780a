"""Looks at a context before a template runs: is it plain, can its texts be printed as they are?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from docgen.rendering.docx.budget import BUDGET

__all__ = ["Gathered", "gather"]

_DEEPEST: Final = 50
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\r")
_NO_CHARACTER: Final = b"\xef\xbf"
"""How U+FFFE and U+FFFF begin in UTF-8, with the harmless U+FFC0 to U+FFFD."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was seen."""

    plain: bool
    """Nothing but dicts, lists, texts, numbers and None, of exactly these types."""
    printable: bool
    """No text holds what XML forbids, nor a carriage return, and all are of a bearable length."""


class _NotPlainError(Exception):
    """Something is there that needs a closer look."""


def gather(context: Mapping[str, Any]) -> Gathered:
    """Look through a context once; what is not plain is for :func:`..values.prepare` to judge."""
    if type(context) is not dict:
        return Gathered(False, False)
    texts: list[str] = []
    try:
        _walk(context, texts, texts.append, 0)
    except _NotPlainError:
        return Gathered(False, False)
    if sum(map(len, texts)) > BUDGET.characters:
        return Gathered(True, False)
    return Gathered(True, _printable("".join(texts)))


def _walk(value: Any, texts: list[str], add: Any, depth: int) -> None:
    if depth > _DEEPEST:
        raise _NotPlainError
    if type(value) is dict:
        for key in value:
            if type(key) is str:
                add(key)
            elif type(key) is not int:
                raise _NotPlainError
        items: Any = value.values()
    else:
        items = value
    for item in items:
        kind = type(item)
        if kind is str:
            add(item)
        elif kind is dict or kind is list or kind is tuple:
            _walk(item, texts, add, depth + 1)
        elif item is not None and kind is not int and kind is not bool and kind is not float:
            raise _NotPlainError


def _printable(text: str) -> bool:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return False
    if b"\r" in data or len(data.translate(None, _CONTROLS)) != len(data):
        return False
    return _NO_CHARACTER not in data or ("\ufffe" not in text and "\uffff" not in text)
