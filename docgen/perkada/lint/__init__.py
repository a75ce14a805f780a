"""The rules of drafting (Lampiran II UU 12/2011 with UU 13/2022) as a linter.

One decorated function for each rule, one module for each part of a regulation.
"""

from docgen.perkada.lint.catalogue import RULES
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.engine import Report, lint, lint_text
from docgen.perkada.lint.rule import LintFinding, Rule

__all__ = ["RULES", "Draft", "LintFinding", "Report", "Rule", "lint", "lint_text"]
