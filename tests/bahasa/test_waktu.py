from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.bahasa.waktu import ZONA, pukul, rentang_pukul
from docgen.errors import DataError


class DescribePukul:
    def it_uses_a_dot_and_names_the_zone(self) -> None:
        assert pukul(time(9, 0), "WITA") == "pukul 09.00 WITA"
        assert pukul(time(13, 5, 59), "WIB") == "pukul 13.05 WIB"

    def it_prints_placeholders_unchanged(self) -> None:
        assert pukul("[jam mulai]", "WIT") == "pukul [jam mulai] WIT"
        assert pukul(time(9), "[zona waktu]") == "pukul 09.00 [zona waktu]"

    @pytest.mark.parametrize("zona", ["", "wita", "GMT+8", "WITA "])
    def it_refuses_another_zone(self, zona: str) -> None:
        with pytest.raises(DataError) as salah:
            pukul(time(9), zona)
        assert salah.value.findings[0].params == {"value": zona, "zones": "WIB, WITA, WIT"}

    @given(st.times(), st.sampled_from(ZONA))
    def its_figures_can_be_read_back(self, waktu: time, zona: str) -> None:
        kata, jam, akhir = pukul(waktu, zona).split(" ")
        assert (kata, akhir) == ("pukul", zona)
        assert time(*map(int, jam.split("."))) == waktu.replace(second=0, microsecond=0)


class DescribeRentangPukul:
    def it_names_the_zone_once(self) -> None:
        assert rentang_pukul(time(9), time(12), "WITA") == (
            "pukul 09.00 sampai dengan pukul 12.00 WITA"
        )

    def it_may_end_at_an_earlier_hour_of_another_day(self) -> None:
        assert rentang_pukul(time(13), time(9, 30), "WIB").endswith("pukul 09.30 WIB")

    def it_is_one_time_without_an_end(self) -> None:
        assert rentang_pukul(time(9), None, "WITA") == "pukul 09.00 WITA"
