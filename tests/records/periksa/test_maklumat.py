"""Checks of the maklumat and the service standards."""

from __future__ import annotations

import pytest

from tests.records.contoh import BASE, REMOVE, SERVICE, changed, with_code
from tests.records.kasus import Kasus

STANDARD = "maklumat.standar_pelayanan.tanggal"

CASES = (
    Kasus(
        "check.charter.late",
        "W",
        {"maklumat.tanggal": "2024-04-17"},
        "maklumat.tanggal",
        ("8", "29 Maret 2024", "Idul Fitri", "27 Maret 2024"),
        {"maklumat.tanggal": "2024-04-16"},
    ),
    Kasus(
        "check.charter.late_no_table",
        "W",
        {STANDARD: "1999-01-04", "maklumat.tanggal": "1999-02-01"},
        "maklumat.tanggal",
        ("1999", "20"),
        {STANDARD: "1999-01-04", "maklumat.tanggal": "1999-01-13"},
    ),
    Kasus(
        "check.charter.before_standard",
        "W",
        {"maklumat.tanggal": "2024-03-26"},
        "maklumat.tanggal",
        right={"maklumat.tanggal": "2024-03-27"},
    ),
    Kasus(
        "check.charter.vulnerable",
        "W",
        {"maklumat.janji_kelompok_rentan": REMOVE},
        "maklumat.janji_kelompok_rentan",
        right={"maklumat.janji_kelompok_rentan": "[janji bagi kelompok rentan]"},
    ),
    Kasus(
        "check.charter.service",
        "E",
        {"maklumat.layanan_ditampilkan": ["Ijin Contoh"]},
        "maklumat.layanan_ditampilkan[0]",
        ("Izin Contoh",),
        {"maklumat.layanan_ditampilkan": ["izin  contoh"]},
    ),
    Kasus(
        "check.service.public",
        "E",
        {"unit.layanan[0].biaya": REMOVE, "unit.layanan[0].prosedur": []},
        "unit.layanan[0]",
        ("sistem, mekanisme, dan prosedur, biaya/tarif", "2"),
        {"unit.layanan": [{"nama": "Izin Contoh"}]},
    ),
    Kasus(
        "check.service.internal",
        "I",
        {"unit.layanan[0].evaluasi": REMOVE},
        "unit.layanan[0]",
        ("evaluasi kinerja pelaksana",),
        {"unit.layanan": [{"nama": "Izin Contoh"}]},
    ),
    Kasus(
        "check.service.cost",
        "E",
        {"unit.layanan[0].biaya": {"gratis": True, "jumlah": 5000}},
        "unit.layanan[0].biaya",
        right={"unit.layanan[0].biaya": {"jumlah": 5000}},
    ),
    Kasus(
        "check.service.cost",
        "E",
        {"unit.layanan[0].biaya": {"keterangan": "menurut Perda"}},
        "unit.layanan[0].biaya",
        right={"unit.layanan[0].biaya": "[biaya menurut Perda]"},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
class DescribeChecksOfTheMaklumat:
    def it_finds_what_is_wrong(self, case: Kasus) -> None:
        case.must_find()

    def it_leaves_alone_what_is_right(self, case: Kasus) -> None:
        case.must_not_find()


class DescribeTheSevenWorkingDays:
    def it_leaves_out_the_holiday_after_the_ceremony(self) -> None:
        record = changed({STANDARD: "2024-03-28", "maklumat.tanggal": "2024-04-16"})
        assert with_code(record, "check.charter.late") == []

    def it_names_its_rule(self) -> None:
        record = changed({"maklumat.tanggal": "2024-06-03"})
        (finding,) = with_code(record, "check.charter.late")
        assert finding.source == "PP 96/2012 Pasal 30 ayat (4)"

    def it_counts_nothing_from_a_placeholder(self) -> None:
        record = changed({STANDARD: "[tanggal keputusan]", "maklumat.tanggal": "2024-12-03"})
        assert with_code(record, "check.charter.late") == []


class DescribeTheComponentsOfAStandard:
    def it_counts_a_placeholder_as_told(self) -> None:
        service = {**SERVICE, "biaya": "[biaya]", "prosedur": "[prosedur]"}
        record = changed({"unit.layanan": [service]}, BASE)
        assert with_code(record, "check.service.public") == []

    def it_asks_nothing_of_a_record_without_maklumat(self) -> None:
        record = changed({"unit.layanan[0].biaya": REMOVE, "maklumat": REMOVE})
        assert with_code(record, "check.service.public") == []
