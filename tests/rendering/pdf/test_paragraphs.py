# ruff: noqa: E501 - templates read better on one line
from __future__ import annotations

import pytest

from docgen.errors import DataError
from docgen.rendering.pdf.operations import LineOp, TextOp
from docgen.rendering.pdf.parse.units import POINTS

MM = POINTS["mm"]
SENTENCE = (
    "Pada hari ini, Kamis, tanggal dua puluh delapan bulan Maret tahun dua ribu dua puluh empat, "
    "telah dilaksanakan verifikasi pelayanan publik berbasis hak asasi manusia. "
)


def _lines(result, page=0):
    return [op for op in result.layout.pages[page].ops if isinstance(op, TextOp)]


class DescribeAParagraph:
    def it_fills_the_measure_on_every_line_but_the_last(self, bench) -> None:
        lines = _lines(bench.section('<p rata="penuh">{{ t }}</p>', t=SENTENCE * 3))
        right = 185 * MM
        assert len(lines) > 3
        assert all(abs(op.x + op.width - right) < 0.05 for op in lines[:-1])
        assert lines[-1].x + lines[-1].width < right - 1
        assert lines[-1].word_space == 0

    def it_does_not_stretch_a_line_that_the_text_breaks(self, bench) -> None:
        lines = _lines(bench.section('<p rata="penuh">satu dua<br/>tiga empat</p>'))
        assert [op.text for op in lines] == ["satu dua", "tiga empat"]
        assert [op.word_space for op in lines] == [0, 0]

    @pytest.mark.parametrize(("align", "edge"), [("kanan", 185), ("tengah", 105), ("kiri", 25)])
    def it_stands_where_it_is_asked_to(self, bench, align, edge) -> None:
        (op,) = _lines(bench.section(f'<p rata="{align}">Kota Contoh</p>'))
        place = {"kanan": op.x + op.width, "tengah": op.x + op.width / 2, "kiri": op.x}[align]
        assert place == pytest.approx(edge * MM, abs=0.05)

    def it_breaks_reduplicated_words_after_their_hyphen(self, bench) -> None:
        lines = _lines(bench.section("<p>{{ t }}</p>", t="para kelompok-kelompok " * 40))
        assert any(op.text.endswith("kelompok-") for op in lines)

    def but_it_does_not_break_numbers_at_a_hyphen(self, bench) -> None:
        lines = _lines(bench.section("<p>{{ t }}</p>", t="28-03-2024 " * 60))
        assert not any(op.text.endswith("-") for op in lines)

    def it_keeps_what_a_no_break_space_joins(self, bench) -> None:
        lines = _lines(bench.section("<p>{{ t }}</p>", t="Pasal\u00a05 " * 60))
        assert len(lines) > 3
        assert all(op.text.startswith("Pasal\u00a05") for op in lines)

    def it_makes_a_line_break_of_a_newline_in_a_value(self, bench) -> None:
        lines = _lines(bench.section("<p>\n  {{ t }}\n  akhir</p>", t="satu\r\ndua\ntiga"))
        assert [op.text for op in lines] == ["satu", "dua", "tiga akhir"]

    def it_sets_lines_as_far_apart_as_word_does(self, bench) -> None:
        lines = _lines(bench.section('<p tinggi-baris="1.5">satu<br/>dua</p>'))
        arial = (1854 + 434 + 67) / 2048
        assert lines[0].y - lines[1].y == pytest.approx(11 * arial * 1.5)

    def it_joins_words_over_a_change_of_letters(self, bench) -> None:
        result = bench.section("<p>ber<b>hak</b>, <i>asasi</i>  <u>manusia</u> .</p>")
        assert result.layout.words() == ["berhak,", "asasi", "manusia", "."]
        faces = {op.text.strip(): op.face for op in _lines(result)}
        assert faces["hak"] == "arimo-Bold"
        assert faces["asasi"] == "arimo-Italic"
        assert any(isinstance(op, LineOp) for op in result.layout.pages[0].ops)

    def it_draws_lines_under_and_through_letters(self, bench) -> None:
        heights = {}
        for tag in ("u", "s"):
            ops = bench.section(f"<p><{tag}>manusia</{tag}></p>").layout.pages[0].ops
            (line,) = (op for op in ops if isinstance(op, LineOp))
            (word,) = (op for op in ops if isinstance(op, TextOp))
            assert (line.x1, line.x2) == (word.x, word.x + word.width)
            assert line.artifact
            heights[tag] = (line.y1 - word.y) / word.size
        assert heights["u"] < 0 < 0.2 < heights["s"] < 0.5

    def it_draws_both_where_both_are_asked(self, bench) -> None:
        both = bench.section("<p><s>a <u>b</u></s></p>").layout.pages[0].ops
        assert len([op for op in both if isinstance(op, LineOp)]) == 3

    def it_takes_a_missing_letter_from_another_typeface(self, bench) -> None:
        result = bench.section('<p gaya="besar">a \u0416 b</p>')
        assert [op.face.partition("-")[0] for op in _lines(result)] == [
            "atkinson", "arimo", "atkinson",
        ]  # fmt: skip
        assert result.layout.words() == ["a", "Ж", "b"]

    def it_refuses_a_letter_that_no_typeface_has(self, bench) -> None:
        with pytest.raises(DataError) as caught:
            bench.section("<p>{{ t }}</p>", t="Nama: محمد dari Kendari")
        finding = caught.value.findings[0]
        assert finding.code == "pdf.no_glyph"
        assert finding.params["codepoint"].startswith("U+06")
        assert "Kendari" in finding.params["text"]

    def it_leaves_two_lines_at_the_foot_and_at_the_head_of_a_page(self, bench) -> None:
        for count in range(40, 60):
            body = "<p>x</p>" * count + "<p>{{ t }}</p>"
            result = bench.section(body, 'gaya="isi-rapat"', t=SENTENCE * 3)
            for page in range(result.pages):
                own = [op for op in _lines(result, page) if op.text != "x"]
                assert len(own) != 1

    def it_stays_with_the_next_when_it_is_a_heading(self, bench) -> None:
        for count in range(40, 60):
            body = "<p>x</p>" * count + '<h1 gaya="h2">Judul</h1><p>isi</p>'
            result = bench.section(body, 'gaya="isi-rapat"')
            last = {op.text for op in _lines(result, result.pages - 1)}
            assert ("Judul" in last) == ("isi" in last)

    def it_becomes_a_bookmark_when_it_is_a_heading(self, bench) -> None:
        layout = bench.section("<h1>Satu<br/>dua</h1><p>x</p><h2>Tiga</h2>").layout
        assert [(entry.level, entry.title) for entry in layout.outline] == [
            (1, "Satu dua"), (2, "Tiga"),
        ]  # fmt: skip


