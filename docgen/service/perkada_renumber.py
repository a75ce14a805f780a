"""Drafts with consecutive numbers, their typed references carried along."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from docgen.errors import UsageFault
from docgen.i18n import Language
from docgen.perkada.carrying import CarriedReference, Renumbered, carry
from docgen.perkada.reading import Reading
from docgen.perkada.writer import write_regulation
from docgen.service.output import write_file
from docgen.service.perkada import read_draft
from docgen.service.reporting import as_json

__all__ = ["RenumberedDraft", "renumber_draft", "renumbered_json", "write_renumbered"]

_ENDINGS = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class RenumberedDraft:
    """A draft before and after its renumbering."""

    reading: Reading
    outcome: Renumbered
    text: str
    """The draft with its new numbers."""
    kept: bool
    """Whether the text is the draft as it was typed but for numbers; else it was written anew."""


def renumber_draft(path: str | PathLike[str]) -> RenumberedDraft:
    """The draft of a file, renumbered.

    Raises what :func:`docgen.service.perkada.read_draft` does, and ``DataError`` for a draft that
    amends another regulation or has no articles.
    """
    reading = read_draft(path)
    outcome = carry(reading.regulation)
    text = outcome.set_into(reading.text) if reading.form != "docx" else None
    written = write_regulation(outcome.regulation) if text is None else text
    return RenumberedDraft(reading, outcome, written, text is not None)


def write_renumbered(draft: RenumberedDraft, path: Path) -> None:
    """Write the renumbered draft; raises ``UsageFault`` for an ending that is no text's."""
    if path.suffix.lower() not in _ENDINGS:
        known = ", ".join(_ENDINGS)
        raise UsageFault.of("service.draft_form", str(path), dikenal=known)
    write_file(path, draft.text.encode("utf-8"))


def _references(references: tuple[CarriedReference, ...]) -> list[dict[str, Any]]:
    return [
        {"where": ref.unit, "line": ref.line, "before": ref.before, "after": ref.after}
        for ref in references
    ]


def renumbered_json(draft: RenumberedDraft, language: Language) -> dict[str, Any]:
    """What changed, for programs."""
    outcome = draft.outcome
    return {
        "text": draft.text,
        "layout_kept": draft.kept,
        "moved": [
            {"before": unit.before, "after": unit.after, "line": unit.line}
            for unit in outcome.moved
        ],
        "references": _references(outcome.carried),
        "foreign": _references(outcome.foreign),
        "findings": [as_json(finding, language) for finding in outcome.findings],
    }
