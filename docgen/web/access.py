"""Who may call a route: said beside each view, asked before each request.

A view without a rule is refused: forgetting one shuts a door, it does not open it. A test reads the
table of routes and fails for each that says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import g

from docgen.service.accounts import ROLES, Account, owns, scope_of, sees
from docgen.web.refusal import Refusal

__all__ = [
    "ROLES",
    "Account",
    "Rule",
    "absent",
    "allow",
    "current_account",
    "must_own",
    "must_see",
    "owns",
    "public",
    "rule_of",
    "scope_of",
    "sees",
    "whoever",
]

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may call a view."""

    roles: frozenset[str] = frozenset()
    """One of these roles is needed; none: whoever is logged in."""
    everyone: bool = False
    """No login is needed."""

    def admits(self, account: Account | None) -> bool:
        """Whether it lets an account in; None: nobody is logged in."""
        if self.everyone:
            return True
        return account is not None and (not self.roles or bool(self.roles & account.roles))


def public(view: View) -> View:
    """Everyone may call the view, without an account."""
    view.docgen_rule = Rule(everyone=True)  # type: ignore[attr-defined]
    return view


def allow(*roles: str) -> Callable[[View], View]:
    """Accounts with one of these roles may call the view; none named: every account.

    What a unit owns is not decided here: a view asks for it through the scope of its user
    (:func:`scope_of`, :func:`must_see`, :func:`must_own`), and gets nothing of another unit.
    Raises ValueError for a role that does not exist.
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


def whoever() -> Account | None:
    """Who asks, as :mod:`docgen.web.guard` found out; None: nobody is logged in."""
    account = g.get("docgen_account")
    return account if isinstance(account, Account) else None


def current_account() -> Account:
    """Who asks; Refusal (401) when nobody is logged in, which only public views can meet."""
    account = whoever()
    if account is None:
        raise Refusal(401, "login", "account.login_needed")
    return account


def may_change(account_id: str, unit: str | None) -> bool:
    """Whether the user may change what an account began for a unit: its own, or its unit's."""
    account = current_account()
    return account_id == account.id or owns(account, unit)


def must_see(unit: str | None) -> None:
    """Refuse, as if it did not exist, what belongs to a unit that the user does not see."""
    if not sees(current_account(), unit):
        raise absent()


def must_own(unit: str | None) -> None:
    """The same for a change; what the user sees but may not change is refused with 403."""
    must_see(unit)
    if not owns(current_account(), unit):
        raise Refusal(403, "role", "account.not_yours")


def absent() -> Refusal:
    """What is not there, or is another unit's: the same answer, so nobody can tell which."""
    return Refusal(404, "not-found", "account.absent")
