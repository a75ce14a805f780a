"""The types of regulation that rules tell apart."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.perkada.lint.rule import Level

__all__ = ["TYPES", "RegulationType", "type_of"]


@dataclass(frozen=True, slots=True)
class RegulationType:
    """A type of regulation."""

    key: str
    name: str
    """As its own text calls it: ``Peraturan Wali Kota ini``."""
    level: Level


TYPES: tuple[RegulationType, ...] = (
    RegulationType("perkada", "Peraturan Wali Kota", "daerah"),
    RegulationType("perkada", "Peraturan Walikota", "daerah"),
    RegulationType("perkada", "Peraturan Bupati", "daerah"),
    RegulationType("perkada", "Peraturan Gubernur", "daerah"),
    RegulationType("perda", "Peraturan Daerah", "daerah"),
    RegulationType("perda", "Qanun", "daerah"),
    RegulationType("perppu", "Peraturan Pemerintah Pengganti Undang-Undang", "nasional"),
    RegulationType("pp", "Peraturan Pemerintah", "nasional"),
    RegulationType("perpres", "Peraturan Presiden", "nasional"),
    RegulationType("permen", "Peraturan Menteri", "nasional"),
    RegulationType("uu", "Undang-Undang", "nasional"),
)
"""In the order of trial: a longer name before the one that it begins with."""


def type_of(words: str) -> RegulationType | None:
    """The type that is named first in some words in capitals."""
    found = [(at, n) for n, t in enumerate(TYPES) if (at := words.find(t.name.upper())) >= 0]
    return TYPES[min(found)[1]] if found else None
