"""Names of regions and units, with the exceptions that real life holds."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.kinds.bersama.daerah import nama_daerah, nama_pemerintah, nama_unit
from docgen.records.pemda import Pemda, Unit


def pemda(**values: str) -> Pemda:
    return Pemda.model_validate({"ibu_kota": "X", **values})


@pytest.mark.parametrize(
    ("values", "day", "name"),
    [
        ({"tingkat": "kota", "nama": "Kendari"}, None, "Kota Kendari"),
        ({"tingkat": "kabupaten", "nama": "Bogor"}, None, "Kabupaten Bogor"),
        ({"tingkat": "provinsi", "nama": "Banten"}, None, "Provinsi Banten"),
        ({"tingkat": "provinsi", "nama": "Aceh"}, None, "Aceh"),
        (
            {"tingkat": "provinsi", "nama": "DKI Jakarta"},
            date(2021, 9, 15),
            "Provinsi Daerah Khusus Ibukota Jakarta",
        ),
        (
            {"tingkat": "provinsi", "nama": "Jakarta"},
            date(2024, 11, 30),
            "Provinsi Daerah Khusus Jakarta",
        ),
        (
            {"tingkat": "provinsi", "nama": "Daerah Istimewa Yogyakarta"},
            None,
            "Daerah Istimewa Yogyakarta",
        ),
        ({"tingkat": "kota", "nama": "[nama kota]"}, None, "[nama kota]"),
        ({"tingkat": "kota", "nama": "Bogor", "nama_resmi": "Kota Hujan"}, None, "Kota Hujan"),
    ],
)
def test_the_name_of_a_region(values, day, name) -> None:
    assert nama_daerah(pemda(**values), day) == name


def test_the_government_of_aceh_has_no_word_provinsi() -> None:
    assert nama_pemerintah(pemda(tingkat="provinsi", nama="Aceh")) == "Pemerintah Aceh"


def test_a_unit_says_its_region_once() -> None:
    def unit(nama: str, **more: str) -> Unit:
        kepala = {"nama": "N", "jabatan": "J"}
        return Unit.model_validate(
            {"nama": nama, "jenis": "dinas", "alamat": "A", "kepala": kepala, **more}
        )

    kota = pemda(tingkat="kota", nama="Kendari")
    assert nama_unit(unit("Dinas Sosial"), kota) == "Dinas Sosial Kota Kendari"
    assert nama_unit(unit("RSUD Kota Kendari"), kota) == "RSUD Kota Kendari"
    jakarta = pemda(tingkat="provinsi", nama="DKI Jakarta")
    south = unit("Unit Pengelola PMPTSP", wilayah_kerja="Kota Administrasi Jakarta Selatan")
    assert nama_unit(south, jakarta) == "Unit Pengelola PMPTSP Kota Administrasi Jakarta Selatan"
