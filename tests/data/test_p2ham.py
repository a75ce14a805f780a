from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.data.indikator import nama_set_indikator, set_indikator
from docgen.data.p2ham import (
    dasar_p2ham,
    kelompok_rentan,
    kementerian,
    kriteria,
    semua_dasar,
    semua_kriteria,
    tahapan,
)
from docgen.data.peraturan import cari_peraturan

KENDARI = date(2024, 3, 28)
JAKARTA = date(2021, 9, 15)


class DescribeDasar:
    @pytest.mark.parametrize(
        ("day", "key", "binds"),
        [
            (date(2019, 5, 1), "Permenkumham 27/2018", False),
            (JAKARTA, "Kepdirjen HAM HAM-09.HA.03.07/2021", True),
            (date(2023, 10, 12), "Permenkumham 2/2022", False),
            (date(2023, 10, 13), "Permenkumham 25/2023", True),
            (KENDARI, "Permenkumham 25/2023", True),
        ],
    )
    def it_follows_the_date(self, day, key, binds):
        found = dasar_p2ham(day)
        assert (found.kunci, found.mengikat_pemda) == (key, binds)

    def it_is_none_before_2018(self):
        assert dasar_p2ham(date(2017, 12, 31)) is None

    def it_stands_in_the_table_of_regulations(self):
        assert all(cari_peraturan(row.kunci) is not None for row in semua_dasar())

    def it_says_where_only_the_year_is_known(self):
        for row in semua_dasar():
            new_year = (row.berlaku_sejak.month, row.berlaku_sejak.day) == (1, 1)
            assert (row.ketelitian == "tahun") == new_year


class DescribeTahapan:
    def it_has_four_stages_at_kendari(self):
        stages = tahapan(KENDARI)
        assert [stage.label for stage in stages] == [
            "Pencanangan",
            "Verifikasi",
            "Penilaian",
            "Pembinaan dan Pengawasan",
        ]
        assert [stage.urutan for stage in stages] == [1, 2, 3, 4]
        assert stages[1].label_lain == "Evaluasi"

    def it_had_five_under_the_regulation_of_2022(self):
        labels = [stage.kode for stage in tahapan(date(2022, 12, 1))]
        assert labels[1:3] == ["pembangunan", "evaluasi"]
        assert len(labels) == 5

    def it_had_none_at_the_field_visit_of_2021(self):
        assert tahapan(JAKARTA) == ()


class DescribeKriteria:
    def it_has_three_and_had_five(self):
        assert [row.kode for row in kriteria(KENDARI)] == [
            "aksesibilitas",
            "sarana_prasarana",
            "petugas",
        ]
        assert len(kriteria(date(2022, 12, 1))) == 5
        assert kriteria(JAKARTA) == ()

    def it_gives_a_label_to_every_criterion_of_an_indicator(self):
        labels = semua_kriteria()
        for name in nama_set_indikator():
            assert all(labels[row.kriteria] for row in set_indikator(name).indikator)
        assert {row.kode: row.label for row in kriteria(KENDARI)}.items() <= labels.items()


class DescribeKelompokRentan:
    def it_is_that_of_pasal_1_angka_7_at_kendari(self):
        assert kelompok_rentan(KENDARI) == (
            "lanjut usia",
            "anak",
            "wanita hamil dan menyusui",
            "penyandang disabilitas",
        )

    def it_names_women_in_the_pilot_of_2021(self):
        assert kelompok_rentan(JAKARTA) == (
            "anak",
            "perempuan",
            "lanjut usia",
            "penyandang disabilitas",
        )

    def it_is_empty_before(self):
        assert kelompok_rentan(date(2020, 12, 31)) == ()


class DescribeKementerian:
    def it_is_penguatan_and_not_peningkatan(self):
        found = kementerian(KENDARI)
        assert found.unit == "Direktorat Diseminasi dan Penguatan Hak Asasi Manusia"
        assert found.pimpinan_unit_utama == "Direktur Jenderal Hak Asasi Manusia"

    def it_is_the_kementerian_ham_after_the_split_with_units_unknown(self):
        found = kementerian(date(2024, 11, 1))
        assert found.nama == "Kementerian Hak Asasi Manusia"
        assert found.unit is None
        assert found.sumber.keyakinan == "K"

    @given(st.dates())
    def it_is_one_on_any_day(self, day):
        assert kementerian(day).nama.startswith("Kementerian")
