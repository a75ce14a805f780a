"""Accounts: made, changed and switched off, with the audit chain as witness."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from docgen.accounts import LOCAL, Account, owns, scope_of, sees
from docgen.errors import DataError, UsageFault
from docgen.register import Database, backup, connect, ensure, restore, verify
from docgen.register.schema import events
from docgen.register.schema_service import accounts as table
from docgen.service import accounts
from docgen.service.accounts import NewAccount
from docgen.settings import Settings

PASSWORD = "kuda pagar hujan sore"
ADMIN = NewAccount("kepala", frozenset({"admin"}))
CLERK = NewAccount("Petugas", frozenset({"operator"}), "CONTOH DUA", "Dinas Contoh")


def chain(database: Database) -> list[tuple[str, dict[str, object]]]:
    with database.reading() as connection:
        found = connection.execute(select(events).order_by(events.c.seq)).all()
    return [(row.what, json.loads(row.payload)) for row in found]


class DescribeAnAccount:
    def it_is_kept_without_its_password(self, database: Database) -> None:
        made = accounts.add(database, CLERK, PASSWORD)
        assert (made.name, made.unit, made.roles) == ("petugas", "Dinas Contoh", {"operator"})
        with database.reading() as connection:
            row = connection.execute(select(table)).one()
        assert row.password.startswith("$argon2id$")
        assert PASSWORD not in repr(row)

    def its_changes_stand_in_the_chain_without_names(self, database: Database) -> None:
        made = accounts.add(database, CLERK, PASSWORD)
        accounts.add(database, ADMIN, PASSWORD)
        accounts.set_rights(database, "petugas", ["evaluator"], "Inspektorat", ["Dinas Contoh"])
        accounts.set_password(database, "petugas", "lain lagi yang panjang")
        accounts.set_active(database, "petugas", active=False)
        accounts.set_active(database, "petugas", active=True)
        told = chain(database)
        kinds = ["akun-baru", "akun-baru", "akun-hak", "akun-sandi", "akun-nonaktif", "akun-aktif"]
        assert [what for what, _ in told] == kinds
        assert told[2][1] == {"peran": ["evaluator"], "unit": "Inspektorat",
                              "menilai": ["Dinas Contoh"]}  # fmt: skip
        assert "CONTOH" not in str(told)
        assert made.name not in str(told)
        assert verify(database).sound

    def its_generation_grows_with_each_change(self, database: Database) -> None:
        accounts.add(database, ADMIN, PASSWORD)
        first = accounts.add(database, CLERK, PASSWORD)
        second = accounts.set_password(database, "petugas", "lain lagi yang panjang")
        third = accounts.set_rights(database, "petugas", ["operator"], "Badan Contoh", [])
        assert first.generation < second.generation < third.generation
        assert accounts.by_session(database, first.id, first.generation) is None
        assert accounts.by_session(database, first.id, third.generation) == third

    @pytest.mark.parametrize(
        ("wish", "code"),
        [
            (NewAccount("", frozenset({"admin"})), "account.bad_name"),
            (NewAccount("a b", frozenset({"admin"})), "account.bad_name"),
            (NewAccount("a\0b", frozenset({"admin"})), "account.bad_name"),
            (NewAccount("a" * 61, frozenset({"admin"})), "account.bad_name"),
            (NewAccount("KEPALA", frozenset({"admin"})), "account.taken"),
            (NewAccount("x", frozenset()), "account.bad_role"),
            (NewAccount("x", frozenset({"dewa"})), "account.bad_role"),
            (NewAccount("x", frozenset({"operator"})), "account.no_unit"),
            (NewAccount("x", frozenset({"operator"}), unit="   "), "account.no_unit"),
            (NewAccount("x", frozenset({"operator"}), unit="u" * 501), "account.bad_text"),
            (NewAccount("x", frozenset({"admin"}), "\ud800"), "account.bad_text"),
            (
                NewAccount("x", frozenset({"operator"}), unit="A", assigned=frozenset({"B"})),
                "account.only_evaluators",
            ),
        ],
    )
    def it_is_refused_with_a_reason(self, database: Database, wish: NewAccount, code: str) -> None:
        accounts.add(database, ADMIN, PASSWORD)
        with pytest.raises(DataError) as error:
            accounts.add(database, wish, PASSWORD)
        assert error.value.code == code
        assert len(accounts.everyone(database)) == 1

    @pytest.mark.parametrize(
        ("password", "code"),
        [
            ("sebelastiga", "account.password_short"),
            ("x" * 1001, "account.password_long"),
            ("a\0" * 10, "account.password_long"),
            ("Nama Panjang Sekali", "account.password_name"),
        ],
    )
    def its_password_has_few_rules(self, database: Database, password: str, code: str) -> None:
        wish = NewAccount("x", frozenset({"admin"}), "nama panjang sekali")
        with pytest.raises(DataError) as error:
            accounts.add(database, wish, password)
        assert error.value.code == code
        assert accounts.everyone(database) == []

    def the_last_administrator_stays(self, database: Database) -> None:
        accounts.add(database, ADMIN, PASSWORD)
        accounts.add(database, CLERK, PASSWORD)
        for attempt in (
            lambda: accounts.set_active(database, "kepala", active=False),
            lambda: accounts.set_rights(database, "kepala", ["operator"], "Dinas", []),
        ):
            with pytest.raises(UsageFault) as error:
                attempt()
            assert error.value.code == "account.last_admin"
        assert accounts.any_admin(database)

    def it_comes_back_from_a_backup_with_its_tokens(
        self, database: Database, tmp_path: Path
    ) -> None:
        accounts.add(database, ADMIN, PASSWORD)
        _, secret = accounts.issue_token(database, "kepala", "", ["baca"], 9)
        accounts.enter(database, "hantu", "x" * 12, "192.0.2.1")
        saved = backup(database, tmp_path / "cadangan.zip")
        other = connect(Settings(database_url=f"sqlite:///{tmp_path / 'lain.db'}"))
        assert restore(other, saved.path).sound
        assert accounts.enter(other, "kepala", PASSWORD, "192.0.2.1").account is not None
        assert accounts.redeem(other, secret) is not None
        with other.reading() as connection:
            failures = connection.execute(text("select count(*) from login_failures")).scalar()
        assert failures == 0  # the hashes of callers' addresses stay behind
        other.close()


class DescribeTheScope:
    here = Account("1", "a", "a", frozenset({"operator"}), "Dinas A")
    judge = Account("2", "b", "b", frozenset({"evaluator"}), "Inspektorat", frozenset({"Dinas A"}))
    chief = Account("3", "c", "c", frozenset({"admin"}))

    def it_is_the_own_unit(self) -> None:
        assert scope_of(self.here) == {"Dinas A"}
        assert sees(self.here, "Dinas A")
        assert owns(self.here, "Dinas A")
        assert not sees(self.here, "Dinas B")
        assert not sees(self.here, None)

    def it_lets_an_evaluator_look_and_not_touch(self) -> None:
        assert scope_of(self.judge) == {"Inspektorat", "Dinas A"}
        assert sees(self.judge, "Dinas A")
        assert not owns(self.judge, "Dinas A")

    def it_has_no_bounds_for_an_administrator_and_the_local_user(self) -> None:
        for account in (self.chief, LOCAL):
            assert scope_of(account) is None
            assert sees(account, None)
            assert owns(account, "Dinas B")

    def it_is_empty_without_a_unit(self) -> None:
        lost = Account("4", "d", "d", frozenset({"operator"}))
        assert scope_of(lost) == frozenset()
        assert not sees(lost, None)
        assert not owns(lost, None)

    @given(st.text(max_size=20), st.text(max_size=20))
    def it_compares_letter_by_letter(self, mine: str, other: str) -> None:
        account = Account("1", "a", "a", frozenset({"operator"}), mine or "x")
        assert sees(account, other) is (other == (mine or "x"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Database:
    folder = tmp_path_factory.mktemp("akun")
    made = connect(Settings(database_url=f"sqlite:///{folder / 'r.db'}"))
    ensure(made)
    return made


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=80), secret=st.text(max_size=80))
def test_text_from_outside_never_trips_a_login(plain: Database, name: str, secret: str) -> None:
    entry = accounts.enter(plain, name, secret, name)
    assert entry.account is None
    assert accounts.redeem(plain, secret) is None
    assert accounts.redeem(plain, f"docgen_{secret}") is None
