"""A register, a folder of templates and batches of its own for each test of the desk's pages."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, g
from flask.testing import FlaskClient

from docgen.accounts import Account
from docgen.web import identity
from tests.web.conftest import local_app

__all__ = ["OTHER", "OURS", "as_account", "desk_app", "key_in", "until"]

OURS = Account("akun-1", "satu", "CONTOH SATU", frozenset({"operator", "perancang"}), "Dinas Satu")
OTHER = Account("akun-2", "dua", "CONTOH DUA", frozenset({"operator", "perancang"}), "Dinas Dua")


def desk_app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The service with everything that it keeps in ``folder``."""
    office = folder / "templat"
    office.mkdir()
    monkeypatch.setenv("DOCGEN_DATABASE_URL", f"sqlite:///{folder / 'register.db'}")
    monkeypatch.setenv("DOCGEN_STORE", str(folder / "simpan"))
    monkeypatch.setenv("DOCGEN_PUBLIC_URL", "https://dokumen.example")
    monkeypatch.setenv("DOCGEN_TEMPLATES", str(office))
    monkeypatch.delenv("DOCGEN_BROKER_URL", raising=False)
    return local_app()


def as_account(monkeypatch: pytest.MonkeyPatch, account: Account) -> None:
    """Whoever asks from now on is this account."""

    def find_out() -> Account:
        g.docgen_account = account
        return account

    monkeypatch.setattr(identity, "find_out", find_out)


def key_in(answer: Any) -> str:
    """The id at the end of the address that an answer leads to."""
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return str(answer.headers["Location"]).rsplit("/", 1)[-1]


def until(client: FlaskClient, address: str, pattern: str, seconds: float = 60) -> str:
    """The page at an address, once it says what is waited for."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        page = client.get(address).get_data(as_text=True)
        if re.search(pattern, page):
            return page
        time.sleep(0.3)
    pytest.fail(f"{address} never said {pattern}: {page}")
