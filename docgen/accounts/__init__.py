"""Accounts: who may come in, what they may do, and whose things they see."""

from docgen.accounts.model import LOCAL, ROLES, Account, owns, scope_of, sees

__all__ = ["LOCAL", "ROLES", "Account", "owns", "scope_of", "sees"]
