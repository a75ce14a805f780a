"""Tokens: shown once, kept as a hash, and over when they should be."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from sqlalchemy import select

from docgen.accounts import tokens
from docgen.errors import DataError, UsageFault
from docgen.register import Database
from docgen.register import now as real_now
from docgen.register.schema_service import api_tokens
from docgen.service import accounts
from docgen.service.accounts import NewAccount

PASSWORD = "kuda pagar hujan sore"


@pytest.fixture
def office(database: Database) -> Database:
    roles = frozenset({"operator", "perancang"})
    accounts.add(database, NewAccount("petugas", roles, unit="Dinas Contoh"), PASSWORD)
    accounts.add(database, NewAccount("kepala", frozenset({"admin"})), PASSWORD)
    return database


def issue(database: Database, *scopes: str, days: int = 30) -> tuple[accounts.Token, str]:
    return accounts.issue_token(database, "petugas", "aplikasi", scopes or ("baca",), days)


class DescribeAToken:
    def it_opens_the_account_that_it_was_made_for(self, office: Database) -> None:
        token, secret = issue(office)
        found = accounts.redeem(office, secret)
        assert found is not None
        assert found[0].name == "petugas"
        assert found[0].roles == {"operator", "perancang"}
        assert found[1].id == token.id

    def it_is_256_random_bits_of_which_only_a_hash_is_kept(self, office: Database) -> None:
        _, secret = issue(office)
        bits = secret.removeprefix("docgen_")
        assert len(base64.urlsafe_b64decode(bits + "=")) == 32
        with office.reading() as connection:
            row = connection.execute(select(api_tokens)).one()
        assert bits not in repr(row)
        assert secret != issue(office)[1]

    def a_role_narrows_it(self, office: Database) -> None:
        _, secret = issue(office, "baca", "operator")
        found = accounts.redeem(office, secret)
        assert found is not None
        assert found[0].roles == {"operator"}

    @pytest.mark.parametrize("scopes", [("operator",), ("baca", "admin"), ("segala",)])
    def it_gives_no_more_than_the_account_has(self, office: Database, scopes) -> None:
        with pytest.raises(DataError) as error:
            issue(office, *scopes)
        assert error.value.code == "account.bad_scope"

    @pytest.mark.parametrize("days", [0, -1, 367])
    def it_has_an_end(self, office: Database, days: int) -> None:
        with pytest.raises(DataError):
            issue(office, days=days)

    def it_ends_on_its_day(self, office: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        _, secret = issue(office, days=2)
        for after, opens in ((timedelta(days=1, hours=23), True), (timedelta(days=2), False)):
            monkeypatch.setattr(tokens, "now", lambda after=after: real_now() + after)
            assert (accounts.redeem(office, secret) is not None) is opens

    def it_ends_when_it_is_revoked_or_its_account_is_switched_off(self, office: Database) -> None:
        first, one = issue(office)
        _, two = issue(office)
        assert not accounts.revoke_token(office, "petugas", first.id).live
        assert accounts.redeem(office, one) is None
        assert accounts.redeem(office, two) is not None
        accounts.set_active(office, "petugas", active=False)
        assert accounts.redeem(office, two) is None

    def it_loses_a_role_with_its_account(self, office: Database) -> None:
        _, secret = issue(office, "baca", "perancang")
        accounts.set_rights(office, "petugas", ["operator"], "Dinas Contoh", [])
        found = accounts.redeem(office, secret)
        assert found is not None
        assert found[0].roles == frozenset()

    def it_is_revoked_only_under_its_own_account(self, office: Database) -> None:
        token, secret = issue(office)
        with pytest.raises(UsageFault):
            accounts.revoke_token(office, "kepala", token.id)
        assert accounts.redeem(office, secret) is not None

    def its_last_use_is_noted(self, office: Database) -> None:
        _, secret = issue(office)
        assert accounts.tokens_of(office, "petugas")[0].used_at is None
        accounts.redeem(office, secret)
        assert accounts.tokens_of(office, "petugas")[0].used_at is not None

    @pytest.mark.parametrize("wrong", ["", "docgen_", "docgen_" + "A" * 43, "x" * 300, "docgen_\0"])
    def a_made_up_one_opens_nothing(self, office: Database, wrong: str) -> None:
        issue(office)
        assert accounts.redeem(office, wrong) is None
