"""Whose a document is: said once, kept in the chain, and what lists are cut by."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import text

from docgen.errors import EnvironmentFault
from docgen.register import Database, Document, assign, list_documents, owner_of, verify
from tests.register.conftest import WHO

Make = Callable[..., Document]
HERE, THERE = "Dinas Contoh", "Badan Contoh"


@pytest.fixture
def three(database: Database, registered: Make) -> tuple[str, str, str]:
    """A document of each of two units, and one of none."""
    first, second, third = (registered(words).id for words in ("satu", "dua", "tiga"))
    with database.writing() as connection:
        assign(connection, WHO, first, HERE, "akun-1")
        assign(connection, WHO, second, THERE, "akun-2")
    return first, second, third


class DescribeOwners:
    def they_cut_the_list(self, database: Database, three: tuple[str, str, str]) -> None:
        first, second, third = three
        with database.reading() as connection:

            def listed(*units: str) -> set[str]:
                return {each.id for each in list_documents(connection, units=units)}

            assert listed(HERE) == {first}
            assert listed(HERE, THERE) == {first, second}
            assert listed("Dinas") == listed() == set()
            assert {each.id for each in list_documents(connection)} == {first, second, third}
            assert owner_of(connection, first) == HERE
            assert owner_of(connection, third) is None

    def they_are_part_of_what_the_chain_vouches_for(
        self, database: Database, three: tuple[str, str, str]
    ) -> None:
        assert verify(database).findings == ()

    @pytest.mark.parametrize(
        "change",
        [
            "update document_owners set unit = 'Badan Contoh'",
            "delete from document_owners",
            "update document_owners set account = 'lain'",
        ],
    )
    def a_change_from_outside_is_found(
        self, database: Database, three: tuple[str, str, str], change: str
    ) -> None:
        with database.writing() as connection:
            connection.execute(text(change))
        found = {(finding.code, finding.path) for finding in verify(database).findings}
        assert ("register.owner_changed", three[0]) in found
        assert {code for code, _ in found} == {"register.owner_changed"}

    def an_owner_that_nobody_told_of_is_found(
        self, database: Database, three: tuple[str, str, str]
    ) -> None:
        with database.writing() as connection:
            connection.execute(
                text("insert into document_owners values (:key, 'Badan Contoh', 'x')"),
                {"key": three[2]},
            )
        assert [f.path for f in verify(database).findings] == [three[2]]

    def they_stay(self, database: Database, three: tuple[str, str, str]) -> None:
        with pytest.raises(EnvironmentFault), database.writing() as connection:
            assign(connection, WHO, three[0], THERE, "akun-2")
        with database.reading() as connection:
            assert owner_of(connection, three[0]) == HERE
        assert verify(database).sound
