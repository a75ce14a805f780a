"""Ranks (pangkat) of civil servants and the golongan each belongs to.

A civil servant (PNS) has a pangkat and a golongan ruang that form a fixed pair; a contract
employee (PPPK) has a golongan I to XVII and no pangkat. Confidence K: the pairs are common
knowledge in every office, the regulation itself was not read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from docgen.data.tabel import baca_yaml, kunci_nama

__all__ = [
    "golongan_dari",
    "golongan_pppk",
    "golongan_pppk_sah",
    "pangkat_dari",
    "pasangan",
    "pasangan_sah",
]

_TABLE = "pangkat.yaml"
_TINGKAT = re.compile(r"\b(?:tingkat|tk)\b\.?\s*(?:i|1)\b")
_GOLONGAN = re.compile(r"(?P<angka>[ivx]+)\s*/\s*(?P<huruf>[a-e])")


@cache
def pasangan() -> Mapping[str, str]:
    """Golongan to pangkat of civil servants, from ``I/a`` to ``IV/e``."""
    return MappingProxyType(dict(baca_yaml(_TABLE)["pns"]["pasangan"]))


@cache
def golongan_pppk() -> tuple[str, ...]:
    """The golongan of contract employees, ``I`` to ``XVII``."""
    return tuple(baca_yaml(_TABLE)["pppk"]["golongan"])


@cache
def _by_pangkat() -> Mapping[str, str]:
    return {_pangkat_key(pangkat): golongan for golongan, pangkat in pasangan().items()}


def golongan_dari(pangkat: str) -> str | None:
    """The golongan of a pangkat (``Pembina`` gives ``IV/a``); None for one that is not a PNS rank.

    Case and the ways of writing *Tingkat I* (``Tk. I``, ``Tk.I``, ``Tingkat 1``) do not matter.
    """
    return _by_pangkat().get(_pangkat_key(pangkat))


def pangkat_dari(golongan: str) -> str | None:
    """The pangkat of a golongan (``IV/c`` gives ``Pembina Utama Muda``); else None."""
    key = _golongan_key(golongan)
    return None if key is None else pasangan().get(key)


def pasangan_sah(pangkat: str, golongan: str) -> bool:
    """Whether pangkat and golongan belong together."""
    known = golongan_dari(pangkat)
    return known is not None and known == _golongan_key(golongan)


def golongan_pppk_sah(golongan: str) -> bool:
    """Whether this is a golongan of PPPK: a roman number from I to XVII."""
    return golongan.strip().upper() in golongan_pppk()


def _pangkat_key(pangkat: str) -> str:
    return " ".join(_TINGKAT.sub(" tingkat i ", kunci_nama(pangkat)).split())


def _golongan_key(golongan: str) -> str | None:
    found = _GOLONGAN.fullmatch(golongan.strip().casefold())
    return None if found is None else f"{found['angka'].upper()}/{found['huruf']}"
