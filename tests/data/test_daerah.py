from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.data.daerah import (
    cari_daerah,
    kekhususan,
    kota_administrasi,
    mirip_daerah,
    provinsi,
    provinsi_dari_daerah,
    semua_daerah,
    semua_provinsi,
    zona_waktu,
)

NOW = date(2025, 6, 1)

# Regencies and cities by province, from the table of Kepmendagri 300.2.2-2138 Tahun 2025.
COUNTS = (
    "11:18,5 12:25,8 13:12,7 14:10,2 15:9,2 16:13,4 17:9,1 18:13,2 19:6,1 21:5,2 31:1,5 32:18,9 "
    "33:29,6 34:4,1 35:29,9 36:4,4 51:8,1 52:8,2 53:21,1 61:12,2 62:13,1 63:11,2 64:7,3 65:4,1 "
    "71:11,4 72:12,1 73:21,3 74:15,2 75:5,1 76:6,0 81:9,2 82:8,2 91:8,1 92:7,0 93:4,0 94:8,0 "
    "95:8,0 96:5,1"
)


class DescribeProvinsi:
    def it_has_thirty_eight(self):
        assert len({row.kode for row in semua_provinsi()}) == 38
        assert len({row.kode for row in semua_provinsi() if provinsi(row.nama, NOW)}) == 38

    def it_is_found_by_name_official_name_and_alias(self):
        for name in ("Sulawesi Tenggara", "PROVINSI  SULAWESI TENGGARA", "sulawesi tenggara"):
            assert provinsi(name, NOW).kode == "74"
        assert provinsi("DIY", NOW).nama_resmi == "Daerah Istimewa Yogyakarta"
        assert (
            provinsi("Provinsi Jawa Timur", NOW).nama_pemerintah == "Pemerintah Provinsi Jawa Timur"
        )
        assert provinsi("Aceh", NOW).nama_pemerintah == "Pemerintah Aceh"

    @pytest.mark.parametrize(
        ("day", "name"),
        [
            (date(2021, 9, 17), "Daerah Khusus Ibukota Jakarta"),
            (date(2024, 11, 29), "Daerah Khusus Ibukota Jakarta"),
            (date(2024, 11, 30), "Daerah Khusus Jakarta"),
        ],
    )
    def it_names_jakarta_by_the_date_of_the_act(self, day, name):
        for asked in ("DKI Jakarta", "Jakarta", "Daerah Khusus Jakarta"):
            assert provinsi(asked, day).nama == name

    @pytest.mark.parametrize(
        ("name", "last_day_without"),
        [
            ("Papua Selatan", date(2022, 7, 24)),
            ("Papua Tengah", date(2022, 7, 24)),
            ("Papua Pegunungan", date(2022, 7, 24)),
            ("Papua Barat Daya", date(2022, 12, 7)),
        ],
    )
    def it_does_not_know_a_new_province_before_its_law(self, name, last_day_without):
        assert provinsi(name, last_day_without) is None
        found = provinsi(name, date.fromordinal(last_day_without.toordinal() + 1))
        assert found.kekhususan == "papua"

    def it_tells_the_older_province_of_a_region_that_moved(self):
        merauke = cari_daerah("kabupaten", "Merauke")
        assert provinsi_dari_daerah(merauke, date(2021, 1, 1)).nama == "Papua"
        assert provinsi_dari_daerah(merauke, NOW).nama == "Papua Selatan"
        sorong = cari_daerah("kota", "Sorong")
        assert provinsi_dari_daerah(sorong, date(2022, 12, 7)).nama == "Papua Barat"

    @given(st.dates())
    def it_is_known_for_every_region_on_any_day(self, day):
        assert all(provinsi_dari_daerah(region, day) is not None for region in semua_daerah()[::25])

    def it_knows_the_special_regions(self):
        special = {row.kode: row.kekhususan for row in semua_provinsi() if row.kekhususan}
        papua = {"91", "92", "93", "94", "95", "96"}
        assert special == {"11": "aceh", "31": "jakarta", "34": "diy"} | dict.fromkeys(
            papua, "papua"
        )
        assert kekhususan("Jawa Barat") is None
        assert kekhususan("Atlantis") is None

    def it_knows_the_time_zone(self):
        assert zona_waktu("Sulawesi Tenggara") == ("WITA",)
        assert zona_waktu("Kalimantan Barat") == ("WIB",)
        assert zona_waktu("Papua") == ("WIT",)
        assert zona_waktu("Atlantis") == ()
        counts = Counter(zone for row in semua_provinsi() for zone in set(row.zona_waktu))
        assert set(counts) == {"WIB", "WITA", "WIT"}

    @given(st.text(), st.dates())
    def it_answers_any_text(self, name, day):
        found = provinsi(name, day)
        assert found is None or found in semua_provinsi()


