"""Drafts with consecutive numbers, their typed references carried along.

A text keeps its layout. A Word file is written anew in docgen's own layout, to another file.
"""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from docgen.errors import UsageFault
from docgen.i18n import Language
from docgen.perkada.carrying import CarriedReference, Renumbered, carry
from docgen.perkada.docx import write_docx
from docgen.perkada.reading import Reading
from docgen.perkada.regulation import Regulation
from docgen.perkada.writer import write_regulation
from docgen.service.output import write_file
from docgen.service.perkada import read_draft, read_draft_bytes
from docgen.service.reporting import as_json

__all__ = [
    "RenumberedDraft",
    "check_output",
    "renumber_draft",
    "renumbered_json",
    "write_renumbered",
]

_ENDINGS = (".txt", ".md", ".docx")


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
    text = None if reading.form == "docx" else _set(outcome, Path(path))
    written = write_regulation(outcome.regulation) if text is None else text
    return RenumberedDraft(reading, outcome, written, text is not None)


def _set(outcome: Renumbered, file: Path) -> str | None:
    """The text of the file with its new numbers, its line ends as they were."""

    def read(words: str) -> Regulation:
        return read_draft_bytes(words.encode(), file.name).regulation

    return outcome.set_into(file.read_bytes().decode("utf-8-sig"), read)


def check_output(path: Path, source: Path) -> None:
    """Whether a renumbered draft may be written to ``path``.

    Raises ``UsageFault``: ``service.draft_form`` for an ending that is none of .txt, .md, .docx,
    ``service.fix_docx`` where it would replace a Word draft, whose layout would be lost.
    """
    ending = path.suffix.lower()
    if ending not in _ENDINGS:
        raise UsageFault.of("service.draft_form", path.name, dikenal=", ".join(_ENDINGS))
    if ending == ".docx" and path.absolute() == source.absolute():
        raise UsageFault.of("service.fix_docx", str(source))


def write_renumbered(draft: RenumberedDraft, path: Path) -> None:
    """Write the renumbered draft as text (.txt, .md) or as a Word file (.docx)."""
    word = path.suffix.lower() == ".docx"
    data = write_docx(draft.outcome.regulation) if word else draft.text.encode()
    write_file(path, data)


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
