"""Records as text, and records to begin with."""

from __future__ import annotations

from typing import Any

from docgen.records.muat import read_bytes
from docgen.records.skema import KINDS
from docgen.records.tulis import as_yaml
from docgen.service.describing import starter

__all__ = ["as_yaml", "blank_record"]


def blank_record(kind: str) -> dict[str, Any]:
    """A record with nothing but what a document of this kind needs to be looked at.

    A regulation begins with the model text and placeholders for those who sign it, which no other
    value can stand for; other documents begin empty. UsageFault for an unknown kind.
    """
    section = KINDS[kind]
    if section != "perkada":
        return {"pemda": {}, "unit": {}, section: {}}
    (source,) = read_bytes(starter(kind).encode(), f"{kind}.yaml", None)
    begun: dict[str, Any] = source.data
    officers = ("kepala_daerah", "sekretaris_daerah")
    return {
        "pemda": {name: begun["pemda"][name] for name in officers if name in begun["pemda"]},
        section: {"berkas_batang_tubuh": "naskah-model"},
    }
