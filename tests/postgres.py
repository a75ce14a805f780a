"""PostgreSQL for tests: each gets a schema of its own, which is dropped afterwards.

``DOCGEN_TEST_POSTGRES`` names the server; by default the database ``test`` on this machine.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from tests import outside

__all__ = ["schema"]

SERVER = os.environ.get("DOCGEN_TEST_POSTGRES", "postgresql://root@127.0.0.1:5432/test")


@contextmanager
def schema() -> Iterator[str]:
    """The address of an empty schema; the test is skipped, or fails, where no server answers."""
    try:
        connection = psycopg.connect(SERVER, autocommit=True, connect_timeout=5)
    except psycopg.OperationalError:
        outside.missing("PostgreSQL")
    name = f"docgen_{secrets.token_hex(6)}"
    with connection:
        connection.execute(f"create schema {name}")
        try:
            yield f"{SERVER}?options=-csearch_path%3D{name}"
        finally:
            connection.execute(f"drop schema {name} cascade")
