from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.data.citations import (
    check_order,
    expand,
    in_full,
    key_of,
    looks_like_key,
    ordered,
    parse_citation,
    sort_key,
)
from docgen.data.peraturan import semua_peraturan
from docgen.errors import DataError

KEYS = [row.kunci for row in semua_peraturan()]
BASES = st.lists(
    st.one_of(st.sampled_from(KEYS), st.just("UUD 18(6)"), st.text(max_size=20)), max_size=12
)


class DescribeExpand:
    def it_writes_the_constitution_after_its_articles(self):
        whole = "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
        assert expand("UUD 18(6)") == f"Pasal 18 ayat (6) {whole}"
        assert expand("UUD 5(1), 20") == f"Pasal 5 ayat (1) dan Pasal 20 {whole}"
        assert expand("UUD 5, 6 dan 20") == f"Pasal 5, Pasal 6, dan Pasal 20 {whole}"
        assert expand("UUD 28") == f"Pasal 28 {whole}"

    @pytest.mark.parametrize(
        "typed", ["UUD 18(6)", "uud 18 (6);", "UUD 1945 Pasal 18 ayat (6)", "UUD NRI 1945: 18(6)"]
    )
    def it_reads_the_constitution_in_the_ways_people_write_it(self, typed):
        assert key_of(typed) == "UUD 18(6)"

    def it_names_the_near_ones_for_an_unknown_key(self):
        with pytest.raises(DataError) as caught:
            expand("UU 25/2008")
        assert caught.value.code == "data.unknown_regulation"
        assert "UU 25/2009" in caught.value.findings[0].params["near"]

    def it_knows_a_key_from_a_sentence(self):
        assert all(looks_like_key(key) for key in KEYS if not key.startswith("Kepdirjen"))
        assert looks_like_key("Perda 9/2014")
        for text in (expand("UU 25/2009"), "[isi: undang-undang]", "Peraturan Daerah", ""):
            assert not looks_like_key(text)

    def it_names_the_amendment_in_force_between_two_others(self):
        words = expand("UU 23/2014", date(2023, 1, 16))
        assert "terakhir dengan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2" in words

    @given(st.text(max_size=200))
    def it_answers_any_text(self, text):
        if key_of(text) is None:
            with pytest.raises(DataError):
                expand(text)


class DescribeInFull:
    def it_writes_keys_out_in_the_order_of_the_law(self):
        found = in_full(["PP 96/2012", "UU 23/2014", "UU 25/2009", "UUD 18(6)"], date(2024, 5, 3))
        assert [basis.place for basis in found] == [3, 2, 1, 0]
        assert found[2].teks == expand("UU 23/2014", date(2024, 5, 3))

    def it_takes_a_type_number_and_year_in_words_for_a_key(self):
        (found,) = in_full(["Undang-Undang Nomor 25 Tahun 2009;"])
        assert found.teks == expand("UU 25/2009")

    def it_leaves_sentences_alone_where_they_stand(self):
        texts = [expand("PP 96/2012"), expand("UU 25/2009")]
        assert [basis.teks for basis in in_full(texts)] == texts

    def it_sorts_a_written_citation_among_keys(self):
        law = (
            "Undang-Undang Nomor 11 Tahun 2006 tentang Pemerintahan Aceh (Lembaran Negara Republik "
            "Indonesia Tahun 2006 Nomor 62, Tambahan Lembaran Negara Republik Indonesia Nomor 4633)"
        )
        found = in_full(["UU 23/2014", law, "UU 39/1999"])
        assert [basis.place for basis in found] == [2, 1, 0]

    def it_keeps_a_placeholder_behind_what_it_stood_behind(self):
        blank = "[isi: undang-undang pembentukan daerah]"
        found = in_full(["UU 23/2014", "UUD 18(6)", blank])
        assert [basis.place for basis in found] == [1, 2, 0]

    @given(BASES)
    def it_loses_nothing_and_leaves_nothing_out_of_order(self, bases):
        places = ordered(bases)
        assert sorted(places) == list(range(len(bases)))
        sorted_bases = [bases[place] for place in places]
        assert check_order(sorted_bases) == ()
        assert list(ordered(sorted_bases)) == list(range(len(bases)))


class DescribeSortKey:
    def it_follows_rank_then_promulgation(self):
        texts = [
            "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
            "Ketetapan Majelis Permusyawaratan Rakyat Nomor 6 Tahun 2000 tentang Hal",
            expand("UU 39/1999"),
            expand("Perppu 2/2022"),
            expand("PP 96/2012"),
            "Peraturan Presiden Nomor 87 Tahun 2014 tentang Hal",
            "Peraturan Menteri Kesehatan Nomor 4 Tahun 2019 tentang Hal",
            "Peraturan Daerah Provinsi Sulawesi Tenggara Nomor 2 Tahun 2015 tentang Hal",
            "Peraturan Daerah Kota Kendari Nomor 9 Tahun 2014 tentang Hal",
            "Peraturan Gubernur Sulawesi Tenggara Nomor 1 Tahun 2010 tentang Hal",
            "Peraturan Wali Kota Kendari Nomor 1 Tahun 2009 tentang Hal",
        ]
        citations = [parse_citation(text) for text in texts]
        keys = [sort_key(found) for found in citations if found]
        assert len(keys) == len(texts)
        assert keys == sorted(keys)
