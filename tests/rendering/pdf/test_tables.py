# ruff: noqa: E501 - templates read better on one line
from __future__ import annotations

import gc
import time

import pytest

from docgen.errors import TemplateFault
from docgen.rendering.pdf.operations import LineOp, RectOp, TextOp
from docgen.rendering.pdf.parse.units import POINTS

MM = POINTS["mm"]


def _texts(result, page=0):
    return [op for op in result.layout.pages[page].ops if isinstance(op, TextOp)]


class DescribeATable:
    def it_divides_what_fixed_columns_leave_by_shares(self, bench) -> None:
        result = bench.section(
            '<tabel kolom="10mm 1* 2*" peran="tata-letak">'
            "<baris><sel>a</sel><sel>b</sel><sel>c</sel></baris></tabel>"
        )
        assert [round((op.x / MM) - 25, 1) for op in _texts(result)] == [0, 10, 60]

    def it_makes_a_column_as_wide_as_its_content(self, bench) -> None:
        result = bench.section(
            '<tabel kolom="isi isi 1*" peran="tata-letak">'
            "<baris><sel>Nama unit</sel><sel>:&#160;</sel><sel>x</sel></baris>"
            "<baris><sel>Alamat</sel><sel>:</sel><sel>y</sel></baris></tabel>"
        )
        name, colon, *_ = _texts(result)
        assert colon.x == pytest.approx(name.x + name.width, abs=0.3)

    def it_repeats_its_header_on_every_page_as_an_artifact(self, bench) -> None:
        rows = "<baris><sel>{{ t }}</sel></baris>" * 100
        result = bench.section(
            f'<tabel kolom="1*"><kepala><baris><sel>Judul</sel></baris></kepala>{rows}</tabel>',
            t="x",
        )
        heads = [
            next(op for op in _texts(result, n) if op.text == "Judul") for n in range(result.pages)
        ]
        assert result.pages >= 3
        assert heads[0].element is not None
        assert {op.artifact for op in heads[1:]} == {"Pagination"}
        assert len({round(op.y) for op in heads[1:]}) == 1

    def it_keeps_a_row_whole_that_one_page_can_hold(self, bench) -> None:
        tall = "baris\n" * 30
        rows = "<baris><sel>{{ t }}</sel></baris>" * 4
        result = bench.section(f'<tabel kolom="1*">{rows}</tabel>', t=tall)
        assert [len(_texts(result, n)) for n in range(result.pages)] == [30, 30, 30, 30]

    def but_it_divides_a_row_that_says_it_may_be(self, bench) -> None:
        tall = "baris\n" * 30
        rows = '<baris bersama="tidak"><sel>{{ t }}</sel></baris>' * 4
        result = bench.section(f'<tabel kolom="1*">{rows}</tabel>', t=tall)
        assert result.pages == 3

    def it_divides_a_row_taller_than_a_page_line_by_line(self, bench, assert_in_order) -> None:
        numbers = [f"n{n}" for n in range(200)]
        result = bench.section(
            '<tabel kolom="20mm 1*"><kepala><baris><sel>A</sel><sel>B</sel></baris></kepala>'
            "<baris><sel>kiri</sel><sel>{{ t }}</sel></baris></tabel>",
            t="\n".join(numbers),
        )
        assert result.pages >= 4
        assert result.layout.words() == ["A", "B", "kiri", *numbers]
        assert_in_order(result.layout)

    def it_leaves_two_lines_of_a_divided_paragraph_on_each_side(self, bench) -> None:
        cell = "<p>{{ t }}</p>" * 30
        for lead in range(6):
            result = bench.section(
                f'<p gaya="isi-rapat">{"x<br/>" * lead}x</p>'
                f'<tabel kolom="1*"><baris><sel gaya="isi-rapat">{cell}</sel></baris></tabel>',
                t="satu\ndua\ntiga",
            )
            for number in range(1, result.pages):
                assert [op.text for op in _texts(result, number)][:1] == ["satu"]

    def it_makes_a_picture_fit_under_its_header(self, bench, emblem) -> None:
        result = bench.section(
            '<tabel kolom="1*"><kepala><baris><sel>Foto</sel></baris></kepala>'
            '<baris><sel><gambar slot="l" tinggi="900mm"/></sel></baris></tabel>',
            'arah="mendatar"',
            media={"l": emblem},
        )
        assert result.pages == 1

    def it_stands_in_another_table_and_is_divided_there(self, bench, assert_in_order) -> None:
        inner = '<tabel kolom="1* 1*">{% for i in range(150) %}<baris><sel>{{ i }}</sel><sel>x</sel></baris>{% endfor %}</tabel>'
        result = bench.section(
            f'<tabel kolom="1* 2*"><baris><sel>luar</sel><sel>{inner}</sel></baris></tabel>'
        )
        expected = ["luar"]
        for number in range(150):
            expected += [str(number), "x"]
        assert result.layout.words() == expected
        assert_in_order(result.layout)

    def it_is_a_table_in_the_structure(self, bench) -> None:
        layout = bench.section(
            '<tabel kolom="1* 1*" ringkasan="Uji"><kepala><baris><sel rentang="2">J</sel></baris></kepala>'
            '<baris><sel judul="baris">a</sel><sel><p>b</p></sel></baris></tabel>'
        ).layout
        by_role = {element.role: element for element in layout.structure}
        assert by_role["Table"].attributes["Summary"] == "Uji"
        headers = [e for e in layout.structure if e.role == "TH"]
        assert [e.attributes["Scope"] for e in headers] == ["Column", "Row"]
        assert headers[0].attributes["ColSpan"] == 2
        assert layout.structure[by_role["P"].parent].role == "TD"

    def but_one_that_only_arranges_is_not(self, bench) -> None:
        layout = bench.section(
            '<tabel kolom="1* 1*" peran="tata-letak"><baris><sel>a</sel><sel>b</sel></baris></tabel>'
        ).layout
        assert [element.role for element in layout.structure] == ["Document", "P", "P"]

    @pytest.mark.parametrize(
        ("kind", "count"), [("semua", 6), ("baris", 2), ("luar", 4), ("tidak", 0)]
    )
    def it_draws_the_lines_it_is_asked_for(self, bench, kind, count) -> None:
        result = bench.section(
            f'<tabel kolom="1* 1* 1*" garis="{kind}">'
            "<baris><sel>a</sel><sel>b</sel><sel>c</sel></baris></tabel>"
        )
        lines = [op for op in result.layout.pages[0].ops if isinstance(op, LineOp)]
        assert len(lines) == count

    def it_paints_the_background_of_a_cell_behind_its_words(self, bench) -> None:
        result = bench.section(
            '<tabel kolom="1*"><baris><sel latar="#eeeeee">a</sel></baris></tabel>'
        )
        kinds = [type(op) for op in result.layout.pages[0].ops]
        assert kinds.index(RectOp) < kinds.index(TextOp)

    @pytest.mark.parametrize("place", ["atas", "tengah", "bawah"])
    def it_aligns_cells_vertically(self, bench, place) -> None:
        result = bench.section(
            f'<tabel kolom="1* 1*"><baris><sel tegak="{place}">x</sel><sel>1<br/>2<br/>3</sel></baris></tabel>'
        )
        cell, *numbers = _texts(result)
        assert cell.y == pytest.approx(
            numbers[["atas", "tengah", "bawah"].index(place)].y, abs=0.01
        )

    def it_refuses_columns_wider_than_the_page(self, bench) -> None:
        with pytest.raises(TemplateFault) as caught:
            bench.section(
                '<tabel kolom="150mm 150mm"><baris><sel>a</sel><sel>b</sel></baris></tabel>'
            )
        assert caught.value.code == "pdf.columns_too_wide"

    def it_takes_time_in_proportion_to_its_rows(self, bench) -> None:
        body = (
            '<tabel kolom="12mm 1* 1*"><kepala><baris><sel>a</sel><sel>b</sel><sel>c</sel></baris></kepala>'
            "{% for i in range(n) %}<baris><sel>{{ i }}</sel><sel>Ketersediaan jalur landai</sel>"
            "<sel>Terpenuhi</sel></baris>{% endfor %}</tabel>"
        )
        bench.section(body, n=200)

        def seconds(count: int) -> float:
            gc.collect()
            gc.disable()  # it walks all that lives, whoever made it
            try:
                start = time.process_time()
                assert len(bench.section(body, n=count).layout.words()) == 3 + count * 5
                return time.process_time() - start
            finally:
                gc.enable()

        few = min(seconds(500) for _ in range(3))
        many = seconds(5000)
        assert many < few * 10 * 2.5
