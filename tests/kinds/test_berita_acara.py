"""The sentences of a berita acara, as an evaluator would read them."""

from __future__ import annotations

from docgen.kinds.berita_acara import context, documents

REQUEST = frozenset({"lembar-kerja", "daftar-hadir"})


def stems(record, variants=frozenset()) -> list[str]:
    return [naskah.stem for naskah in documents(record, variants)]


class DescribeOpening:
    def it_spells_out_day_and_date_and_gives_the_time_with_its_zone(self, bend) -> None:
        assert context(bend())["pembuka"].startswith(
            "Pada hari ini, Kamis, tanggal enam belas bulan Mei tahun dua ribu dua puluh empat "
            "(16-05-2024), pukul 09.00 sampai dengan pukul 14.30 WITA, bertempat di Kantor "
        )

    def it_tells_several_days(self, bend) -> None:
        record = bend({"verifikasi.tanggal_selesai": "2024-05-17"})
        assert (
            "sampai dengan hari Jumat, tanggal tujuh belas bulan Mei" in context(record)["pembuka"]
        )

    def it_prints_a_placeholder_date_unchanged(self, bend) -> None:
        record = bend({"verifikasi.tanggal_mulai": "[tanggal verifikasi]"}, "verifikasi.hari")
        assert "Pada hari ini, [tanggal verifikasi], " in context(record)["pembuka"]

    def it_lists_several_bases_with_letters_and_one_in_the_sentence(self, bend) -> None:
        many = context(bend())["dasar"]
        assert many["pembuka"] == "berdasarkan:"
        assert [item["label"] for item in many["butir"]] == ["a.", "b."]
        assert many["butir"][0]["teks"].endswith("; dan")
        assert many["butir"][1]["teks"].endswith(",")
        one = context(bend({"verifikasi.dasar": [{"jenis": "Surat Tugas", "nomor": "1"}]}))["dasar"]
        assert one == {"pembuka": "berdasarkan Surat Tugas Nomor 1,", "butir": []}

    def it_calls_the_parties_by_their_names(self, bend) -> None:
        team = [p["sebutan"] for p in context(bend())["pihak"]]
        assert team == [
            "selanjutnya disebut Tim Verifikasi; dan",
            "selanjutnya disebut Pihak Unit,",
        ]
        two = context(bend({"verifikasi.layout": "para_pihak"}))["pihak"]
        assert "PIHAK PERTAMA" in two[0]["sebutan"]
        assert "PIHAK KEDUA" in two[1]["sebutan"]


class DescribeFindings:
    def it_makes_an_annex_of_more_than_fifteen_indicators(self, bend, whole) -> None:
        rows = whole.data["verifikasi"]["indikator"]
        assert context(bend())["hasil"]["di_lampiran"] is True
        few = context(bend({"verifikasi.indikator": rows[:15]}))
        assert few["hasil"]["di_lampiran"] is False
        assert few["lampiran_hasil"]["ada"] is False
        assert few["lampiran_foto"]["kepala"][0] == "LAMPIRAN"

    def it_numbers_two_annexes_with_roman_numerals(self, bend) -> None:
        values = context(bend())
        assert values["lampiran_hasil"]["kepala"][0] == "LAMPIRAN I"
        assert values["lampiran_foto"]["kepala"][0] == "LAMPIRAN II"
        assert "tercantum dalam Lampiran I Berita Acara ini" in values["hasil"]["rujukan"]

    def it_counts_and_never_concludes(self, bend) -> None:
        recap = context(bend())["rekap"]
        assert recap["baris"][-1] == ["Jumlah", "13", "2", "2", "17"]
        assert recap["kalimat"] == (
            "Dari 17 (tujuh belas) indikator, 13 (tiga belas) terpenuhi, 2 (dua) dalam proses, "
            "dan 2 (dua) tidak terpenuhi."
        )

    def it_shows_what_is_still_to_be_filled_in_in_a_column_of_its_own(self, bend) -> None:
        record = bend({"verifikasi.indikator": [{"uraian": "maklumat", "hasil": "[hasil]"}]})
        recap = context(record)["rekap"]
        assert recap["kolom"][-2:] == ["Belum diisi", "Jumlah"]
        assert recap["baris"] == [["Semua indikator", "0", "0", "0", "1", "1"]]

    def it_takes_scale_and_words_from_a_named_set(self, bend) -> None:
        record = bend(
            {
                "verifikasi.set_indikator": "2018-lampiran-i",
                "verifikasi.indikator": [{"kode": "15", "hasil": "patuh"}],
            }
        )
        (group,) = context(record)["hasil"]["kelompok"]
        assert group["baris"][0]["uraian"] == "kepatuhan petugas terhadap standar pelayanan"
        assert group["baris"][0]["hasil"] == "Patuh"

    def it_gives_reason_recommendation_and_term_of_what_is_not_met(self, bend) -> None:
        rows = context(bend())["belum"]["baris"]
        assert [row["no"] for row in rows] == ["7.", "11."]
        assert rows[0]["tenggat"] == "30 Agustus 2024"
        assert rows[0]["penanggung_jawab"] == "Sekretaris Dinas"


