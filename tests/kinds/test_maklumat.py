"""The words of a maklumat, as a visitor would read them."""

from __future__ import annotations

from docgen.kinds.maklumat import context, documents


class DescribePromises:
    def they_are_three_with_the_decision_that_set_the_standard(self, bend) -> None:
        promises = [item["teks"] for item in context(bend())["janji"]]
        assert len(promises) == 3
        assert "Nomor 100.3.3/12/DPMPTSP/2024 tanggal 25 Maret 2024" in promises[0]
        assert promises[1].endswith("terus-menerus; dan")
        assert promises[2].startswith("siap menerima sanksi sesuai dengan ketentuan")
        assert "serta memberikan kompensasi berupa pengantaran" in promises[2]
        assert promises[2].endswith("tidak sesuai dengan standar pelayanan.")

    def they_may_be_the_offices_own(self, bend) -> None:
        record = bend({"maklumat.janji": ["ramah;", "cepat."]})
        promises = [item["teks"] for item in context(record)["janji"]]
        assert promises[:2] == ["ramah;", "cepat; dan"]

    def they_print_a_placeholder_unchanged(self, bend) -> None:
        record = bend({"maklumat.sanksi": "[sanksi]"})
        assert context(record)["janji"][-1]["teks"] == "[sanksi]."


class DescribeVulnerableGroups:
    def they_are_those_of_the_day(self, bend) -> None:
        opening = context(bend())["kelompok_rentan"]["pembuka"]
        assert (
            "lanjut usia, anak, wanita hamil dan menyusui, serta penyandang disabilitas" in opening
        )
        assert "tanpa biaya tambahan" in opening

    def they_may_be_named_in_the_record(self, bend) -> None:
        record = bend({"kelompok_rentan": ["lanjut usia", "anak"]})
        assert "yaitu lanjut usia dan anak," in context(record)["kelompok_rentan"]["pembuka"]

    def they_are_left_out_without_a_promise(self, bend) -> None:
        values = context(bend(None, "maklumat.janji_kelompok_rentan"))
        assert values["kelompok_rentan"] == {"pembuka": "", "janji": []}
        assert values["poster"]["kelompok_rentan"] == ""


class DescribeDocuments:
    def they_are_notice_poster_and_standard(self, bend) -> None:
        assert [n.stem for n in documents(bend(), frozenset())] == [
            "maklumat",
            "maklumat-poster",
            "maklumat-standar",
        ]

    def the_standard_needs_components(self, bend) -> None:
        record = bend({"unit.layanan": [{"nama": "Satu"}]})
        assert [n.variant for n in documents(record, frozenset())] == [None, "poster"]


class DescribeStandard:
    def it_puts_six_components_before_the_public_and_eight_in_the_office(self, bend) -> None:
        first, second = context(bend())["standar"]["layanan"]
        assert [len(group["baris"]) for group in first["kelompok"]] == [6, 8]
        assert [len(group["baris"]) for group in second["kelompok"]] == [6, 1]

    def it_writes_time_and_cost_in_figures_and_words(self, bend) -> None:
        first, second = context(bend())["standar"]["layanan"]
        rows = {b["komponen"]: b["uraian"][0]["teks"] for b in first["kelompok"][0]["baris"]}
        assert rows["Jangka waktu penyelesaian"] == "3 (tiga) hari kerja"
        assert rows["Biaya/tarif"] == "Tidak dipungut biaya (gratis)"
        other = {b["komponen"]: b["uraian"][0]["teks"] for b in second["kelompok"][0]["baris"]}
        assert other["Biaya/tarif"] == "Rp750.000,00, menurut luas bangunan"


class DescribeSignature:
    def it_is_the_head_of_the_unit_with_rank_and_number(self, bend) -> None:
        block = context(bend())["tanda_tangan"]
        assert block["jabatan"][0].startswith("KEPALA DINAS")
        assert block["baris"] == ["Pembina Utama Muda, IV/c", "NIP 19710214 199703 2 003"]

    def it_may_leave_the_number_out(self, bend) -> None:
        assert context(bend({"maklumat.cetak_nip": "tidak"}))["tanda_tangan"]["baris"] == []


class DescribeLetterhead:
    def it_keeps_the_place_of_a_missing_emblem_and_says_so_in_a_draft(self, bend) -> None:
        bare = context(bend(None, "pemda.lambang_daerah"))["kop"]
        assert (bare["lambang"], bare["tanpa_lambang"]) == ("", "")
        record = bend({"maklumat.kota": "[kota]"}, "pemda.lambang_daerah")
        assert context(record)["kop"]["tanpa_lambang"] == "[lambang daerah]"

    def it_names_government_parents_and_unit(self, bend) -> None:
        record = bend({"unit.induk": ["Dinas Kesehatan"]})
        assert [line["teks"] for line in context(record)["kop"]["baris"]] == [
            "PEMERINTAH KOTA CONTOH",
            "DINAS KESEHATAN",
            "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU",
        ]
