"""Who may call a route: said beside each view, asked before each request.

A view without a rule is refused: forgetting one shuts a door, it does not open it. A test reads the
table of routes and fails for each that says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

__all__ = ["ROLES", "Rule", "allow", "public", "rule_of"]

ROLES = ("perancang", "operator", "evaluator", "penanda_tangan", "admin")
"""What an account may be: drafter, operator of a unit, evaluator, signatory, administrator."""

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may call a view."""

    roles: frozenset[str] = frozenset()
    """One of these roles is needed; none: whoever is logged in."""
    everyone: bool = False
    """No login is needed."""


def public(view: View) -> View:
    """Everyone may call the view, without an account."""
    view.docgen_rule = Rule(everyone=True)  # type: ignore[attr-defined]
    return view


def allow(*roles: str) -> Callable[[View], View]:
    """Accounts with one of these roles may call the view; none named: every account.

    What a unit owns is not decided here: a view asks for it through the scope of its user, and gets
    nothing of another unit. Raises ValueError for a role that does not exist.
    """
    if unknown := set(roles) - set(ROLES):
        raise ValueError(f"unknown roles: {', '.join(sorted(unknown))}")

    def mark(view: View) -> View:
        view.docgen_rule = Rule(frozenset(roles))  # type: ignore[attr-defined]
        return view

    return mark


def rule_of(view: Callable[..., Any] | None) -> Rule | None:
    """The rule of a view; None when it has none."""
    while view is not None:
        rule = getattr(view, "docgen_rule", None)
        if isinstance(rule, Rule):
            return rule
        view = getattr(view, "__wrapped__", None)
    return None
