"""Logging in: nobody learns which names exist, and trying has an end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from docgen.accounts import lockout, passwords
from docgen.register import Database
from docgen.register.schema_service import accounts as table
from docgen.register.schema_service import login_failures
from docgen.service import accounts
from docgen.service.accounts import Entry, NewAccount

PASSWORD = "kuda pagar hujan sore"
NAME, PLACE = "petugas", "192.0.2.7"


class _Clock:
    now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    made = _Clock()
    monkeypatch.setattr(lockout, "time", SimpleNamespace(time=made))
    return made


@pytest.fixture
def office(database: Database) -> Database:
    wish = NewAccount(NAME, frozenset({"operator"}), unit="Dinas Contoh")
    accounts.add(database, wish, PASSWORD)
    return database


def fail(database: Database, name: str = NAME, place: str = PLACE) -> Entry:
    return accounts.enter(database, name, "salah salah salah", place)


class DescribeEntering:
    def it_lets_the_right_password_in(self, office: Database) -> None:
        entry = accounts.enter(office, f" {NAME.upper()} ", PASSWORD, PLACE)
        assert entry.account is not None
        assert entry.account.name == NAME

    def it_answers_alike_whatever_is_wrong(self, office: Database) -> None:
        accounts.add(office, NewAccount("mati", frozenset({"admin"})), PASSWORD)
        accounts.add(office, NewAccount("kepala", frozenset({"admin"})), PASSWORD)
        accounts.set_active(office, "mati", active=False)
        wrong = fail(office)
        assert fail(office, "hantu") == wrong
        assert accounts.enter(office, "mati", PASSWORD, PLACE) == wrong
        assert wrong == Entry(None)

    def it_hashes_once_whatever_is_wrong(
        self, office: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hashed = []
        verify = passwords._HASHER.verify

        class Counting:
            hash = passwords._HASHER.hash
            check_needs_rehash = passwords._HASHER.check_needs_rehash

            def verify(self, kept: str, password: str) -> bool:
                hashed.append(len(password))
                return verify(kept, password)

        monkeypatch.setattr(passwords, "_HASHER", Counting())
        for name, password in ((NAME, "salah salah"), ("hantu", "salah"), ("a b", "salah"),
                               (NAME, "x" * 5000), (NAME, "\ud800")):  # fmt: skip
            before = len(hashed)
            accounts.enter(office, name, password, PLACE)
            assert len(hashed) == before + 1, name

    def a_hash_of_old_costs_is_made_anew(self, office: Database) -> None:
        from argon2 import PasswordHasher

        old = PasswordHasher(time_cost=1, memory_cost=1024).hash(PASSWORD)
        with office.writing() as connection:
            connection.execute(table.update().values(password=old))
        assert accounts.enter(office, NAME, PASSWORD, PLACE).account is not None
        with office.reading() as connection:
            kept = connection.execute(select(table.c.password)).scalar_one()
        assert not passwords.outdated(kept)
        assert passwords.matches(kept, PASSWORD)


class DescribeTheLock:
    def it_shuts_a_name_after_ten_failures_also_for_the_right_password(
        self, office: Database, clock: _Clock
    ) -> None:
        for n in range(lockout.BY_NAME):
            assert fail(office, place=f"192.0.2.{n}").wait == 0
        locked = accounts.enter(office, NAME, PASSWORD, "198.51.100.1")
        assert locked.account is None
        assert 0 < locked.wait <= lockout.WINDOW
        clock.now += lockout.WINDOW + 1
        assert accounts.enter(office, NAME, PASSWORD, "198.51.100.1").account is not None

    def it_shuts_a_name_that_nobody_has_alike(self, office: Database, clock: _Clock) -> None:
        for name in (NAME, "hantu"):
            answers = [fail(office, name, f"192.0.2.{n}") for n in range(lockout.BY_NAME + 1)]
            assert [a.wait > 0 for a in answers] == [False] * lockout.BY_NAME + [True]

    def it_shuts_an_address_that_tries_many_names(self, office: Database, clock: _Clock) -> None:
        for n in range(lockout.BY_ADDRESS):
            with office.writing() as connection:
                assert lockout.begin(connection, f"nama{n}", "2001:db8::1") == 0
        # Another address of the same /64 is the same caller; another /64 is not.
        with office.writing() as connection:
            assert lockout.begin(connection, "lain", "2001:db8::ffff") > 0
            assert lockout.begin(connection, "lain2", "2001:db8:0:1::1") == 0

    def it_does_not_wait_longer_for_trying_meanwhile(self, office: Database, clock: _Clock) -> None:
        for _ in range(lockout.BY_NAME + 1):
            first = fail(office).wait
        clock.now += 600
        assert fail(office).wait <= first - 599

    def it_forgets_failures_after_the_right_password(self, office: Database, clock: _Clock) -> None:
        for _ in range(3):
            for _ in range(lockout.BY_NAME - 1):
                fail(office, place="192.0.2.1")
            assert accounts.enter(office, NAME, PASSWORD, "192.0.2.2").account is not None

    def it_holds_for_many_at_once(self, office: Database) -> None:
        with ThreadPoolExecutor(6) as pool:
            answers = list(pool.map(lambda n: fail(office, place=f"192.0.2.{n}"), range(16)))
        assert sum(a.wait == 0 for a in answers) == lockout.BY_NAME

    def it_stays_small(
        self, office: Database, clock: _Clock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(lockout, "MOST_ROWS", 50)
        with office.writing() as connection:
            for n in range(200):
                clock.now += 0.1
                lockout.begin(connection, f"nama{n}", f"10.0.{n}.1")
            query = select(func.count()).select_from(login_failures)
            assert connection.execute(query).scalar_one() <= 52

    def it_keeps_no_name_and_no_address(self, office: Database) -> None:
        fail(office)
        with office.reading() as connection:
            rows = connection.execute(select(login_failures)).all()
        assert len(rows) == 2
        assert all(NAME not in row.key and PLACE not in row.key for row in rows)
