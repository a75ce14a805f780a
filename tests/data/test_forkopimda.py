import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.data.forkopimda import aturan_instansi, peran_instansi

ROLES = {
    "ditjen_ham": [
        "Direktorat Diseminasi dan Penguatan HAM",
        "Direktorat Diseminasi dan Peningkatan HAM RI",
        "Direktorat Jenderal Hak Asasi Manusia",
        "Direktur Jenderal HAM",
        "Kementerian Hak Asasi Manusia",
        "Kantor Wilayah Kementerian Hukum dan HAM Sulawesi Tenggara",
    ],
    "forkopimda": [
        "Kejaksaan Negeri Kendari",
        "Kepala Kejaksaan Negeri Kendari",
        "KEJAKSAAN TINGGI SULAWESI TENGGARA",
        "Kepolisian Resor Kota Kendari",
        "Polresta Kendari",
        "Kepolisian Daerah Sulawesi Tenggara",
        "Kodim 1417/Kendari",
        "Komando Resor Militer 143",
        "Dewan Perwakilan Rakyat Daerah Kota Kendari",
        "Ketua DPRD Kota Kendari",
        "Dewan Perwakilan Rakyat Kota Banda Aceh",
        "Pengadilan Negeri Kendari",
    ],
    "pemda": [
        "Sekretaris Daerah Kota Kendari",
        "Asisten III Pemkot Kendari",
        "Pemerintah Kota Kendari",
        "Kepala Dinas Kesehatan Kota Kendari",
        "Pj. Wali Kota Kendari",
        "Sekretariat DPRD Kota Kendari",
        "Biro Hukum Setda Provinsi DKI Jakarta",
        "Badan Kepegawaian Daerah",
    ],
    "lain": [
        "Universitas Contoh",
        "Badan Pusat Statistik Kota Kendari",
        "Ombudsman Republik Indonesia Perwakilan Sulawesi Tenggara",
        "Forum Dinasti Contoh",
        "",
    ],
}


class DescribePeranInstansi:
    @pytest.mark.parametrize(
        ("name", "role"), [(name, role) for role, names in ROLES.items() for name in names]
    )
    def it_tells_the_role_from_the_name(self, name, role):
        assert peran_instansi(name) == role

    def it_tells_how_sure_it_is(self):
        assert aturan_instansi("Kejaksaan Negeri Kendari").sumber.keyakinan == "S"
        assert aturan_instansi("Pengadilan Negeri Kendari").sumber.keyakinan == "U"

    def it_matches_whole_words_only(self):
        assert peran_instansi("Polresan") == "lain"
        assert peran_instansi("Yayasan Kodimas") == "lain"

    @given(st.text())
    def it_answers_any_text(self, name):
        assert peran_instansi(name) in ROLES
