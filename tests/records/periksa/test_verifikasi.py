"""Checks of a visit and its indicators."""

from __future__ import annotations

from typing import Any

import pytest

from tests.records.contoh import REMOVE, changed, with_code
from tests.records.kasus import Kasus

V = "verifikasi"
LETTER = {
    "nomor": "1",
    "tanggal": "2024-05-08",
    "pejabat": {"nama": "CONTOH", "jabatan": "Kepala Kantor Contoh"},
}
FAILED: dict[str, Any] = {f"{V}.kesimpulan.status": "tidak_lolos"}
VISIT: dict[str, Any] = {
    f"{V}.jenis": "kunjungan_lapangan",
    f"{V}.kesimpulan": REMOVE,
    f"{V}.kesepakatan": ["rancangan indikator disepakati"],
}

CASES = (
    Kasus("check.team.chair", "E", {f"{V}.tim[0].peran": "anggota"}, f"{V}.tim", ("0",)),
    Kasus(
        "check.team.chair",
        "E",
        {f"{V}.tim[1].peran": "ketua"},
        f"{V}.tim",
        ("2",),
        {f"{V}.tim": ["[ketua tim]", "[anggota tim]"]},
    ),
    Kasus(
        "check.conclusion.needed",
        "E",
        {f"{V}.kesimpulan": REMOVE},
        f"{V}.kesimpulan",
        right={f"{V}.kesimpulan": "[kesimpulan tim]"},
    ),
    Kasus(
        "check.conclusion.not_here",
        "E",
        {**VISIT, f"{V}.kesimpulan": {"status": "lolos"}},
        f"{V}.kesimpulan.status",
        ("kunjungan lapangan",),
        {**VISIT, f"{V}.kesimpulan": {"status": "dengan_catatan"}},
    ),
    Kasus(
        "check.conclusion.not_here",
        "E",
        {f"{V}.jenis": "pemeriksaan_awal", **FAILED, f"{V}.surat_keterangan": LETTER},
        f"{V}.kesimpulan.status",
    ),
    Kasus(
        "check.letter.needed",
        "E",
        FAILED,
        f"{V}.surat_keterangan",
        right={**FAILED, f"{V}.surat_keterangan": "[surat keterangan]"},
    ),
    Kasus(
        "check.letter.surplus",
        "W",
        {f"{V}.surat_keterangan": LETTER},
        f"{V}.surat_keterangan",
        right={**FAILED, f"{V}.surat_keterangan": LETTER},
    ),
    Kasus(
        "check.visit.agreement",
        "W",
        {**VISIT, f"{V}.kesepakatan": []},
        f"{V}.kesepakatan",
        right=VISIT,
    ),
    Kasus(
        "check.visit.stage",
        "W",
        {f"{V}.tanggal_mulai": "2021-09-15"},
        f"{V}.jenis",
        ("2021",),
        {**VISIT, f"{V}.tanggal_mulai": "2021-09-15"},
    ),
    Kasus(
        "check.visit.copies", "E", {f"{V}.rangkap": 0}, f"{V}.rangkap", right={f"{V}.rangkap": 1}
    ),
    Kasus(
        "check.signature.stranger",
        "E",
        {f"{V}.tidak_menandatangani": [{"nama": "CONTOH LIMAA", "alasan": "sakit"}]},
        f"{V}.tidak_menandatangani[0].nama",
        ("CONTOH LIMA",),
        {f"{V}.tidak_menandatangani": [{"nama": "Dr. Contoh Lima, S.H.", "alasan": "sakit"}]},
    ),
    Kasus(
        "check.indicator.set",
        "E",
        {f"{V}.set_indikator": "2024"},
        f"{V}.set_indikator",
        ("2018-lampiran-i",),
        {f"{V}.set_indikator": "2023"},
    ),
    Kasus(
        "check.indicator.result",
        "E",
        {f"{V}.indikator[0].hasil": "lengkap"},
        f"{V}.indikator[0].hasil",
        ("ada, proses, tidak",),
        {f"{V}.indikator[0].hasil": " ADA "},
    ),
    Kasus(
        "check.indicator.reason",
        "E",
        {f"{V}.indikator[1].alasan": REMOVE},
        f"{V}.indikator[1].alasan",
        ("A-02",),
        {f"{V}.indikator[1].alasan": "[alasan]"},
    ),
    Kasus(
        "check.indicator.reason_advised",
        "W",
        {f"{V}.indikator[0].hasil": "proses"},
        f"{V}.indikator[0].alasan",
        right={f"{V}.indikator[0].hasil": "proses", f"{V}.indikator[0].catatan": "dipesan"},
    ),
    Kasus(
        "check.indicator.text",
        "E",
        {f"{V}.indikator[0].kode": REMOVE},
        f"{V}.indikator[0].uraian",
        right={f"{V}.indikator": "[indikator 1]"},
    ),
    Kasus(
        "check.indicator.code",
        "W",
        {
            f"{V}.set_indikator": "2023",
            f"{V}.indikator[0].kode": "A01",
            f"{V}.indikator[0].uraian": "jalur landai",
        },
        f"{V}.indikator[0].kode",
        ("A-01",),
        {f"{V}.indikator[0].kode": "X-01", f"{V}.indikator[0].uraian": "jalur landai"},
    ),
    Kasus(
        "check.indicator.twice",
        "W",
        {f"{V}.indikator[1].kode": "a-01"},
        f"{V}.indikator[1].kode",
        ("2",),
    ),
    Kasus(
        "check.indicator.evidence",
        "W",
        {f"{V}.indikator[0].data_dukung": REMOVE},
        f"{V}.indikator",
        ("A-01",),
        {f"{V}.indikator[0].data_dukung": "[data dukung]"},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
class DescribeChecksOfAVisit:
    def it_finds_what_is_wrong(self, case: Kasus) -> None:
        case.must_find()

    def it_leaves_alone_what_is_right(self, case: Kasus) -> None:
        case.must_not_find()


class DescribeResultsAndScales:
    def it_takes_the_scale_from_the_row_of_the_set(self) -> None:
        record = changed({f"{V}.indikator[0].kode": "P-02", f"{V}.indikator[0].hasil": "proses"})
        (finding,) = with_code(record, "check.indicator.result")
        assert finding.params["pilihan"] == "ada, tidak"

    @pytest.mark.parametrize("result", ["cukup", "Cukup Patuh", "cukup_patuh"])
    def it_reads_codes_and_labels(self, result: str) -> None:
        record = changed(
            {f"{V}.indikator[0].skala": "patuh_cukup_kurang", f"{V}.indikator[0].hasil": result}
        )
        assert with_code(record, "check.indicator.result") == []

    def it_asks_a_reason_on_every_scale(self) -> None:
        record = changed(
            {f"{V}.indikator[0].skala": "patuh_cukup_kurang", f"{V}.indikator[0].hasil": "kurang"}
        )
        assert with_code(record, "check.indicator.reason")

    def it_says_once_what_has_no_evidence(self) -> None:
        rows = [{"uraian": f"indikator ke-{n}", "hasil": "ada"} for n in range(40)]
        (finding,) = with_code(changed({f"{V}.indikator": rows}), "check.indicator.evidence")
        assert finding.params["jumlah"] == 40


class DescribeThePilotOfJakarta:
    def it_takes_sixteen_placeholders_for_indicators_that_were_never_published(self) -> None:
        rows = [f"[indikator {n}]" for n in range(1, 17)]
        record = changed(
            {
                **VISIT,
                f"{V}.tanggal_mulai": "2021-09-15",
                f"{V}.tanggal_selesai": "2021-09-17",
                f"{V}.tanggal_unit": "[hari kunjungan]",
                f"{V}.indikator": rows,
            }
        )
        for code in ("text", "result", "code", "twice", "evidence", "reason"):
            assert with_code(record, f"check.indicator.{code}") == []
