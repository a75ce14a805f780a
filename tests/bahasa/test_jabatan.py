from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.bahasa.jabatan import (
    STATUS_JABATAN,
    baris_jabatan,
    baris_penanda,
    jabatan_lengkap,
    status_dalam,
    tanpa_status,
)
from docgen.errors import DataError

JABATAN = st.lists(
    st.sampled_from(["Wali Kota", "Kepala", "Dinas", "Kendari", "Wua-Wua", "Plto", "Pjk", "Camat"]),
    min_size=1,
).map(" ".join)


class DescribeTheStatus:
    @pytest.mark.parametrize(
        ("text", "status", "jabatan"),
        [
            ("Wali Kota Kendari", None, "Wali Kota Kendari"),
            ("Pj. Wali Kota Kendari", "pj", "Wali Kota Kendari"),
            ("PJ WALI KOTA", "pj", "WALI KOTA"),
            ("Plt.Kepala Dinas", "plt", "Kepala Dinas"),
            ("Pjs. Bupati", "pjs", "Bupati"),
            ("Penjabat Sementara Bupati", "pjs", "Bupati"),
            ("Penjabat Bupati", "pj", "Bupati"),
            ("Pelaksana Harian Sekretaris Daerah", "plh", "Sekretaris Daerah"),
            ("Kepala PLTU", None, "Kepala PLTU"),
            ("PLTU Nii", None, "PLTU Nii"),
        ],
    )
    def it_is_read_from_the_text(self, text: str, status: str | None, jabatan: str) -> None:
        assert status_dalam(text) == status
        assert tanpa_status(text) == jabatan

    @pytest.mark.parametrize(
        ("jabatan", "status", "teks"),
        [
            ("Wali Kota Kendari", "definitif", "Wali Kota Kendari"),
            ("Wali Kota Kendari", "pj", "Pj. Wali Kota Kendari"),
            ("Pj. Wali Kota Kendari", "pj", "Pj. Wali Kota Kendari"),
            ("PJ Wali Kota Kendari,", "definitif", "Pj. Wali Kota Kendari"),
            ("Penjabat Wali Kota", "pj", "Penjabat Wali Kota"),
            ("Kepala Dinas", "plt", "Plt. Kepala Dinas"),
            ("Sekretaris Daerah", "plh", "Plh. Sekretaris Daerah"),
            ("Bupati", "pjs", "Pjs. Bupati"),
            ("[jabatan saksi]", "definitif", "[jabatan saksi]"),
            ("Wali Kota", "[pj atau definitif]", "[pj atau definitif] Wali Kota"),
        ],
    )
    def it_stands_before_the_office_once(self, jabatan: str, status: str, teks: str) -> None:
        assert jabatan_lengkap(jabatan, status) == teks

    @given(JABATAN, st.sampled_from(STATUS_JABATAN))
    def it_comes_back_as_given(self, jabatan: str, status: str) -> None:
        teks = jabatan_lengkap(jabatan, status)
        assert (status_dalam(teks) or "definitif") == status
        assert tanpa_status(teks) == jabatan
        assert jabatan_lengkap(teks, status) == teks

    @pytest.mark.parametrize(
        ("jabatan", "status", "code"),
        [
            ("Pj. Wali Kota", "plt", "status_conflict"),
            ("Wali Kota", "caretaker", "status"),
            (" , ", "pj", "blank_office"),
            ("", "definitif", "blank_office"),
        ],
    )
    def it_refuses_contradictions(self, jabatan: str, status: str, code: str) -> None:
        with pytest.raises(DataError) as salah:
            jabatan_lengkap(jabatan, status)
        assert salah.value.code == f"bahasa.{code}"


class DescribeBarisJabatan:
    def it_is_in_capitals_with_a_comma(self) -> None:
        assert baris_jabatan("Wali Kota Kendari", "pj") == "Pj. WALI KOTA KENDARI,"
        assert baris_jabatan("Sekretaris Daerah Kota Kendari,") == "SEKRETARIS DAERAH KOTA KENDARI,"

    def it_may_keep_the_letters_as_typed(self) -> None:
        assert baris_jabatan("Kepala Dinas ABC", kapital=False) == "Kepala Dinas ABC,"

    def it_prints_placeholders_unchanged(self) -> None:
        assert baris_jabatan("[jabatan kepala daerah]", "pj") == "Pj. [jabatan kepala daerah],"
        assert baris_jabatan("Bupati Muna", "[status jabatan]") == "[status jabatan] BUPATI MUNA,"

    @given(JABATAN, st.sampled_from(STATUS_JABATAN), st.booleans())
    def it_ends_with_one_comma(self, jabatan: str, status: str, kapital: bool) -> None:
        baris = baris_jabatan(jabatan, status, kapital=kapital)
        assert baris.endswith(",")
        assert not baris.endswith((",,", " ,"))
        assert "  " not in baris


class DescribeBarisPenanda:
    def it_is_one_line_for_an_officer_who_signs_alone(self) -> None:
        assert baris_penanda("Wali Kota Kendari", "pj") == ("Pj. WALI KOTA KENDARI,",)

    def it_names_the_delegating_office_without_a_comma(self) -> None:
        assert baris_penanda("Sekretaris Daerah", atas_nama="Wali Kota Kendari") == (
            "a.n. WALI KOTA KENDARI",
            "SEKRETARIS DAERAH,",
        )

    def it_puts_the_middle_office_before_ub(self) -> None:
        assert baris_penanda(
            "Asisten Pemerintahan dan Kesejahteraan Rakyat",
            atas_nama="a.n. Pj. Wali Kota Kendari",
            untuk_beliau="Sekretaris Daerah",
        ) == (
            "a.n. Pj. WALI KOTA KENDARI",
            "SEKRETARIS DAERAH,",
            "u.b.",
            "ASISTEN PEMERINTAHAN DAN KESEJAHTERAAN RAKYAT,",
        )

    def it_may_keep_the_letters_as_typed(self) -> None:
        assert baris_penanda("Kepala Bidang", "plt", atas_nama="Kepala Dinas", kapital=False) == (
            "a.n. Kepala Dinas",
            "Plt. Kepala Bidang,",
        )

    def it_refuses_ub_without_an(self) -> None:
        with pytest.raises(DataError, match=r"bahasa\.ub_without_an"):
            baris_penanda("Asisten", untuk_beliau="Sekretaris Daerah")

    def it_prints_a_placeholder_for_the_delegating_office(self) -> None:
        assert baris_penanda("Camat", atas_nama="[jabatan pemberi]")[0] == "a.n. [jabatan pemberi]"
