"""Checks of the frame of a regulation."""

from __future__ import annotations

from typing import Any

import pytest

from tests.records.contoh import REMOVE, changed, with_code
from tests.records.kasus import Kasus

FINAL: dict[str, Any] = {
    "perkada.status": "final",
    "perkada.nomor": "12",
    "perkada.tahun": "2024",
    "perkada.ditetapkan": {"tanggal": "2024-05-03"},
    "perkada.diundangkan": {"tanggal": "2024-05-03"},
}
RECITALS = [{"unsur": "yuridis", "teks": "bahwa"}] * 2

CASES = (
    Kasus(
        "check.regulation.number",
        "E",
        {**FINAL, "perkada.nomor": "180/12/2024"},
        "perkada.nomor",
        right=FINAL,
    ),
    Kasus("check.regulation.number", "E", {"perkada.nomor": "XII"}, "perkada.nomor"),
    Kasus("check.regulation.number", "E", {"perkada.nomor": "12.A"}, "perkada.nomor"),
    Kasus("check.regulation.year", "E", {"perkada.tahun": "24"}, "perkada.tahun", right=FINAL),
    Kasus(
        "check.regulation.final_needs",
        "E",
        {"perkada.status": "final"},
        "perkada.ditetapkan",
        right={**FINAL, "perkada.nomor": "[nomor]", "perkada.ditetapkan": "[penetapan]"},
        times=4,
    ),
    Kasus(
        "check.regulation.draft_number",
        "W",
        {"perkada.tahun": "2022"},
        "perkada.tahun",
        right={"perkada.nomor": REMOVE, "perkada.tahun": REMOVE},
    ),
    Kasus(
        "check.regulation.kind",
        "E",
        {"perkada.jenis": "peraturan_bupati"},
        "perkada.jenis",
        ("peraturan_wali_kota",),
        {"perkada.jenis": "Peraturan Wali Kota"},
    ),
    Kasus(
        "check.regulation.body",
        "E",
        {"perkada.batang_tubuh": REMOVE},
        "perkada.batang_tubuh",
        ("0",),
        {"perkada.batang_tubuh": REMOVE, "perkada.berkas_batang_tubuh": "naskah-model"},
    ),
    Kasus(
        "check.regulation.body",
        "E",
        {"perkada.berkas_batang_tubuh": "naskah.txt"},
        "perkada.batang_tubuh",
        ("2",),
    ),
    Kasus(
        "check.regulation.model_numbered",
        "W",
        {
            **FINAL,
            "perkada.batang_tubuh": REMOVE,
            "perkada.berkas_batang_tubuh": "naskah-model",
        },
        "perkada.nomor",
        right={"perkada.batang_tubuh": REMOVE, "perkada.berkas_batang_tubuh": "naskah-model"},
    ),
    Kasus(
        "check.regulation.title_end",
        "E",
        {"perkada.tentang": "Pelayanan Publik;"},
        "perkada.tentang",
        ("Pelayanan Publik",),
    ),
    Kasus(
        "check.regulation.acronym",
        "E",
        {"perkada.tentang": "Pelayanan Publik Berbasis HAM (P2HAM)"},
        "perkada.tentang",
        ("(P2HAM)",),
        {"perkada.tentang": "Pelayanan Publik (Perubahan)"},
    ),
    Kasus(
        "check.regulation.date_order",
        "E",
        {**FINAL, "perkada.diundangkan": {"tanggal": "2024-05-02"}},
        "perkada.diundangkan.tanggal",
        ("2 Mei 2024",),
        FINAL,
    ),
    Kasus(
        "check.regulation.years",
        "W",
        {
            **FINAL,
            "perkada.ditetapkan": {"tanggal": "2024-12-30"},
            "perkada.diundangkan": {"tanggal": "2025-01-02"},
        },
        "perkada.tahun",
        ("2024, 2025",),
        FINAL,
    ),
    Kasus(
        "check.regulation.delegated",
        "E",
        {"pemda.kepala_daerah.atas_nama": "Gubernur Contoh"},
        "pemda.kepala_daerah.atas_nama",
        right={"pemda.kepala_daerah.status_jabatan": "plh"},
    ),
    Kasus(
        "check.regulation.officers",
        "E",
        {"pemda.sekretaris_daerah": REMOVE},
        "pemda.sekretaris_daerah",
        right={"pemda.sekretaris_daerah": "[Sekretaris Daerah]"},
    ),
    Kasus(
        "check.regulation.copy_officer",
        "E",
        {**FINAL, "perkada.status": "salinan", "pemda.kepala_bagian_hukum": REMOVE},
        "pemda.kepala_bagian_hukum",
        right={
            **FINAL,
            "perkada.status": "salinan",
            "pemda.kepala_bagian_hukum": REMOVE,
            "perkada.salinan": {"pejabat": {"nama": "CONTOH", "jabatan": "Kepala Bagian"}},
        },
    ),
    Kasus(
        "check.regulation.basis",
        "W",
        {"perkada.mengingat[1]": "Surat Menteri Dalam Negeri Nomor 100.2.1.6/0353/OTDA"},
        "perkada.mengingat[1]",
        ("Surat",),
        {"perkada.mengingat[1]": "Peraturan Pemerintah Nomor 96 Tahun 2012"},
    ),
    Kasus(
        "check.regulation.recitals",
        "W",
        {"perkada.menimbang": [*RECITALS, RECITALS[0]]},
        "perkada.menimbang",
        ("yuridis", "3"),
        {"perkada.menimbang": RECITALS},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
class DescribeChecksOfTheRegulation:
    def it_finds_what_is_wrong(self, case: Kasus) -> None:
        case.must_find()

    def it_leaves_alone_what_is_right(self, case: Kasus) -> None:
        case.must_not_find()


class DescribeWhatIsNoRegulationOfAHead:
    @pytest.mark.parametrize(
        ("kind", "code"),
        [
            ("qanun", "trap.qanun"),
            ("Perdasus", "trap.perda"),
            ("perdasi", "trap.perda"),
            ("peraturan daerah", "trap.perda"),
            ("peraturan_walikota", "trap.walikota"),
        ],
    )
    def it_explains_each(self, kind: str, code: str) -> None:
        (finding,) = with_code(changed({"perkada.jenis": kind}), code)
        assert finding.severity == "E"

    def it_lets_a_later_promulgation_pass_with_a_warning_only(self) -> None:
        record = changed({**FINAL, "perkada.diundangkan": {"tanggal": "2025-01-02"}})
        (finding,) = with_code(record, "check.regulation.years")
        assert finding.severity == "W"
        assert with_code(record, "check.regulation.date_order") == []
