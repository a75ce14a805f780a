"""Checks of the record as a whole, of photographs and emblems."""

from __future__ import annotations

import pytest

from tests.records.contoh import REMOVE, changed, with_code
from tests.records.kasus import Kasus

ONLY_REGULATION = dict.fromkeys(("unit", "pencanangan", "maklumat", "verifikasi"), REMOVE)
PHOTO = {"berkas": "foto.jpg", "keterangan": "Loket", "teks_alternatif": "Loket dengan kursi"}

CASES = (
    Kasus("check.record.id", "E", {"id": "Kota Contoh"}, "id", ("kota-contoh",), {"id": "a-1"}),
    Kasus("check.record.id", "E", {"id": "a" * 81}, "id", right={"id": "a" * 80}),
    Kasus("check.record.id", "E", {"id": "con"}, "id", ("berkas-con",), {"id": "[pengenal]"}),
    Kasus(
        "check.record.no_section",
        "W",
        {**ONLY_REGULATION, "perkada": REMOVE},
        "",
        right=ONLY_REGULATION,
    ),
    Kasus(
        "check.record.empty_list",
        "E",
        {"verifikasi.dasar": []},
        "verifikasi.dasar",
        right={"verifikasi.dasar": "[dasar kunjungan]"},
    ),
    Kasus("check.record.empty_list", "E", {"maklumat.pengaduan": []}, "maklumat.pengaduan"),
    Kasus(
        "check.record.unit_needed",
        "E",
        {"unit": REMOVE},
        "unit",
        ("pencanangan, maklumat, verifikasi",),
        ONLY_REGULATION,
    ),
    Kasus(
        "check.record.unit_needed",
        "E",
        {"unit": REMOVE, "maklumat": REMOVE, "verifikasi": REMOVE},
        "unit",
        right={
            "unit": REMOVE,
            "maklumat": REMOVE,
            "verifikasi": REMOVE,
            "pencanangan.unit_peserta": ["[unit peserta]"],
        },
    ),
    Kasus(
        "check.unit.parent",
        "E",
        {"unit.jenis": "uptd"},
        "unit.induk",
        right={"unit.jenis": "uptd", "unit.induk": ["Dinas Kesehatan"]},
    ),
    Kasus("check.unit.post_code", "W", {"unit.kode_pos": "9311"}, "unit.kode_pos"),
    Kasus("check.unit.email", "W", {"unit.pos_el": "dinas.contoh.go.id"}, "unit.pos_el"),
    Kasus(
        "check.words.disability",
        "W",
        {"pencanangan.komitmen[0]": "melayani Penyandang Cacat"},
        "pencanangan.komitmen[0]",
        right={"perkada.mengingat[1]": "Undang-Undang Nomor 4 Tahun 1997 tentang Penyandang Cacat"},
    ),
    Kasus(
        "check.words.protection",
        "W",
        {"maklumat.sanksi": "memberi perlindungan"},
        "maklumat.sanksi",
        right={
            "maklumat.sanksi": "sesuai Undang-Undang Nomor 23 Tahun 2002 tentang perlindungan anak",
            "unit.nama": "Dinas Perlindungan Anak",
        },
    ),
    Kasus(
        "check.photo.faces",
        "W",
        {"verifikasi.dokumentasi": [PHOTO, PHOTO]},
        "verifikasi.dokumentasi",
        ("2",),
    ),
    Kasus(
        "check.photo.faces", "W", {"pencanangan.dokumentasi": [PHOTO]}, "pencanangan.dokumentasi"
    ),
    Kasus(
        "check.photo.alternative",
        "W",
        {"verifikasi.dokumentasi": [{**PHOTO, "teks_alternatif": None}]},
        "verifikasi.dokumentasi[0].teks_alternatif",
        right={"verifikasi.dokumentasi": [PHOTO]},
    ),
    Kasus(
        "check.emblem.state",
        "W",
        {"pemda.lambang_negara": REMOVE},
        "pemda.lambang_negara",
        right={"pemda.lambang_negara": REMOVE, "perkada": REMOVE},
    ),
    Kasus(
        "check.emblem.region",
        "W",
        {"pemda.lambang_daerah": REMOVE},
        "pemda.lambang_daerah",
        right={**ONLY_REGULATION, "pemda.lambang_daerah": REMOVE},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
class DescribeChecksOfTheRecord:
    def it_finds_what_is_wrong(self, case: Kasus) -> None:
        case.must_find()

    def it_leaves_alone_what_is_right(self, case: Kasus) -> None:
        case.must_not_find()


class DescribeOldWords:
    def it_keeps_the_rest_of_the_sentence_in_view(self) -> None:
        text = "sesuai Undang-Undang Nomor 8 Tahun 2016; memberi perlindungan"
        record = changed({"maklumat.sanksi": text})
        assert with_code(record, "check.words.protection")
