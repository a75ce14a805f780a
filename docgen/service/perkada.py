"""Drafts of regulations that lie in files of their own, without a record."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Literal

import yaml

from docgen.errors import UsageFault
from docgen.perkada.asjson import to_json
from docgen.perkada.preamble import bases_in_full
from docgen.perkada.reading import Reading, read_markdown, read_plain
from docgen.perkada.regulation import Regulation
from docgen.perkada.writer import write_regulation
from docgen.service.record_lint import lint_record

__all__ = [
    "TREE_FORMS",
    "TreeForm",
    "full_citations",
    "lint_record",
    "read_draft",
    "read_draft_bytes",
    "tree_text",
]

TreeForm = Literal["json", "yaml", "text"]
TREE_FORMS: tuple[TreeForm, ...] = ("json", "yaml", "text")


def _read_docx(data: bytes, name: str) -> Reading:
    """Word files: ``docgen.perkada.docx.read_docx``, imported when the first one comes."""
    read: Callable[[bytes, str], Reading]
    read = importlib.import_module("docgen.perkada.docx").read_docx
    return read(data, name)


_READERS: dict[str, Callable[[bytes, str], Reading]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".docx": _read_docx,
}


def read_draft_bytes(data: bytes, name: str) -> Reading:
    """The regulation in the bytes of a file, told by the ending of ``name``.

    Raises ``UsageFault`` (``service.draft_form``) for an ending that is none of .txt, .md, .docx.
    """
    ending = Path(name).suffix.lower()
    reader = _READERS.get(ending)
    if reader is None:
        raise UsageFault.of("service.draft_form", name, dikenal=", ".join(_READERS))
    return reader(data, name)


def read_draft(path: str | PathLike[str]) -> Reading:
    """The regulation in a file (.txt, .md, .docx) with everything wrong about it.

    Raises ``UsageFault`` when the file cannot be opened or has another ending, ``DataError`` when
    nothing in it can be read.
    """
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise UsageFault.of("service.draft_unreadable", str(file), sebab=reason) from None
    return read_draft_bytes(data, file.name)


def full_citations(regulation: Regulation, on: date | None = None) -> Regulation:
    """The regulation with the keys of its legal bases written out, in the order of the law.

    ``on`` is the day of the act; None names every amendment in force that the table knows.
    """
    return replace(regulation, legal_bases=bases_in_full(regulation.legal_bases, on))


def tree_text(regulation: Regulation, form: TreeForm) -> str:
    """A regulation as JSON, as YAML, or written as text again."""
    if form == "text":
        return write_regulation(regulation)
    data = to_json(regulation)
    if form == "yaml":
        return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100))
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
