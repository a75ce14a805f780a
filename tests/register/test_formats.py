"""The pattern of a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import UsageFault
from docgen.register import PLAIN, NumberFormat


def form(pattern: str, **values: object) -> NumberFormat:
    known = {"year": 2024, "month": 5, "kode": "100.3.11", "unit": "HUK"} | values
    return NumberFormat(pattern, **known)  # type: ignore[arg-type]


class DescribeNumberFormat:
    @pytest.mark.parametrize(
        ("pattern", "nomor"),
        [
            ("{kode}/{urut}/{unit}/{tahun}", "100.3.11/15/HUK/2024"),
            ("{kode}/{urut:4}/{unit}", "100.3.11/0015/HUK"),
            ("{urut}/{unit}/{bulan_romawi}/{tahun}", "15/HUK/V/2024"),
            ("{unit}-{bulan}-{urut}", "HUK-05-15"),
            (PLAIN, "15"),
        ],
    )
    def it_writes_the_numbers_that_offices_use(self, pattern: str, nomor: str) -> None:
        assert form(pattern).write(15) == nomor

    @given(st.integers(1, 999_999), st.sampled_from(["", ":1", ":4", ":9"]))
    def it_reads_what_it_wrote(self, urut: int, padding: str) -> None:
        one = form(f"{{kode}}/{{urut{padding}}}/{{unit}}/{{tahun}}")
        assert one.read(one.write(urut)) == urut

    @pytest.mark.parametrize("nomor", ["100.3.11/x/HUK/2024", "15", "100.3.11/0/HUK/2024", ""])
    def but_not_a_number_of_another_form(self, nomor: str) -> None:
        assert form("{kode}/{urut}/{unit}/{tahun}").read(nomor) is None

    @pytest.mark.parametrize(
        "pattern",
        ["", "{kode}", "{urut}/{urut}", "{urut", "{urut.real}", "{urut!r}", "{urut:>9}", "{0}",
         "{rahasia}/{urut}", "{tahun:4}/{urut}", "{}"],
    )  # fmt: skip
    def it_refuses_a_pattern_that_cannot_number(self, pattern: str) -> None:
        with pytest.raises(UsageFault) as error:
            form(pattern)
        assert error.value.code == "register.format"

    @given(st.text(max_size=40))
    def it_takes_or_refuses_any_text(self, pattern: str) -> None:
        try:
            made = form(pattern)
        except UsageFault:
            return
        assert made.read(made.write(7)) == 7

    @pytest.mark.parametrize(
        ("values", "code"),
        [({"kode": ""}, "no_kode"), ({"unit": ""}, "no_unit"), ({"month": None}, "no_bulan")],
    )
    def it_asks_for_what_is_not_known(self, values: dict[str, object], code: str) -> None:
        with pytest.raises(UsageFault) as error:
            form("{kode}/{urut}/{unit}/{bulan_romawi}", **values)
        assert error.value.code == f"register.{code}"
