"""Accounts, for the doors: made and changed on the machine, asked for with each request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docgen.accounts import (
    LOCAL,
    READ,
    ROLES,
    WRITE,
    Account,
    NewAccount,
    Token,
    lockout,
    owns,
    passwords,
    people,
    scope_of,
    sees,
    tokens,
)
from docgen.errors import UsageFault
from docgen.register import Database
from docgen.service.register import actor

__all__ = [
    "LOCAL",
    "READ",
    "ROLES",
    "WRITE",
    "Account",
    "Entry",
    "NewAccount",
    "Token",
    "add",
    "any_account",
    "any_admin",
    "by_session",
    "change_password",
    "end_sessions",
    "enter",
    "everyone",
    "issue_token",
    "named",
    "owns",
    "redeem",
    "revoke_token",
    "scope_of",
    "sees",
    "set_active",
    "set_password",
    "set_rights",
    "tokens_of",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of an attempt to log in."""

    account: Account | None
    """Who came in; None: nobody."""
    wait: int = 0
    """Seconds until it may be tried again; 0: at once."""


def add(database: Database, wish: NewAccount, password: str) -> Account:
    """Make an account. Raises DataError for what cannot be."""
    with database.writing() as connection:
        return people.add(connection, actor(), wish, password)


def everyone(database: Database) -> Sequence[Account]:
    """All accounts by name."""
    with database.reading() as connection:
        return people.everyone(connection)


def named(database: Database, name: str) -> Account:
    """The account of a name. Raises UsageFault when there is none."""
    with database.reading() as connection:
        found = people.by_name(connection, name)
    if found is None:
        raise UsageFault.of("account.unknown", name[:60])
    return found


def any_account(database: Database) -> bool:
    """Whether there is any account, on or off: from then on everybody logs in."""
    return bool(everyone(database))


def any_admin(database: Database) -> bool:
    """Whether an administrator can log in."""
    with database.reading() as connection:
        return people.any_admin(connection)


def set_active(database: Database, name: str, active: bool) -> Account:
    """Switch an account on or off. Raises UsageFault for an unknown one and the last admin."""
    with database.writing() as connection:
        return people.set_active(connection, actor(), name, active)


def set_password(database: Database, name: str, password: str) -> Account:
    """Give an account a new password and end its sessions."""
    with database.writing() as connection:
        return people.set_password(connection, actor(), name, password)


def set_rights(
    database: Database, name: str, roles: Iterable[str], unit: str | None, assigned: Iterable[str]
) -> Account:
    """Give an account other roles and units and end its sessions."""
    with database.writing() as connection:
        return people.set_rights(connection, actor(), name, roles, unit, assigned)


def issue_token(
    database: Database, name: str, label: str, scopes: Iterable[str], days: int
) -> tuple[Token, str]:
    """Make a token for an account, and give it with its secret, which is kept nowhere."""
    account = named(database, name)
    with database.writing() as connection:
        return tokens.issue(connection, actor(), account, label, frozenset(scopes), days)


def tokens_of(database: Database, name: str) -> Sequence[Token]:
    """The tokens of an account, those that are over too."""
    account = named(database, name)
    with database.reading() as connection:
        return tokens.list_tokens(connection, account)


def revoke_token(database: Database, name: str, key: str) -> Token:
    """End a token of an account."""
    account = named(database, name)
    with database.writing() as connection:
        return tokens.revoke(connection, actor(), account, key)


def enter(database: Database, name: str, password: str, address: str) -> Entry:
    """Try to log in from an address.

    A wrong password, an unknown name and an account that is switched off end alike and take alike
    long; too many of them make the name, or the address, wait.
    """
    with database.writing() as connection:
        wait = lockout.begin(connection, name, address)
    if wait > 0:
        return Entry(None, max(1, round(wait)))
    with database.reading() as connection:
        found = people.secret_of(connection, name)
    if found is None:
        passwords.waste()
        return Entry(None)
    account, kept = found
    if not passwords.matches(kept, password) or not account.active:
        return Entry(None)
    with database.writing() as connection:
        lockout.succeed(connection, name, address)
        if passwords.outdated(kept):
            people.renew_hash(connection, account, password)
    return Entry(account)


def by_session(database: Database, key: str, generation: int) -> Account | None:
    """The account of a session; None when it was switched off, or the session ended, since."""
    with database.reading() as connection:
        account = people.by_id(connection, key)
    if account is None or not account.active or account.generation != generation:
        return None
    return account


def end_sessions(database: Database, account: Account) -> None:
    """End every session of an account, wherever it is logged in."""
    with database.writing() as connection:
        people.end_sessions(connection, account)


def change_password(
    database: Database, account: Account, old: str, new: str, address: str
) -> Entry:
    """Let somebody who is logged in change their password; the old one is asked for.

    A wrong old password counts as a failed login. Raises DataError when the new one cannot be.
    """
    entry = enter(database, account.name, old, address)
    if entry.account is None:
        return entry
    with database.writing() as connection:
        return Entry(people.set_password(connection, account.name, account.name, new))


def redeem(database: Database, secret: str) -> tuple[Account, Token] | None:
    """Who comes in with a token; None for one that opens nothing. Its use is noted."""
    with database.reading() as connection:
        found = tokens.redeem(connection, secret)
    if found is None:
        return None
    account, token, stale = found
    if stale:
        with database.writing() as connection:
            tokens.touch(connection, token)
    return account, token
