"""Keeping the register: check it, save it, put it back, bring it up to date."""

from __future__ import annotations

from pathlib import Path

from docgen import register, settings
from docgen.register import BackedUp, Database, Verdict, connect
from docgen.service.register import actor, opened
from docgen.settings import Settings

__all__ = ["Verdict", "backup", "restore", "upgrade", "verify"]


def verify(database: Database, *, expect: str = "", read_files: bool = True) -> Verdict:
    """Compare the audit chain, the tables and the files with one another.

    expect: the hash of a last event that was noted elsewhere; it must still be in the chain.
    read_files: read every file, not only look whether it is there.
    """
    return register.verify(database, expect=expect, read_files=read_files)


def backup(path: Path, current: Settings | None = None) -> BackedUp:
    """Write the whole register to one file while others work with it."""
    with opened(current) as database:
        return register.backup(database, path)


def restore(path: Path, *, damaged: bool = False, current: Settings | None = None) -> Verdict:
    """Put a backup into the empty database that the settings name."""
    database = connect(current or settings.current())
    try:
        return register.restore(database, path, damaged=damaged)
    finally:
        database.close()


def upgrade(current: Settings | None = None) -> tuple[str, str]:
    """Bring the tables of the register up to this docgen; the old and the new version."""
    now = current or settings.current()
    database = connect(now)
    try:
        return register.upgrade(database, who=actor(now))
    finally:
        database.close()
