from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.bahasa.isian import is_isian, isian_dalam, luluskan_isian

ISI = st.text(st.characters(exclude_characters="[]\n", codec="utf-8"), min_size=3, max_size=120)


class DescribeIsIsian:
    @pytest.mark.parametrize("text", ["[NIP kepala dinas]", "[isi: nama]", "[abc]", "[1. #x]"])
    def it_knows_a_placeholder(self, text: str) -> None:
        assert is_isian(text)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            "[ab]",
            "[#tahapan]",
            "[@saksi]",
            "[abc]\n",
            " [abc]",
            "[abc] dan",
            "[abc][def]",
            "[a[b]c]",
            "[satu\ndua]",
            "abc",
            f"[{'x' * 121}]",
            None,
            ["abc"],
            date(2024, 3, 28),
        ],
    )
    def it_knows_what_is_none(self, text: object) -> None:
        assert not is_isian(text)

    @given(ISI)
    def it_takes_any_words_but_labels_and_references(self, isi: str) -> None:
        assert is_isian(f"[{isi}]") == (isi[0] not in "#@")


class DescribeIsianDalam:
    def it_finds_the_fragments_in_their_order(self) -> None:
        teks = "Bertempat di [isi: ruang], [14 (empat belas) hari], oleh [ISI: nama\nkepala]."
        assert isian_dalam(teks) == ("[isi: ruang]", "[ISI: nama\nkepala]")

    def it_leaves_a_whole_placeholder_to_is_isian(self) -> None:
        assert isian_dalam("[NIP kepala dinas]") == ()

    @given(st.lists(ISI, max_size=5), st.text(st.characters(exclude_characters="[]")))
    def it_finds_every_one_of_them(self, isi: list[str], sela: str) -> None:
        fragmen = tuple(f"[isi: {teks}]" for teks in isi)
        assert isian_dalam(sela + sela.join(fragmen) + sela) == fragmen


class DescribeLuluskanIsian:
    def it_gives_a_placeholder_back_and_refuses_another_string(self) -> None:
        fungsi = luluskan_isian(lambda n: str(n + 1))
        assert fungsi(1) == "2"
        assert fungsi("[jumlah saksi]") == "[jumlah saksi]"
        with pytest.raises(TypeError, match="placeholder"):
            fungsi("dua")
