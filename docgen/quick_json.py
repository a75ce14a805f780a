"""orjson, which no other module knows: what Python's own ``json`` does in many times the time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import orjson

__all__ = ["JsonError", "exact", "read", "sorted_keys"]

JsonError: Final = orjson.JSONEncodeError
"""A value cannot be written, a text holds half a character, or it is nested more than 250 deep."""

_SORTED: Final = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME
_EXACT: Final = (
    orjson.OPT_PASSTHROUGH_DATACLASS
    | orjson.OPT_PASSTHROUGH_DATETIME
    | orjson.OPT_PASSTHROUGH_SUBCLASS
)

Plain = Callable[[Any], Any]
"""Makes something else of a value that JSON has no form for; TypeError when it cannot."""


def sorted_keys(value: Any, plain: Plain) -> bytes:
    """UTF-8 without blanks, the keys in the order of their code points. Raises JsonError."""
    return orjson.dumps(value, default=plain, option=_SORTED)


def exact(value: Any, plain: Plain) -> bytes:
    """UTF-8 without blanks; ``plain`` is asked about values of types derived from those of JSON
    too. Enumerations and UUIDs are written by their values all the same. Raises JsonError.
    """
    return orjson.dumps(value, default=plain, option=_EXACT)


def read(data: bytes) -> Any:
    """What one of the functions above has written."""
    return orjson.loads(data)
