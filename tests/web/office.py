"""An office with accounts: people of two units, and one of each thing that a unit owns."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert

from docgen.accounts import people
from docgen.batch.rooms import prepare
from docgen.register import (
    Content,
    Database,
    Draft,
    NewFile,
    assign,
    connect,
    draft,
    ensure,
    new_id,
    now,
    register,
)
from docgen.register.schema_service import batches, drafts
from docgen.service import Source, accounts
from docgen.service.accounts import Account, NewAccount
from docgen.settings import Settings

__all__ = ["HERE", "MARK", "PASSWORD", "THERE", "Office", "open_office"]

HERE, THERE = "Dinas Contoh", "Badan Contoh"
PASSWORD = "kuda pagar hujan sore"
MARK = "RAHASIA-UNIT"
"""Stands in everything that a unit owns, and must reach no other unit."""

_PEOPLE = {
    "admin": (frozenset({"admin"}), None, frozenset[str]()),
    "perancang": (frozenset({"perancang"}), HERE, frozenset[str]()),
    "operator": (frozenset({"operator"}), HERE, frozenset[str]()),
    "penanda_tangan": (frozenset({"penanda_tangan"}), HERE, frozenset[str]()),
    "evaluator": (frozenset({"evaluator"}), "Inspektorat", frozenset({HERE})),
    "semua": (frozenset({"perancang", "operator", "penanda_tangan"}), HERE, frozenset[str]()),
    "asing": (
        frozenset({"perancang", "operator", "evaluator", "penanda_tangan"}),
        THERE,
        frozenset[str](),
    ),
}
"""Account by name: roles, unit, units to evaluate. ``asing`` may do all in another unit."""


@dataclass(frozen=True)
class Office:
    """The accounts by name, and what they are kept in."""

    database: Database
    people: dict[str, Account]

    def document(self, unit: str = HERE) -> str:
        """A registered document of a unit; gives its id."""
        with self.database.writing() as connection:
            wish = Draft("contoh", "maklumat", None, None, "maklumat", f"Maklumat {MARK}",
                         "2024-05-16", unit, f"1/{new_id()[:6]}/{MARK}", None)  # fmt: skip
            key, _ = draft(connection, "penguji", wish, "https://dokumen.example")
            content = Content(f'{{"nama":"{MARK}"}}', "a" * 64, "b" * 64, "0.1.0", wish.title)
            files = [NewFile("maklumat.pdf", "pdf", f"%PDF-1.7 {MARK}".encode(), "c" * 64, 1)]
            register(connection, "penguji", self.database.store, key, content, files)
            assign(connection, "penguji", key, unit, "akun-penguji")
        return key

    def draft(self, unit: str = HERE, kind: str = "berkas") -> str:
        """A draft that somebody of a unit has begun; gives its id."""
        key, at = new_id(), now().isoformat()
        text = json.dumps({"jenis": "maklumat", "data": {"unit": {"nama": MARK}}})
        account = self.people["semua" if unit == HERE else "asing"].id
        values = {"id": key, "account": account, "unit": unit, "kind": kind,
                  "title": MARK, "text": text, "created_at": at,
                  "changed_at": at}  # fmt: skip
        with self.database.writing() as connection:
            connection.execute(insert(drafts).values(**values))
        return key

    def batch(self, unit: str = HERE) -> str:
        """A batch of a unit; gives its id."""
        key = new_id()
        values = {"id": key, "spec": f'{{"judul": "{MARK}"}}', "planned": 1, "unit": unit}
        with self.database.writing() as connection:
            connection.execute(insert(batches).values(**values, account="akun-penguji"))
        return key

    def room(self, unit: str = HERE) -> str:
        """A batch that somebody of a unit has begun on a page; gives its id."""
        base = Source({"pemda": MARK}, "berkas dasar", None)
        made = prepare(f"id\n{MARK}\n".encode(), "unit.csv", base, title=MARK,
                       account="akun-penguji", unit=unit, formats=("pdf",))  # fmt: skip
        return made.id

    def enter(self, client: FlaskClient, name: str) -> FlaskClient:
        """Put the session of an account into a client: logging in itself has its own tests."""
        with self.database.reading() as connection:
            account = people.by_name(connection, name)
        assert account is not None
        with client.session_transaction() as session:
            session["_user_id"] = f"{account.id}:{account.generation}"
            session["sejak"] = session["terakhir"] = int(time.time())
        return client

    def client(self, app: Flask, name: str) -> FlaskClient:
        """A browser of somebody who has logged in."""
        return self.enter(app.test_client(), name)


def open_office(folder: Path) -> Office:
    """Make the register of an office."""
    database = connect(Settings(database_url=f"sqlite:///{folder / 'kantor.db'}"))
    ensure(database)
    made = {
        name: accounts.add(database, NewAccount(name, roles, "", unit, assigned), PASSWORD)
        for name, (roles, unit, assigned) in _PEOPLE.items()
    }
    return Office(database, made)
