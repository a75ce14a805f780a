"""Drafts that others wrote in Word are read as Word shows them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.perkada.docx import read_docx
from docgen.perkada.reading import Reading
from tests.perkada.docx.word import abstract, level, listed, num, p, table, word

RULED = '<w:tblBorders><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders>'
CENTRE = '<w:jc w:val="center"/>'


def read(body: str, **more: object) -> Reading:
    return read_docx(word(body, **more), "naskah.docx")  # type: ignore[arg-type]


def lines(body: str, **more: object) -> list[str]:
    return read(body, **more).text.splitlines()


def r(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def box(*words: str) -> str:
    """A text box as Word writes it: for itself, and once more for old programs."""
    inner = f"<w:txbxContent>{''.join(map(p, words))}</w:txbxContent>"
    return (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{inner}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )


class DescribeLayoutTables:
    def they_hold_recitals_with_the_label_in_a_cell_of_its_own(self) -> None:
        body = table(
            ("Menimbang", ":", "a.", "bahwa satu;"),
            ("", "", "b.", "bahwa dua;"),
            ("Mengingat", ":", "1.", "Pasal 18 ayat (6) Undang-Undang Dasar;"),
            ("", "", "2.", "Undang-Undang Nomor 6 Tahun 1995;"),
        )
        whole = body + p("MEMUTUSKAN:", CENTRE) + table(("Menetapkan", ":", "PERATURAN."))
        tree = read(whole + p("Pasal 1") + p("Isi.")).regulation
        assert [(n.number, n.text) for n in tree.recitals] == [
            ("a", "bahwa satu;"),
            ("b", "bahwa dua;"),
        ]
        assert [n.number for n in tree.legal_bases] == ["1", "2"]
        assert tree.dictum == "PERATURAN."
        assert tree.body[0].text == "Isi."
        assert not tree.unplaced

    def they_hold_recitals_in_one_cell_with_automatic_letters(self) -> None:
        numbering = abstract(1, level(0, "lowerLetter", "%1.")) + num(1, 1)
        cell = listed("bahwa satu;", 1) + listed("bahwa dua;", 1)
        tree = read(table(("Menimbang", ":", cell)), numbering=numbering).regulation
        assert [(n.number, n.text) for n in tree.recitals] == [
            ("a", "bahwa satu;"),
            ("b", "bahwa dua;"),
        ]

    def they_pair_labels_in_one_cell_with_words_in_the_next(self) -> None:
        row = ("Menimbang", ":", p("a.") + p("b."), p("bahwa satu;") + p("bahwa dua;"))
        assert lines(table(row)) == ["Menimbang : a. bahwa satu;", "b. bahwa dua;"]

    def they_may_even_be_ruled_when_they_hold_a_word_of_the_margin(self) -> None:
        ruled = table(("Menimbang", ":", "bahwa satu;"), props=RULED)
        assert lines(ruled) == ["Menimbang : bahwa satu;"]

    def they_hold_ayat_beside_their_words(self) -> None:
        body = p("Pasal 1") + table(("(1)", "Satu."), ("(2)", "Dua:"), ("", "a. x;"), ("", "b. y."))
        (article,) = read(body).regulation.body
        assert [n.number for n in article.children] == ["1", "2"]
        assert [n.text for n in article.children[1].children] == ["x;", "y."]

    def they_hold_the_two_blocks_of_a_closing_beside_each_other(self) -> None:
        body = (
            p("Pasal 1")
            + p("Isi.")
            + table(
                ("Diundangkan di Contoh", "Ditetapkan di Contoh"),
                ("pada tanggal 4 Mei 2024", "pada tanggal 3 Mei 2024"),
                ("SEKRETARIS DAERAH,", "WALI KOTA CONTOH,"),
                ("CONTOH DUA", "CONTOH SATU"),
            )
        )
        closing = read(body).regulation.closing
        assert closing is not None
        assert closing.ditetapkan is not None
        assert closing.diundangkan is not None
        assert (closing.ditetapkan.tanggal, closing.ditetapkan.nama) == (
            "3 Mei 2024",
            "CONTOH SATU",
        )
        assert (closing.diundangkan.jabatan, closing.diundangkan.nama) == (
            "SEKRETARIS DAERAH,",
            "CONTOH DUA",
        )

    def they_may_hold_a_regulation_from_its_recitals_to_its_closing(self) -> None:
        tree = read(
            table(
                ("Menimbang", ":", "bahwa satu;"),
                ("Mengingat", ":", "Pasal 18 ayat (6) Undang-Undang Dasar;"),
                ("", "MEMUTUSKAN:", ""),
                ("Menetapkan", ":", "PERATURAN."),
                ("", "", p("Pasal 1") + p("Isi.")),
                ("Diundangkan di Contoh", "", "Ditetapkan di Contoh"),
                ("SEKRETARIS,", "", "BUPATI CONTOH,"),
            )
        ).regulation
        assert [node.text for node in tree.recitals] == ["bahwa satu;"]
        assert tree.body[0].text == "Isi."
        assert tree.closing is not None
        assert tree.closing.ditetapkan is not None
        assert tree.closing.ditetapkan.jabatan == "BUPATI CONTOH,"
        assert not tree.unplaced

    def they_may_be_a_frame_around_everything(self) -> None:
        framed = table((p("Pasal 1") + p("Isi."),), props=RULED)
        assert read(framed).regulation.body[0].text == "Isi."

    def they_are_read_inside_each_other(self) -> None:
        inner = table(("a.", "bahwa satu;"), ("b.", "bahwa dua;")) + p()
        assert lines(table(("Menimbang", ":", inner))) == [
            "Menimbang : a. bahwa satu;",
            "b. bahwa dua;",
        ]

    def they_pass_over_cells_that_are_merged_into_one_above(self) -> None:
        merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
        start = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("Menimbang")}</w:tc>'
        first = f"<w:tr>{start}<w:tc>{p('a. x;')}</w:tc></w:tr>"
        rows = f"{first}<w:tr>{merged}<w:tc>{p('b. y;')}</w:tc></w:tr>"
        assert lines(f"<w:tbl>{rows}</w:tbl>") == ["Menimbang a. x;", "b. y;"]


class DescribeDataTables:
    def they_stay_a_row_a_line_and_make_no_items(self) -> None:
        body = (
            p("Pasal 1")
            + p("Tarif:")
            + table(("1.", "Kelas A", "10"), ("2.", "Kelas B", "9"), props=RULED)
        )
        (article,) = read(body).regulation.body
        assert article.children == ()
        assert "1. | Kelas A | 10" in article.text
        assert "2. | Kelas B | 9" in article.text

    def they_keep_empty_cells_apart(self) -> None:
        assert lines(table(("a", "", "c"), props=RULED)) == ["\\a | | c"]


class DescribeTextBoxes:
    def they_count_once(self) -> None:
        body = f"<w:p><w:r><w:t>Isi.</w:t></w:r><w:r>{box('LAMPIRAN I', 'JUDUL')}</w:r></w:p>"
        assert lines(body) == ["Isi.", "LAMPIRAN I", "JUDUL"]

    def they_may_be_of_the_old_kind_alone(self) -> None:
        old = f"<w:pict><v:textbox><w:txbxContent>{p('Kotak')}</w:txbxContent></v:textbox></w:pict>"
        assert lines(r(old)) == ["Kotak"]

    def they_may_be_known_to_old_programs_only(self) -> None:
        old = f"<w:pict><v:textbox><w:txbxContent>{p('Kotak')}</w:txbxContent></v:textbox></w:pict>"
        assert lines(
            r(f"<mc:AlternateContent><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>")
        ) == ["Kotak"]


class DescribeTrackedChanges:
    def they_count_as_accepted(self) -> None:
        body = (
            "<w:p><w:r><w:t>Setiap </w:t></w:r><w:ins w:id='1'><w:r><w:t>orang</w:t></w:r></w:ins>"
            "<w:del w:id='2'><w:r><w:delText>badan</w:delText></w:r></w:del></w:p>"
        )
        reading = read(body)
        assert reading.text == "Setiap orang\n"
        assert [f.code for f in reading.findings][:1] == ["draft.tracked_changes"]
        assert reading.docx is not None
        assert reading.docx.tracked_changes

    def they_join_paragraphs_whose_mark_is_deleted(self) -> None:
        body = p("Setiap ", "<w:rPr><w:del w:id='1'/></w:rPr>") + p("orang.")
        assert lines(body) == ["Setiap orang."]

    def they_move_words_once(self) -> None:
        body = (
            "<w:p><w:moveFrom w:id='1'><w:r><w:t>lama</w:t></w:r></w:moveFrom></w:p>"
            "<w:p><w:moveTo w:id='2'><w:r><w:t>baru</w:t></w:r></w:moveTo></w:p>"
        )
        assert lines(body) == ["baru"]

    def they_do_not_count_a_deleted_number(self) -> None:
        numbering = abstract(1, level(0, "decimal", "%1.")) + num(1, 1)
        mark = "<w:rPr><w:del w:id='1'/></w:rPr>"
        gone = listed("", 1, props=mark).replace(
            "</w:pPr>", "</w:pPr><w:del w:id='2'><w:r><w:delText>x</w:delText></w:r></w:del>"
        )
        body = listed("a", 1) + gone + listed("b", 1)
        assert lines(body, numbering=numbering) == ["1. a", "2. b"]

    def they_ignore_how_things_were_formatted(self) -> None:
        old = '<w:pPrChange w:id="1"><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>'
        reading = read(p("x", CENTRE + old))
        assert reading.docx is not None
        assert reading.docx.paragraphs[0].alignment == "center"


class DescribeWords:
    @pytest.mark.parametrize(
        ("inner", "text"),
        [
            ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a b"),
            ("<w:t>perundang</w:t><w:noBreakHyphen/><w:t>undangan</w:t>", "perundang-undangan"),
            ("<w:t>per</w:t><w:softHyphen/><w:t>aturan</w:t>", "peraturan"),
            ("<w:t>7\u00a0(tujuh)  hari</w:t>", "7 (tujuh) hari"),
            ('<w:sym w:font="Wingdings" w:char="F0FC"/><w:t> ya</w:t>', "✓ ya"),
            ('<w:sym w:font="Symbol" w:char="F041"/>', "A"),
            ('<w:sym w:char="bukan"/><w:t>x</w:t>', "x"),
        ],
    )
    def they_include_signs_and_blanks(self, inner: str, text: str) -> None:
        assert lines(r(inner)) == [text]

    def they_break_where_a_soft_break_stands(self) -> None:
        assert lines(r("<w:t>BAB I</w:t><w:br/><w:t>UMUM</w:t>")) == ["BAB I", "UMUM"]

    def they_are_the_results_of_fields_not_their_codes(self) -> None:
        nested = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>kode</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Pasal 5</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r>'
        )
        simple = '<w:fldSimple w:instr="REF x"><w:r><w:t>huruf a</w:t></w:r></w:fldSimple>'
        assert lines(f"<w:p>{nested}</w:p><w:p>{simple}</w:p>") == ["Pasal 5.", "huruf a"]

    def they_are_not_lost_behind_a_field_without_an_end(self) -> None:
        begun = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
        assert lines(begun + p("Isi.")) == ["Isi."]

    def they_are_capitals_where_word_shows_capitals(self) -> None:
        styles = (
            '<w:style w:type="paragraph" w:styleId="J"><w:name w:val="Judul"/>'
            "<w:rPr><w:caps/></w:rPr></w:style>"
        )
        style = '<w:pStyle w:val="J"/>'
        body = p("bab i", style) + p("Isi", style, '<w:caps w:val="0"/>') + p("x", "", "<w:caps/>")
        assert lines(body, styles=styles) == ["BAB I", "Isi", "X"]

    def they_stand_in_links_controls_and_smart_tags(self) -> None:
        run = "<w:r><w:t>{}</w:t></w:r>"
        body = (
            f"<w:p><w:hyperlink>{run.format('a')}</w:hyperlink>"
            f"<w:smartTag>{run.format('b')}</w:smartTag>"
            f"<w:sdt><w:sdtPr><w:alias w:val='z'/></w:sdtPr><w:sdtContent>{run.format('c')}"
            f"</w:sdtContent></w:sdt></w:p><w:sdt><w:sdtContent>{p('d')}</w:sdtContent></w:sdt>"
        )
        assert lines(body) == ["abc", "d"]

    def they_leave_comments_out(self) -> None:
        body = (
            '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>x</w:t></w:r>'
            '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
        )
        assert lines(body) == ["x"]

    def they_report_what_is_hidden_and_keep_it(self) -> None:
        body = (
            p("Pasal 1")
            + "<w:p><w:r><w:t>Isi.</w:t></w:r>"
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r></w:p>"
        )
        reading = read(body)
        assert "rahasia" not in reading.text
        (found,) = [f for f in reading.findings if f.code == "draft.hidden_text"]
        assert (found.params["places"], found.params["text"]) == ("2", "rahasia")
        assert [item.text for item in reading.regulation.unplaced] == ["rahasia"]

    def they_keep_notes_outside_the_body(self) -> None:
        body = (
            p("Pasal 1")
            + '<w:p><w:r><w:t>Isi</w:t><w:footnoteReference w:id="2"/><w:t>.</w:t></w:r></w:p>'
        )
        notes = (
            f'<w:footnote w:type="separator" w:id="0">{p("-")}</w:footnote>'
            f'<w:footnote w:id="2">{p("Catatan.")}</w:footnote>'
        )
        reading = read(body, parts={"footnotes": notes})
        assert reading.regulation.body[0].text == "Isi."
        assert [u.text for u in reading.regulation.unplaced] == ["[catatan kaki] Catatan."]
        assert "draft.notes" in [f.code for f in reading.findings]

    def they_set_page_heads_and_feet_aside(self) -> None:
        reading = read(p("Isi"), parts={"header1": p("- 2 -"), "footer1": p("paraf")})
        assert reading.text == "Isi\n"
        assert reading.docx is not None
        assert (reading.docx.headers, reading.docx.footers) == (("- 2 -",), ("paraf",))

    def they_do_not_read_a_table_of_contents_as_headings(self) -> None:
        styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
        body = p("Pasal 1 3", '<w:pStyle w:val="T1"/>') + p("Pasal 1") + p("Isi.")
        reading = read(body, styles=styles)
        assert [n.number for n in reading.regulation.body] == ["1"]
        assert [u.text for u in reading.regulation.unplaced] == ["Pasal 1 3"]


class DescribeTitles:
    def they_go_on_over_centred_lines(self) -> None:
        body = (
            "".join(
                p(t, CENTRE)
                for t in (
                    "PERATURAN BUPATI CONTOH",
                    "NOMOR 1 TAHUN 2024",
                    "TENTANG",
                    "TATA CARA",
                    "PELAYANAN",
                )
            )
            + p("", CENTRE)
            + p("DENGAN RAHMAT TUHAN YANG MAHA ESA", CENTRE)
            + p("BAB I", CENTRE)
            + p("TATA CARA", CENTRE)
            + p("PELAYANAN", CENTRE)
            + p("Pasal 1", CENTRE)
            + p("Isi.")
        )
        tree = read(body).regulation
        assert tree.title.tentang == "TATA CARA PELAYANAN"
        assert tree.body[0].title == "TATA CARA PELAYANAN"
        assert tree.body[0].children[0].number == "1"


class DescribeColumns:
    def a_paragraph_at_the_margin_leaves_the_list_before_it(self) -> None:
        item = '<w:ind w:left="426" w:hanging="426"/>'
        body = (
            p("Pasal 1")
            + p("Meliputi:")
            + p("a.\tx;", item)
            + p("b.\ty,", item)
            + p("wajib diumumkan.")
        )
        (article,) = read(body).regulation.body
        assert article.tail == "wajib diumumkan."

    def a_paragraph_that_is_set_in_stays_in_its_item(self) -> None:
        item = '<w:ind w:left="426" w:hanging="426"/>'
        body = (
            p("Pasal 1")
            + p("Meliputi:")
            + p("a. x.", item)
            + p("Lanjutan.", '<w:ind w:left="426"/>')
        )
        (article,) = read(body).regulation.body
        assert article.children[0].text == "x.\nLanjutan."


WORDS = st.sampled_from(
    ["Pasal 1", "(1) x", "a. y;", "BAB I", "Menimbang", ":", "", "Ditetapkan di X", "LAMPIRAN"]
)
CELLS = st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=3)


class DescribeSoup:
    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.one_of(WORDS, CELLS), max_size=8), st.booleans())
    def it_never_stops_the_reader_and_loses_no_word(self, parts: list[object], ruled: bool) -> None:
        body = p("awal")
        typed = ["awal"]
        for part in parts:
            if isinstance(part, str):
                body += p(part)
                typed += part.split()
            else:
                assert isinstance(part, list)
                body += table(*part, props=RULED if ruled else "")
                typed += [word for row in part for cell in row for word in cell.split()]
        found = read(body).text.replace("\\", "").split()
        assert sorted(w for w in found if w != "|") == sorted(typed)
