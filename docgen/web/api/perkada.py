"""Drafts of regulations: read, linted, renumbered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Response

from docgen.service.perkada import read_draft_bytes, tree_text
from docgen.service.perkada_lint import fix_draft, lint_draft, lint_json
from docgen.service.perkada_renumber import renumber_draft, renumbered_json
from docgen.service.reporting import as_json
from docgen.web.access import allow
from docgen.web.api.blueprint import blueprint
from docgen.web.api.body import upload
from docgen.web.api.models import LintedDraft, ReadDraft, Regulation, RenumberedDraft
from docgen.web.api.operation import BINARY, JSON, Operation, operation
from docgen.web.api.query import Linting, Query, Reading, read_query
from docgen.web.api.repeating import repeatable
from docgen.web.language import current_language
from docgen.web.sending import MEDIA_TYPES

__all__ = ["lint", "read", "renumber"]

_LARGEST = 5_000_000
_KINDS = {"txt": "text/plain", "md": "text/markdown", "docx": MEDIA_TYPES["docx"]}
_TEXT = {"type": "string"}
_BODIES = {
    "text/plain": _TEXT,
    "text/markdown": _TEXT,
    MEDIA_TYPES["docx"]: BINARY,
    "multipart/form-data": {
        "type": "object",
        "properties": {"draft": {**BINARY, "description": "A .txt, .md or .docx file."}},
        "required": ["draft"],
    },
}


@blueprint.post("/perkada/read")
@operation(
    blueprint,
    Operation(
        "readPerkada",
        "perkada",
        {JSON: ReadDraft, "application/yaml": Regulation, "text/plain": _TEXT},
        query=Reading,
        bodies=_BODIES,
    ),
)
@allow()
@repeatable
def read() -> Response | dict[str, Any]:
    """Read the draft of a regulation as a tree

    With ``to=yaml`` or ``to=text`` the tree alone, as ``docgen perkada read`` prints it.
    """
    form = read_query(Reading).to
    reading = read_draft_bytes(*upload("draft", _LARGEST, **_KINDS))
    text = tree_text(reading.regulation, form)
    if form == "json":
        language = current_language()
        problems = [as_json(finding, language) for finding in reading.findings]
        return {"regulation": json.loads(text), "problems": problems}
    kind = "application/yaml" if form == "yaml" else "text/plain"
    return Response(text, content_type=f"{kind}; charset=utf-8")


@blueprint.post("/perkada/lint")
@operation(
    blueprint,
    Operation("lintPerkada", "perkada", {JSON: LintedDraft}, query=Linting, bodies=_BODIES),
)
@allow()
@repeatable
def lint() -> dict[str, Any]:
    """Hold the draft of a regulation against the rules of drafting

    Status 200 also when there are faults: the JSON of ``docgen perkada lint``. With ``fix=true``
    what needs no judgement is mended, as by ``--fix``: ``text`` is the mended draft, ``diff`` shows
    what changed, and the findings are those that are left. Of a Word draft the text comes back.
    """
    query = read_query(Linting)
    language = current_language()
    with _draft() as path:
        if not query.fix:
            return {**lint_json(lint_draft(path, query.jenis), language), "text": None}
        out = path.with_name("perbaikan.txt")  # a Word draft is not written over, nor is a text
        linted = fix_draft(path, out, query.jenis)
        return {**lint_json(linted, language), "text": out.read_text(encoding="utf-8")}


@blueprint.post("/perkada/renumber")
@operation(
    blueprint,
    Operation("renumberPerkada", "perkada", {JSON: RenumberedDraft}, bodies=_BODIES),
)
@allow()
@repeatable
def renumber() -> dict[str, Any]:
    """Number the draft of a regulation anew, references carried along"""
    read_query(Query)
    with _draft() as path:
        return renumbered_json(renumber_draft(path), current_language())


@contextmanager
def _draft() -> Iterator[Path]:
    """The draft in the body as a file with a name of ours, gone at the end."""
    data, name = upload("draft", _LARGEST, **_KINDS)
    ending = Path(name).suffix.lower()
    with TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as folder:
        path = (
            Path(folder) / f"rancangan{ending if ending.isascii() and ending.isprintable() else ''}"
        )
        path.write_bytes(data)
        yield path
