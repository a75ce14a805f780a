"""The words of fields in both languages: labels, helps and owners, from the catalogues."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from docgen.errors import Finding
from docgen.i18n import Language, text
from docgen.records.letak import describe, model_at, split_path
from docgen.records.surat_perkada import Surat

__all__ = ["field_code", "help_code", "in_language", "owner_words"]

_LETTERS = frozenset(part.__name__ for part in Surat.__subclasses__())
"""Parts that ask for the same, and share their words."""


def field_code(model: str, name: str) -> str:
    """The code of a field's label: ``field.Pejabat.nama``."""
    return f"field.{_shared(model)}.{name}"


def help_code(model: str, name: str) -> str:
    """The code of what a field means: ``help.Pejabat.nama``."""
    return f"help.{_shared(model)}.{name}"


def owner_words(owner: str, language: Language) -> str:
    """The office that knows a value; its Indonesian name where no catalogue has it."""
    return _said(f"owner.{owner}", language, owner)


def in_language(finding: Finding, language: Language) -> Finding:
    """A finding whose label and owner, Indonesian as the record has them, are in ``language``."""
    if language == "id" or not (finding.label or finding.owner):
        return finding
    label = finding.label
    if label:
        known, words = _label_at(finding.path, language)
        label = words if label == known else label
    return replace(finding, label=label, owner=owner_words(finding.owner, language))


@lru_cache(maxsize=1000)
def _label_at(path: str, language: Language) -> tuple[str, str]:
    """The label of the field at a place, as the record has it and in another language."""
    way = split_path(path)
    while way:
        known, _ = describe(way)
        around, name = model_at(way[:-1]), way[-1]
        if isinstance(name, str) and around is not None and name in around.model_fields:
            return known, _said(field_code(around.__name__, name), language, known)
        way = way[:-1]
    return "", ""


def _shared(model: str) -> str:
    return Surat.__name__ if model in _LETTERS else model


def _said(code: str, language: Language, otherwise: str) -> str:
    words = text(code, language)
    return otherwise if words == code else words
