"""Times of day with their Indonesian zone."""

from __future__ import annotations

from datetime import time
from typing import Literal, TypeAlias, get_args

from docgen.bahasa.isian import is_isian, luluskan_isian
from docgen.errors import DataError

__all__ = ["ZONA", "WaktuAtauIsian", "Zona", "pukul", "rentang_pukul"]

Zona = Literal["WIB", "WITA", "WIT"]
ZONA: tuple[Zona, ...] = get_args(Zona)
"""The three zones of Keppres 41/1987, from west to east."""

WaktuAtauIsian: TypeAlias = time | str
"""A time, or the placeholder that stands for it."""


@luluskan_isian
def _jam(waktu: time) -> str:
    """Hours and minutes with the Indonesian separator, a dot."""
    return f"{waktu.hour:02d}.{waktu.minute:02d}"


def _zona(zona: str) -> str:
    if zona in ZONA or is_isian(zona):
        return zona
    raise DataError.of("bahasa.zone", value=zona, zones=", ".join(ZONA))


def pukul(waktu: WaktuAtauIsian, zona: str) -> str:
    """A time: ``pukul 09.00 WITA``. Seconds are left out.

    Raises :class:`DataError` for a zone that is not WIB, WITA or WIT.
    """
    return f"pukul {_jam(waktu)} {_zona(zona)}"


def rentang_pukul(mulai: WaktuAtauIsian, selesai: WaktuAtauIsian | None, zona: str) -> str:
    """A span of time: ``pukul 09.00 sampai dengan pukul 12.00 WITA``; without an end, one time.

    The end may be an earlier hour than the beginning: a visit of several days may begin in the
    afternoon and end in a morning. Raises :class:`DataError` for an unknown zone.
    """
    if selesai is None:
        return pukul(mulai, zona)
    return f"pukul {_jam(mulai)} sampai dengan {pukul(selesai, zona)}"
