"""A draft as it comes from a file: the regulation that it holds, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.errors import Finding
from docgen.perkada.checks import check_regulation
from docgen.perkada.decoding import decode
from docgen.perkada.docx_facts import DocxFacts
from docgen.perkada.markdown import looks_like_markdown, plain_text
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Regulation

__all__ = ["DraftForm", "Reading", "read_markdown", "read_plain"]

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


def _read(text: str, name: str, form: DraftForm, found: tuple[Finding, ...]) -> Reading:
    words = plain_text(text) if form == "markdown" else text
    regulation = read_regulation(words)
    return Reading(name, form, words, regulation, (*found, *check_regulation(regulation)))


def read_plain(data: bytes, name: str) -> Reading:
    """The regulation in the bytes of a text file; one whose headings are Markdown's is read so.

    Raises ``DataError`` when the bytes are no text (:func:`docgen.perkada.decoding.decode`).
    """
    decoded = decode(data, name)
    form: DraftForm = "markdown" if looks_like_markdown(decoded.text) else "text"
    return _read(decoded.text, name, form, decoded.findings)


def read_markdown(data: bytes, name: str) -> Reading:
    """The regulation in the bytes of a Markdown file. Raises as :func:`read_plain`."""
    decoded = decode(data, name)
    return _read(decoded.text, name, "markdown", decoded.findings)
