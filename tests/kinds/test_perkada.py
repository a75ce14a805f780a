"""The form of a Perkada, beside the rules of Lampiran II."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from docgen.errors import DataError
from docgen.kinds.perkada import context, documents
from docgen.perkada.docx import write_docx
from docgen.perkada.reader import read_regulation
from docgen.service import load_all

DRAFT = {"perkada.status": "rancangan"}


def texts(values) -> list[str]:
    return [row["teks"] for row in values["batang_tubuh"]]


class DescribeTitle:
    def it_is_final_with_its_number(self, bend) -> None:
        assert context(bend())["judul"] == [
            "PERATURAN WALI KOTA CONTOH",
            "NOMOR 1 TAHUN 2024",
            "TENTANG",
            "LAYANAN PRIORITAS BAGI KELOMPOK RENTAN",
        ]

    def it_is_a_draft_with_three_dots_whatever_number_was_typed(self, bend) -> None:
        values = context(bend(DRAFT))
        assert values["judul"][:2] == [
            "RANCANGAN PERATURAN WALI KOTA CONTOH",
            "NOMOR ... TAHUN ...",
        ]
        assert values["tanda"] == "KONSEP"
        assert values["berita_daerah"] == "BERITA DAERAH KOTA CONTOH TAHUN ... NOMOR ..."

    @pytest.mark.parametrize(("level", "words"), [("kabupaten", "BUPATI"), ("kota", "WALI KOTA")])
    def it_is_named_after_the_head_of_the_region(self, bend, level, words) -> None:
        head = {"nama": "CONTOH SATU", "jabatan": f"{words.title()} Contoh"}
        record = bend({"pemda.tingkat": level, "pemda.kepala_daerah": head})
        assert context(record)["judul"][0] == f"PERATURAN {words} CONTOH"


class DescribeOpening:
    def it_names_office_and_province_and_invokes(self, bend) -> None:
        opening = context(bend())["pembuka"]
        assert opening["kop"] == ["WALI KOTA CONTOH", "PROVINSI CONTOH RAYA"]
        assert opening["baris"] == ["DENGAN RAHMAT TUHAN YANG MAHA ESA"]
        assert opening["jabatan"] == "WALI KOTA CONTOH,"

    def it_leaves_the_province_out_when_told(self, bend) -> None:
        record = bend({"perkada.cetak_baris_provinsi": "tidak"})
        assert context(record)["pembuka"]["kop"] == ["WALI KOTA CONTOH"]

    def it_invokes_in_aceh_as_aceh_does(self, bend) -> None:
        record = bend({"pemda.provinsi": "Aceh"})
        opening = context(record)["pembuka"]
        assert opening["baris"] == ["DENGAN RAHMAT ALLAH YANG MAHA KUASA"]
        own = bend({"pemda.provinsi": "Aceh", "perkada.baris_pembuka": ["SATU", "DUA"]})
        assert context(own)["pembuka"]["baris"] == ["SATU", "DUA"]


class DescribeRecitals:
    def they_close_with_the_formula_made_from_them(self, bend) -> None:
        last = context(bend())["menimbang"][-1]
        assert last["label"] == "d."
        assert last["teks"] == (
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, huruf b, dan huruf "
            "c, perlu menetapkan Peraturan Wali Kota tentang Layanan Prioritas bagi Kelompok "
            "Rentan;"
        )

    def they_take_a_single_reason(self, bend) -> None:
        record = bend({"perkada.menimbang": [{"teks": "bahwa satu"}]})
        found = [item["teks"] for item in context(record)["menimbang"]]
        assert found[0] == "bahwa satu;"
        assert "dalam huruf a, perlu" in found[1]


class DescribeLegalBases:
    def they_are_written_in_full_from_their_keys(self, bend) -> None:
        found = [item["teks"] for item in context(bend())["mengingat"]]
        assert found[0].endswith("Republik Indonesia Tahun 1945;")
        assert found[1] == (
            "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik "
            "Indonesia Tahun 2009 Nomor 112, Tambahan Lembaran Negara Republik Indonesia Nomor "
            "5038);"
        )
        assert "beberapa kali diubah terakhir dengan" in found[2]

    def they_stand_in_the_order_of_the_law_as_of_the_day_of_the_act(self, bend) -> None:
        record = bend({"perkada.mengingat": ["PP 96/2012", "UU 23/2014", "UUD 18(6)"]})
        found = context(record)["mengingat"]
        assert [item["label"] for item in found] == ["1.", "2.", "3."]
        assert found[0]["teks"].startswith("Pasal 18 ayat (6) Undang-Undang Dasar")
        assert found[1]["teks"].startswith("Undang-Undang Nomor 23 Tahun 2014")
        early = bend(
            {
                "perkada.mengingat": ["UU 23/2014"],
                "perkada.ditetapkan": {"tanggal": "2014-12-01"},
            }
        )
        assert "diubah" not in context(early)["mengingat"][0]["teks"]


WHOLE = """\
Menimbang:
a. bahwa satu;
b. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Hal;

