"""The register, opened for the use cases."""

from __future__ import annotations

import getpass
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen import settings
from docgen.errors import UsageFault
from docgen.register import Database, connect, ensure
from docgen.service.acting import acting_account
from docgen.settings import Settings

__all__ = ["actor", "exists", "number_codes", "opened", "public_address", "shared"]

_ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
_CODE = re.compile(r"\s*([a-z][a-z-]*)\s*=\s*([^\s,;]+)\s*")


@contextmanager
def opened(current: Settings | None = None) -> Iterator[Database]:
    """The register that the settings name, its tables made when it is new.

    Raises EnvironmentFault when the database cannot be reached, or is of another version.
    """
    database = connect(current or settings.current())
    try:
        ensure(database)
        yield database
    finally:
        database.close()


_shared: dict[tuple[int, str, str], Database] = {}
_lock = threading.Lock()


def shared(current: Settings | None = None) -> Database:
    """The same, kept open for all requests of this process; nobody closes it.

    A process that was forked opens its own: connections cannot be shared between processes.
    """
    now = current or settings.current()
    key = (os.getpid(), now.database_url, str(now.store))
    with _lock:
        if key not in _shared:
            for old in list(_shared):
                # Of this process: other settings, as only tests have them. Of the parent: its
                # connections are not ours to close.
                _shared.pop(old).engine.dispose(close=old[0] == key[0])
            database = connect(now)
            ensure(database)
            _shared[key] = database
        return _shared[key]


def exists(current: Settings | None = None) -> bool:
    """Whether there is a register to ask; looking never makes one."""
    database = connect(current or settings.current())
    if database.engine.dialect.name != "sqlite":
        return True
    return Path(database.engine.url.database or "").exists()


def actor(current: Settings | None = None) -> str:
    """Who is named in the audit trail: who asks, else who runs this program."""
    account = acting_account()
    if account is not None and not account.local:
        return account.name
    told = (current or settings.current()).actor
    if told:
        return told[:200]
    try:
        return getpass.getuser()[:200]
    except (OSError, KeyError, ImportError):  # a container's user without a name
        return "?"


def public_address(current: Settings) -> str:
    """The address of the public site. Raises UsageFault when none is set, or it is no address."""
    if not _ADDRESS.fullmatch(current.public_url):
        code = "register.bad_address" if current.public_url else "register.no_address"
        raise UsageFault.of(code, "DOCGEN_PUBLIC_URL", value=current.public_url[:80])
    return current.public_url


def number_codes(text: str) -> dict[str, str]:
    """Klasifikasi codes by series, from ``berita-acara=100.3.11,maklumat=100.3.3``.

    Raises UsageFault for what reads otherwise.
    """
    found = {}
    for piece in filter(None, (part.strip() for part in text.split(","))):
        match = _CODE.fullmatch(piece)
        if match is None:
            raise UsageFault.of("register.bad_codes", piece[:80])
        found[match[1]] = match[2]
    return found
