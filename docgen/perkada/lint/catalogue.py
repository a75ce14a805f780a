"""All rules: the modules that declare them, and the register they fill."""

from __future__ import annotations

from docgen.perkada.lint import (
    amendment,
    annexes,
    bases,
    citing,
    closing,
    considerations,
    delegation,
    dictum,
    enactment,
    explanation,
    general,
    layout,
    norms,
    opening,
    pointing,
    referring,
    sanctions,
    structure,
    tabulation,
    title,
    wording,
)
from docgen.perkada.lint.rule import Rule, registered

__all__ = ["MODULES", "RULES"]

MODULES = (
    title,
    opening,
    considerations,
    bases,
    citing,
    dictum,
    structure,
    tabulation,
    norms,
    general,
    sanctions,
    referring,
    pointing,
    wording,
    delegation,
    closing,
    enactment,
    annexes,
    explanation,
    amendment,
    layout,
)
"""One module for each part of a regulation."""

RULES: tuple[Rule, ...] = registered()
"""Every rule, in the order of a regulation."""