Mengingat:
1. UU 25/2009;
2. UUD 18(6);

MEMUTUSKAN:
Menetapkan: PERATURAN.

Pasal 1
Isi.
"""


class DescribeAWholeRegulationAsText:
    def it_gives_recitals_and_legal_bases_that_the_record_leaves_out(self, bend) -> None:
        changes = {"perkada.berkas_batang_tubuh": None, "perkada.batang_tubuh": WHOLE}
        record = bend({**changes, "perkada.menimbang": [], "perkada.mengingat": []})
        values = context(record)
        recitals = [item["teks"] for item in values["menimbang"]]
        assert recitals[0] == "bahwa satu;"
        assert len(recitals) == 2
        assert "tentang Layanan Prioritas bagi Kelompok Rentan" in recitals[1]
        bases = [item["teks"] for item in values["mengingat"]]
        assert bases[0].startswith("Pasal 18 ayat (6)")
        assert bases[1].endswith("Nomor 5038);")

    @pytest.mark.parametrize("ending", ["txt", "md", "docx"])
    def it_may_be_a_file_of_text_markdown_or_word(self, ending: str, bend, tmp_path: Path) -> None:
        changes = {"perkada.berkas_batang_tubuh": None, "perkada.batang_tubuh": WHOLE}
        record = bend({**changes, "perkada.menimbang": [], "perkada.mengingat": []})
        typed = context(record)
        data = {
            "txt": WHOLE.encode(),
            "md": WHOLE.replace("Pasal 1", "### Pasal 1").encode(),
            "docx": write_docx(read_regulation(WHOLE)),
        }
        (tmp_path / f"naskah.{ending}").write_bytes(data[ending])
        given = {"batang_tubuh": None, "berkas_batang_tubuh": f"naskah.{ending}"}
        perkada = record.berkas.perkada.model_copy(update=given)
        berkas = record.berkas.model_copy(update={"perkada": perkada})
        assert context(replace(record, berkas=berkas, folder=tmp_path)) == typed

    def it_stops_when_a_word_file_of_it_cannot_be_read(self, bend, tmp_path: Path) -> None:
        record = bend()
        (tmp_path / "naskah.docx").write_bytes(b"PK no package")
        given = {"batang_tubuh": None, "berkas_batang_tubuh": "naskah.docx"}
        perkada = record.berkas.perkada.model_copy(update=given)
        berkas = record.berkas.model_copy(update={"perkada": perkada})
        with pytest.raises(DataError) as caught:
            context(replace(record, berkas=berkas, folder=tmp_path))
        assert caught.value.code.startswith("draft.")

    def it_may_not_say_what_the_record_says_too(self, bend) -> None:
        changes = {"perkada.berkas_batang_tubuh": None, "perkada.batang_tubuh": WHOLE}
        with pytest.raises(DataError) as caught:
            context(bend({**changes, "perkada.mengingat": []}))
        assert caught.value.code == "perkada.given_twice"


class DescribeBody:
    def it_resolves_references_and_drops_labels(self, bend) -> None:
        found = texts(context(bend()))
        assert "Layanan Prioritas sebagaimana dimaksud pada ayat (1) meliputi:" in found
        assert not any("[#" in text or "[@" in text for text in found)

    def it_gives_headings_levels_without_gaps(self, bend) -> None:
        rows = [(r["gaya"], r["judul"]) for r in context(bend())["batang_tubuh"] if r["judul"]]
        assert rows[:2] == [("bab", 2), ("pasal", 3)]
        assert ("bagian", 3) in rows
        assert ("paragraf", 4) in rows
        level = 1
        for _, now in rows:
            assert now <= level + 1
            level = now

    def it_stops_at_a_reference_to_nothing_and_a_doubled_article(self, bend) -> None:
        body = "Pasal 1\nIsi [@tidak-ada].\n\nPasal 1\nIsi.\n"
        record = bend({"perkada.batang_tubuh": body}, "perkada.berkas_batang_tubuh")
        with pytest.raises(DataError) as caught:
            context(record)
        assert len(caught.value.findings) >= 2
        assert all(f.path.startswith("perkada.batang_tubuh") for f in caught.value.findings)


class DescribeClosing:
    def it_prints_names_without_titles_rank_or_number(self, bend) -> None:
        values = context(bend())
        assert values["ditetapkan"]["nama"] == "CONTOH SATU"
        assert values["diundangkan"]["nama"] == "CONTOH DUA"
        assert values["diundangkan"]["jabatan"] == "SEKRETARIS DAERAH KOTA CONTOH,"

    def it_writes_an_acting_head_as_acting(self, bend) -> None:
        record = bend({"pemda.kepala_daerah.status_jabatan": "pj"})
        assert context(record)["ditetapkan"]["jabatan"] == "Pj. WALI KOTA CONTOH,"

    def it_places_the_regulation_in_the_berita_daerah(self, bend) -> None:
        values = context(bend({"perkada.berita_daerah": {"tahun": 2025, "nomor": "73006"}}))
        assert "dalam Berita Daerah Kota Contoh." in values["perintah"]
        assert values["berita_daerah"] == "BERITA DAERAH KOTA CONTOH TAHUN 2025 NOMOR 73006"


class DescribeAnnexesAndExplanation:
    def they_carry_the_heading_of_the_regulation(self, bend) -> None:
        (annex,) = context(bend())["lampiran"]
        assert annex["kepala"][:2] == ["LAMPIRAN", "PERATURAN WALI KOTA CONTOH"]
        assert annex["judul"] == "BENTUK LAYANAN PRIORITAS PADA UNIT KERJA"

    def they_explain_every_article(self, bend) -> None:
        told = context(bend())["penjelasan"]["pasal"]["butir"]
        assert [item["judul"] for item in told] == [f"Pasal {n}" for n in range(1, 10)]
        assert told[3]["teks"].startswith("Yang dimaksud dengan")
        assert told[0]["teks"] == "Cukup jelas."


class DescribeDocuments:
    def they_hold_a_certified_copy_of_a_final_regulation_only(self, bend) -> None:
        wish = frozenset({"salinan"})
        assert [n.stem for n in documents(bend(), wish)] == ["perkada", "perkada-salinan"]
        assert [n.stem for n in documents(bend(DRAFT), wish)] == ["perkada"]
        assert [n.stem for n in documents(bend(), frozenset())] == ["perkada"]


class DescribeKendari:
    def it_stays_a_draft_of_the_model_text_without_number(self, examples: Path) -> None:
        values = context(load_all(examples / "kendari.yaml")[0])
        assert values["judul"][:2] == [
            "RANCANGAN PERATURAN WALI KOTA KENDARI",
            "NOMOR ... TAHUN ...",
        ]
        rows = values["batang_tubuh"]
        assert sum(r["gaya"] == "bab" for r in rows) == 11
        assert [r["teks"] for r in rows if r["gaya"] == "pasal"] == [
            f"Pasal {n}" for n in range(1, 42)
        ]
        assert [a["kepala"][0] for a in values["lampiran"]] == [
            f"LAMPIRAN {n}" for n in ("I", "II", "III")
        ]
        assert values["ditetapkan"]["jabatan"] == "Pj. WALI KOTA KENDARI,"
