"""The states of a registered document, and the ways between them."""

from __future__ import annotations

from enum import StrEnum

from docgen.errors import DataError

__all__ = ["State", "step"]


class State(StrEnum):
    """Where a document stands."""

    KONSEP = "konsep"
    """It has its place and number in the register, and no file yet."""
    TERDAFTAR = "terdaftar"
    """Its files are registered."""
    MENUNGGU = "menunggu"
    """Menunggu tanda tangan: somebody has signed, or has been asked to, and others have not."""
    DITANDATANGANI = "ditandatangani"
    """All have signed."""
    DICABUT = "dicabut"
    """It was withdrawn; the end."""


_WAYS = {
    State.KONSEP: {State.TERDAFTAR, State.DICABUT},
    State.TERDAFTAR: {State.MENUNGGU, State.DICABUT},
    State.MENUNGGU: {State.DITANDATANGANI, State.DICABUT},
    State.DITANDATANGANI: {State.DICABUT},
    State.DICABUT: set(),
}


def step(document: str, old: State, new: State) -> State:
    """The new state. Raises DataError when no way leads there from the old one."""
    if new not in _WAYS[old]:
        params = {"old": old.value, "new": new.value}
        raise DataError.of("register.no_way", document, **params)
    return new
