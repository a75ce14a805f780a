"""Looks at a context before a template runs: is it plain, can its texts be printed as they are?

It is written as JSON and read again: what comes back the same was plain, and what comes back is of
Python's own types. Nothing that walks through it in Python is nearly as quick.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from docgen.quick_json import JsonError, exact, read
from docgen.rendering.docx.budget import BUDGET

__all__ = ["Gathered", "gather"]

_HARMLESS: Final = (b'\\"', b"\\n", b"\\t")
"""What JSON writes with a backslash and XML can hold. A backslash itself, a carriage return and
what XML forbids are written with one as well.
"""
_NO_CHARACTER: Final = b"\xef\xbf"
"""How U+FFFE and U+FFFF begin in UTF-8, with the harmless U+FFC0 to U+FFFD."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was seen."""

    values: dict[str, Any] | None
    """The context with nothing but dicts, lists, texts, numbers and None, of exactly these types: a
    copy, in which every text of a type of its own, such as a placeholder, is a text like any
    other; or the context itself, where somebody vouches for it. None when something else is there.
    """
    printable: bool
    """No text holds what XML forbids, nor a carriage return or a backslash, and all are of a
    bearable length.
    """


_NOT_PLAIN: Final = Gathered(None, False)


def gather(context: Mapping[str, Any], *, vouched: bool = False) -> Gathered:
    """Look through a context once; what is not plain is for :func:`..values.prepare` to judge.

    vouched: nothing but what JSON knows is in it, and placeholders; it is not copied then.
    """
    if type(context) is not dict:
        return _NOT_PLAIN
    try:
        data = exact(context, _text)
    except JsonError:
        return _NOT_PLAIN
    values = context if vouched else read(data)
    if values != context:  # a tuple, an enumeration, a number that is none
        return _NOT_PLAIN
    return Gathered(values, len(data) <= BUDGET.characters and _printable(data))


def _text(value: Any) -> str:
    """A text of the one type."""
    if isinstance(value, str):
        text = str(value)
        if type(text) is str:
            return text
    raise TypeError


def _printable(data: bytes) -> bool:
    if b"\\" in data and data.count(b"\\") != sum(map(data.count, _HARMLESS)):
        return False
    if _NO_CHARACTER not in data:
        return True
    text = data.decode()
    return "\ufffe" not in text and "\uffff" not in text
