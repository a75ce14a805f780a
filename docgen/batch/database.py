"""The database that several machines share: the one of the register."""

from __future__ import annotations

from docgen import settings
from docgen.errors import UsageFault
from docgen.register import Database
from docgen.service.register import shared

__all__ = ["shared_database"]


def shared_database() -> Database:
    """The database of ``DOCGEN_DATABASE_URL``, opened once in each process; nobody closes it.

    Raises UsageFault when it is not set, EnvironmentFault when it does not answer or is of another
    version.
    """
    current = settings.current()
    if not current.database_url:
        raise UsageFault.of("batch.no_database", "DOCGEN_DATABASE_URL")
    return shared(current)
