"""Tokens that programs come in with."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from docgen.accounts.model import ROLES, Account
from docgen.accounts.people import by_id, text_of
from docgen.errors import DataError, UsageFault
from docgen.register import ACCOUNT, append, new_id, now, storable
from docgen.register.schema_service import api_tokens

__all__ = [
    "LONGEST_DAYS",
    "READ",
    "WRITE",
    "Token",
    "issue",
    "list_tokens",
    "redeem",
    "revoke",
    "touch",
]

READ, WRITE = "baca", "tulis"
"""What a token may do: only look, or also make and change. A role as a third word narrows the
account's roles to those that are named."""
LONGEST_DAYS = 366
_PREFIX = "docgen_"
_BYTES = 32
_TOUCH = timedelta(minutes=1)
"""How exactly the last use is kept: not every request should write."""


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token; its secret was shown once and is not kept."""

    id: str
    account: str
    """The id of the account that it stands for."""
    label: str
    scopes: frozenset[str]
    created_at: str
    expires_at: str
    """UTC, ISO 8601, as all times here."""
    used_at: str | None
    revoked_at: str | None

    @property
    def live(self) -> bool:
        """Whether it still opens anything."""
        return self.revoked_at is None and datetime.fromisoformat(self.expires_at) > now()


def issue(
    connection: Connection,
    who: str,
    account: Account,
    label: str,
    scopes: frozenset[str],
    days: int,
) -> tuple[Token, str]:
    """Make a token, and give it with its secret: 256 random bits that nobody can look up later.

    Raises DataError for scopes, a label or a number of days that cannot be.
    """
    allowed = {READ, WRITE, *account.roles}
    if not scopes & {READ, WRITE} or not scopes <= allowed:
        raise DataError.of("account.bad_scope", "scope", known=", ".join(sorted(allowed)))
    if not 1 <= days <= LONGEST_DAYS:
        raise DataError.of("account.bad_days", "days", most=LONGEST_DAYS)
    secret = _PREFIX + secrets.token_urlsafe(_BYTES)
    key = new_id()
    expires = (now() + timedelta(days=days)).isoformat(timespec="seconds")
    payload = {"token": key, "lingkup": sorted(scopes), "sampai": expires}
    at = append(connection, who, "token-baru", f"{ACCOUNT}{account.id}", payload)
    values = {
        "id": key,
        "account": account.id,
        "label": text_of(label, "label", 200),
        "hash": _hash(secret),
        "scopes": " ".join(sorted(scopes)),
        "created_at": at,
        "expires_at": expires,
    }
    connection.execute(insert(api_tokens).values(**values))
    return _found(connection, key), secret


def list_tokens(connection: Connection, account: Account) -> Sequence[Token]:
    """The tokens of an account, oldest first."""
    mine = select(api_tokens).where(api_tokens.c.account == account.id)
    return [_token(row) for row in connection.execute(mine.order_by(api_tokens.c.created_at))]


def revoke(connection: Connection, who: str, account: Account, key: str) -> Token:
    """End a token of an account at once. Raises UsageFault when it has none of this id."""
    mine = {token.id: token for token in list_tokens(connection, account)}
    if key not in mine:
        raise UsageFault.of("account.no_token", key[:60])
    if mine[key].revoked_at is None:
        subject = f"{ACCOUNT}{account.id}"
        at = append(connection, who, "token-dicabut", subject, {"token": key})
        connection.execute(update(api_tokens).where(api_tokens.c.id == key).values(revoked_at=at))
    return _found(connection, key)


def redeem(connection: Connection, secret: str) -> tuple[Account, Token, bool] | None:
    """The account that a secret stands for, with the roles that the token leaves it.

    None for a secret that is unknown, revoked or out of date, and for an account that is switched
    off. The last value says whether its use should be noted (:func:`touch`).
    """
    if not secret.startswith(_PREFIX) or len(secret) > 200 or not storable(secret):
        return None
    digest = _hash(secret)
    row = connection.execute(select(api_tokens).where(api_tokens.c.hash == digest)).one_or_none()
    if row is None or not hmac.compare_digest(row.hash, digest):
        return None
    token, account = _token(row), by_id(connection, row.account)
    if not token.live or account is None or not account.active:
        return None
    narrowed = token.scopes & set(ROLES)
    roles = account.roles & narrowed if narrowed else account.roles
    last = token.used_at
    stale = last is None or now() - datetime.fromisoformat(last) > _TOUCH
    return replace(account, roles=roles), token, stale


def touch(connection: Connection, token: Token) -> None:
    """Note that a token was used now."""
    at = now().isoformat(timespec="seconds")
    connection.execute(update(api_tokens).where(api_tokens.c.id == token.id).values(used_at=at))


def _hash(secret: str) -> str:
    """SHA-256 is enough: 256 random bits cannot be tried, unlike a password."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _found(connection: Connection, key: str) -> Token:
    return _token(connection.execute(select(api_tokens).where(api_tokens.c.id == key)).one())


def _token(row: Row[Any]) -> Token:
    return Token(
        id=row.id,
        account=row.account,
        label=row.label,
        scopes=frozenset(row.scopes.split()),
        created_at=row.created_at,
        expires_at=row.expires_at,
        used_at=row.used_at,
        revoked_at=row.revoked_at,
    )
