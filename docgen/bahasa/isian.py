"""Placeholders: values that the office still has to fill in, such as ``[NIP kepala dinas]``."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

__all__ = ["POLA_ISIAN", "POLA_ISIAN_DALAM", "is_isian", "isian_dalam", "luluskan_isian"]

POLA_ISIAN = re.compile(r"^\[(?![#@])[^\[\]\n]{3,120}\]$")
"""A whole value that is a placeholder; for ``fullmatch``, since ``$`` forgives a newline."""

POLA_ISIAN_DALAM = re.compile(r"\[isi:[^\[\]]*\]", re.IGNORECASE)
"""A placeholder inside running text; an empty or wrapped one counts too, or it would be printed."""

_T = TypeVar("_T")


def is_isian(text: object) -> bool:
    """Whether a whole value is a placeholder: 3 to 120 characters in square brackets.

    ``[#label]`` and ``[@label]`` are labels and references of a draft, not placeholders. Anything
    that is not a string is none.
    """
    return isinstance(text, str) and POLA_ISIAN.fullmatch(text) is not None


def isian_dalam(text: str) -> tuple[str, ...]:
    """The ``[isi: …]`` fragments of a running text, in their order and with their brackets.

    Other square brackets are ordinary words of a running text (a choice in a model regulation).
    """
    return tuple(POLA_ISIAN_DALAM.findall(text))


def luluskan_isian(fungsi: Callable[[_T], str]) -> Callable[[_T | str], str]:
    """Let a function of one value also take a placeholder, and give it back unchanged.

    A string that is no placeholder is a mistake of the caller (``TypeError``): the record has
    parsed its values before.
    """

    @wraps(fungsi)
    def bungkus(nilai: _T | str, /) -> str:
        if not isinstance(nilai, str):
            return fungsi(nilai)
        if is_isian(nilai):
            return nilai
        raise TypeError(f"{fungsi.__name__}() takes a value or a placeholder, not {nilai!r}")

    return bungkus
