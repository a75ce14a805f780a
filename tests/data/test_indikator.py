from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.data.indikator import (
    nama_set_indikator,
    nama_skala,
    set_indikator,
    set_indikator_pada,
    skala,
)
from docgen.data.p2ham import kriteria
from docgen.data.peraturan import cari_peraturan
from docgen.errors import DataError


class DescribeSkala:
    @pytest.mark.parametrize(
        ("name", "labels"),
        [
            ("ada_proses_tidak", ["Ada", "Proses", "Tidak"]),
            ("ada_tidak", ["Ada", "Tidak"]),
            ("patuh_cukup_kurang", ["Patuh", "Cukup patuh", "Kurang patuh"]),
        ],
    )
    def it_prints_the_results_of_the_regulation(self, name, labels):
        assert [choice.label for choice in skala(name).pilihan] == labels

    def it_asks_a_reason_for_what_is_not_met_only(self):
        for name in nama_skala():
            choices = skala(name).pilihan
            assert [choice.kode for choice in choices if choice.wajib_alasan] == [choices[-1].kode]
            assert choices[0].sifat == "terpenuhi"

    def it_reads_a_code_or_a_label(self):
        scale = skala("patuh_cukup_kurang")
        assert scale.cari("CUKUP  patuh") == scale.cari("cukup") == scale.pilihan[1]
        assert scale.cari("Ada") is None

    def it_refuses_an_unknown_name(self):
        with pytest.raises(DataError) as caught:
            skala("bintang_lima")
        assert caught.value.code == "data.unknown_scale"
        assert "ada_tidak" in caught.value.findings[0].params["known"]

    @given(st.sampled_from(nama_skala()), st.text())
    def it_answers_any_text(self, name, typed):
        found = skala(name).cari(typed)
        assert found is None or found in skala(name).pilihan


class DescribeSetIndikator:
    @pytest.mark.parametrize("name", nama_set_indikator())
    def it_has_unique_codes_known_scales_and_a_regulation(self, name):
        found = set_indikator(name)
        codes = [row.kode for row in found.indikator]
        assert len(codes) == len(set(codes))
        assert all(skala(row.skala) for row in found.indikator)
        assert cari_peraturan(found.dasar) is not None
        assert found.kode == name

    def it_has_the_checklist_of_2018(self):
        rows = set_indikator("2018-lampiran-i").indikator
        assert [row.kriteria for row in rows] == ["kantor"] * 13 + ["petugas", "kepatuhan"]
        assert rows[0].uraian == "maklumat pelayanan"
        assert rows[13].skala == "ada_tidak"
        assert rows[14].skala == "patuh_cukup_kurang"

    def it_says_that_the_list_of_2023_is_not_complete(self):
        found = set_indikator("2023")
        assert not found.lengkap
        assert "tidak ditemukan" in found.catatan
        assert {row.kriteria for row in found.indikator} == {
            row.kode for row in kriteria(date(2024, 3, 28))
        }

    def it_invents_none_of_the_sixteen_of_the_pilot(self):
        found = set_indikator("2021-percontohan")
        assert (found.jumlah_resmi, found.indikator) == (16, ())

    @pytest.mark.parametrize(
        ("day", "name"),
        [
            (date(2019, 1, 1), "2018-lampiran-i"),
            (date(2021, 9, 15), "2021-percontohan"),
            (date(2024, 3, 28), "2023"),
        ],
    )
    def it_follows_the_date(self, day, name):
        assert set_indikator_pada(day).kode == name

    def and_knows_none_for_the_year_in_which_none_was_found(self):
        assert set_indikator_pada(date(2022, 6, 1)) is None
        assert set_indikator_pada(date(2023, 10, 12)) is None

    def it_refuses_an_unknown_name(self):
        with pytest.raises(DataError) as caught:
            set_indikator("2030")
        assert caught.value.code == "data.unknown_indicator_set"
