"""Checks of the region, with the traps of real regions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.records.contoh import REMOVE, changed, with_code
from tests.records.kasus import Kasus

PROVINCE = {"pemda.tingkat": "provinsi", "pemda.provinsi": REMOVE, "perkada": REMOVE}
JAKARTA = {**PROVINCE, "pemda.nama": "Daerah Khusus Ibukota Jakarta"}

CASES = (
    Kasus(
        "check.region.administrative",
        "E",
        {"pemda.nama": "Jakarta Selatan", "pemda.provinsi": "Daerah Khusus Ibukota Jakarta"},
        "pemda.nama",
        right={**JAKARTA, "unit.wilayah_kerja": "Kota Administrasi Jakarta Selatan"},
    ),
    Kasus(
        "check.region.prefix",
        "E",
        {"pemda.nama": "Kota Contoh"},
        "pemda.nama",
        ("Contoh", "Kota"),
        {"pemda.tingkat": "kabupaten", "pemda.nama": "Kotabaru"},
    ),
    Kasus(
        "check.region.prefix", "E", {"pemda.provinsi": "Provinsi Bali"}, "pemda.provinsi", ("Bali",)
    ),
    Kasus("check.region.province_needed", "E", {"pemda.provinsi": REMOVE}, "pemda.provinsi"),
    Kasus(
        "check.region.province_surplus",
        "E",
        {"pemda.tingkat": "provinsi"},
        "pemda.provinsi",
        right=PROVINCE,
    ),
    Kasus(
        "check.region.head_title",
        "E",
        {"pemda.sebutan_kepala_daerah": "Bupati"},
        "pemda.sebutan_kepala_daerah",
        ("Wali Kota",),
        {"pemda.sebutan_kepala_daerah": "walikota"},
    ),
    Kasus(
        "check.region.near_name",
        "W",
        {"pemda.nama": "Kendary"},
        "pemda.nama",
        ("Kendari",),
        {"pemda.nama": "Kendari"},
    ),
    Kasus(
        "check.region.near_name",
        "W",
        {"pemda.provinsi": "Sulawesi Tengara"},
        "pemda.provinsi",
        ("Sulawesi Tenggara",),
    ),
    Kasus(
        "check.region.official_name",
        "W",
        {"pemda.provinsi": "DIY"},
        "pemda.provinsi",
        ("Daerah Istimewa Yogyakarta",),
        {"pemda.provinsi": "Daerah Istimewa Yogyakarta"},
    ),
    Kasus(
        "check.region.jakarta",
        "W",
        {**PROVINCE, "pemda.nama": "Daerah Khusus Jakarta"},
        "pemda.nama",
        ("Daerah Khusus Ibukota Jakarta",),
        JAKARTA,
    ),
    Kasus(
        "check.region.other_province",
        "W",
        {"pemda.nama": "Kendari", "pemda.provinsi": "Jawa Barat"},
        "pemda.provinsi",
        ("Sulawesi Tenggara",),
        {"pemda.nama": "Kendari"},
    ),
    Kasus(
        "check.region.special",
        "W",
        {"pemda.kekhususan": "aceh"},
        "pemda.kekhususan",
        right={"pemda.kekhususan": "aceh", "pemda.provinsi": "Aceh"},
    ),
    Kasus(
        "check.region.code_form",
        "W",
        {"pemda.kode_wilayah": "7471"},
        "pemda.kode_wilayah",
        ("74.71",),
        {"pemda.kode_wilayah": "99.99"},
    ),
    Kasus(
        "check.region.code",
        "W",
        {"pemda.nama": "Kendari", "pemda.kode_wilayah": "74.72"},
        "pemda.kode_wilayah",
        ("74.71",),
        {"pemda.nama": "Kendari", "pemda.kode_wilayah": "74.71"},
    ),
    Kasus(
        "check.region.district",
        "W",
        {"unit.jenis": "distrik"},
        "unit.jenis",
        ("kecamatan",),
        {"unit.jenis": "distrik", "pemda.provinsi": "Papua Barat Daya"},
    ),
    Kasus(
        "check.region.district",
        "W",
        {"unit.jenis": "kecamatan", "pemda.provinsi": "Papua"},
        "unit.jenis",
        ("distrik",),
        {"unit.jenis": "kecamatan"},
    ),
    Kasus(
        "check.region.aceh_opening",
        "I",
        {"pemda.provinsi": "Aceh"},
        "perkada.baris_pembuka",
        right={"pemda.provinsi": "Aceh", "perkada.baris_pembuka": ["BISMILLAHIRRAHMANIRRAHIM"]},
    ),
    Kasus(
        "check.words.mayor",
        "W",
        {"pemda.sekretaris_daerah.jabatan": "Sekretaris Walikota"},
        "pemda.sekretaris_daerah.jabatan",
        ("Walikota", "Wali Kota"),
        {
            "pemda.sebutan_kepala_daerah": "Walikota",
            "pemda.kepala_daerah.jabatan": "Walikota Contoh",
        },
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
class DescribeChecksOfTheRegion:
    def it_finds_what_is_wrong(self, case: Kasus) -> None:
        case.must_find()

    def it_leaves_alone_what_is_right(self, case: Kasus) -> None:
        case.must_not_find()


class DescribeNamesOfRegions:
    @pytest.mark.parametrize(
        ("level", "name", "province"),
        [
            ("kota", "Baubau", "Sulawesi Tenggara"),
            ("kota", "Bau-Bau", "Sulawesi Tenggara"),
            ("kabupaten", "Gunungkidul", "Daerah Istimewa Yogyakarta"),
            ("kota", "Bogor", "Jawa Barat"),
            ("kabupaten", "Bogor", "Jawa Barat"),
            ("kabupaten", "Fakfak", "Papua Barat"),
        ],
    )
    def it_knows_names_that_are_written_in_several_ways(
        self, level: str, name: str, province: str
    ) -> None:
        changes = {"pemda.tingkat": level, "pemda.nama": name, "pemda.provinsi": province}
        assert with_code(changed(changes), "check.region.near_name") == []
        assert with_code(changed(changes), "check.region.other_province") == []

    def it_says_nothing_of_a_name_that_is_like_no_other(self) -> None:
        record = changed({"pemda.nama": "Xyzzy", "pemda.provinsi": "Plugh"})
        assert with_code(record, "check.region.near_name") == []

    @pytest.mark.parametrize("level", ["kota administrasi", "Kabupaten Administrasi"])
    def it_explains_that_an_administrative_city_is_no_level(self, level: str) -> None:
        (finding,) = with_code(changed({"pemda.tingkat": level}), "trap.kota_administrasi")
        assert finding.severity == "E"
        assert finding.path == "pemda.tingkat"

    @pytest.mark.parametrize(
        ("day", "name", "found"),
        [
            ("2024-11-29", "Daerah Khusus Ibukota Jakarta", False),
            ("2024-11-29", "Daerah Khusus Jakarta", True),
            ("2024-11-30", "Daerah Khusus Ibukota Jakarta", True),
            ("2024-11-30", "Daerah Khusus Jakarta", False),
            ("2021-09-15", "DKI Jakarta", True),
        ],
    )
    def it_names_jakarta_by_the_date_of_the_act(self, day: str, name: str, found: bool) -> None:
        changes: dict[str, Any] = {
            **PROVINCE,
            "pemda.nama": name,
            "pencanangan": REMOVE,
            "maklumat": REMOVE,
            "verifikasi.tanggal_mulai": day,
            "verifikasi.tanggal_selesai": REMOVE,
        }
        assert bool(with_code(changed(changes), "check.region.jakarta")) is found


class DescribeTheSpellingOfWaliKota:
    @pytest.mark.parametrize(
        "change",
        [
            {"perkada.mengingat[1]": "Peraturan Walikota Kendari Nomor 28 Tahun 2017 tentang X"},
            {"perkada.mencabut": ["Peraturan Walikota Contoh Nomor 1 Tahun 2010"]},
            {"pencanangan.komitmen[0]": "sesuai Peraturan Walikota Contoh Nomor 28 Tahun 2017"},
        ],
    )
    def it_never_touches_titles_of_laws(self, change: dict[str, Any]) -> None:
        assert with_code(changed(change), "check.words.mayor") == []
