from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.bahasa.angka import (
    BATAS_HURUF,
    BATAS_ORDINAL,
    BATAS_ROMAWI,
    dari_huruf,
    dari_ordinal,
    dari_romawi,
    huruf,
    ordinal,
    romawi,
)
from docgen.errors import DataError

# The pattern with which a reader of regulations finds a Bagian (first word and its tail).
BAGIAN = re.compile(
    r"Ke(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)"
    r"(?: (?:Belas|Puluh(?: \w+)?))?"
)


class DescribeRomawi:
    @pytest.mark.parametrize(
        ("n", "teks"),
        [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV")],
    )
    def it_writes_the_figure(self, n: int, teks: str) -> None:
        assert romawi(n) == teks

    def it_reads_back_every_figure_and_all_differ(self) -> None:
        semua = [romawi(n) for n in range(1, BATAS_ROMAWI + 1)]
        assert [dari_romawi(teks) for teks in semua] == list(range(1, BATAS_ROMAWI + 1))
        assert len(set(semua)) == BATAS_ROMAWI

    @pytest.mark.parametrize("teks", ["", "IIII", "iv", "VX", "IXI", "MMMM", "II ", "12", "IA"])
    def it_reads_nothing_but_the_right_form(self, teks: str) -> None:
        with pytest.raises(DataError) as salah:
            dari_romawi(teks)
        assert salah.value.code == "bahasa.not_roman"

    @given(st.text("IVXLCDM", max_size=20))
    def it_accepts_only_what_it_would_write(self, teks: str) -> None:
        try:
            nilai = dari_romawi(teks)
        except DataError:
            return
        assert romawi(nilai) == teks


class DescribeHuruf:
    @pytest.mark.parametrize(
        ("n", "teks"), [(1, "a"), (26, "z"), (27, "aa"), (28, "bb"), (52, "zz"), (53, "aaa")]
    )
    def it_doubles_the_letter_after_z(self, n: int, teks: str) -> None:
        assert huruf(n) == teks

    def it_reads_back_every_letter(self) -> None:
        assert [dari_huruf(huruf(n)) for n in range(1, BATAS_HURUF + 1)] == list(
            range(1, BATAS_HURUF + 1)
        )

    @pytest.mark.parametrize("teks", ["", "A", "ab", "a.", "1", "é", "a" * 11])
    def it_reads_nothing_else(self, teks: str) -> None:
        with pytest.raises(DataError) as salah:
            dari_huruf(teks)
        assert salah.value.code == "bahasa.not_letter"

    @given(st.text(max_size=12))
    def it_fails_only_as_promised(self, teks: str) -> None:
        try:
            nilai = dari_huruf(teks)
        except DataError:
            return
        assert huruf(nilai) == teks


class DescribeOrdinal:
    @pytest.mark.parametrize(
        ("n", "teks"),
        [
            (1, "Kesatu"),
            (2, "Kedua"),
            (10, "Kesepuluh"),
            (11, "Kesebelas"),
            (12, "Kedua Belas"),
            (19, "Kesembilan Belas"),
            (20, "Kedua Puluh"),
            (21, "Kedua Puluh Satu"),
            (100, "Keseratus"),
            (101, "Keseratus Satu"),
            (250, "Kedua Ratus Lima Puluh"),
            (999, "Kesembilan Ratus Sembilan Puluh Sembilan"),
        ],
    )
    def it_writes_the_ordinal(self, n: int, teks: str) -> None:
        assert ordinal(n) == teks

    def it_reads_back_every_ordinal_in_any_case(self) -> None:
        semua = range(1, BATAS_ORDINAL + 1)
        assert [dari_ordinal(ordinal(n)) for n in semua] == list(semua)
        assert [dari_ordinal(f" {ordinal(n).upper()}\t") for n in semua] == list(semua)

    def it_suits_the_grammar_of_regulations(self) -> None:
        assert all(BAGIAN.fullmatch(ordinal(n)) for n in range(1, 100))

    @pytest.mark.parametrize("teks", ["", "Pertama", "I", "1", "Satu", "Ke satu", "KeduaBelas"])
    def it_reads_no_other_word(self, teks: str) -> None:
        with pytest.raises(DataError) as salah:
            dari_ordinal(teks)
        assert salah.value.code == "bahasa.not_ordinal"


@pytest.mark.parametrize(
    ("fungsi", "batas"), [(romawi, BATAS_ROMAWI), (huruf, BATAS_HURUF), (ordinal, BATAS_ORDINAL)]
)
def test_numbers_outside_the_range_are_refused(fungsi: object, batas: int) -> None:
    assert callable(fungsi)
    for n in (0, -1, batas + 1):
        with pytest.raises(DataError) as salah:
            fungsi(n)
        assert salah.value.findings[0].params == {"value": n, "max": batas}
