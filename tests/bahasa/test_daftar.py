from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.bahasa.daftar import KataHubung, gabung, rincian
from docgen.errors import DataError

BUTIR = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip)
POLOS = st.text(st.sampled_from("abc é'-"), min_size=1).map(str.strip).filter(bool)
KATA = st.sampled_from(["dan", "atau", "dan/atau"])


class DescribeGabung:
    @pytest.mark.parametrize(
        ("items", "teks"),
        [
            (["a"], "a"),
            (["a", "b"], "a dan b"),
            (["a", "b", "c"], "a, b, dan c"),
            (
                ["huruf a", "huruf b", "huruf c", "huruf d"],
                "huruf a, huruf b, huruf c, dan huruf d",
            ),
        ],
    )
    def it_joins_with_a_comma_before_the_last(self, items: list[str], teks: str) -> None:
        assert gabung(items) == teks

    def it_takes_other_conjunctions_and_any_iterable(self) -> None:
        assert gabung(iter("ab"), "atau") == "a atau b"
        assert gabung(("a", "b", "c"), "dan/atau") == "a, b, dan/atau c"

    def it_refuses_a_list_without_items(self) -> None:
        with pytest.raises(DataError, match=r"bahasa\.empty_list"):
            gabung([])

    def it_refuses_a_blank_item_and_says_which(self) -> None:
        with pytest.raises(DataError) as salah:
            gabung(["a", " ", "c"])
        assert salah.value.findings[0].params == {"number": 2}

    @given(st.lists(BUTIR, min_size=1), KATA)
    def it_keeps_every_item_as_typed_and_in_order(self, items: list[str], kata: KataHubung) -> None:
        teks, tempat = gabung(items, kata), 0
        for item in items:
            tempat = teks.index(item, tempat) + len(item)
        assert teks.endswith(items[-1])
        assert len(teks) <= sum(map(len, items)) + 2 * len(items) + len(kata)

    @given(st.lists(st.text("abc", min_size=1), min_size=3), KATA)
    def it_can_be_taken_apart_again(self, items: list[str], kata: KataHubung) -> None:
        kiri, _, akhir = gabung(items, kata).rpartition(f", {kata} ")
        assert [*kiri.split(", "), akhir] == items


class DescribeRincian:
    def it_ends_items_as_butir_87_to_91_ask(self) -> None:
        assert rincian(["maklumat", "rambu", "petugas"]) == ("maklumat;", "rambu; dan", "petugas.")
        assert rincian(["maklumat", "rambu"], "atau") == ("maklumat; atau", "rambu.")
        assert rincian(["maklumat"]) == ("maklumat.",)

    def it_can_leave_the_conjunction_out(self) -> None:
        assert rincian(["a", "b"], None) == ("a;", "b.")

    def it_does_not_double_what_was_typed(self) -> None:
        assert rincian(["a;", "b; dan", "c."]) == ("a;", "b; dan", "c.")
        assert rincian([" a. ", "b,", "c;"]) == ("a;", "b; dan", "c.")

    @pytest.mark.parametrize("akhir", ["Ahmad, S.H.", "dan lain-lain, dll.", "Nomor ...", "M.Si."])
    def it_leaves_the_full_stop_of_an_abbreviation(self, akhir: str) -> None:
        assert rincian([akhir, akhir]) == (f"{akhir}; dan", akhir)

    def it_takes_the_full_stop_of_a_sentence_off(self) -> None:
        assert rincian(["mulai pukul 09.00.", "lihat kota.go.id."]) == (
            "mulai pukul 09.00; dan",
            "lihat kota.go.id.",
        )

    def it_leaves_an_item_that_has_items_of_its_own(self) -> None:
        assert rincian(["sarana, terdiri atas:", "petugas"]) == (
            "sarana, terdiri atas:",
            "petugas.",
        )

    @pytest.mark.parametrize("items", [[], [" "], ["a", ";"]])
    def it_refuses_holes(self, items: list[str]) -> None:
        with pytest.raises(DataError):
            rincian(items)

    @given(st.lists(POLOS, min_size=1), KATA)
    def it_can_be_applied_twice(self, items: list[str], kata: KataHubung) -> None:
        sekali = rincian(items, kata)
        assert rincian(sekali, kata) == sekali
        assert sum(item.endswith(f"; {kata}") for item in sekali) == (len(items) > 1)
        assert sekali[-1].endswith(".")

    @given(st.lists(BUTIR, min_size=1))
    def it_refuses_only_items_that_are_nothing_but_punctuation(self, items: list[str]) -> None:
        hanya_tanda = [item for item in items if not item.strip("; ,.\u00a0").strip()]
        try:
            hasil = rincian(items)
        except DataError:
            assert hanya_tanda
        else:
            assert len(hasil) == len(items)
