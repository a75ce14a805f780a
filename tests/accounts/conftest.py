"""Registers with accounts, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.register import Database, connect, ensure
from docgen.settings import Settings
from tests import postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty register."""
    store = tmp_path / "berkas"
    if request.param == "sqlite":
        made = connect(Settings(database_url=f"sqlite:///{tmp_path / 'r.db'}", store=store))
        ensure(made)
        yield made
        made.close()
        return
    with postgres.schema() as url:
        made = connect(Settings(database_url=url, store=store))
        ensure(made)
        yield made
        made.close()
