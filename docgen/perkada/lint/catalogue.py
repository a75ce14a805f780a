"""All rules: the modules that declare them, and the register they fill."""

from __future__ import annotations

from docgen.perkada.lint import (
    amendment,
    annexes,
    bases,
    closing,
    dictum,
    enactment,
    explanation,
    layout,
    opening,
    title,
)
from docgen.perkada.lint.rule import Rule, registered

__all__ = ["MODULES", "RULES"]

MODULES = (
    title,
    opening,
    bases,
    dictum,
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
