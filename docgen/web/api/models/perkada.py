"""Drafts of regulations."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from docgen.web.api.models.base import Answer
from docgen.web.api.models.faults import Finding

__all__ = ["LintedDraft", "Node", "ReadDraft", "Regulation", "RenumberedDraft", "RuleFinding"]


class Node(Answer):
    """One unit of a regulation with everything below it; what is absent is an empty text."""

    type: str
    """``bab``, ``bagian``, ``paragraf``, ``pasal``, ``ayat``, ``huruf``, ``angka``, …, ``teks``."""
    number: str
    title: str
    text: str
    tail: str
    label: str
    line: int
    children: list[Node]


class Regulation(BaseModel):
    """A regulation as a tree, as ``docgen perkada read --to json`` gives it."""

    model_config = ConfigDict(extra="allow", frozen=True, use_attribute_docstrings=True)

    title: dict[str, Any]
    opening: Any
    recitals: list[Node]
    legal_bases: list[Node]
    dictum: Any
    body: list[Node]
    closing: dict[str, Any]
    explanation: Any
    annexes: list[dict[str, Any]]
    unplaced: list[dict[str, Any]]


class ReadDraft(Answer):
    """A draft that was read."""

    regulation: Regulation
    problems: list[Finding]


class RuleFinding(Answer):
    """A finding against a rule of drafting."""

    rule: str
    butir: str | None
    """The butir of Lampiran II UU 12/2011; empty for a rule of docgen's own."""
    severity: Literal["E", "W", "I"]
    where: str
    line: int
    message: str
    fix: str


class BuildFinding(Answer):
    """A fault in the build of a draft."""

    code: str
    severity: Literal["E", "W", "I", "P"]
    where: str
    line: int
    message: str
    fix: str


class Question(Answer):
    """A rule that a person must judge."""

    rule: str
    butir: str | None
    message: str


class LintedDraft(Answer):
    """A draft held against the rules, as ``docgen perkada lint --format json`` gives it."""

    findings: list[RuleFinding]
    problems: list[BuildFinding]
    checklist: list[Question]
    summary: dict[str, int]
    fixed: int
    """How many mends were made, with ``fix``."""
    diff: str
    """What they changed, as a unified diff."""
    text: str | None
    """The mended draft; null without ``fix``."""


class Moved(Answer):
    """A unit that got another number."""

    before: str
    after: str
    line: int


class Carried(Answer):
    """A typed reference that followed, or one to another regulation that stayed."""

    where: str
    line: int
    before: str
    after: str


class RenumberedDraft(Answer):
    """A renumbered draft, as ``docgen perkada renumber --json`` gives it."""

    text: str
    layout_kept: bool
    moved: list[Moved]
    references: list[Carried]
    foreign: list[Carried]
    findings: list[Finding]
