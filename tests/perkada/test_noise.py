"""Copies of laws as scanners and web sites leave them: glued, misread, with pages' furniture."""

from __future__ import annotations

import pytest

from docgen.perkada.checks import check_regulation
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Regulation
from docgen.perkada.tree import Node, walk
from docgen.perkada.writer import write_regulation


def _articles(regulation: Regulation) -> list[str]:
    return [c[-1].number for c in walk(regulation.body) if c[-1].type == "pasal"]


def _article(regulation: Regulation, number: str) -> Node:
    return next(
        c[-1] for c in walk(regulation.body) if (c[-1].type, c[-1].number) == ("pasal", number)
    )


def _numbers(node: Node) -> list[str]:
    return [child.number for child in node.children]


class DescribeGluedArticles:
    @pytest.mark.parametrize(
        "glued",
        [
            "Satu. Pasal 2 (1) Dua. (2) Tiga.",
            "Satu. Pasal 2 Dua.",
            "Satu. Pasa12 Dua.",
            "Satu. _Pasal 2 (1) Dua.",
            "Satu yang terkait Pasal 2 Dalam hal dua.",
            "Satu.\nPasal 2(1) Dua.",
            "Satu.\nPasal 2Dua.",
            "Satu.\nPasal  2 .\nDua.",
        ],
    )
    def they_are_found_by_the_number_that_is_due(self, glued: str) -> None:
        regulation = read_regulation(f"Pasal 1\n{glued}\nPasal 3\nTiga.")
        assert _articles(regulation) == ["1", "2", "3"]
        assert _article(regulation, "2").text or _article(regulation, "2").children

    @pytest.mark.parametrize(
        ("typed", "number"), [("PasalSO", 50), ("Pasa1 5O", 50), ("Pasal 5 0", 50)]
    )
    def they_are_found_with_confused_figures_and_that_is_told(
        self, typed: str, number: int
    ) -> None:
        text = "\n".join(f"Pasal {n}\nIsi." for n in range(1, number))
        regulation = read_regulation(f"{text} {typed} Penerbit.\nPasal {number + 1}\nIsi.")
        assert _articles(regulation) == [str(n) for n in range(1, number + 2)]
        assert [(r.typed, r.read_as) for r in regulation.repairs] == [(typed, f"Pasal {number}")]
        assert "perkada.repaired" in {f.code for f in check_regulation(regulation)}

    @pytest.mark.parametrize(
        "text",
        [
            "sebagaimana dimaksud dalam Pasal 2 Undang-Undang ini.",
            "menurut ketentuan Pasal 1 dan Pasal 2 Kitab itu.",
            "yaitu Pasal 2 ayat (1).",
            "dengan Pasal 7 Undang-Undang itu.",
        ],
    )
    def references_are_none(self, text: str) -> None:
        assert _articles(read_regulation(f"Pasal 1\nSatu {text}\nPasal 3\nTiga.")) == ["1", "3"]

    def a_protected_one_stays_in_the_text(self) -> None:
        regulation = read_regulation("Pasal 1\nSatu. \\Pasal 2 Dua.")
        assert _article(regulation, "1").text == "Satu. Pasal 2 Dua."
        assert read_regulation(write_regulation(regulation)).body == regulation.body

    def a_heading_that_stands_twice_is_set_aside(self) -> None:
        regulation = read_regulation("Pasal 1\nSatu.\nPasal 2\nDua.\nPasal 2\nPasal 3\nTiga.")
        assert _articles(regulation) == ["1", "2", "3"]
        assert [(item.line, item.text) for item in regulation.furniture] == [(5, "Pasal 2")]

    def an_article_i_that_is_a_misread_1_counts(self) -> None:
        assert _articles(read_regulation("Pasal I\nSatu.\nPasal 2\nDua.")) == ["1", "2"]


class DescribeGluedGroups:
    def they_are_split_above_another_heading(self) -> None:
        regulation = read_regulation(
            "BAB I UMUM\nPasal 1\nSatu. BAB II DANA DAN SARANA Bagian Kesatu Dana Paragraf 1 Asal\n"
            "Pasal 2\nDua."
        )
        second = regulation.body[1]
        assert (second.number, second.title) == ("II", "DANA DAN SARANA")
        assert second.children[0].title == "Dana"
        assert second.children[0].children[0].title == "Asal"
        assert _articles(regulation) == ["1", "2"]

    @pytest.mark.parametrize("typed", ["BABII SANKSI", "BAB IISANKSI", "BAB lI SANKSI"])
    def a_misread_number_is_the_one_that_is_due(self, typed: str) -> None:
        regulation = read_regulation(f"BAB I\nUMUM\nPasal 1\nSatu.\n{typed}\nPasal 2\nDua.")
        assert [(node.number, node.title) for node in regulation.body] == [
            ("I", "UMUM"),
            ("II", "SANKSI"),
        ]
        assert regulation.repairs[0].typed == typed