class DescribeAList:
    def it_hangs_its_labels_beside_the_text(self, bench) -> None:
        ops = _lines(
            bench.section(
                '<daftar lebar-label="10mm"><butir label="a.">{{ t }}</butir></daftar>',
                t=SENTENCE * 2,
            )
        )
        label, first, *rest = ops
        assert (label.text, label.x) == ("a.", pytest.approx(25 * MM))
        assert label.y == first.y
        assert {round(op.x, 1) for op in (first, *rest)} == {round(35 * MM, 1)}

    def it_widens_the_column_for_a_label_that_needs_it(self, bench) -> None:
        ops = _lines(
            bench.section('<daftar lebar-label="2mm"><butir label="xxxviii.">teks</butir></daftar>')
        )
        assert ops[1].x >= ops[0].x + ops[0].width + 2 * MM - 0.1

    def it_ends_labels_at_one_edge_when_asked(self, bench) -> None:
        ops = _lines(
            bench.section(
                '<daftar rata-label="kanan"><butir label="i.">a</butir>'
                '<butir label="viii.">b</butir></daftar>'
            )
        )
        assert ops[0].x + ops[0].width == pytest.approx(ops[2].x + ops[2].width)

    def it_is_a_list_in_the_structure_with_lists_inside(self, bench) -> None:
        layout = bench.section(
            '<daftar><butir label="1.">satu<daftar><butir label="a.">dua</butir></daftar></butir></daftar>'
        ).layout
        assert [element.role for element in layout.structure] == [
            "Document", "L", "LI", "Lbl", "LBody", "P", "L", "LI", "Lbl", "LBody",
        ]  # fmt: skip
        assert layout.words() == ["1.", "satu", "a.", "dua"]
