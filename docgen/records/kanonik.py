"""What a record says in one form, whatever its spelling in YAML or JSON; its hash is over this.

JSON in UTF-8 with sorted keys and without blanks. Registers know records by the hash, so nothing
else may ever be written here for a record that could be written before.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any

from docgen.quick_json import sorted_keys
from docgen.records.dasar import Bagian

__all__ = ["canonical"]


def canonical(part: Bagian) -> bytes:
    """A part of the record; what is absent is left out."""
    return sorted_keys(part, _plain)


def _plain(value: Any) -> Any:
    """Parts as mappings, days as ISO 8601 writes them, times as Indonesian does (``09.30``)."""
    if isinstance(value, Bagian):
        fields = value.__dict__
        if None not in fields.values():
            return fields
        return {name: item for name, item in fields.items() if item is not None}
    if isinstance(value, time):
        return value.strftime("%H.%M")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
