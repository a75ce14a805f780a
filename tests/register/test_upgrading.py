"""Registers of every earlier version, brought up to this one."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from docgen.errors import EnvironmentFault
from docgen.register import Database, State, ensure, find, list_numbers, upgrade, verify
from docgen.register import upgrading as module
from docgen.register.schema import metadata
from docgen.register.upgrading import NEWEST, REVISIONS, version
from tests.register.conftest import drawn

KEY = "a" * 26
FILE = b"isi"


def fill(database: Database, revision: str) -> None:
    """A register of an earlier version with data in it."""
    upgrade(database, revision)
    digest = database.store.put(FILE)
    with database.writing() as connection:
        assert version(connection) == revision
        number = (
            "insert into numbers (id, scope, series, year, urut, nomor, state, origin, purpose, "
            "reason, created_at, changed_at) values (:id, 'kota contoh/huk', 'berita-acara', 2024, "
            ":id, :nomor, :state, 'register', '', :reason, '2024-05-16', '2024-05-16')"
        )
        for key, state, reason in ((1, "terpakai", None), (2, "batal", "keliru"),
                                   (3, "dipesan", None)):  # fmt: skip
            values = {"id": key, "nomor": f"100.3.11/{key}/HUK/2024", "state": state}
            connection.execute(text(number), values | {"reason": reason})
        connection.execute(
            text("insert into counters values ('kota contoh/huk', 'berita-acara', 2024, 3)")
        )
        connection.execute(
            text(
                "insert into documents (id, berkas, kind, section, title, nomor, number_id, dated, "
                "issuer, state, url, version, record, record_hash, source_hash, created_at, "
                "changed_at) values (:key, 'contoh', 'berita-acara', 'verifikasi', 'BA', "
                "'100.3.11/1/HUK/2024', 1, '2024-05-16', 'Kantor', 'terdaftar', "
                "'https://dokumen.example/v/a', '0.1.0', '{}', 'x', 'y', '2024-05-16', "
                "'2024-05-16')"
            ),
            {"key": KEY},
        )
        connection.execute(
            text(
                "insert into files (id, document, name, format, role, sha256, size, pages, "
                "template_hash, added_at) values (1, :key, 'berita-acara.pdf', 'pdf', 'asli', "
                ":digest, 3, 1, '', '2024-05-16')"
            ),
            {"key": KEY, "digest": digest},
        )


@pytest.mark.parametrize("revision", [r for r in REVISIONS if r != NEWEST])
class DescribeAnEarlierVersion:
    def it_comes_up_with_all_its_data(self, empty: Database, revision: str) -> None:
        fill(empty, revision)
        assert upgrade(empty) == (revision, NEWEST)
        with empty.reading() as connection:
            document = find(connection, KEY)
            states = [number.state for number in list_numbers(connection)]
        assert document.state is State.TERDAFTAR
        assert empty.store.get(document.files[0].sha256) == FILE
        assert states == ["terpakai", "batal", "dipesan"]
        verdict = verify(empty)
        assert verdict.findings == ()
        assert verdict.events == 4  # each number and the document, as they were found

    def it_goes_on_where_it_was(self, empty: Database, revision: str) -> None:
        fill(empty, revision)
        upgrade(empty)
        assert drawn(empty).urut == 4
        assert verify(empty).sound

    def it_is_not_opened_before_it_is_brought_up(self, empty: Database, revision: str) -> None:
        fill(empty, revision)
        with pytest.raises(EnvironmentFault) as error:
            ensure(empty)
        assert error.value.code == "register.older"

    def tampering_after_the_upgrade_is_found(self, empty: Database, revision: str) -> None:
        fill(empty, revision)
        upgrade(empty)
        with empty.writing() as connection:
            connection.execute(text("update documents set nomor = '99'"))
            connection.execute(text("update files set pages = 9"))
            connection.execute(text("update numbers set reason = 'lain' where state = 'batal'"))
        codes = [finding.code for finding in verify(empty).findings]
        assert sorted(codes) == [
            "register.files_changed",
            "register.row_changed",
            "register.row_changed",
        ]

    def it_stays_as_it_was_when_the_upgrade_fails(
        self, empty: Database, revision: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(empty, revision)
        with empty.reading() as connection:
            tables = inspect(connection).get_table_names()

        def fail(*_: object) -> None:
            raise RuntimeError

        with monkeypatch.context() as patch:
            patch.setattr(module, "_adopt", fail)
            with pytest.raises(RuntimeError):
                upgrade(empty)
        with empty.reading() as connection:
            assert version(connection) == revision
            assert set(inspect(connection).get_table_names()) == set(tables)
        upgrade(empty)
        assert verify(empty).sound


class DescribeOpening:
    def it_makes_the_tables_that_the_code_speaks_of(self, database: Database) -> None:
        with database.reading() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, metadata) == []

    def it_does_nothing_the_second_time(self, database: Database) -> None:
        drawn(database)
        ensure(database)
        assert drawn(database).urut == 2

    def it_refuses_a_newer_register(self, database: Database) -> None:
        with database.writing() as connection:
            connection.execute(text("update alembic_version set version_num = '9999'"))
        for attempt in (ensure, upgrade):
            with pytest.raises(EnvironmentFault) as error:
                attempt(database)
            assert error.value.code == "register.newer"

    def it_refuses_a_database_of_something_else(self, empty: Database) -> None:
        with empty.writing() as connection:
            connection.execute(text("create table pelanggan (id integer)"))
        with pytest.raises(EnvironmentFault) as error:
            ensure(empty)
        assert error.value.code == "register.foreign"
