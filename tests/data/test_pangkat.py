import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.data.pangkat import (
    golongan_dari,
    golongan_pppk,
    golongan_pppk_sah,
    pangkat_dari,
    pasangan,
    pasangan_sah,
)


class DescribePangkat:
    def it_pairs_seventeen_ranks_one_to_one(self):
        assert len(pasangan()) == len(set(pasangan().values())) == 17
        letters = {"I": 4, "II": 4, "III": 4, "IV": 5}
        for roman, count in letters.items():
            assert sum(golongan.startswith(f"{roman}/") for golongan in pasangan()) == count

    @pytest.mark.parametrize(
        ("rank", "grade"),
        [("Juru Muda", "I/a"), ("Penata Tingkat I", "III/d"), ("Pembina Utama Muda", "IV/c")],
    )
    def it_knows_a_pair_from_either_side(self, rank, grade):
        assert golongan_dari(rank) == grade
        assert pangkat_dari(grade) == rank
        assert pasangan_sah(rank, grade)

    @pytest.mark.parametrize(
        "spelling", ["Penata Tk. I", "PENATA TK.I", "penata  tingkat 1", "Penata Tk I"]
    )
    def it_reads_the_ways_an_office_writes_tingkat_i(self, spelling):
        assert golongan_dari(spelling) == "III/d"
        assert pasangan_sah(spelling, "III / D")

    @pytest.mark.parametrize(
        ("rank", "grade"),
        [
            ("Pembina", "IV/c"),
            ("Pembina Utama Muda", "IVc"),
            ("Jaksa Utama Pratama", "IV/b"),
            ("", ""),
            ("Pembina", "IV"),
        ],
    )
    def it_refuses_what_does_not_belong_together(self, rank, grade):
        assert not pasangan_sah(rank, grade)

    def it_does_not_take_tingkat_ii_or_a_longer_word_for_tingkat_i(self):
        assert golongan_dari("Penata Tingkat II") is None
        assert golongan_dari("Penata Tingkat Istimewa") is None

    @given(st.sampled_from(sorted(pasangan().items())), st.booleans())
    def it_takes_case_as_it_comes(self, pair, upper):
        grade, rank = pair
        assert pasangan_sah(rank.upper() if upper else rank.lower(), grade.swapcase())

    @given(st.text(), st.text())
    def it_answers_any_text(self, rank, grade):
        assert pasangan_sah(rank, grade) == (
            golongan_dari(rank) is not None
            and pangkat_dari(grade) == pangkat_dari(golongan_dari(rank))
        )


class DescribeGolonganPPPK:
    def it_runs_from_one_to_seventeen_without_rank(self):
        assert len(golongan_pppk()) == len(set(golongan_pppk())) == 17
        assert golongan_pppk()[0] == "I"
        assert golongan_pppk()[-1] == "XVII"
        assert golongan_pppk_sah(" ix ")
        assert not golongan_pppk_sah("XVIII")
        assert not golongan_pppk_sah("IV/a")
