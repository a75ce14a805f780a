import string

from docgen.data.komponen import (
    komponen,
    komponen_publik,
    komponen_standar,
    sumber_komponen,
)

FIELDS = [
    "dasar_hukum",
    "persyaratan",
    "prosedur",
    "jangka_waktu",
    "biaya",
    "produk",
    "sarana",
    "kompetensi",
    "pengawasan",
    "pengaduan",
    "jumlah_pelaksana",
    "jaminan_pelayanan",
    "jaminan_keamanan",
    "evaluasi",
]


class DescribeKomponenStandar:
    def it_has_the_letters_a_to_n_of_pasal_21_in_order(self):
        assert "".join(row.huruf for row in komponen_standar()) == string.ascii_lowercase[:14]

    def it_names_the_fields_of_the_record(self):
        assert [row.kode for row in komponen_standar()] == FIELDS

    def it_shows_six_to_the_public_and_keeps_eight_within(self):
        assert "".join(row.huruf for row in komponen_publik()) == "bcdefj"
        assert len(komponen_standar()) - len(komponen_publik()) == 8

    def it_is_found_by_field_or_letter(self):
        assert komponen("j") is komponen("pengaduan")
        assert komponen("pengaduan").label == "penanganan pengaduan, saran, dan masukan"
        assert komponen("harga") is None

    def it_names_its_source(self):
        assert "UU 25/2009 Pasal 21" in sumber_komponen().teks
