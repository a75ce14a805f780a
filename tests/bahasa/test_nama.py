from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.bahasa.nama import SplitName, nama_lengkap, nama_tanpa_gelar, usul_pisah_gelar

BAGIAN_NAMA = [
    "La Ode", "Wa Ode", "Andi", "Daeng", "I Gusti Ngurah", "Ida Bagus", "Anak Agung", "Cokorda",
    "Tengku", "Teuku", "R.", "Raden", "Muh.", "Moh.", "Abd.", "Contoh", "Satu", "Ma'ruf", "Ma’ruf",
    "José", "Wua-Wua", "A.", "bin", "CONTOH", "SATU", "Dra", "Irma", "Hjar", "Khadijah", "Nsa",
]  # fmt: skip
NAMA = st.lists(st.sampled_from(BAGIAN_NAMA[:-4]), min_size=1, max_size=4).map(
    lambda kata: " ".join([*kata, "Contoh"])
)
DEPAN = st.lists(
    st.sampled_from(["Prof.", "Dr.", "dr.", "drg.", "Ir.", "Drs.", "Dra.", "Ns.", "Apt.", "H.",
                     "Hj.", "K.H.", "Pdt."]),
    max_size=3, unique=True,
)  # fmt: skip
BELAKANG = st.lists(
    st.sampled_from(["S.H.", "M.H.", "S.E.", "M.Si.", "S.STP.", "M.AP.", "M.A.P.", "S.K.M.",
                     "Sp.A.", "Ph.D.", "LL.M.", "CGCAE", "IPU", "S.Tr.Sos.", "Sp.A(K)"]),
    max_size=4, unique=True,
)  # fmt: skip


class DescribeNamaLengkap:
    def it_puts_commas_before_back_titles(self) -> None:
        assert nama_lengkap("MUHAMMAD CONTOH", ["Dr.", "H."], ["S.E.", "M.E."]) == (
            "Dr. H. MUHAMMAD CONTOH, S.E., M.E."
        )

    def it_is_the_name_alone_without_titles(self) -> None:
        assert nama_lengkap("Ismiyatun") == "Ismiyatun"
        assert nama_lengkap(" Ismiyatun ", ["", " "], [","]) == "Ismiyatun"

    def it_prints_placeholders_unchanged(self) -> None:
        assert nama_lengkap("[nama kepala]", ["[gelar depan]"], ["[gelar belakang]"]) == (
            "[gelar depan] [nama kepala], [gelar belakang]"
        )


class DescribeUsulPisahGelar:
    @pytest.mark.parametrize(
        ("text", "depan", "nama", "belakang"),
        [
            (
                "Dr. H. MUHAMMAD YUSUP, S.E., M.E.",
                ["Dr.", "H."],
                "MUHAMMAD YUSUP",
                ["S.E.", "M.E."],
            ),
            ("DR. H. SUSILO", ["Dr.", "H."], "SUSILO", []),
            ("DR. SARI CONTOH, SP.A", ["dr."], "SARI CONTOH", ["Sp.A."]),
            ("dr. Sari, Sp.A(K)", ["dr."], "Sari", ["Sp.A(K)"]),
            ("Dr. dr. Sari", ["Dr.", "dr."], "Sari", []),
            ("Drs.H.Muh. Contoh SE,MM", ["Drs.", "H."], "Muh. Contoh", ["S.E.", "M.M."]),
            ("Drs H Contoh", ["Drs.", "H."], "Contoh", []),
            ("K. H. Contoh", ["K.H."], "Contoh", []),
            ("KH Contoh", ["K.H."], "Contoh", []),
            ("H. Andi Contoh", ["H."], "Andi Contoh", []),
            ("Hj. Wa Ode Contoh, A. Md. Kep.", ["Hj."], "Wa Ode Contoh", ["A.Md.Kep."]),
            ("apt. Contoh, S. Farm", ["apt."], "Contoh", ["S.Farm."]),
            ("Contoh Satu S.H. M.H.", [], "Contoh Satu", ["S.H.", "M.H."]),
            ("Contoh Satu SH MH", [], "Contoh Satu", ["S.H.", "M.H."]),
            ("CONTOH SATU, SH, M.Si", [], "CONTOH SATU", ["S.H.", "M.Si."]),
            ("Contoh, S. H. M. H.", [], "Contoh", ["S.H.", "M.H."]),
            ("Contoh, S.Tr.Sos., M.Med.Kom", [], "Contoh", ["S.Tr.Sos.", "M.Med.Kom."]),
            ("Contoh, CGCAE, IPU", [], "Contoh", ["CGCAE", "IPU"]),
            ("Ma’ruf José, Ph.D", [], "Ma’ruf José", ["Ph.D."]),
        ],
    )
    def it_finds_titles_that_were_typed(
        self, text: str, depan: list[str], nama: str, belakang: list[str]
    ) -> None:
        assert usul_pisah_gelar(text) == SplitName(tuple(depan), nama, tuple(belakang))

    @pytest.mark.parametrize(
        "text",
        [
            "Ahmad H. Saleh",
            "H.S. Dillon",
            "R. H. Contoh",
            "Tengku H. Aziz",
            "KIM MA",
            "Kh Contoh",
            "Dra",
            "H.",
            "S.H.",
            "",
            " , ",
            "Contoh, Satu",
            "Contoh, S.H., Budi",
            "Ismiyatun",
            "Drsono",
            "[Dr. nama, S.H.]",
            f"Dr. {'Contoh ' * 100}",
        ],
    )
    def it_suggests_nothing_without_titles(self, text: str) -> None:
        assert usul_pisah_gelar(text) is None

    @given(st.lists(st.sampled_from(BAGIAN_NAMA), min_size=1).map(lambda k: " ".join([*k, "Oke"])))
    def it_never_touches_parts_of_a_name(self, nama: str) -> None:
        usul = usul_pisah_gelar(nama)
        # "Dra" without its dot is a title at the beginning, whatever follows.
        assert (usul is None) == (not nama.startswith("Dra "))

    @given(NAMA, DEPAN, BELAKANG)
    def it_undoes_nama_lengkap(self, nama: str, depan: list[str], belakang: list[str]) -> None:
        if nama.startswith("Dra "):
            return
        usul = usul_pisah_gelar(nama_lengkap(nama, depan, belakang))
        harapan = SplitName(tuple(depan), nama, tuple(belakang)) if depan or belakang else None
        assert usul == harapan

    @given(st.text(st.characters(codec="utf-8")) | st.text("DrHS.,jKh MPE\t"))
    def it_reads_any_text_and_its_suggestion_is_final(self, text: str) -> None:
        usul = usul_pisah_gelar(text)
        if usul is not None:
            assert usul.gelar_depan or usul.gelar_belakang
            assert any(huruf.isalpha() for huruf in usul.nama)
            lengkap = nama_lengkap(usul.nama, usul.gelar_depan, usul.gelar_belakang)
            lagi = usul_pisah_gelar(lengkap)
            assert lagi is not None
            assert set(usul.gelar_belakang) <= set(lagi.gelar_belakang)


class DescribeNamaTanpaGelar:
    def it_takes_typed_titles_off(self) -> None:
        assert nama_tanpa_gelar("Dr. H. MUHAMMAD YUSUP, S.E., M.E.") == "MUHAMMAD YUSUP"

    @pytest.mark.parametrize("nama", ["La Ode Contoh", "Ahmad H. Saleh", "[nama saksi]", ""])
    def it_leaves_any_other_name(self, nama: str) -> None:
        assert nama_tanpa_gelar(nama) == nama
