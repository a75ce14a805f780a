"""Attempts to log in, counted by name and by address, for all servers of one database.

A name is counted whether or not somebody has it, and locked the same way, so the answer tells
nothing. An attempt is counted before the password is looked at: many at once gain nothing.
"""

from __future__ import annotations

import hashlib
import time
from ipaddress import ip_address, ip_network

from sqlalchemy import Connection, case, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from docgen.register.schema_service import login_failures

__all__ = ["BY_ADDRESS", "BY_NAME", "MOST_ROWS", "WINDOW", "begin", "succeed"]

BY_NAME = 10
"""Failures after which a name must wait."""
BY_ADDRESS = 40
"""Failures after which an address must wait: an office may share one."""
WINDOW = 15 * 60.0
"""Seconds for which a failure counts, and somebody waits."""
MOST_ROWS = 20_000
"""Names and addresses that are kept at once; the oldest are forgotten."""


def begin(connection: Connection, name: str, address: str) -> float:
    """Count an attempt as failed, and give the seconds that it has to wait: 0 means go on."""
    now = time.time()
    connection.execute(delete(login_failures).where(login_failures.c.until <= now))
    waits = []
    for key, most in ((_name(name), BY_NAME), (_address(address), BY_ADDRESS)):
        _forget_some(connection)
        count, until = _count(connection, key, most, now)
        if count > most:
            waits.append(until - now)
    return max(waits, default=0.0)


def succeed(connection: Connection, name: str, address: str) -> None:
    """Forget the failures of a name whose password was right, and this attempt at the address."""
    connection.execute(delete(login_failures).where(login_failures.c.key == _name(name)))
    here = login_failures.c.key == _address(address)
    connection.execute(delete(login_failures).where(here, login_failures.c.count <= 1))
    later = update(login_failures).where(here)
    connection.execute(later.values(count=login_failures.c.count - 1))


def _count(connection: Connection, key: str, most: int, now: float) -> tuple[int, float]:
    """One more for a key, and until when it counts; who waits already does not wait longer."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    full = login_failures.c.count >= most
    counted = (
        dialect.insert(login_failures)
        .values(key=key, count=1, until=now + WINDOW)
        .on_conflict_do_update(
            index_elements=["key"],
            set_={
                "count": login_failures.c.count + 1,
                "until": case((full, login_failures.c.until), else_=now + WINDOW),
            },
        )
        .returning(login_failures.c.count, login_failures.c.until)
    )
    row = connection.execute(counted).one()
    return row[0], row[1]


def _forget_some(connection: Connection) -> None:
    """Stay small, however many names are tried."""
    if (
        connection.execute(select(func.count()).select_from(login_failures)).scalar_one()
        < MOST_ROWS
    ):
        return
    oldest = select(login_failures.c.key).order_by(login_failures.c.until).limit(MOST_ROWS // 10)
    keys = list(connection.scalars(oldest))
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        connection.execute(delete(login_failures).where(login_failures.c.key.in_(some)))


def _name(name: str) -> str:
    shown = name.strip().lower().encode("utf-8", "surrogatepass")
    return hashlib.sha256(b"nama:" + shown).hexdigest()


def _address(address: str) -> str:
    """An IPv6 caller has a whole /64 to choose from, so that counts as one."""
    try:
        parsed = ip_address(address)
        if parsed.version == 6:
            address = str(ip_network(f"{address}/64", strict=False))
    except ValueError:
        address = "?"
    return hashlib.sha256(b"alamat:" + address.encode()).hexdigest()