class DescribeDaerah:
    def it_holds_as_many_in_each_province_as_the_decree(self):
        counted = Counter((row.kode[:2], row.tingkat) for row in semua_daerah())
        for entry in COUNTS.split():
            code, numbers = entry.split(":")
            regencies, cities = map(int, numbers.split(","))
            assert counted[code, "kabupaten"] == regencies, code
            assert counted[code, "kota"] == cities, code
        assert len(semua_daerah()) == 416 + 98

    def it_has_unique_codes_that_tell_the_level(self):
        codes = [row.kode for row in semua_daerah()]
        assert len(codes) == len(set(codes))
        for row in semua_daerah():
            number = int(row.kode[3:])
            assert (number > 70) == (row.tingkat == "kota"), row

    def it_has_unique_names_within_a_level(self):
        names = Counter(
            (row.tingkat, name.casefold())
            for row in semua_daerah()
            for name in (row.nama, *row.ejaan_lain)
        )
        assert max(names.values()) == 1

    def it_finds_kendari(self):
        found = cari_daerah("kota", " kendari ")
        assert (found.kode, found.nama_lengkap) == ("74.71", "Kota Kendari")
        assert provinsi_dari_daerah(found, NOW).nama == "Sulawesi Tenggara"

    def it_keeps_a_city_and_a_regency_of_one_name_apart(self):
        for name in ("Bogor", "Kupang", "Bandung"):
            assert cari_daerah("kota", name).kode != cari_daerah("kabupaten", name).kode

    @pytest.mark.parametrize(
        ("level", "typed", "code"),
        [
            ("kota", "Baubau", "74.72"),
            ("kota", "Bau-Bau", "74.72"),
            ("kabupaten", "Fakfak", "92.03"),
            ("kabupaten", "Gunung Kidul", "34.03"),
            ("kabupaten", "Tolitoli", "72.04"),
            ("provinsi", "DKI Jakarta", "31"),
        ],
    )
    def it_accepts_other_spellings_in_use(self, level, typed, code):
        assert cari_daerah(level, typed).kode == code

    @pytest.mark.parametrize(
        ("level", "typed", "name"),
        [
            ("kota", "Kota Kendari", "Kendari"),
            ("kota", "Kendary", "Kendari"),
            ("kabupaten", "Toli toli", "Toli-Toli"),
            ("kabupaten", "Kab. Konawe", "Konawe"),
            ("kabupaten", "Pangkajene Kepulauan", "Pangkajene dan Kepulauan"),
            ("provinsi", "Sulawesi Tengara", "Sulawesi Tenggara"),
        ],
    )
    def it_offers_the_nearest_name_for_a_slip(self, level, typed, name):
        assert cari_daerah(level, typed) is None
        assert mirip_daerah(level, typed).nama == name

    def but_nothing_for_another_place_altogether(self):
        assert cari_daerah("kota", "Contoh") is None
        assert mirip_daerah("kota", "Contoh") is None
        assert mirip_daerah("kota", "") is None

    @given(st.sampled_from(semua_daerah()))
    def it_is_nearest_to_itself(self, region):
        if region.otonom:
            assert mirip_daerah(region.tingkat, region.nama) == region
            assert cari_daerah(region.tingkat, region.nama.upper()) == region

    @given(st.sampled_from(["provinsi", "kabupaten", "kota"]), st.text(max_size=60))
    def it_answers_any_text(self, level, typed):
        found = cari_daerah(level, typed)
        near = mirip_daerah(level, typed)
        assert found is None or near is not None


class DescribeKotaAdministrasi:
    @pytest.mark.parametrize(
        "name",
        [
            "Kota Administrasi Jakarta Selatan",
            "Jakarta Pusat",
            "kota jakarta barat",
            "Kota Adm. Jakarta Timur",
            "Kabupaten Administrasi Kepulauan Seribu",
        ],
    )
    def it_is_told_in_every_usual_spelling(self, name):
        assert kota_administrasi(name)

    @pytest.mark.parametrize("name", ["Kota Kendari", "Jakarta", "DKI Jakarta", "", "Kota"])
    def but_not_an_autonomous_region(self, name):
        assert not kota_administrasi(name)

    def it_is_never_found_as_an_autonomous_region(self):
        administrative = [row for row in semua_daerah() if not row.otonom]
        assert len(administrative) == 6
        for row in administrative:
            assert cari_daerah(row.tingkat, row.nama) is None
            assert row.nama_lengkap.split()[1] == "Administrasi"

    @given(st.text())
    def it_answers_any_text(self, name):
        assert kota_administrasi(name) in (True, False)
