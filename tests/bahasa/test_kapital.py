from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.bahasa.kapital import kapital

TETAP = ["a.n.", "u.b.", "Pj.", "Pjs.", "Plt.", "Plh."]


class DescribeKapital:
    @pytest.mark.parametrize("singkatan", TETAP)
    def it_keeps_the_small_letters_of_the_rule(self, singkatan: str) -> None:
        assert kapital(f"{singkatan} Wali Kota Kendari") == f"{singkatan} WALI KOTA KENDARI"

    @pytest.mark.parametrize(
        ("text", "hasil"),
        [
            ("a.n. Pj. Wali Kota", "a.n. Pj. WALI KOTA"),
            ("Wua-Wua", "WUA-WUA"),
            ("Ma’ruf José", "MA’RUF JOSÉ"),
            ("Kantor kapj. baru", "KANTOR KAPJ. BARU"),
            ("Plt.Kepala", "PLT.KEPALA"),
            ("[nama Wali Kota]", "[nama Wali Kota]"),
            ("Pj. [jabatan kepala daerah]", "Pj. [jabatan kepala daerah]"),
            ("Dinas [isi: nama dinas] Kota", "DINAS [isi: nama dinas] KOTA"),
            ("pasal 5 [#tahapan]", "PASAL 5 [#TAHAPAN]"),
            ("", ""),
        ],
    )
    def it_writes_everything_else_in_capitals(self, text: str, hasil: str) -> None:
        assert kapital(text) == hasil

    @given(st.text(st.characters(exclude_characters="[.")))
    def it_is_plain_upper_for_ordinary_text(self, text: str) -> None:
        assert kapital(text) == text.upper()

    @given(st.lists(st.sampled_from([*TETAP, "Wali", "kota", "[isi: nama]", "straße"])))
    def it_can_be_applied_twice(self, kata: list[str]) -> None:
        sekali = kapital(" ".join(kata))
        assert kapital(sekali) == sekali

    @given(st.text())
    def it_changes_nothing_but_the_case(self, text: str) -> None:
        assert kapital(text).upper() == text.upper()
