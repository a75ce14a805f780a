"""A draft as it comes from a file: the regulation that it holds, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.errors import Finding
from docgen.perkada.docx_facts import DocxFacts
from docgen.perkada.regulation import Regulation

__all__ = ["DraftForm", "Reading"]

DraftForm = Literal["text", "markdown", "docx"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave."""

    name: str
    """What errors call the file."""
    form: DraftForm
    """What kind of file it was."""
    text: str
    """Its words as lines, the numbers of which nodes and findings carry."""
    regulation: Regulation
    findings: tuple[Finding, ...]
    """Faults of the file, then faults of the regulation's build."""
    docx: DocxFacts | None = None
    """How the pages look, of a Word file."""
