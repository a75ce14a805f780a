"""Records as text, and records to begin with."""

from __future__ import annotations

from typing import Any

from docgen.kinds import all_kinds
from docgen.records.kata import field_code, help_code, in_language
from docgen.records.muat import read_bytes
from docgen.records.skema import KINDS
from docgen.records.tulis import as_yaml
from docgen.service.describing import starter

__all__ = [
    "as_yaml",
    "blank_record",
    "field_code",
    "help_code",
    "in_language",
    "letters",
    "sections",
]


def sections() -> dict[str, str]:
    """Every kind of document with the section of the record that it is made of."""
    return {kind.name: kind.section for kind in all_kinds()}


def letters() -> tuple[str, ...]:
    """The kinds that speak of the record's own Perkada without being it."""
    around = (kind for kind in all_kinds() if kind.with_perkada)
    return tuple(kind.name for kind in around if kind.section != "perkada")


def blank_record(kind: str) -> dict[str, Any]:
    """A record with nothing but what a document of this kind needs to be looked at.

    A regulation begins with the model text and placeholders for those who sign it, which no other
    value can stand for; so does a letter, which speaks of one. Other documents begin empty.
    UsageFault for an unknown kind.
    """
    section = KINDS[kind]
    if section not in {own.section for own in all_kinds() if own.with_perkada}:
        return {"pemda": {}, "unit": {}, section: {}}
    (source,) = read_bytes(starter("perkada").encode(), "perkada.yaml", None)
    begun: dict[str, Any] = source.data
    officers = ("kepala_daerah", "sekretaris_daerah")
    return {
        "pemda": {name: begun["pemda"][name] for name in officers if name in begun["pemda"]},
        "perkada": {"berkas_batang_tubuh": "naskah-model"},
        **({} if section == "perkada" else {section: {}}),
    }
