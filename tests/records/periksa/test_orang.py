"""Checks of people in office, with the traps of real names."""

from __future__ import annotations

import pytest

from tests.records.contoh import changed, with_code
from tests.records.kasus import Kasus

HEAD = "unit.kepala"

CASES = (
    Kasus(
        "check.person.titles",
        "W",
        {f"{HEAD}.nama": "Dr. H. CONTOH NAMA, S.E., M.E."},
        f"{HEAD}.nama",
        ("Dr., H.", "CONTOH NAMA", "S.E., M.E."),
        {f"{HEAD}.nama": "La Ode CONTOH"},
    ),
    Kasus(
        "check.person.blank_office",
        "E",
        {f"{HEAD}.jabatan": " , "},
        f"{HEAD}.jabatan",
        right={f"{HEAD}.jabatan": "Camat"},
    ),
    Kasus(
        "check.person.status_typed",
        "W",
        {"pemda.kepala_daerah.jabatan": "Pj. Wali Kota Contoh"},
        "pemda.kepala_daerah.jabatan",
        ("pj", "Wali Kota Contoh"),
        {"pemda.kepala_daerah.status_jabatan": "pj"},
    ),
    Kasus(
        "check.person.status_conflict",
        "E",
        {f"{HEAD}.jabatan": "Plt. Kepala Dinas Contoh", f"{HEAD}.status_jabatan": "plh"},
        f"{HEAD}.jabatan",
        ("plt", "plh"),
        {f"{HEAD}.jabatan": "Plt. Kepala Dinas Contoh", f"{HEAD}.status_jabatan": "plt"},
    ),
    Kasus(
        "check.person.delegation_typed",
        "W",
        {f"{HEAD}.jabatan": "a.n. Wali Kota Contoh Kepala Dinas"},
        f"{HEAD}.jabatan",
        right={f"{HEAD}.atas_nama": "Wali Kota Contoh"},
    ),
    Kasus(
        "check.person.delegation_self",
        "E",
        {f"{HEAD}.atas_nama": "Kepala  dinas Contoh"},
        f"{HEAD}.atas_nama",
        right={f"{HEAD}.atas_nama": "Wali Kota Contoh"},
    ),
    Kasus(
        "check.person.ub_without_an",
        "E",
        {f"{HEAD}.untuk_beliau": "Asisten Contoh"},
        f"{HEAD}.untuk_beliau",
        right={f"{HEAD}.untuk_beliau": "Asisten Contoh", f"{HEAD}.atas_nama": "Wali Kota Contoh"},
    ),
    Kasus(
        "check.person.rank_pair",
        "W",
        {f"{HEAD}.golongan": "IV/b"},
        f"{HEAD}.golongan",
        ("Pembina Tingkat I",),
        {f"{HEAD}.pangkat": "Jaksa Utama Pratama", f"{HEAD}.jenis_pegawai": "jaksa"},
    ),
    Kasus(
        "check.person.pppk_grade",
        "W",
        {f"{HEAD}.jenis_pegawai": "pppk", f"{HEAD}.golongan": "III/a"},
        f"{HEAD}.golongan",
        right={f"{HEAD}.jenis_pegawai": "pppk", f"{HEAD}.golongan": "IX"},
    ),
    Kasus(
        "check.person.pppk_rank",
        "W",
        {f"{HEAD}.jenis_pegawai": "pppk"},
        f"{HEAD}.pangkat",
    ),
    Kasus(
        "check.person.needs_nrp",
        "W",
        {f"{HEAD}.jenis_pegawai": "polri"},
        f"{HEAD}.nip",
        ("POLRI",),
        {f"{HEAD}.jenis_pegawai": "polri", f"{HEAD}.nomor_induk_lain": "75010203"},
    ),
    Kasus(
        "check.person.no_nip",
        "W",
        {f"{HEAD}.jenis_pegawai": "pejabat_negara"},
        f"{HEAD}.nip",
    ),
    Kasus(
        "check.person.similar_names",
        "W",
        {
            "pemda.kepala_daerah.nama": "CONTOH YUSUP",
            "verifikasi.mengetahui": [
                {"nama": "Contoh Yusuf", "jabatan": "Pj. Wali Kota Contoh", "status_jabatan": "pj"}
            ],
        },
        "verifikasi.mengetahui[0].nama",
        ("CONTOH YUSUP", "pemda.kepala_daerah.nama"),
        {"verifikasi.mengetahui": [{"nama": "CONTOH WALI", "jabatan": "Wali Kota Contoh"}]},
    ),
    Kasus(
        "check.nip.excel",
        "E",
        {f"{HEAD}.nip": "1.98E+17"},
        f"{HEAD}.nip",
    ),
    Kasus(
        "check.nip.length",
        "E",
        {f"{HEAD}.nip": "19780512 200312 1 04"},
        f"{HEAD}.nip",
        ("17",),
        {f"{HEAD}.nip": "19780512.200312.1.004"},
    ),
    Kasus(
        "check.nip.birth",
        "W",
        {f"{HEAD}.nip": "197813122003121004"},
        f"{HEAD}.nip",
        ("19781312",),
        {f"{HEAD}.nip": "[NIP kepala dinas]"},
    ),
    Kasus(
        "check.nip.appointment",
        "W",
        {f"{HEAD}.nip": "197805121979121004"},
        f"{HEAD}.nip",
        ("197912",),
        {
            f"{HEAD}.nip": "197805120000211004",
            f"{HEAD}.jenis_pegawai": "pppk",
            f"{HEAD}.golongan": "IX",
        },
    ),
    Kasus("check.nip.sex", "W", {f"{HEAD}.nip": "197805122003123004"}, f"{HEAD}.nip", ("3",)),
    Kasus(
        "check.nip.pppk_number",
        "W",
        {f"{HEAD}.jenis_pegawai": "pppk", f"{HEAD}.nomor_induk_lain": "12345"},
        f"{HEAD}.nomor_induk_lain",
        right={f"{HEAD}.jenis_pegawai": "jaksa", f"{HEAD}.nomor_induk_lain": "12345"},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
class DescribeChecksOfPeople:
    def it_finds_what_is_wrong(self, case: Kasus) -> None:
        case.must_find()

    def it_leaves_alone_what_is_right(self, case: Kasus) -> None:
        case.must_not_find()


class DescribeNamesOfRealPeople:
    @pytest.mark.parametrize(
        "name",
        [
            "Ismiyatun",
            "La Ode Contoh",
            "Wa Ode Contoh",
            "Andi Contoh",
            "I Gusti Ngurah Contoh",
            "Ida Bagus Contoh",
            "Anak Agung Contoh",
            "Cokorda Contoh",
            "Teuku Contoh",
            "R. Contoh",
            "Raden Contoh",
            "Muh. Contoh",
            "Abd. Contoh",
            "Ma’ruf Contoh",
            "Ma'ruf Contoh",
            "René Contoh",
            "Wua-Wua Contoh",
        ],
    )
    def it_takes_parts_of_a_name_for_no_titles(self, name: str) -> None:
        record = changed({"unit.kepala.nama": name})
        assert with_code(record, "check.person.titles") == []

    def it_offers_the_split_and_never_makes_it(self) -> None:
        typed = "Dr. H. CONTOH NAMA, S.E., M.E."
        (finding,) = with_code(changed({"unit.kepala.nama": typed}), "check.person.titles")
        assert finding.params["nilai"] == typed
        assert finding.owner == "Kepegawaian"

    def it_checks_a_person_wherever_one_stands(self) -> None:
        record = changed(
            {"pencanangan.saksi[1].pejabat.nip": "123", "verifikasi.tim[0].pejabat.nip": "1"}
        )
        paths = {f.path for f in with_code(record, "check.nip.length")}
        assert paths == {"pencanangan.saksi[1].pejabat.nip", "verifikasi.tim[0].pejabat.nip"}

    @pytest.mark.parametrize("office", ["Camat", "Lurah", "Direktur", "Kepala Distrik", "Ketua"])
    def it_takes_any_office(self, office: str) -> None:
        record = changed({"unit.kepala.jabatan": office})
        assert with_code(record, "check.person.blank_office") == []

    @pytest.mark.parametrize(
        ("one", "other", "near"),
        [
            ("Contoh Yusup", "Contoh Yusuf", True),
            ("Contoh Yusup", "Contoh Yusupp", True),
            ("Contoh Yusup", "Contoh Yusp", True),
            ("Contoh Yusup", "Contoh Jusuf", False),
            ("Dr. Contoh Yusup", "Contoh Yusup, S.E.", False),
            ("Ani", "Ana", False),
        ],
    )
    def it_compares_names_of_one_office_by_one_letter(
        self, one: str, other: str, near: bool
    ) -> None:
        record = changed(
            {
                "unit.kepala.nama": one,
                "pencanangan.penanda_tangan[0].nama": other,
                "verifikasi.pihak_unit[0].nama": one,
            }
        )
        assert bool(with_code(record, "check.person.similar_names")) is near
