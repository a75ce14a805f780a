"""Passwords: argon2id, and the one rule about them."""

from __future__ import annotations

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from docgen.errors import DataError
from docgen.register import storable

__all__ = ["LONGEST", "SHORTEST", "check", "hashed", "matches", "outdated", "waste"]

SHORTEST = 12
"""Characters that a password needs; what they are is left to people."""
LONGEST = 1000
"""Characters that it may have: hashing more costs the server and adds nothing."""

_HASHER = PasswordHasher()  # RFC 9106, its second recommendation: 64 MiB, three passes, four lanes


def check(password: str, *others: str) -> None:
    """Raise DataError for a password that is too short, too long, or one of ``others``.

    others: words that are known to everybody, such as the name of the account.
    """
    if len(password) < SHORTEST:
        raise DataError.of("account.password_short", "password", least=SHORTEST)
    if len(password) > LONGEST or not storable(password):
        raise DataError.of("account.password_long", "password", most=LONGEST)
    if password.strip().casefold() in {other.strip().casefold() for other in others}:
        raise DataError.of("account.password_name", "password")


def hashed(password: str) -> str:
    """What is kept of a password: parameters, a random salt and the hash in one text."""
    return _HASHER.hash(password)


def matches(kept: str, password: str) -> bool:
    """Whether a password is the one that was kept; compared in constant time by argon2 itself."""
    if len(password) > LONGEST or not storable(password):
        waste()
        return False
    try:
        return _HASHER.verify(kept, password)
    except (Argon2Error, InvalidHashError):
        return False


def waste() -> None:
    """Take as long as a comparison: a name that nobody has must not answer sooner."""
    matches(_nobody(), "tidak ada yang memakai ini")


def outdated(kept: str) -> bool:
    """Whether a hash was made with other costs than today's."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _nobody() -> str:
    return hashed(secrets.token_urlsafe(32))
