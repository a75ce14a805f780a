"""Accounts in the register's database; every change is an event of its audit chain."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from docgen.accounts import passwords
from docgen.accounts.model import ROLES, Account
from docgen.errors import DataError, UsageFault
from docgen.register import ACCOUNT, append, new_id, storable
from docgen.register.schema_service import accounts

__all__ = [
    "NewAccount",
    "add",
    "any_admin",
    "by_id",
    "by_name",
    "end_sessions",
    "everyone",
    "renew_hash",
    "secret_of",
    "set_active",
    "set_password",
    "set_rights",
    "text_of",
]

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._@-]{0,58}[a-z0-9])?")
_LONGEST = 500
"""Characters of the name of a unit."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What an account is made from."""

    name: str
    """What it logs in with: letters a-z, digits, and ``. _ @ -`` between them; case is not told
    apart."""
    roles: frozenset[str]
    """Some of :data:`docgen.accounts.model.ROLES`, at least one."""
    display_name: str = ""
    """What people call it; by default the name."""
    unit: str | None = None
    """The unit that it works for; every account but an administrator's needs one."""
    assigned: frozenset[str] = frozenset()
    """Units that an evaluator looks at."""


def add(connection: Connection, who: str, wish: NewAccount, password: str) -> Account:
    """Make an account. Raises DataError for a name, role, unit or password that cannot be."""
    name = wish.name.strip().lower()
    if not _NAME.fullmatch(name):
        raise DataError.of("account.bad_name", "name", name=wish.name[:60])
    shown = text_of(wish.display_name, "display_name", 200) or name
    roles, unit, assigned = _rights(wish.roles, wish.unit, wish.assigned)
    passwords.check(password, name, shown, "docgen")
    key = new_id()
    values = {
        "id": key,
        "name": name,
        "display_name": shown,
        "roles": " ".join(sorted(roles)),
        "unit": unit,
        "assigned": json.dumps(sorted(assigned), ensure_ascii=False),
        "password": passwords.hashed(password),
        "active": 1,
        "generation": 1,
    }
    if by_name(connection, name) is not None:
        raise DataError.of("account.taken", "name", name=name)
    at = append(connection, who, "akun-baru", f"{ACCOUNT}{key}", _told(roles, unit, assigned))
    try:
        connection.execute(insert(accounts).values(**values, created_at=at, changed_at=at))
    except IntegrityError:
        raise DataError.of("account.taken", "name", name=name) from None
    return _found(connection, key)


def everyone(connection: Connection) -> Sequence[Account]:
    """All accounts by name, those switched off too."""
    return [_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.name))]


def by_id(connection: Connection, key: str) -> Account | None:
    """The account of an id."""
    row = connection.execute(select(accounts).where(accounts.c.id == key)).one_or_none()
    return _account(row) if row else None


def by_name(connection: Connection, name: str) -> Account | None:
    """The account of a name, whatever its case."""
    found = _row(connection, name)
    return _account(found) if found else None


def secret_of(connection: Connection, name: str) -> tuple[Account, str] | None:
    """An account with what is kept of its password."""
    found = _row(connection, name)
    return (_account(found), found.password) if found else None


def any_admin(connection: Connection) -> bool:
    """Whether an administrator can log in."""
    return any("admin" in each.roles and each.active for each in everyone(connection))


def set_active(connection: Connection, who: str, name: str, active: bool) -> Account:
    """Switch an account on or off; off, its sessions and tokens are over at once."""
    account = _named(connection, name)
    if not active:
        _keep_an_admin(connection, account)
    what = "akun-aktif" if active else "akun-nonaktif"
    _change(connection, who, what, account, {}, active=int(active))
    return _found(connection, account.id)


def set_password(connection: Connection, who: str, name: str, password: str) -> Account:
    """Give an account a new password, and end its sessions."""
    account = _named(connection, name)
    passwords.check(password, account.name, account.display_name, "docgen")
    _change(connection, who, "akun-sandi", account, {}, password=passwords.hashed(password))
    return _found(connection, account.id)


