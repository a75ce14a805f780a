"""Numbers, one writer at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from docgen.errors import DataError, UsageFault
from docgen.register import (
    Database,
    Document,
    NumberFormat,
    Series,
    claim,
    draw,
    list_numbers,
    number_named,
    use,
    void_number,
    withdraw,
)
from tests.register.conftest import FORM, SERIES, WHO, drawn


class DescribeDrawing:
    def it_counts_from_one(self, database: Database) -> None:
        assert [drawn(database).nomor for _ in range(3)] == [
            "100.3.11/1/HUK/2024",
            "100.3.11/2/HUK/2024",
            "100.3.11/3/HUK/2024",
        ]

    def it_begins_again_with_each_year_and_office(self, database: Database) -> None:
        drawn(database)
        drawn(database)
        with database.writing() as connection:
            later = draw(connection, WHO, replace(SERIES, year=2025), replace(FORM, year=2025), "x")
            other = draw(connection, WHO, replace(SERIES, scope="kota contoh/dpm"), FORM, "y")
        assert (later.urut, other.urut) == (1, 1)

    def it_leaves_no_gap_when_the_transaction_fails(self, database: Database) -> None:
        def fail() -> None:
            with database.writing() as connection:
                draw(connection, WHO, SERIES, FORM, "gagal")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fail()
        assert drawn(database).urut == 1

    def it_takes_up_the_number_of_an_attempt_that_broke_off(self, database: Database) -> None:
        first = drawn(database, "contoh/berita-acara")
        drawn(database, "lain")
        assert drawn(database, "contoh/berita-acara") == first

    def it_refuses_two_series_that_print_the_same(self, database: Database) -> None:
        drawn(database)
        with pytest.raises(DataError) as error, database.writing() as connection:
            draw(connection, WHO, replace(SERIES, name="maklumat"), FORM, "m")
        assert error.value.code == "register.shared_pattern"


class DescribeANumberFromOutside:
    def it_is_taken_once(self, database: Database) -> None:
        with database.writing() as connection:
            number = claim(connection, WHO, SERIES, FORM, "W.99/HA-77", "a")
            use(connection, WHO, number, "x")
        assert (number.origin, number.urut) == ("luar", None)
        with pytest.raises(DataError) as error, database.writing() as connection:
            claim(connection, WHO, SERIES, FORM, "W.99/HA-77", "b")
        assert error.value.code == "register.number_used"

    def it_is_passed_over_by_the_next_ones_drawn(self, database: Database) -> None:
        with database.writing() as connection:
            claim(connection, WHO, SERIES, FORM, "100.3.11/2/HUK/2024", "a")
        assert [drawn(database).urut for _ in range(2)] == [1, 3]

    def it_may_be_one_that_was_reserved_here(self, database: Database) -> None:
        reserved = drawn(database, "b")
        with database.writing() as connection:
            assert claim(connection, WHO, SERIES, FORM, reserved.nomor, "b") == reserved

    def it_is_refused_in_another_spelling_of_a_number_taken(self, database: Database) -> None:
        drawn(database)
        padded = NumberFormat("{kode}/{urut:3}/{unit}/{tahun}", 2024, kode="100.3.11", unit="HUK")
        with pytest.raises(DataError), database.writing() as connection:
            claim(connection, WHO, SERIES, padded, "100.3.11/001/HUK/2024", "b")


class DescribeVoiding:
    def it_keeps_the_number_and_the_reason(self, database: Database) -> None:
        number = drawn(database)
        with database.writing() as connection:
            void_number(connection, WHO, number.id, "salah unit")
        with database.reading() as connection:
            (kept,) = list_numbers(connection, state="batal")
        assert (kept.nomor, kept.reason) == (number.nomor, "salah unit")
        assert drawn(database).urut == 2

    def it_wants_a_reason(self, database: Database) -> None:
        number = drawn(database)
        with pytest.raises(UsageFault), database.writing() as connection:
            void_number(connection, WHO, number.id, "  ")

    def it_spares_a_number_that_a_document_in_force_has(
        self, database: Database, registered: Callable[..., Document]
    ) -> None:
        document = registered()
        assert document.number_id is not None
        with pytest.raises(DataError) as error, database.writing() as connection:
            void_number(connection, WHO, document.number_id, "coba")
        assert error.value.code == "register.number_used"
        with database.writing() as connection:
            withdraw(connection, WHO, document.id, "keliru")
            assert void_number(connection, WHO, document.number_id, "keliru").state == "batal"

    def a_voided_number_is_never_given_again(self, database: Database) -> None:
        number = drawn(database, "a")
        with database.writing() as connection:
            void_number(connection, WHO, number.id, "batal")
        with pytest.raises(DataError) as error, database.writing() as connection:
            claim(connection, WHO, SERIES, FORM, number.nomor, "a")
        assert error.value.code == "register.number_voided"
        with pytest.raises(DataError), database.writing() as connection:
            use(connection, WHO, number, "x")


class DescribeFindingANumber:
    def it_says_when_there_are_several(self, database: Database) -> None:
        plain = NumberFormat("{urut}", 2024)
        with database.writing() as connection:
            for year in (2023, 2024):
                draw(connection, WHO, Series("kota contoh/perkada", "perkada", year), plain, "p")
        with database.reading() as connection:
            with pytest.raises(UsageFault) as error:
                number_named(connection, "1")
            assert error.value.code == "register.several_numbers"
            assert number_named(connection, "1", 2023).series.year == 2023
            with pytest.raises(UsageFault):
                number_named(connection, "2")
