"""A draft -> everything in it that breaks a rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.collecting import uncollected
from docgen.perkada.lint.catalogue import RULES
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import LintFinding, Rule

__all__ = ["Report", "lint", "lint_text"]


@dataclass(frozen=True, slots=True)
class Report:
    """What linting found."""

    findings: tuple[LintFinding, ...]
    """In the order of the source."""
    checklist: tuple[Rule, ...]
    """The rules that a person must judge for this draft."""

    def of(self, severity: str) -> tuple[LintFinding, ...]:
        """The findings of one severity."""
        return tuple(item for item in self.findings if item.severity == severity)


def lint(draft: Draft, rules: Sequence[Rule] = RULES) -> Report:
    """The findings of all rules that apply to a draft.

    Reads any draft; takes time in proportion to its length.
    """
    applying = [rule for rule in rules if rule.applies(draft)]
    order = {rule.id: n for n, rule in enumerate(rules)}
    with uncollected():
        found = [finding for rule in applying if rule.check for finding in rule.findings(draft)]
        ordered = sorted(found, key=lambda item: (item.line, order[item.rule]))
    return Report(tuple(ordered), tuple(rule for rule in applying if rule.kind == "manual"))


def lint_text(text: str, *, jenis: str = "") -> Report:
    """The findings in a text; ``jenis`` names its type where a body alone does not."""
    return lint(Draft.of_text(text, jenis=jenis))
