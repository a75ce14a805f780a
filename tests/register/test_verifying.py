"""Somebody changes the database by hand, and the register says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from docgen.register import (
    Database,
    Document,
    NewFile,
    State,
    add_file,
    chain,
    find,
    move,
    verify,
    void_number,
    withdraw,
)
from tests.register.conftest import WHO, drawn

Make = Callable[..., Document]


@pytest.fixture
def full(database: Database, registered: Make) -> Database:
    """A register with documents in every state, and numbers too."""
    registered("pertama")
    registered("konsep", finish=False)
    signed, gone = registered("kedua"), registered("ketiga")
    with database.writing() as connection:
        move(connection, WHO, signed.id, State.MENUNGGU)
        add_file(connection, WHO, database.store, signed.id, NewFile("a.pdf", "pdf", b"ttd"))
        withdraw(connection, WHO, gone.id, "keliru")
        assert gone.number_id is not None
        void_number(connection, WHO, gone.number_id, "keliru")
    drawn(database, "dipesan saja")
    assert verify(database).findings == ()
    return database


def codes(database: Database, **options: str) -> set[str]:
    return {
        finding.code.removeprefix("register.") for finding in verify(database, **options).findings
    }


def tamper(database: Database, *statements: str) -> None:
    with database.writing() as connection:
        for statement in statements:
            assert connection.execute(text(statement)).rowcount > 0, statement


MOVE_HEAD = (
    "update head set seq = seq - 1, hash = (select hash from events order by seq desc limit 1)"
)
ROW = {"row_changed"}
CHANGES = [
    # The chain itself.
    ("update events set who = 'orang lain' where seq = 3", {"event_changed"}),
    ("update events set at = '2020-01-01' where seq = 3", {"event_changed", "event_time"}),
    ("update events set clock = '2020-01-01' where seq = 3", {"event_changed"}),
    ("update events set what = 'dicabut' where seq = 2", {"event_changed"}),
    ("update events set subject = 'x' where seq = 4", {"event_changed"}),
    ("update events set payload = '{}' where seq = 3", {"event_changed"}),
    ("update events set payload = 'bukan json' where seq = 3", {"event_changed"}),
    ("update events set payload_hash = 'x' where seq = 3", {"event_changed"}),
    ("update events set previous = 'x' where seq = 3", {"event_changed", "event_order"}),
    ("update events set hash = 'x' where seq = 3", {"event_changed", "event_order"}),
    ("delete from events where seq = 3", {"event_missing", "event_order"}),
    ("delete from events where seq = 1", {"event_missing", "event_order"}),
    ("delete from events where seq = (select max(seq) from events)", {"head"}),
    ("update events set seq = 1000 where seq = 3", {"event_missing", "event_order"}),
    ("delete from head", {"head"}),
    ("update head set seq = seq - 1", {"head"}),
    # The rows.
    ("update documents set nomor = '99' where state = 'terdaftar'", ROW),
    ("update documents set title = 'Lain' where state = 'terdaftar'", ROW),
    ("update documents set dated = '2020-01-01' where state = 'menunggu'", ROW),
    ("update documents set url = 'https://palsu.example' where state = 'menunggu'", ROW),
    ("update documents set state = 'ditandatangani' where state = 'menunggu'", ROW),
    ("update documents set state = 'terdaftar' where state = 'dicabut'", ROW),
    ("update documents set record = '{}' where state = 'terdaftar'", ROW),
    ("update documents set record_hash = 'x' where state = 'terdaftar'", ROW),
    ("update documents set source_hash = 'x' where state = 'terdaftar'", ROW),
    ("update documents set reason = 'lain' where state = 'dicabut'", ROW),
    ("update documents set reason = 'ada' where state = 'terdaftar'", ROW),
    ("update documents set salt = 'bukan hex' where state = 'terdaftar'", ROW),
    ("update documents set salt = null where state = 'terdaftar'", ROW),
    ("update documents set erased_at = '2020' where state = 'dicabut'", ROW),
    ("update documents set record = '{}' where state = 'konsep'", ROW),
    ("update documents set created_at = '2020' where state = 'terdaftar'", ROW),
    ("update documents set changed_at = '2020' where state = 'terdaftar'", ROW),
    ("update documents set number_id = null where state = 'terdaftar'", ROW),
    ("delete from documents where state = 'konsep'", {"row_missing"}),
    ("update numbers set nomor = 'x' where state = 'dipesan' and urut = 5", ROW),
    ("update numbers set state = 'dipesan' where state = 'batal'", ROW),
    ("update numbers set reason = 'lain' where state = 'batal'", ROW),
    ("update numbers set year = 2023 where urut = 5", {"row_changed", "counter"}),
    ("delete from numbers where urut = 5", {"row_missing", "counter"}),
    ("update counters set last = 2", {"counter"}),
    ("update counters set last = 9", {"counter"}),
    ("delete from counters", {"counter"}),
    ("update files set sha256 = 'ab' where role = 'tanda-tangan'", {"files_changed"}),
    ("update files set name = 'b.pdf' where role = 'tanda-tangan'", {"files_changed"}),
    ("update files set role = 'asli' where role = 'tanda-tangan'", {"files_changed"}),
    ("update files set pages = 7 where role = 'tanda-tangan'", {"files_changed"}),
    ("update files set added_at = '2020' where role = 'tanda-tangan'", {"files_changed"}),
    ("update files set template_hash = 'x' where role = 'tanda-tangan'", {"files_changed"}),
    ("delete from files where role = 'tanda-tangan'", {"files_changed", "file_extra"}),
]


class DescribeTampering:
    @pytest.mark.parametrize(("statement", "wanted"), CHANGES, ids=[c[0][:70] for c in CHANGES])
    def it_is_found(self, full: Database, statement: str, wanted: set[str]) -> None:
        if "set sha256 = 'ab'" in statement:
            statement = statement.replace("'ab'", f"'{'ab' * 32}'")
        tamper(full, statement)
        assert wanted <= codes(full)
        assert not verify(full).sound

    def it_is_found_when_events_change_places(self, full: Database) -> None:
        tamper(
            full,
            "update events set seq = -3 where seq = 3",
            "update events set seq = 3 where seq = 4",
            "update events set seq = 4 where seq = -3",
        )
        assert {"event_order", "event_changed"} <= codes(full)

    def it_is_found_when_an_event_is_put_in(self, full: Database) -> None:
        tamper(
            full,
            "insert into events select seq + 1000, at, clock, who, what, subject, payload, "
            "payload_hash, previous, hash from events where seq = 3",
        )
        assert {"event_missing", "event_order", "head"} <= codes(full)

    def it_is_found_when_a_document_is_put_in(self, full: Database) -> None:
        columns = (
            "berkas, kind, variant, n, section, title, nomor, number_id, dated, issuer, state, "
            "url, version, record, record_hash, source_hash, created_at, changed_at, reason, salt, "
            "erased_at"
        )
        tamper(
            full,
            f"insert into documents (id, {columns}) select 'palsu', {columns} from documents "
            "where state = 'terdaftar'",
        )
        assert codes(full) == {"row_extra"}

    def it_is_found_when_the_store_changes(self, full: Database) -> None:
        first, second, *_ = sorted(full.store.names())
        full.store.path(first).write_bytes(b"lain")
        full.store.path(second).unlink()
        assert codes(full) == {"file_changed", "file_missing"}

    def a_file_too_many_is_only_worth_knowing(self, full: Database) -> None:
        full.store.put(b"sisa")
        verdict = verify(full)
        assert [f.severity for f in verdict.findings] == ["I"]
        assert verdict.sound


class DescribeTheEndOfTheChain:
    def cutting_it_off_contradicts_the_rows(self, full: Database) -> None:
        tamper(
            full,
            "delete from events where seq = (select max(seq) from events)",
            MOVE_HEAD,
        )
        assert codes(full) == {"row_extra"}

    def cutting_off_event_and_row_is_found_by_a_hash_noted_elsewhere(self, full: Database) -> None:
        noted = verify(full).head
        tamper(
            full,
            "delete from events where seq = (select max(seq) from events)",
            MOVE_HEAD,
            "delete from numbers where urut = 5",
            "update counters set last = 4",
        )
        assert codes(full) == set()
        assert codes(full, expect=noted) == {"expected_missing"}

    def a_noted_hash_stays_good_as_the_chain_grows(self, full: Database) -> None:
        noted = verify(full).head
        drawn(full, "lagi")
        assert verify(full, expect=noted.upper()).sound


class DescribeAClockThatRunsBackwards:
    def it_never_turns_the_order_of_events(
        self, database: Database, registered: Make, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        early = datetime(2020, 1, 1, tzinfo=UTC)
        ticks = iter([early + timedelta(hours=2), *[early + timedelta(hours=1)] * 20])
        monkeypatch.setattr(chain, "now", lambda: next(ticks))
        document = registered()
        verdict = verify(database)
        assert verdict.sound
        assert [f.code for f in verdict.findings] == ["register.clock"]
        with database.reading() as connection:
            assert find(connection, document.id).created_at == "2020-01-01T02:00:00.000000+00:00"
            told = connection.execute(text("select distinct clock from events where seq > 1"))
            assert told.scalars().all() == ["2020-01-01T01:00:00.000000+00:00"]
