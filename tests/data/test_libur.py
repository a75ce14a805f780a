from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.data.libur import (
    cuti_bersama,
    hari_kerja_antara,
    hari_libur,
    sumber_hari_libur,
    tahun_tersedia,
)
from docgen.errors import UsageFault

CEREMONY = date(2024, 3, 28)

# Weekdays as the joint decrees and the news about them print them: Monday is 0.
KNOWN = [
    (date(2021, 8, 11), 2, "Tahun Baru Islam"),
    (date(2021, 10, 20), 2, "Maulid Nabi Muhammad"),
    (date(2022, 4, 15), 4, "Wafat Isa Almasih"),
    (date(2022, 7, 10), 6, "Hari Raya Idul Adha"),
    (date(2023, 6, 28), 2, "Cuti Bersama Hari Raya Idul Adha"),
    (date(2024, 2, 14), 2, "Hari Pemilihan Umum"),
    (date(2024, 3, 29), 4, "Wafat Yesus Kristus"),
    (date(2024, 11, 27), 2, "Hari Pemilihan Kepala Daerah"),
    (date(2025, 8, 18), 0, "Cuti Bersama Hari Kemerdekaan Republik Indonesia"),
    (date(2026, 3, 19), 3, "Hari Suci Nyepi"),
]


class DescribeHariLibur:
    @pytest.mark.parametrize(("day", "weekday", "name"), KNOWN)
    def it_knows_the_days_of_the_decrees(self, day, weekday, name):
        assert day.weekday() == weekday
        assert hari_libur(day.year)[day] == name

    def it_covers_2021_to_2026_with_a_named_decree_each(self):
        assert tahun_tersedia() == tuple(range(2021, 2027))
        for year in tahun_tersedia():
            assert sumber_hari_libur(year).keyakinan == "S"
            assert f"Tahun {year - 1}" in sumber_hari_libur(year).teks

    # The totals that the news of each decree gives (17 and 10 in 2024, one more each by election).
    @pytest.mark.parametrize(
        ("year", "joint"), [(2021, 1), (2022, 4), (2023, 11), (2024, 10), (2025, 11), (2026, 8)]
    )
    def it_has_as_many_days_of_joint_leave_as_the_decree(self, year, joint):
        assert len(cuti_bersama(year)) == joint

    def it_has_seventeen_national_days_in_2025_and_2026_as_announced(self):
        for year in (2025, 2026):
            assert len(hari_libur(year)) - len(cuti_bersama(year)) == 17

    @pytest.mark.parametrize("year", range(2021, 2027))
    def it_keeps_every_day_in_its_year_and_joint_leave_on_weekdays(self, year):
        assert {day.year for day in hari_libur(year)} == {year}
        assert all(day.weekday() < 5 for day in cuti_bersama(year))
        fixed = [(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)]
        assert all(date(year, month, day) in hari_libur(year) for month, day in fixed)

    def it_says_so_when_a_year_is_unknown(self):
        assert hari_libur(2020) is None
        assert hari_libur(2027) is None
        assert cuti_bersama(2027) is None
        assert sumber_hari_libur(2027) is None

    def it_cannot_be_changed_by_a_caller(self):
        with pytest.raises(TypeError):
            hari_libur(2024)[date(2024, 1, 2)] = "libur buatan"


class DescribeHariKerja:
    def it_leaves_out_the_day_after_the_ceremony_and_says_why(self):
        counted = hari_kerja_antara(CEREMONY, date(2024, 4, 1))
        assert counted.jumlah == 1
        assert counted.dilewati == ((date(2024, 3, 29), "Wafat Yesus Kristus"),)
        assert counted.tabel_lengkap

    def it_counts_saturdays_in_a_week_of_six_days(self):
        assert hari_kerja_antara(CEREMONY, date(2024, 4, 1), hari_seminggu=6).jumlah == 2

    def it_counts_the_long_leave_of_idul_fitri_2024(self):
        counted = hari_kerja_antara(date(2024, 4, 5), date(2024, 4, 16))
        assert counted.jumlah == 1
        assert len(counted.dilewati) == 6

    def it_counts_weekdays_alone_where_it_has_no_table(self):
        counted = hari_kerja_antara(date(2027, 12, 20), date(2027, 12, 27))
        assert (counted.jumlah, counted.tabel_lengkap) == (5, False)
        assert counted.tahun_tanpa_tabel == (2027,)
        assert hari_kerja_antara(date(2026, 12, 30), date(2027, 1, 4)).tabel_lengkap is False

    def it_takes_a_further_day_off_from_the_office(self):
        local = {date(2024, 4, 1): "Hari Jadi Daerah"}
        for extra in (local, local.items()):
            counted = hari_kerja_antara(CEREMONY, date(2024, 4, 1), tambahan=extra)
            assert counted.jumlah == 0
            assert counted.dilewati[-1] == (date(2024, 4, 1), "Hari Jadi Daerah")

    def and_a_table_in_place_of_its_own(self):
        counted = hari_kerja_antara(date(2030, 1, 1), date(2030, 1, 4), pengganti={})
        assert (counted.jumlah, counted.tabel_lengkap) == (3, True)
        assert hari_kerja_antara(CEREMONY, date(2024, 3, 29), pengganti={}).jumlah == 1

    def it_counts_nothing_backwards_or_on_the_day_itself(self):
        assert hari_kerja_antara(CEREMONY, CEREMONY).jumlah == 0
        assert hari_kerja_antara(CEREMONY, date(2024, 3, 1)).jumlah == 0

    @pytest.mark.parametrize("week", [0, 4, 7])
    def it_refuses_another_week(self, week):
        with pytest.raises(UsageFault) as caught:
            hari_kerja_antara(CEREMONY, CEREMONY, hari_seminggu=week)
        assert caught.value.code == "data.working_week"

    @given(st.dates(date(2020, 1, 1), date(2028, 1, 1)), st.integers(0, 400), st.integers(0, 400))
    def it_adds_up_over_neighbouring_spans(self, start, first, second):
        middle = start + timedelta(days=first)
        end = middle + timedelta(days=second)
        whole = hari_kerja_antara(start, end)
        left, right = hari_kerja_antara(start, middle), hari_kerja_antara(middle, end)
        assert whole.jumlah == left.jumlah + right.jumlah
        assert whole.dilewati == left.dilewati + right.dilewati

    @given(st.dates(date(2020, 1, 1), date(2028, 1, 1)), st.integers(0, 400))
    def it_leaves_no_day_unaccounted_for(self, start, length):
        counted = hari_kerja_antara(start, start + timedelta(days=length))
        days = (start + timedelta(days=n) for n in range(1, length + 1))
        weekend = sum(day.weekday() >= 5 for day in days)
        assert counted.jumlah + len(counted.dilewati) + weekend == length
