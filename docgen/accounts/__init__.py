"""Accounts: who may come in, what they may do, and whose things they see."""

from docgen.accounts.model import LOCAL, ROLES, Account, owns, scope_of, sees
from docgen.accounts.people import NewAccount
from docgen.accounts.tokens import READ, WRITE, Token

__all__ = [
    "LOCAL",
    "READ",
    "ROLES",
    "WRITE",
    "Account",
    "NewAccount",
    "Token",
    "owns",
    "scope_of",
    "sees",
]