def renew_hash(connection: Connection, account: Account, password: str) -> None:
    """Keep the same password with today's costs."""
    later = update(accounts).where(accounts.c.id == account.id)
    connection.execute(later.values(password=passwords.hashed(password)))


def set_rights(
    connection: Connection,
    who: str,
    name: str,
    roles: Iterable[str],
    unit: str | None,
    assigned: Iterable[str] = (),
) -> Account:
    """Give an account other roles and units, and end its sessions."""
    account = _named(connection, name)
    now, unit, units = _rights(frozenset(roles), unit, frozenset(assigned))
    if "admin" not in now:
        _keep_an_admin(connection, account)
    _change(
        connection,
        who,
        "akun-hak",
        account,
        _told(now, unit, units),
        roles=" ".join(sorted(now)),
        unit=unit,
        assigned=json.dumps(sorted(units), ensure_ascii=False),
    )
    return _found(connection, account.id)


def end_sessions(connection: Connection, account: Account) -> None:
    """End every session of an account."""
    later = update(accounts).where(accounts.c.id == account.id)
    connection.execute(later.values(generation=accounts.c.generation + 1))


def text_of(value: str, path: str, most: int) -> str:
    """A text without blanks around it and doubled in it; DataError when it cannot be kept."""
    text = " ".join(value.split())
    if len(text) > most or not storable(text):
        raise DataError.of("account.bad_text", path, most=most)
    return text


def _rights(
    roles: frozenset[str], unit: str | None, assigned: frozenset[str]
) -> tuple[frozenset[str], str | None, frozenset[str]]:
    """What an account may be; DataError for what contradicts itself."""
    if not roles or roles - set(ROLES):
        raise DataError.of("account.bad_role", "role", known=", ".join(ROLES))
    home = text_of(unit or "", "unit", _LONGEST) or None
    units = frozenset(text_of(each, "assigned", _LONGEST) for each in assigned) - {""}
    if units and "evaluator" not in roles:
        raise DataError.of("account.only_evaluators", "assigned")
    if "admin" not in roles and home is None and not units:
        raise DataError.of("account.no_unit", "unit")
    return roles, home, units


def _told(roles: frozenset[str], unit: str | None, assigned: frozenset[str]) -> dict[str, Any]:
    """What the chain tells of an account: nothing that names the person."""
    return {"peran": sorted(roles), "unit": unit, "menilai": sorted(assigned)}


def _change(
    connection: Connection,
    who: str,
    what: str,
    account: Account,
    payload: dict[str, Any],
    **values: Any,
) -> None:
    at = append(connection, who, what, f"{ACCOUNT}{account.id}", payload)
    later = update(accounts).where(accounts.c.id == account.id)
    generation = accounts.c.generation + 1
    connection.execute(later.values(**values, generation=generation, changed_at=at))


def _keep_an_admin(connection: Connection, account: Account) -> None:
    """Refuse to take the last administrator away."""
    others = [each for each in everyone(connection) if each.id != account.id and each.active]
    left = any("admin" in each.roles for each in others)
    if "admin" in account.roles and account.active and not left:
        raise UsageFault.of("account.last_admin", account.name)


def _row(connection: Connection, name: str) -> Row[Any] | None:
    wanted = name.strip().lower()
    if not _NAME.fullmatch(wanted):
        return None
    having = select(accounts).where(accounts.c.name == wanted)
    return connection.execute(having).one_or_none()


def _named(connection: Connection, name: str) -> Account:
    found = by_name(connection, name)
    if found is None:
        raise UsageFault.of("account.unknown", name[:60])
    return found


def _found(connection: Connection, key: str) -> Account:
    return _account(connection.execute(select(accounts).where(accounts.c.id == key)).one())


def _account(row: Row[Any]) -> Account:
    return Account(
        id=row.id,
        name=row.name,
        display_name=row.display_name,
        roles=frozenset(row.roles.split()),
        unit=row.unit,
        assigned=frozenset(json.loads(row.assigned)),
        active=bool(row.active),
        generation=row.generation,
    )
