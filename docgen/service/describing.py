"""What a record may hold: its schema, and a starter to fill in."""

from __future__ import annotations

from typing import Any

from docgen.errors import UsageFault
from docgen.records.awal import starter as record_starter
from docgen.records.berkas import SECTIONS
from docgen.records.skema import schema as record_schema

__all__ = ["schema", "starter"]

_NAMES = {section: section for section in SECTIONS} | {"berita-acara": "verifikasi"}


def _section(kind: str) -> str:
    if kind not in _NAMES:
        params = {"nilai": kind, "dikenal": "pencanangan, maklumat, perkada, berita-acara"}
        raise UsageFault.of("service.unknown_kind", **params)
    return _NAMES[kind]


def starter(kind: str) -> str:
    """A commented record to begin with; UsageFault for an unknown kind."""
    return record_starter(_section(kind))


def schema(kind: str | None = None) -> dict[str, Any]:
    """The JSON Schema of a record, or of a record for one kind; UsageFault for an unknown kind."""
    return record_schema(_section(kind) if kind else None)