class DescribeGluedLabels:
    def they_open_units_where_they_are_due(self) -> None:
        regulation = read_regulation(
            "Pasal 1\n(1) Unsur terdiri atas: a. satu; b. dua; dan c. tiga. (2) Ayat dua. (3) Lagi."
        )
        article = _article(regulation, "1")
        assert _numbers(article) == ["1", "2", "3"]
        assert _numbers(article.children[0]) == ["a", "b", "c"]
        assert article.children[0].children[1].text == "dua; dan"

    @pytest.mark.parametrize(
        "text",
        [
            "(1) Satu sebagaimana dimaksud pada ayat\n(3) huruf b.",
            "(1) Satu. (4) Bukan berikutnya.",
            "(1) Sebanyak 2 (dua) orang dan 3 (tiga) hari.",
        ],
    )
    def they_stay_text_where_they_are_not(self, text: str) -> None:
        assert _numbers(_article(read_regulation(f"Pasal 1\n{text}"), "1")) == ["1"]

    @pytest.mark.parametrize("typed", ["(2)", "(21", "{2)", "( 2 )"])
    def a_missing_one_is_looked_for_between_its_neighbours(self, typed: str) -> None:
        regulation = read_regulation(f"Pasal 1\n(1) Satu dimulai {typed} Rencana dua.\n(3) Tiga.")
        assert _numbers(_article(regulation, "1")) == ["1", "2", "3"]

    def a_row_of_labels_from_a_margin_is_text(self) -> None:
        article = _article(read_regulation("Pasal 1\n(1) Satu.\n(2) (3) (4) Menteri."), "1")
        assert _numbers(article) == ["1"]
        assert "(2) (3) (4) Menteri." in write_regulation(Regulation(body=(article,)))


class DescribeFurniture:
    @pytest.mark.parametrize(
        "line",
        [
            "- 3 -",
            "-12-",
            "PRES I DEN REPUBLIK INDONESIA",
            "SK No 011766 A",
            "www.hukumonline.com/x",
        ],
    )
    def it_is_set_aside_and_kept(self, line: str) -> None:
        regulation = read_regulation(f"Pasal 1\nSetiap unit\n{line}\nwajib melayani.")
        assert _article(regulation, "1").text == "Setiap unit wajib melayani."
        assert [(item.line, item.text) for item in regulation.furniture] == [(3, line)]
        assert [f.severity for f in check_regulation(regulation)] == ["I"]

    def it_is_found_in_the_midst_of_a_line(self) -> None:
        text = "Pasal 1\n(1) Satu. PRES I DEN REPUBUK INDONESIA -3- (2) Dua."
        assert _numbers(_article(read_regulation(text), "1")) == ["1", "2"]

    def a_catchword_is_one_when_the_next_line_begins_so(self) -> None:
        regulation = read_regulation("Pasal 1\nSatu.\nPasal 2 ...\n- 2 -\nPasal 2\nDua.")
        assert _articles(regulation) == ["1", "2"]
        assert not regulation.unplaced

    def a_blank_to_be_filled_is_none(self) -> None:
        assert _article(read_regulation("Pasal 1\na. ...\nb. dua."), "1").children[0].text == "..."

    def the_president_in_a_sentence_is_none(self) -> None:
        regulation = read_regulation("Pasal 1\nPresiden Republik Indonesia menetapkan.")
        assert not regulation.furniture


LAW = """\
PERATURAN WALI KOTA CONTOH PERATURAN WALI KOTA CONTOH NOMOR 3 TAHUN 2025 TENTANG LAYANAN
DENGAN RAHMAT TUHAN YANG MAHA ESA WALI KOTA CONTOH,
Menimbang :
 bahwa perlu menetapkan Peraturan Wali Kota;
Mengingat :
1. Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945; 2. UU Satu;
MEMUTUSKAN:
 Menetapkan : PERATURAN WALI KOTA TENTANG LAYANAN.
BAB I UMUM Pasal 1 Satu.
Pasal 2
Dua. Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Wali Kota ini. \
Ditetapkan di Contoh pada tanggal 3 Mei 2025 WALI KOTA CONTOH, ttd CONTOH SATU Diundangkan di \
Contoh pada tanggal 4 Mei 2025 SEKRETARIS DAERAH KOTA CONTOH, ttd CONTOH DUA BERITA DAERAH KOTA \
CONTOH TAHUN 2025 NOMOR 3 PENJELASAN ATAS PERATURAN WALI KOTA CONTOH I. UMUM Cukup.
Pasal 1
Cukup jelas.
"""


class DescribeALawWithoutLineBreaks:
    def it_comes_apart_into_all_its_parts(self) -> None:
        regulation = read_regulation(LAW)
        title = regulation.title
        assert (title.jenis, title.nama_daerah, title.nomor) == (
            "PERATURAN WALI KOTA",
            "CONTOH",
            "3",
        )
        assert (title.tahun, title.tentang) == ("2025", "LAYANAN")
        assert regulation.recitals[0].text.startswith("bahwa perlu")
        assert [node.number for node in regulation.legal_bases] == ["1", "2"]
        assert regulation.dictum == "PERATURAN WALI KOTA TENTANG LAYANAN."
        assert [node.number for node in regulation.body] == ["I"]
        assert _articles(regulation) == ["1", "2"]
        assert regulation.explanation.startswith("PENJELASAN ATAS")
        assert regulation.explanation.endswith("Pasal 1\nCukup jelas.")
        assert not regulation.unplaced

    def its_closing_is_taken_apart(self) -> None:
        closing = read_regulation(LAW).closing
        assert closing
        assert closing.ditetapkan
        assert closing.diundangkan
        assert closing.perintah.startswith("Agar setiap orang")
        assert (closing.ditetapkan.tempat, closing.ditetapkan.tanggal) == ("Contoh", "3 Mei 2025")
        assert closing.ditetapkan.jabatan == "WALI KOTA CONTOH,"
        assert closing.diundangkan.nama == "ttd CONTOH DUA"
        assert closing.berita_daerah == "BERITA DAERAH KOTA CONTOH TAHUN 2025 NOMOR 3"

    def the_word_of_the_act_is_kept(self) -> None:
        text = LAW.replace("Ditetapkan di", "Disahkan di")
        assert "Disahkan di Contoh" in write_regulation(read_regulation(text))

    def a_repeated_article_behind_a_closing_begins_the_explanation(self) -> None:
        text = LAW.replace(" PENJELASAN ATAS PERATURAN WALI KOTA CONTOH I. UMUM Cukup.", "")
        assert read_regulation(text).explanation == "Pasal 1\nCukup jelas."
