"""Text from outside that goes into the database, or is looked for in it."""

from __future__ import annotations

from docgen.errors import UsageFault

__all__ = ["reason_of", "storable"]

_REASON = 2_000
"""Characters of a reason."""


def storable(text: str) -> bool:
    """Whether both databases can hold a text: no NUL, no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)


def reason_of(text: str) -> str:
    """A reason without blanks around it. Raises UsageFault when it says nothing, or too much."""
    reason = text.strip()
    if not reason:
        raise UsageFault.of("register.no_reason")
    if len(reason) > _REASON or not storable(reason):
        raise UsageFault.of("register.bad_reason", limit=_REASON)
    return reason
