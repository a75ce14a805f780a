"""What a record may hold: its schema, and a starter to fill in."""

from __future__ import annotations

from typing import Any

from docgen.errors import UsageFault
from docgen.kinds import all_kinds
from docgen.records.awal import starter as record_starter
from docgen.records.skema import KINDS
from docgen.records.skema import schema as record_schema

__all__ = ["schema", "starter", "variants"]


def starter(kind: str) -> str:
    """A commented record to begin with; UsageFault for an unknown kind."""
    if kind not in KINDS:
        params = {"nilai": kind[:60], "dikenal": ", ".join(KINDS)}
        raise UsageFault.of("service.unknown_kind", **params)
    return record_starter(KINDS[kind])


def schema(kind: str | None = None) -> dict[str, Any]:
    """The JSON Schema of a record, or of a record for one kind; UsageFault for an unknown kind."""
    return record_schema(kind)


def variants() -> dict[str, tuple[str, ...]]:
    """Every kind of document, with the variants that are made only when asked for."""
    return {kind.name: kind.on_request for kind in all_kinds()}
