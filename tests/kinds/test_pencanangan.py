"""The declaration and the papers around it, as a protocol officer would read them."""

from __future__ import annotations

from docgen.kinds.pencanangan import context, documents

HEAD = {"nama": "CONTOH EMPAT", "jabatan": "Kepala Dinas Contoh", "jenis_pegawai": "pns"}


def units(count: int) -> list[dict[str, object]]:
    return [{"nama": f"Unit {n}", "kepala": HEAD} for n in range(1, count + 1)]


class DescribeDeclaration:
    def it_tells_day_place_basis_and_in_whose_name(self, bend) -> None:
        said = context(bend())["pembuka"]
        assert said.startswith("Pada hari ini, Kamis, tanggal tujuh bulan Maret")
        assert "pukul 09.00 WITA, bertempat di Aula Contoh" in said
        assert (
            "berdasarkan Peraturan Menteri Hukum dan Hak Asasi Manusia Nomor 25 Tahun 2023" in said
        )
        assert said.endswith("dan berkomitmen untuk:")

    def it_is_one_for_37_units_with_a_statement_each(self, bend) -> None:
        record = bend({"pencanangan.unit_peserta": units(37)})
        names = [n.stem for n in documents(record, frozenset())]
        assert names[0] == "pencanangan"
        assert names[1:] == [f"pencanangan-pernyataan-{n}" for n in range(1, 38)]
        assert len(context(record)["peserta"]["butir"]) == 37

    def it_speaks_for_the_one_unit_when_none_is_named(self, bend) -> None:
        record = bend(None, "pencanangan.unit_peserta")
        values = context(record)
        assert values["judul"][-1].startswith("DINAS PENANAMAN MODAL")
        assert values["peserta"] == {"judul": "", "butir": []}
        assert [n.stem for n in documents(record, frozenset())] == [
            "pencanangan",
            "pencanangan-pernyataan",
        ]

    def it_names_no_basis_that_did_not_bind_regions_on_the_day(self, bend) -> None:
        record = bend({"pencanangan.tanggal": "2022-03-07", "pencanangan.hari": "Senin"})
        assert "berdasarkan" not in context(record)["pembuka"]

    def it_reads_the_offices_own_basis(self, bend) -> None:
        record = bend({"pencanangan.dasar": ["Peraturan X", "Peraturan Y"]})
        assert "berdasarkan Peraturan X dan Peraturan Y," in context(record)["pembuka"]


class DescribeWitnesses:
    def they_stand_with_their_institution_first(self, bend) -> None:
        row = context(bend())["saksi"]["baris"][0]
        assert row["kiri"]["jabatan"] == [
            "DIREKTORAT JENDERAL HAK ASASI MANUSIA",
            "Direktur Contoh,",
        ]

    def they_sign_with_their_own_office_when_they_stand_in_for_another(self, bend) -> None:
        row = context(bend())["saksi"]["baris"][1]
        assert row["kanan"]["jabatan"] == [
            "SEKRETARIAT DAERAH KOTA CONTOH",
            "Asisten Administrasi Umum Sekretariat Daerah Kota Contoh",
            "mewakili Sekretaris Daerah Kota Contoh,",
        ]
        assert "a.n." not in str(row)


class DescribeStatement:
    def it_is_signed_by_the_head_of_its_unit(self, bend) -> None:
        first, second = context(bend())["semua_pernyataan"]
        assert first["nomor"] == "NOMOR: 100.3/21/DPMPTSP/2024"
        assert second["nomor"] == ""
        assert second["tanda_tangan"]["jabatan"] == ["Camat Contoh Utara,"]
        assert [line["teks"] for line in second["kop"]["baris"]][-1] == "KECAMATAN CONTOH UTARA"

    def it_has_a_box_for_a_revenue_stamp_only_when_asked(self, bend) -> None:
        assert context(bend())["semua_pernyataan"][0]["meterai"] == ""
        record = bend({"pencanangan.meterai": "ya"})
        assert context(record)["semua_pernyataan"][0]["meterai"] == "Meterai Rp10.000"


class DescribeLetter:
    def it_asks_the_directorate_and_lists_what_comes_with_it(self, bend) -> None:
        letter = context(bend())["permohonan"]
        assert {"nama": "Lampiran", "isi": "2 (dua) berkas"} in letter["kepala"]
        assert letter["tujuan"][1] == "Direktur Jenderal Hak Asasi Manusia"
        stems = [n.stem for n in documents(bend(), frozenset({"permohonan"}))]
        assert "pencanangan-permohonan" in stems

    def it_is_not_made_without_its_section(self, bend) -> None:
        record = bend(None, "pencanangan.permohonan")
        stems = [n.stem for n in documents(record, frozenset({"permohonan"}))]
        assert "pencanangan-permohonan" not in stems