class DescribeHeadings:
    def they_are_lettered_without_gaps(self, bend) -> None:
        values = context(bend(None, "verifikasi.tindak_lanjut"))
        titles = [
            values[name]["judul"]
            for name in ("hasil", "rekap", "belum", "tindak_lanjut", "kesepakatan", "kesimpulan")
        ]
        assert [t[:2] for t in titles if t] == ["A.", "B.", "C.", "D."]
        assert values["tindak_lanjut"]["judul"] == ""

    def they_break_where_one_line_would_be_too_long(self, bend) -> None:
        assert len(context(bend())["judul"]) == 2
        record = bend(
            {"verifikasi.jenis": "kunjungan_lapangan"},
            "verifikasi.kesimpulan",
            "verifikasi.surat_keterangan",
        )
        assert context(record)["judul"][1:] == [
            "KUNJUNGAN LAPANGAN",
            "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA",
        ]


class DescribeConclusion:
    def it_says_what_the_team_decided(self, bend) -> None:
        said = context(bend())["kesimpulan"]["kalimat"]
        assert "dinyatakan TIDAK LOLOS verifikasi" in said[0]
        passed = bend({"verifikasi.kesimpulan": {"status": "lolos"}}, "verifikasi.surat_keterangan")
        (line,) = context(passed)["kesimpulan"]["kalimat"]
        assert " dinyatakan LOLOS verifikasi" in line

    def it_prints_a_placeholder_unchanged(self, bend) -> None:
        record = bend({"verifikasi.kesimpulan": {"status": "[hasil verifikasi]"}})
        assert "dinyatakan [hasil verifikasi]." in context(record)["kesimpulan"]["kalimat"][0]

    def a_field_visit_has_none(self, bend) -> None:
        record = bend(
            {"verifikasi.jenis": "kunjungan_lapangan", "verifikasi.kesepakatan": ["satu"]},
            "verifikasi.kesimpulan",
            "verifikasi.surat_keterangan",
        )
        values = context(record)
        assert values["kesimpulan"]["kalimat"] == []
        assert values["hasil"]["judul"] == "A. Hasil Pengamatan"
        assert "LOLOS" not in str(values)


class DescribeSignatures:
    def they_alternate_left_and_right_in_the_table_of_the_team(self, bend) -> None:
        rows = context(bend())["tanda_tangan"]["tim"]["baris"]
        assert rows[0]["kiri"].startswith("1. ..")
        assert rows[0]["kanan"] == ""
        assert rows[1]["kanan"].startswith("2. ..")

    def they_say_who_did_not_sign_and_why(self, bend) -> None:
        rows = context(bend())["tanda_tangan"]["tim"]["baris"]
        assert rows[2]["catatan"] == "(tidak hadir karena mengikuti pelatihan di luar kota)"
        refused = bend(
            {
                "verifikasi.tidak_menandatangani": [
                    {"nama": "contoh empat", "alasan": "tidak setuju.", "sikap": "menolak"}
                ]
            }
        )
        block = context(refused)["tanda_tangan"]["utama"][0]["kanan"]
        assert block["catatan"] == "(menolak menandatangani karena tidak setuju)"

    def the_unit_stands_left_and_the_first_party_right(self, bend) -> None:
        record = bend({"verifikasi.layout": "para_pihak"})
        places = context(record)["tanda_tangan"]
        assert places["tim"]["baris"] == []
        row = places["utama"][0]
        assert row["kiri"]["jabatan"] == ["PIHAK KEDUA,"]
        assert row["kiri"]["nama"] == "Ir. CONTOH EMPAT, M.T."
        assert row["kanan"]["nama"] == "CONTOH SEPULUH, S.H., M.H."
        assert places["lain"][0]["judul"] == "Dilakukan di hadapan:"

    def each_place_has_a_name_of_its_own(self, bend) -> None:
        places = context(bend())["tanda_tangan"]
        blocks = [row[s] for row in places["utama"] for s in ("kiri", "kanan") if row[s]]
        blocks += [
            r[s] for g in places["lain"] for r in g["baris"] for s in ("kiri", "kanan") if r[s]
        ]
        names = [b["id"] for b in blocks + places["tim"]["baris"]]
        assert len(set(names)) == len(names) == 6

    def they_follow_the_rule_for_an_acting_mayor(self, bend) -> None:
        mayor = {
            "nama": "CONTOH SATU",
            "gelar_depan": ["Dr."],
            "jabatan": "Wali Kota Contoh",
            "status_jabatan": "pj",
        }
        acting = bend({"verifikasi.mengetahui": [mayor]})
        settled = bend({"verifikasi.mengetahui": [{**mayor, "status_jabatan": "definitif"}]})
        block = [
            context(r)["tanda_tangan"]["lain"][0]["baris"][0]["kanan"] for r in (acting, settled)
        ]
        assert (block[0]["jabatan"], block[0]["nama"]) == (["Pj. Wali Kota Contoh,"], "CONTOH SATU")
        assert block[1]["nama"] == "Dr. CONTOH SATU"


