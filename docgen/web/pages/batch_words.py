"""Verdicts of a batch in words."""

from __future__ import annotations

from typing import Any

from docgen.batch.coding import Verdict
from docgen.batch.report import reason
from docgen.batch.state import Counts
from docgen.web.language import current_language
from docgen.web.pages.answering import words

__all__ = ["counted", "reasons", "told"]


def reasons(verdict: Verdict) -> list[str]:
    """Every reason why a row was refused."""
    return [reason(fault, current_language()) for fault in verdict.faults]


def told(verdict: Verdict) -> dict[str, Any]:
    """A row for scripts."""
    return {
        "number": verdict.number,
        "name": verdict.name,
        "state": verdict.state,
        "words": words(f"web.page.row_{verdict.state}"),
        "files": [name for name, _ in verdict.files],
        "reasons": reasons(verdict),
    }


def counted(counts: Counts) -> dict[str, int]:
    """How far a batch is, for scripts."""
    return {
        "total": counts.total,
        "done": counts.done,
        "refused": counts.refused,
        "left": counts.left,
    }
