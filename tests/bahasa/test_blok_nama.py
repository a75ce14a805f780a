from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.bahasa.blok_nama import (
    BlokNama,
    Dasar,
    JenisPegawai,
    KelasNaskah,
    Penanda,
    blok_nama,
    dasar_jabatan,
    susun_nip,
)
from docgen.bahasa.jabatan import STATUS_JABATAN

KELAS: tuple[KelasNaskah, ...] = get_args(KelasNaskah)
WALI_KOTA = Penanda(
    nama="Nama Contoh",
    gelar_depan=("Dr.", "H."),
    gelar_belakang=("S.E.", "M.E."),
    jabatan="Wali Kota Kendari",
    jenis_pegawai="pejabat_negara",
)
KEPALA_DINAS = WALI_KOTA._replace(
    jabatan="Kepala Dinas Kesehatan",
    jenis_pegawai="pns",
    nip="197805122003121004",
    pangkat="Pembina Utama Muda",
    golongan="IV/c",
)
SEKDA = KEPALA_DINAS._replace(jabatan="Sekretaris Daerah Kota Kendari")
LENGKAP = "Dr. H. Nama Contoh, S.E., M.E."


class DescribeRegulationsAndDecisions:
    @pytest.mark.parametrize("kelas", ["pengaturan", "penetapan"])
    @pytest.mark.parametrize("penanda", [WALI_KOTA, KEPALA_DINAS, SEKDA])
    def they_show_the_name_in_capitals_alone(self, kelas: KelasNaskah, penanda: Penanda) -> None:
        assert blok_nama(penanda, kelas) == BlokNama("NAMA CONTOH", ())


@pytest.mark.parametrize("kelas", ["penugasan", "korespondensi", "khusus"])
class DescribeOtherDocuments:
    def they_show_titles_rank_and_nip_of_other_officers(self, kelas: KelasNaskah) -> None:
        assert blok_nama(KEPALA_DINAS, kelas) == BlokNama(
            LENGKAP, ("Pembina Utama Muda, IV/c", "NIP 19780512 200312 1 004")
        )

    def they_show_them_for_an_acting_officer_of_that_kind_too(self, kelas: KelasNaskah) -> None:
        plt = KEPALA_DINAS._replace(status_jabatan="plt")
        assert blok_nama(plt, kelas) == blok_nama(KEPALA_DINAS, kelas)

    def they_show_only_titles_of_a_mayor_in_office(self, kelas: KelasNaskah) -> None:
        assert blok_nama(WALI_KOTA, kelas) == BlokNama(LENGKAP, ())
        bernip = KEPALA_DINAS._replace(jabatan="Wali Kota Kendari")
        assert blok_nama(bernip, kelas) == BlokNama(LENGKAP, ())

    @pytest.mark.parametrize("status", ["pj", "pjs", "plt", "plh"])
    def but_nothing_for_an_acting_mayor(self, kelas: KelasNaskah, status: str) -> None:
        pj = KEPALA_DINAS._replace(jabatan="Wali Kota Kendari", status_jabatan=status)
        assert blok_nama(pj, kelas) == BlokNama("Nama Contoh", ())

    def but_nothing_for_an_acting_mayor_whose_status_stands_in_the_office(
        self, kelas: KelasNaskah
    ) -> None:
        pj = KEPALA_DINAS._replace(jabatan="Pj. Wali Kota Kendari")
        assert blok_nama(pj, kelas) == BlokNama("Nama Contoh", ())

    def they_show_only_titles_of_a_deputy_and_of_the_secretary(self, kelas: KelasNaskah) -> None:
        assert blok_nama(SEKDA, kelas) == BlokNama(LENGKAP, ())
        wakil = KEPALA_DINAS._replace(jabatan="Wakil Wali Kota Kendari", status_jabatan="plt")
        assert blok_nama(wakil, kelas) == BlokNama(LENGKAP, ())

    @pytest.mark.parametrize(("status", "nama"), [("pj", "Nama Contoh"), ("plh", "Nama Contoh"),
                                                  ("plt", LENGKAP), ("pjs", LENGKAP)])  # fmt: skip
    def they_follow_ayat_5_for_an_acting_secretary(
        self, kelas: KelasNaskah, status: str, nama: str
    ) -> None:
        assert blok_nama(SEKDA._replace(status_jabatan=status), kelas) == BlokNama(nama, ())

    def they_let_the_stated_rule_win_over_the_office(self, kelas: KelasNaskah) -> None:
        assert blok_nama(KEPALA_DINAS._replace(dasar="sekda"), kelas).baris == ()

    def they_can_leave_titles_or_numbers_out(self, kelas: KelasNaskah) -> None:
        assert blok_nama(KEPALA_DINAS, kelas, tanpa_gelar=True).nama == "Nama Contoh"
        assert blok_nama(KEPALA_DINAS, kelas, cetak_nip=False) == BlokNama(LENGKAP, ())


