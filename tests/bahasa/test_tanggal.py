from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from docgen.bahasa import tanggal as t
from docgen.errors import DataError

TANGGAL = st.dates(date(1900, 1, 1), date(2199, 12, 31))
ACARA = date(2024, 3, 28)


class DescribeOneDay:
    def it_is_written_in_every_form(self) -> None:
        assert t.hari(ACARA) == "Kamis"
        assert t.bulan(ACARA) == "Maret"
        assert t.tanggal(ACARA) == "28 Maret 2024"
        assert t.hari_tanggal(ACARA) == "Kamis, 28 Maret 2024"
        assert t.tanggal_angka(ACARA) == "28-03-2024"
        assert t.tanggal_terbilang(ACARA) == (
            "tanggal dua puluh delapan bulan Maret tahun dua ribu dua puluh empat"
        )

    def it_knows_a_leap_day(self) -> None:
        assert t.hari_tanggal(date(2024, 2, 29)) == "Kamis, 29 Februari 2024"

    @given(TANGGAL)
    def it_is_written_as_cldr_does(self, d: date) -> None:
        assert t.hari_tanggal(d) == format_date(d, "EEEE, d MMMM y", locale="id")
        assert t.tanggal_angka(d) == format_date(d, "dd-MM-y", locale="id")

    @given(TANGGAL)
    def its_figures_are_iso_turned_round(self, d: date) -> None:
        assert "-".join(reversed(t.tanggal_angka(d).split("-"))) == d.isoformat()

    @pytest.mark.parametrize(
        "fungsi",
        [t.hari, t.bulan, t.tanggal, t.hari_tanggal, t.tanggal_angka, t.tanggal_terbilang],
    )
    def it_prints_a_placeholder_unchanged(self, fungsi: object) -> None:
        assert callable(fungsi)
        assert fungsi("[tanggal verifikasi]") == "[tanggal verifikasi]"


class DescribePembukaHari:
    def it_opens_for_one_day(self) -> None:
        kalimat = (
            "Pada hari ini, Kamis, tanggal dua puluh delapan bulan Maret tahun "
            "dua ribu dua puluh empat (28-03-2024)"
        )
        assert t.pembuka_hari(ACARA) == kalimat
        assert t.pembuka_hari(ACARA, ACARA) == kalimat

    def it_opens_for_several_days_of_one_month(self) -> None:
        assert t.pembuka_hari(date(2021, 9, 15), date(2021, 9, 17)) == (
            "Pada hari Rabu, tanggal lima belas sampai dengan hari Jumat, tanggal tujuh belas "
            "bulan September tahun dua ribu dua puluh satu (15-09-2021 sampai dengan 17-09-2021)"
        )

    def it_says_both_months_when_they_differ(self) -> None:
        assert t.pembuka_hari(date(2021, 9, 30), date(2021, 10, 2)) == (
            "Pada hari Kamis, tanggal tiga puluh bulan September sampai dengan hari Sabtu, "
            "tanggal dua bulan Oktober tahun dua ribu dua puluh satu "
            "(30-09-2021 sampai dengan 02-10-2021)"
        )

    def it_says_both_years_when_they_differ(self) -> None:
        assert t.pembuka_hari(date(2021, 12, 28), date(2022, 1, 2)) == (
            "Pada hari Selasa, tanggal dua puluh delapan bulan Desember tahun dua ribu dua puluh "
            "satu sampai dengan hari Minggu, tanggal dua bulan Januari tahun dua ribu dua puluh "
            "dua (28-12-2021 sampai dengan 02-01-2022)"
        )

    def it_says_the_month_twice_for_the_same_month_of_two_years(self) -> None:
        assert t.pembuka_hari(date(2021, 1, 5), date(2022, 1, 5)).count("Januari") == 2

    def it_prints_placeholders_on_either_side(self) -> None:
        assert t.pembuka_hari("[tanggal]") == "Pada hari ini, [tanggal]"
        assert t.pembuka_hari("[mulai]", ACARA) == (
            "Pada hari [mulai] sampai dengan hari Kamis, tanggal dua puluh delapan bulan Maret "
            "tahun dua ribu dua puluh empat (28-03-2024)"
        )

    def it_refuses_an_end_before_the_beginning(self) -> None:
        with pytest.raises(DataError) as salah:
            t.pembuka_hari(ACARA, ACARA - timedelta(days=1))
        assert salah.value.findings[0].params == {"mulai": "28-03-2024", "selesai": "27-03-2024"}

    def it_refuses_a_string_that_is_no_placeholder(self) -> None:
        with pytest.raises(TypeError):
            t.pembuka_hari(ACARA, "besok")

    @given(TANGGAL, st.integers(0, 800))
    def it_names_both_days_and_never_doubles_a_space(self, mulai: date, lama: int) -> None:
        selesai = min(mulai + timedelta(days=lama), date(2199, 12, 31))
        kalimat = t.pembuka_hari(mulai, selesai)
        assert "  " not in kalimat
        assert kalimat == kalimat.strip()
        for d in (mulai, selesai):
            assert t.tanggal_angka(d) in kalimat
            assert t.hari(d) in kalimat
        assert t.tanggal_terbilang(selesai) in kalimat


class DescribeRentangTanggal:
    @pytest.mark.parametrize(
        ("mulai", "selesai", "teks"),
        [
            (date(2021, 9, 15), date(2021, 9, 17), "15–17 September 2021"),
            (date(2021, 9, 30), date(2021, 10, 2), "30 September–2 Oktober 2021"),
            (date(2021, 12, 28), date(2022, 1, 2), "28 Desember 2021–2 Januari 2022"),
            (date(2021, 9, 15), date(2021, 9, 15), "15 September 2021"),
            (date(2021, 9, 15), None, "15 September 2021"),
            ("[mulai]", date(2021, 9, 15), "[mulai]–15 September 2021"),
            ("[tanggal]", None, "[tanggal]"),
        ],
    )
    def it_says_once_what_both_share(
        self, mulai: t.TanggalAtauIsian, selesai: t.TanggalAtauIsian | None, teks: str
    ) -> None:
        assert t.rentang_tanggal(mulai, selesai) == teks

    def it_refuses_an_end_before_the_beginning(self) -> None:
        with pytest.raises(DataError, match=r"bahasa\.date_order"):
            t.rentang_tanggal(ACARA, date(2024, 3, 1))


class DescribeKenaliHari:
    @pytest.mark.parametrize(
        ("text", "nomor"),
        [
            ("Senin", 0),
            ("Jum'at", 4),
            ("Jum’at", 4),
            ("JUM`AT", 4),
            ("jumat", 4),
            (" hari Sabtu ", 5),
            ("Ahad", 6),
            ("MINGGU", 6),
            ("Jum", None),
            ("Friday", None),
            ("", None),
            ("hari", None),
            ("[hari verifikasi]", None),
        ],
    )
    def it_reads_what_people_type(self, text: str, nomor: int | None) -> None:
        assert t.kenali_hari(text) == nomor

    @given(TANGGAL)
    def it_reads_back_every_weekday(self, d: date) -> None:
        assert t.kenali_hari(t.hari(d).upper()) == d.weekday()

    @given(st.text())
    def it_never_fails(self, text: str) -> None:
        assert t.kenali_hari(text) in {None, *range(7)}
