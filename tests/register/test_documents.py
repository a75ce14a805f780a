"""Documents: their states, files, ids, and what erasing leaves."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from docgen.errors import DataError, UsageFault
from docgen.register import (
    Database,
    Document,
    Draft,
    NewFile,
    State,
    add_file,
    by_file,
    by_number,
    draft,
    erase,
    find,
    list_documents,
    made_from,
    move,
    number_named,
    sha256,
    verify,
    withdraw,
)
from docgen.register.states import step
from tests.register.conftest import WHO

Make = Callable[..., Document]
WAYS = {
    ("konsep", "terdaftar"), ("terdaftar", "menunggu"), ("menunggu", "ditandatangani"),
    *((state, "dicabut") for state in ("konsep", "terdaftar", "menunggu", "ditandatangani")),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), [*itertools.product(State, State)])
def test_only_the_ways_of_the_register_lead_on(old: State, new: State) -> None:
    if (old.value, new.value) in WAYS:
        assert step("x", old, new) is new
        return
    with pytest.raises(DataError) as error:
        step("x", old, new)
    assert error.value.code == "register.no_way"


class DescribeADocument:
    def its_id_cannot_be_guessed(self, registered: Make) -> None:
        keys = {registered(str(n), finish=False).id for n in range(20)}
        assert len(keys) == 20
        assert all(re.fullmatch(r"[0-9a-hjkmnp-tv-z]{26}", key) for key in keys)  # 26 * 5 bits

    def its_address_holds_the_id(self, registered: Make) -> None:
        document = registered()
        assert document.url == f"https://dokumen.example/v/{document.id}"

    def it_is_found_by_number_and_by_file(self, database: Database, registered: Make) -> None:
        document = registered()
        with database.reading() as connection:
            assert by_number(connection, f" {document.nomor} ") == [document]
            assert by_file(connection, sha256(b"isi")) == [document]
            assert made_from(connection, "contoh") == [document]
            assert by_number(connection, "") == []
            with pytest.raises(UsageFault):
                find(connection, "0" * 26)

    def a_draft_is_not_found_by_its_number(self, database: Database, registered: Make) -> None:
        document = registered(finish=False)
        with database.reading() as connection:
            assert by_number(connection, document.nomor) == []
            assert list_documents(connection, state=State.KONSEP) == [document]

    def it_is_listed_page_by_page(self, database: Database, registered: Make) -> None:
        made = [registered(str(n)) for n in range(5)]
        with database.reading() as connection:
            first = list_documents(connection, limit=2)
            second = list_documents(connection, limit=9, after=first[-1].id)
        assert [*first, *second] == made

    def equal_files_are_kept_once(self, database: Database, registered: Make) -> None:
        registered("sama")
        before = sorted(database.store.names())
        registered("sama")
        assert sorted(database.store.names()) == before

    def a_draft_that_was_left_is_taken_up_again(self, database: Database, registered: Make) -> None:
        left = registered("putus", finish=False)
        again = registered("putus", finish=False)
        assert again.id == left.id

    def but_not_for_another_day(self, database: Database, registered: Make) -> None:
        left = registered("putus", finish=False)
        values = {name: getattr(left, name) for name in Draft.__dataclass_fields__}
        with database.writing() as connection:
            other, _ = draft(
                connection,
                WHO,
                Draft(**values | {"dated": "2024-06-01"}),
                "https://dokumen.example",
            )
        assert other != left.id

    def but_not_when_the_address_of_the_site_is_another(
        self, database: Database, registered: Make
    ) -> None:
        left = registered("putus", finish=False)
        same = Draft(*(getattr(left, name) for name in Draft.__dataclass_fields__))
        with database.writing() as connection:
            key, url = draft(connection, WHO, same, "https://lain.example")
        assert key != left.id
        assert url.startswith("https://lain.example/v/")


class DescribeSigning:
    def it_adds_a_file_for_each_signature(self, database: Database, registered: Make) -> None:
        document = registered()
        with database.writing() as connection:
            move(connection, WHO, document.id, State.MENUNGGU)
            add_file(connection, WHO, database.store, document.id, NewFile("a.pdf", "pdf", b"1"))
            add_file(connection, WHO, database.store, document.id, NewFile("a.pdf", "pdf", b"2"))
            move(connection, WHO, document.id, State.DITANDATANGANI)
            signed = find(connection, document.id)
        last = signed.latest("pdf")
        assert last is not None
        assert database.store.get(last.sha256) == b"2"
        assert [file.role for file in signed.files] == ["asli", "asli"] + ["tanda-tangan"] * 2
        assert verify(database).sound

    def it_takes_no_file_out_of_turn(self, database: Database, registered: Make) -> None:
        document = registered()
        with pytest.raises(DataError), database.writing() as connection:
            add_file(connection, WHO, database.store, document.id, NewFile("a.pdf", "pdf", b"1"))


class DescribeTextFromOutside:
    @given(st.text(st.characters(codec=None), max_size=60))
    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def it_is_kept_as_a_reason_or_refused(
        self, database: Database, registered: Make, reason: str
    ) -> None:
        document = registered(title="BA")
        try:
            with database.writing() as connection:
                withdraw(connection, WHO, document.id, reason)
        except UsageFault:
            return
        with database.reading() as connection:
            assert find(connection, document.id).reason == reason.strip()
        assert verify(database, read_files=False).sound

    @pytest.mark.parametrize("words", ["\0", "a\0b", "\udcff", "'", "%", "x" * 10_000, ""])
    def it_is_looked_for_and_not_found(self, database: Database, words: str) -> None:
        with database.reading() as connection:
            assert by_number(connection, words) == []
            assert list_documents(connection, kind=words) == []
            with pytest.raises(UsageFault):
                find(connection, words)
            with pytest.raises(UsageFault):
                number_named(connection, words)


class DescribeErasing:
    def it_leaves_no_trace_of_the_words_but_the_chain_holds(
        self, database: Database, registered: Make, tmp_path: Path
    ) -> None:
        document = registered("NAMA-RAHASIA", title="BA")
        other = registered("tetap")
        with database.writing() as connection:
            withdraw(connection, WHO, document.id, "atas permintaan NAMA-RAHASIA")
        assert verify(database).sound
        with database.writing() as connection:
            doomed = erase(connection, WHO, document.id)
        for digest in doomed:
            database.store.delete(digest)
        database.forget()
        with database.reading() as connection:
            gone = find(connection, document.id)
        assert (gone.record, gone.record_hash, gone.source_hash, gone.reason) == (None,) * 4
        assert gone.nomor == document.nomor
        verdict = verify(database)
        assert verdict.findings == ()
        assert database.store.sound(other.files[0].sha256)
        # Not in SQLite's files either: what is deleted is overwritten.
        kept = [p for p in tmp_path.rglob("*") if p.is_file() and b"NAMA-RAHASIA" in p.read_bytes()]
        assert kept == []

    def it_spares_a_file_that_another_document_has(
        self, database: Database, registered: Make
    ) -> None:
        document, other = registered("sama"), registered("sama")
        with database.writing() as connection:
            withdraw(connection, WHO, document.id, "ganda")
            assert erase(connection, WHO, document.id) == []
        assert database.store.sound(other.files[0].sha256)

    def it_refuses_a_document_in_force(self, database: Database, registered: Make) -> None:
        document = registered()
        with pytest.raises(DataError) as error, database.writing() as connection:
            erase(connection, WHO, document.id)
        assert error.value.code == "register.in_force"

    def the_commitment_in_the_chain_tells_nothing_without_its_salt(
        self, database: Database, registered: Make
    ) -> None:
        registered("NAMA-RAHASIA")
        registered("NAMA-RAHASIA")
        with database.reading() as connection:
            rows = connection.execute(
                text("select payload from events where what = 'terdaftar'")
            ).scalars()
            commitments = {re.search(r'"isi":"([0-9a-f]{64})"', row)[1] for row in rows}  # type: ignore[index]
        assert len(commitments) == 2
