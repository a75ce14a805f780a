from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from docgen.bahasa.uang import rupiah, rupiah_terbilang
from docgen.errors import DataError

JUMLAH = st.decimals(0, 10**13, places=2)


class DescribeRupiah:
    @pytest.mark.parametrize(
        ("n", "teks"),
        [
            (0, "Rp0,00"),
            (500_000, "Rp500.000,00"),
            (1_500_000, "Rp1.500.000,00"),
            (Decimal("1500.5"), "Rp1.500,50"),
            (Decimal("0.05"), "Rp0,05"),
            (Decimal("1E+5"), "Rp100.000,00"),
            (Decimal("10.5000"), "Rp10,50"),
            (Decimal("-0"), "Rp0,00"),
        ],
    )
    def it_writes_two_decimals_and_no_space(self, n: int | Decimal, teks: str) -> None:
        assert rupiah(n) == teks

    @given(JUMLAH)
    def it_writes_as_cldr_does(self, n: Decimal) -> None:
        assert rupiah(n) == format_currency(n, "IDR", "¤#,##0.00", locale="id")

    @given(JUMLAH)
    def it_never_rounds(self, n: Decimal) -> None:
        assert Decimal(rupiah(n)[2:].replace(".", "").replace(",", ".")) == n

    @pytest.mark.parametrize(
        ("n", "code"),
        [
            (-1, "money_range"),
            (10**15, "money_range"),
            (Decimal("NaN"), "money_range"),
            (Decimal("Infinity"), "money_range"),
            (Decimal("0.005"), "money_decimals"),
            (Decimal("1E-999999"), "money_decimals"),
        ],
    )
    def it_refuses_what_it_cannot_say(self, n: int | Decimal, code: str) -> None:
        with pytest.raises(DataError) as salah:
            rupiah_terbilang(n)
        assert salah.value.code == f"bahasa.{code}"

    @pytest.mark.parametrize("n", [100.5, True])
    def it_takes_no_float(self, n: object) -> None:
        with pytest.raises(TypeError):
            rupiah(n)  # type: ignore[arg-type]


class DescribeRupiahTerbilang:
    @pytest.mark.parametrize(
        ("n", "teks"),
        [
            (500_000, "Rp500.000,00 (lima ratus ribu rupiah)"),
            (10_000_000, "Rp10.000.000,00 (sepuluh juta rupiah)"),
            (0, "Rp0,00 (nol rupiah)"),
            (Decimal("100.5"), "Rp100,50 (seratus rupiah lima puluh sen)"),
            (Decimal("0.05"), "Rp0,05 (lima sen)"),
        ],
    )
    def it_puts_words_behind_figures(self, n: int | Decimal, teks: str) -> None:
        assert rupiah_terbilang(n) == teks

    def it_prints_a_placeholder_unchanged(self) -> None:
        assert rupiah("[biaya izin]") == rupiah_terbilang("[biaya izin]") == "[biaya izin]"

    @given(JUMLAH)
    def it_never_doubles_a_space(self, n: Decimal) -> None:
        assert "  " not in rupiah_terbilang(n)