class DescribeTheLines:
    @pytest.mark.parametrize(
        ("ubah", "baris"),
        [
            ({"pangkat": None, "golongan": None}, ("NIP 19780512 200312 1 004",)),
            ({"nip": None}, ("Pembina Utama Muda, IV/c",)),
            ({"golongan": None}, ("Pembina Utama Muda", "NIP 19780512 200312 1 004")),
            (
                {"nip": "[NIP kepala dinas]", "pangkat": "[pangkat]", "golongan": None},
                ("[pangkat]", "NIP [NIP kepala dinas]"),
            ),
            ({"pangkat": None, "golongan": "[golongan]", "nip": None}, ("[golongan]",)),
            (
                {"jenis_pegawai": "pppk", "pangkat": None, "golongan": "IX", "nip": None,
                 "nomor_induk_lain": "198001012023211005"},
                ("Golongan IX", "NI PPPK 19800101 202321 1 005"),
            ),
            (
                {"jenis_pegawai": "pppk", "pangkat": None, "golongan": None},
                ("NIP 19780512 200312 1 004",),
            ),
            (
                {"jenis_pegawai": "polri", "pangkat": "AKBP", "golongan": None, "nip": None,
                 "nomor_induk_lain": "78051234"},
                ("AKBP", "NRP 78051234"),
            ),
            (
                {"jenis_pegawai": "jaksa", "pangkat": "Jaksa Utama Pratama", "golongan": None,
                 "nomor_induk_lain": "69801234"},
                ("Jaksa Utama Pratama", "NIP 19780512 200312 1 004", "NRP 69801234"),
            ),
            ({"jenis_pegawai": "non_asn", "pangkat": None, "golongan": None}, ()),
            ({"jenis_pegawai": "pejabat_negara"}, ()),
            (
                {"jenis_pegawai": "[jenis pegawai]", "pangkat": None, "golongan": None},
                ("NIP 19780512 200312 1 004",),
            ),
        ],
    )  # fmt: skip
    def they_suit_the_kind_of_officer(
        self, ubah: dict[str, str | None], baris: tuple[str, ...]
    ) -> None:
        assert blok_nama(KEPALA_DINAS._replace(**ubah), "khusus").baris == baris  # type: ignore[arg-type]

    def they_can_print_the_nip_plain(self) -> None:
        blok = blok_nama(KEPALA_DINAS, "khusus", kelompok_nip=False)
        assert blok.baris[-1] == "NIP 197805122003121004"

    @given(
        st.builds(
            Penanda,
            nama=st.just("Nama Contoh") | st.just("[nama kepala]"),
            gelar_depan=st.sampled_from([(), ("Dr.",)]),
            jabatan=st.sampled_from(["", "Bupati Muna", "Pj. Sekda", "Camat", "[jabatan kepala]"]),
            status_jabatan=st.sampled_from([*STATUS_JABATAN, "[status]"]),
            nip=st.none() | st.text() | st.just("[NIP kepala]"),
            pangkat=st.none() | st.text() | st.just("[pangkat]"),
            golongan=st.none() | st.just("IV/c"),
            jenis_pegawai=st.sampled_from(get_args(JenisPegawai)),
            nomor_induk_lain=st.none() | st.just("123"),
            dasar=st.none() | st.sampled_from(get_args(Dasar)),
        ),
        st.sampled_from(KELAS),
    )
    def they_are_never_blank_and_a_placeholder_survives(
        self, penanda: Penanda, kelas: KelasNaskah
    ) -> None:
        blok = blok_nama(penanda, kelas)
        assert all(baris.strip() for baris in blok.baris)
        if penanda.nama.startswith("["):
            assert "[nama kepala]" in blok.nama


class DescribeSusunNip:
    @pytest.mark.parametrize(
        ("nip", "teks"),
        [
            ("197805122003121004", "19780512 200312 1 004"),
            ("19780512 200312 1 004", "19780512 200312 1 004"),
            ("1978", "1978"),
            ("1.97805E+17", "1.97805E+17"),
            ("[NIP kepala dinas]", "[NIP kepala dinas]"),
        ],
    )
    def it_groups_eighteen_digits_only(self, nip: str, teks: str) -> None:
        assert susun_nip(nip) == teks

    @given(st.text("0123456789", min_size=18, max_size=18))
    def it_can_be_undone(self, nip: str) -> None:
        assert susun_nip(susun_nip(nip), kelompok=False) == nip


class DescribeDasarJabatan:
    @pytest.mark.parametrize(
        ("jabatan", "dasar"),
        [
            ("Gubernur Sulawesi Tenggara", "kdh"),
            ("BUPATI MUNA", "kdh"),
            ("Wali Kota Kendari", "kdh"),
            ("Walikota Kendari", "kdh"),
            ("Pj. Wali  Kota Kendari,", "kdh"),
            ("Penjabat Gubernur", "kdh"),
            ("Wakil Bupati Muna", "wkdh"),
            ("Plt. Wakil Walikota", "wkdh"),
            ("Sekretaris Daerah", "sekda"),
            ("Plh. Sekda Kota Kendari", "sekda"),
            ("Asisten Sekretaris Daerah", "lain"),
            ("Kepala Biro Hukum Sekretariat Daerah", "lain"),
            ("Sekretariat Daerah", "lain"),
            ("Staf Ahli Wali Kota", "lain"),
            ("Wali Kota Administrasi Jakarta Selatan", "lain"),
            ("Bupati Administrasi Kepulauan Seribu", "lain"),
            ("Gubernur Bank Indonesia", "lain"),
            ("Camat Kadia", "lain"),
            ("[jabatan saksi]", "lain"),
            ("", "lain"),
            (" \r,", "lain"),
        ],
    )
    def it_judges_by_the_beginning(self, jabatan: str, dasar: Dasar) -> None:
        assert dasar_jabatan(jabatan) == dasar

    @given(st.text())
    def it_never_fails(self, jabatan: str) -> None:
        assert dasar_jabatan(jabatan) in get_args(Dasar)
