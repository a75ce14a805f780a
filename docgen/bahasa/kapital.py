"""Capitals, where a rule asks for them."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["kapital"]

# Permendagri 1/2023: a.n., u.b. and the words of acting officers keep their small letters.
_TETAP = re.compile(
    r"(?<![\w.])(?:a\.n\.|u\.b\.|Pjs?\.|Plt\.|Plh\.)(?!\w)|\[(?![#@])[^\[\]\n]{3,120}\]"
)


def kapital(text: str) -> str:
    """The text in capitals; ``a.n.``, ``u.b.``, ``Pj.``, ``Pjs.``, ``Plt.``, ``Plh.`` stay.

    A placeholder stays as it is, alone or behind one of these (``Pj. [jabatan]``). There is no
    inverse: what somebody typed is never brought into title case, since nobody can guess names.
    """
    return _titel(text) if len(text) <= _TITEL else _kapital(text)


def _kapital(text: str) -> str:
    hasil: list[str] = []
    tempat = 0
    for cocok in _TETAP.finditer(text):
        hasil += [text[tempat : cocok.start()].upper(), cocok.group()]
        tempat = cocok.end()
    hasil.append(text[tempat:].upper())
    return "".join(hasil)


_TITEL = 200
"""Characters of an office or a heading, which come again and again in one region's documents."""
_titel = lru_cache(maxsize=512)(_kapital)
