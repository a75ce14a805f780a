"""Checks of days and times."""

from __future__ import annotations

import pytest

from tests.records.contoh import REMOVE, changed, with_code
from tests.records.kasus import Kasus

CASES = (
    Kasus(
        "check.date.weekday_unknown",
        "E",
        {"pencanangan.hari": "Kemis"},
        "pencanangan.hari",
        right={"pencanangan.hari": "KAMIS"},
    ),
    Kasus(
        "check.date.weekday",
        "E",
        {"pencanangan.hari": "Rabu"},
        "pencanangan.hari",
        ("Kamis", "28 Maret 2024"),
        {"pencanangan.tanggal": "2024-03-29", "pencanangan.hari": "Jum'at"},
    ),
    Kasus(
        "check.date.weekday",
        "E",
        {"verifikasi.hari": "Selasa"},
        "verifikasi.hari",
        ("Senin",),
        {"verifikasi.hari": "Senin"},
    ),
    Kasus(
        "check.date.order",
        "E",
        {"verifikasi.tanggal_selesai": "2024-05-05"},
        "verifikasi.tanggal_selesai",
        ("5 Mei 2024", "6 Mei 2024"),
        {"verifikasi.tanggal_selesai": "2024-05-06"},
    ),
    Kasus(
        "check.date.unit_day",
        "E",
        {"verifikasi.tanggal_unit": "2024-05-08"},
        "verifikasi.tanggal_unit",
        right={"verifikasi.tanggal_unit": "2024-05-07"},
    ),
    Kasus(
        "check.date.hours",
        "E",
        {
            "verifikasi.tanggal_selesai": REMOVE,
            "verifikasi.pukul_mulai": "13.00",
            "verifikasi.pukul_selesai": "09:30",
        },
        "verifikasi.pukul_selesai",
        ("13.00", "09.30"),
        {"verifikasi.pukul_mulai": "13.00", "verifikasi.pukul_selesai": "09.30"},
    ),
    Kasus(
        "check.date.letter_early",
        "W",
        {
            "verifikasi.kesimpulan.status": "tidak_lolos",
            "verifikasi.surat_keterangan": {
                "nomor": "1",
                "tanggal": "2024-05-06",
                "pejabat": {"nama": "CONTOH", "jabatan": "Kepala Contoh"},
            },
        },
        "verifikasi.surat_keterangan.tanggal",
    ),
    Kasus(
        "check.date.zone",
        "W",
        {"pencanangan.zona_waktu": "WIB"},
        "pencanangan.zona_waktu",
        ("WITA",),
        {"pencanangan.zona_waktu": "wita"},
    ),
    Kasus(
        "check.date.zone_needed",
        "E",
        {"pemda.provinsi": "Contoh Raya"},
        "pencanangan.zona_waktu",
        right={"pemda.provinsi": "Contoh Raya", "pencanangan.zona_waktu": "WIB"},
    ),
    Kasus(
        "check.date.year",
        "W",
        {"verifikasi.dasar[0].tanggal": "0204-05-01"},
        "verifikasi.dasar[0].tanggal",
        ("204",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
class DescribeChecksOfTime:
    def it_finds_what_is_wrong(self, case: Kasus) -> None:
        case.must_find()

    def it_leaves_alone_what_is_right(self, case: Kasus) -> None:
        case.must_not_find()


class DescribePlaceholdersOfTime:
    @pytest.mark.parametrize(
        "field", ["tanggal_mulai", "tanggal_selesai", "tanggal_unit", "hari", "pukul_mulai"]
    )
    def it_checks_nothing_that_is_not_known_yet(self, field: str) -> None:
        record = changed(
            {
                "verifikasi.tanggal_unit": "2024-05-07",
                "verifikasi.hari": "Senin",
                f"verifikasi.{field}": "[belum diketahui]",
                "verifikasi.zona_waktu": "[zona waktu]",
            }
        )
        for code in ("order", "unit_day", "weekday", "weekday_unknown", "hours", "zone"):
            assert with_code(record, f"check.date.{code}") == []
