"""Accounts, for the doors."""

from docgen.accounts import LOCAL, ROLES, Account, owns, scope_of, sees

__all__ = ["LOCAL", "ROLES", "Account", "owns", "scope_of", "sees"]
