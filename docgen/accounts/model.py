"""An account, what it may be, and whose things it sees."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["LOCAL", "ROLES", "Account", "owns", "scope_of", "sees"]

ROLES = ("perancang", "operator", "evaluator", "penanda_tangan", "admin")
"""What an account may be: drafter, operator of a unit, evaluator, signatory, administrator."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who asks."""

    id: str
    """What events and rows name it by."""
    name: str
    """What it logs in with."""
    display_name: str
    """What people call it."""
    roles: frozenset[str]
    """Some of :data:`ROLES`."""
    unit: str | None = None
    """The unit that it works for; None for an administrator."""
    assigned: frozenset[str] = field(default_factory=frozenset)
    """Other units whose things it may look at: those that an evaluator evaluates."""
    local: bool = False
    """The one user of this computer, where nobody logs in."""
    active: bool = True
    generation: int = 0
    """Sessions and forms of an earlier generation are over: it grows with each new password, change
    of rights and logout."""

    @property
    def unbounded(self) -> bool:
        """Whether it sees and may change what any unit has."""
        return self.local or "admin" in self.roles


LOCAL = Account("lokal", "lokal", "", frozenset(ROLES), local=True)
"""The user of this computer, with every role."""


def scope_of(account: Account) -> frozenset[str] | None:
    """The units whose things an account sees; None: of every unit, and what belongs to none.

    That is its own unit, and for an evaluator the units that it was assigned. An administrator and
    the local user see everything; an account without a unit sees nothing that is owned.
    """
    if account.unbounded:
        return None
    units = account.assigned if "evaluator" in account.roles else frozenset[str]()
    return units | {account.unit} if account.unit else units


def sees(account: Account, unit: str | None) -> bool:
    """Whether an account may look at what belongs to ``unit``; None: what belongs to none."""
    scope = scope_of(account)
    return scope is None or (unit is not None and unit in scope)


def owns(account: Account, unit: str | None) -> bool:
    """Whether an account may change what belongs to ``unit``: its own, never one that it only
    evaluates.
    """
    return account.unbounded or (unit is not None and unit == account.unit)