class DescribeDocuments:
    def they_hold_the_letter_only_when_the_unit_did_not_pass(self, bend) -> None:
        assert stems(bend()) == ["berita-acara", "berita-acara-keterangan"]
        passed = bend({"verifikasi.kesimpulan": {"status": "lolos"}}, "verifikasi.surat_keterangan")
        assert stems(passed) == ["berita-acara"]

    def they_hold_lists_when_asked_for(self, bend) -> None:
        assert stems(bend(), REQUEST)[2:] == [
            "berita-acara-lembar-kerja",
            "berita-acara-daftar-hadir",
        ]

    def they_are_dated_by_the_act(self, bend) -> None:
        dates = [str(n.dated) for n in documents(bend(), frozenset())]
        assert dates == ["2024-05-16", "2024-05-20"]

    def the_letter_gives_reasons_and_says_that_the_unit_may_apply_again(self, bend) -> None:
        letter = context(bend())["keterangan"]
        assert letter["alasan"][0]["teks"].startswith(
            "Toilet ramah disabilitas, karena toilet yang"
        )
        assert "mengajukan kembali" in letter["lanjut"]
        assert (
            letter["tembusan"][-1]["teks"] == "Kepala Bagian Hukum Sekretariat Daerah Kota Contoh"
        )

    def the_checklist_has_the_same_indicators_and_no_results(self, bend) -> None:
        values = context(bend())
        blank = [b for g in values["lembar_kerja"]["kelompok"] for b in g["baris"]]
        full = [b for g in values["hasil"]["kelompok"] for b in g["baris"]]
        assert [b["uraian"] for b in blank] == [b["uraian"] for b in full]
        assert {b["hasil"] for b in blank} == {""}
        assert blank[0]["pilihan"] == ["Ada", "Proses", "Tidak"]


class DescribeMark:
    def it_is_contoh_for_the_example_and_konsep_for_a_placeholder(self, bend) -> None:
        assert context(bend())["tanda"] == "CONTOH"
        assert context(bend({"verifikasi.tempat": "[tempat]"}))["tanda"] == "KONSEP"

    def a_placeholder_of_another_section_does_not_count(self, bend) -> None:
        assert context(bend({"maklumat.kota": "[kota]"}))["tanda"] == "CONTOH"


class DescribeTheOrderOfSigning:
    def turns(self, record) -> dict[str, int]:
        places = context(record)["tanda_tangan"]
        blocks = [row[s] for row in places["utama"] for s in ("kiri", "kanan") if row[s]]
        for group in places["lain"]:
            blocks += [row[s] for row in group["baris"] for s in ("kiri", "kanan") if row[s]]
        blocks += places["tim"]["baris"]
        return {b["id"]: b["giliran"] for b in blocks if not b["catatan"]}

    def it_is_that_of_the_record_and_passes_over_who_does_not_sign(self, bend) -> None:
        assert self.turns(bend()) == {
            "tim_1": 1, "tim_2": 2, "unit_1": 3, "unit_2": 4, "mengetahui_1": 5,
        }  # fmt: skip

    def it_may_be_left_open(self, bend) -> None:
        free = self.turns(bend({"verifikasi.urutan_tanda_tangan": "paralel"}))
        assert set(free.values()) == {1}

    def it_begins_with_the_first_party(self, bend) -> None:
        two = self.turns(bend({"verifikasi.layout": "para_pihak"}))
        assert (two["pihak_pertama"], two["pihak_kedua"]) == (1, 2)
        assert two["mengetahui_1"] == 3
