import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.data.peraturan import (
    cari_peraturan,
    kalimat_peraturan,
    kunci_peraturan,
    semua_peraturan,
)
from docgen.errors import DataError

ALL = semua_peraturan()


class DescribeTable:
    def it_has_unique_keys_and_unique_gazette_numbers(self):
        assert len({row.kunci for row in ALL}) == len(ALL)
        numbers = [
            (row.jenis.lembaran, row.lembaran_tahun, row.lembaran_nomor)
            for row in ALL
            if row.lembaran_nomor is not None
        ]
        assert len(set(numbers)) == len(numbers)
        additions = [row.tambahan_nomor for row in ALL if row.tambahan_nomor is not None]
        assert len(set(additions)) == len(additions)

    def it_lets_tambahan_numbers_rise_with_the_lembaran(self):
        rows = [r for r in ALL if r.tambahan_nomor is not None and r.lembaran_nomor is not None]
        rows.sort(key=lambda row: (row.lembaran_tahun, row.lembaran_nomor))
        additions = [row.tambahan_nomor for row in rows]
        assert additions == sorted(additions)

    def it_dates_every_amendment_and_names_the_amended_law_in_its_title(self):
        for row in ALL:
            dates = [cari_peraturan(change.kunci).diundangkan for change in row.diubah_oleh]
            assert dates == sorted(dates)
            for change in row.diubah_oleh:
                amending = cari_peraturan(change.kunci)
                named = f"Nomor {row.nomor} Tahun {row.tahun} tentang {row.tentang}"
                assert named in amending.tentang or "Cipta Kerja" in amending.tentang

    def it_promulgates_in_the_year_of_the_number(self):
        for row in ALL:
            assert row.diundangkan is None or row.diundangkan.year == row.tahun

    def it_ends_what_was_repealed(self):
        for row in ALL:
            assert (row.dicabut_oleh is None) == (row.berlaku_sampai is None)
        old, new = cari_peraturan("UU 5/2014"), cari_peraturan("UU 20/2023")
        assert old.berlaku(date(2023, 10, 30))
        assert not old.berlaku(date(2023, 10, 31))
        assert new.berlaku(date(2023, 10, 31))
        assert not new.berlaku(date(2023, 10, 30))

    def it_marks_what_was_not_checked(self):
        assert cari_peraturan("UU 1/2024").belum_diperiksa == {"ln", "tln"}
        assert cari_peraturan("UU 25/2009").belum_diperiksa == frozenset()


class DescribeKunci:
    @pytest.mark.parametrize(
        "typed",
        [
            "UU 25/2009",
            "uu 25/2009",
            "UU No. 25/2009",
            "UU Nomor 25 / 2009",
            "Undang-Undang Nomor 25 Tahun 2009",
            "UU 025/2009",
        ],
    )
    def it_is_read_in_the_ways_people_write_it(self, typed):
        assert kunci_peraturan(typed) == "UU 25/2009"

    def it_reads_a_ministerial_regulation_by_its_long_name(self):
        long = "Peraturan Menteri Hukum dan Hak Asasi Manusia Nomor 25 Tahun 2023"
        assert kunci_peraturan(long) == "Permenkumham 25/2023"

    @pytest.mark.parametrize("typed", ["", "25/2009", "UU 25", "UU 26/2009", "UU 25/09"])
    def it_is_none_for_what_the_table_does_not_have(self, typed):
        assert kunci_peraturan(typed) is None
        assert cari_peraturan(typed) is None

    @given(st.text())
    def it_answers_any_text(self, typed):
        assert kunci_peraturan(typed) is None or cari_peraturan(typed) is not None

    @given(st.sampled_from(ALL))
    def it_finds_every_row_by_its_own_key(self, row):
        assert cari_peraturan(row.kunci) == row


class DescribeKalimat:
    def it_cites_as_butir_47_does(self):
        assert kalimat_peraturan("UU 25/2009") == (
            "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik "
            "(Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112, "
            "Tambahan Lembaran Negara Republik Indonesia Nomor 5038)"
        )

    def it_cites_the_last_amendment_of_a_law_amended_more_than_once(self):
        words = kalimat_peraturan("UU 23/2014", date(2024, 5, 3))
        assert "5587) sebagaimana telah beberapa kali diubah terakhir dengan" in words
        assert words.endswith("Nomor 41, Tambahan Lembaran Negara Republik Indonesia Nomor 6856)")

    def it_follows_the_date_of_the_act(self):
        assert "diubah" not in kalimat_peraturan("UU 11/2008", date(2016, 11, 24))
        first = kalimat_peraturan("UU 11/2008", date(2016, 11, 25))
        assert "sebagaimana telah diubah dengan Undang-Undang Nomor 19 Tahun 2016" in first
        later = kalimat_peraturan("UU 11/2008", date(2024, 3, 28))
        assert "beberapa kali diubah terakhir dengan Undang-Undang Nomor 1 Tahun 2024" in later

    def it_does_not_count_an_amendment_that_was_repealed_since(self):
        assert "Nomor 11 Tahun 2020" in kalimat_peraturan("UU 30/2014", date(2021, 1, 4))
        now = kalimat_peraturan("UU 30/2014", date(2024, 1, 4))
        assert "sebagaimana telah diubah dengan Undang-Undang Nomor 6 Tahun 2023" in now

    def it_leaves_the_amendments_out_on_request(self):
        assert "diubah" not in kalimat_peraturan("UU 23/2014", perubahan=False)

    def it_asks_for_a_number_that_was_not_found(self):
        words = kalimat_peraturan("Permenkumham 25/2023")
        assert words == (
            "Peraturan Menteri Hukum dan Hak Asasi Manusia Nomor 25 Tahun 2023 tentang Pelayanan "
            "Publik Berbasis Hak Asasi Manusia (Berita Negara Republik Indonesia Tahun 2023 Nomor "
            "[isi: nomor Berita Negara])"
        )
        assert "Tahun [isi: tahun Berita Negara] Nomor 157" in kalimat_peraturan(
            "Permendagri 120/2018"
        )

    @pytest.mark.parametrize("row", ALL, ids=lambda row: row.kunci)
    def it_has_one_form_for_every_row(self, row):
        words = kalimat_peraturan(row.kunci, perubahan=False)
        assert words.startswith(f"{row.jenis.nama} Nomor {row.nomor} Tahun {row.tahun} tentang ")
        assert "None" not in words
        assert not re.search(r"\s{2}|\s[,)]", words)
        assert words.count("(") == words.count(")")

    def it_offers_near_keys_for_an_unknown_one(self):
        with pytest.raises(DataError) as caught:
            kalimat_peraturan("UU 25/2008")
        assert caught.value.code == "data.unknown_regulation"
        assert "UU 25/2009" in caught.value.findings[0].params["near"]
