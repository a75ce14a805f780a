"""For whom a use case is carried out: the account whose request it is, told once for all of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from docgen.accounts import Account

__all__ = ["acting", "acting_account"]

_account: ContextVar[Account | None] = ContextVar("docgen_acting", default=None)


@contextmanager
def acting(account: Account | None) -> Iterator[None]:
    """Within it, the audit trail names the account, and what is registered belongs to its unit."""
    token = _account.set(account)
    try:
        yield
    finally:
        _account.reset(token)


def acting_account() -> Account | None:
    """Whose request it is; None on the command line."""
    return _account.get()
