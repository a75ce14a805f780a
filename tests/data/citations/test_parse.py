from hypothesis import given
from hypothesis import strategies as st

from docgen.data.citations import parse_citation
from docgen.data.peraturan import kalimat_peraturan, semua_peraturan

LONG = (
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik "
    "Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) "
    "sebagaimana telah diubah beberapa kali, terakhir dengan Undang-Undang Nomor 9 Tahun 2015 "
    "tentang Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah "
    "(Lembaran Negara Republik Indonesia Tahun 2015 Nomor 58, Tambahan Lembaran Negara Republik "
    "Indonesia Nomor 5679);"
)


class DescribeParse:
    def it_takes_the_words_of_the_table_apart(self):
        for row in semua_peraturan():
            found = parse_citation(kalimat_peraturan(row.kunci, perubahan=False) + ";")
            assert found is not None, row.kunci
            assert (found.jenis, found.nomor, found.tahun) == (row.jenis.nama, row.nomor, row.tahun)
            assert found.kunci == row.kunci
            assert found.tentang == (row.tentang or "[isi: judul peraturan]")
            if row.jenis.lembaran:
                assert found.lembaran is not None
                assert found.lembaran.nomor == row.lembaran_nomor
                assert found.lembaran.tambahan == row.tambahan_nomor

    def it_keeps_the_amendment_and_the_words_before_it(self):
        found = parse_citation(LONG)
        assert found is not None
        assert found.perubahan is not None
        assert found.ubahan == "telah diubah beberapa kali, terakhir"
        assert found.tentang == "Pemerintahan Daerah"
        assert found.perubahan.kunci == "UU 9/2015"
        assert found.perubahan.lembaran is not None
        assert found.perubahan.lembaran.tambahan == 5679

    def it_reads_wrong_forms_as_they_were_written(self):
        found = parse_citation("Undang – undang RI No. 25/2009 tentang Pelayanan Publik")
        assert found is not None
        assert (found.kunci, found.jenis) == ("UU 25/2009", "Undang-Undang")
        assert found.jenis_tertulis == "Undang – undang RI"
        assert found.lembaran is None

    def it_keeps_articles_before_a_law(self):
        found = parse_citation(
            "Pasal 22 Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
        )
        assert found is not None
        assert (found.pasal, found.kunci) == ("Pasal 22", "UU 25/2009")

    def it_knows_the_constitution(self):
        found = parse_citation(
            "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;"
        )
        assert found is not None
        assert found.is_constitution
        assert found.pasal == "Pasal 18 ayat (6)"

    def it_reads_a_regional_regulation_with_its_own_gazette(self):
        found = parse_citation(
            "Peraturan Daerah Kota Kendari Nomor 9 Tahun 2014 tentang Hal (Lembaran Daerah Kota "
            "Kendari Tahun 2014 Nomor 9, Tambahan Lembaran Daerah Kota Kendari Nomor 3)"
        )
        assert found is not None
        assert found.singkatan == ""
        assert found.lembaran is not None
        assert (found.lembaran.nama, found.lembaran.tambahan) == ("Lembaran Daerah Kota Kendari", 3)

    def it_leaves_a_number_that_is_still_open_empty(self):
        found = parse_citation(
            "Peraturan Menteri Dalam Negeri Nomor 1 Tahun 2023 tentang Tata Naskah Dinas (Berita "
            "Negara Republik Indonesia Tahun 2023 Nomor ...)"
        )
        assert found is not None
        assert found.lembaran is not None
        assert found.lembaran.nomor is None
        assert found.lembaran.isian

    def it_is_none_for_what_names_no_regulation(self):
        for text in ("", "[isi: undang-undang pembentukan daerah]", "bahwa demi", "UU 25/2009"):
            assert parse_citation(text) is None

    @given(
        st.text(
            alphabet=st.sampled_from("Undang-PeratRI Nomor 12/Tahun()tentag,;.\n"), max_size=300
        )
    )
    def it_answers_any_text(self, text):
        found = parse_citation(text)
        assert found is None or found.tahun >= 0

    def it_takes_no_longer_for_a_hostile_text_than_for_a_short_one(self):
        for part in ("Peraturan ", "Pasal 1 ", "sebagaimana telah diubah ", "(Lembaran Negara "):
            assert parse_citation("Undang-Undang Nomor 1 Tahun 2000 tentang " + part * 200_000)
