from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.bahasa.nomor import nomor_naskah, nomor_peraturan
from docgen.errors import DataError


class DescribeNomorNaskah:
    @pytest.mark.parametrize(
        ("nomor", "teks"),
        [
            ("000.8.3.3/15/OR", "NOMOR: 000.8.3.3/15/OR"),
            ("Nomor : 12/BA/2024", "NOMOR: 12/BA/2024"),
            ("Nomora/1", "NOMOR: Nomora/1"),
            (7, "NOMOR: 7"),
            (None, "NOMOR: ..."),
            (" ", "NOMOR: ..."),
            ("[nomor berita acara]", "NOMOR: [nomor berita acara]"),
        ],
    )
    def it_has_a_colon(self, nomor: str | int | None, teks: str) -> None:
        assert nomor_naskah(nomor) == teks


class DescribeNomorPeraturan:
    @pytest.mark.parametrize(
        ("nomor", "tahun", "teks"),
        [
            (12, 2024, "NOMOR 12 TAHUN 2024"),
            ("12", "2024", "NOMOR 12 TAHUN 2024"),
            (None, None, "NOMOR ... TAHUN ..."),
            ("...", 2024, "NOMOR ... TAHUN 2024"),
            ("[nomor Perwali]", None, "NOMOR [nomor Perwali] TAHUN ..."),
        ],
    )
    def it_has_no_colon(self, nomor: int | str | None, tahun: int | str | None, teks: str) -> None:
        assert nomor_peraturan(nomor, tahun) == teks

    @pytest.mark.parametrize("nomor", ["XII", "12.A", "180/12/2024", "12.", "0", "012", "١٢", -1])
    def it_refuses_all_but_arabic_digits(self, nomor: int | str) -> None:
        with pytest.raises(DataError) as salah:
            nomor_peraturan(nomor, 2024)
        assert salah.value.findings[0].code == "bahasa.regulation_number"

    @pytest.mark.parametrize("tahun", ["24", 24, "MMXXIV", "20245"])
    def it_refuses_a_short_year(self, tahun: int | str) -> None:
        with pytest.raises(DataError, match=r"bahasa\.regulation_year"):
            nomor_peraturan(12, tahun)

    @given(st.none() | st.integers(1, 10**8), st.none() | st.integers(1945, 2999))
    def it_always_keeps_the_form_of_butir_2a(self, nomor: int | None, tahun: int | None) -> None:
        baris = nomor_peraturan(nomor, tahun)
        assert re.fullmatch(r"NOMOR (\d+|\.\.\.) TAHUN (\d{4}|\.\.\.)", baris)
