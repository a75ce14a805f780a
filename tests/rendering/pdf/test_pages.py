# ruff: noqa: E501 - templates read better on one line
from __future__ import annotations

import pytest

from docgen.errors import TemplateFault
from docgen.rendering.pdf.operations import FieldOp, ImageOp, LineOp, LinkOp, RectOp, TextOp
from docgen.rendering.pdf.parse.units import POINTS

MM = POINTS["mm"]


def _texts(result, page=0):
    return [op for op in result.layout.pages[page].ops if isinstance(op, TextOp)]


class DescribeASection:
    @pytest.mark.parametrize(
        ("attributes", "size"),
        [
            ('kertas="F4"', (210, 330)),
            ('kertas="F4-215"', (215, 330)),
            ('kertas="A3" arah="mendatar"', (420, 297)),
            ("", (210, 297)),
        ],
    )
    def it_has_its_paper(self, bench, attributes, size) -> None:
        (page,) = bench.section("<p>x</p>", attributes).layout.pages
        assert (round(page.width / MM), round(page.height / MM)) == size

    def it_begins_a_page_and_may_restart_the_numbers(self, bench) -> None:
        result = bench.document(
            "<dokumen><seksi><kaki><p><halaman/>/<jumlah-halaman/></p></kaki><p>a</p><halaman-baru/><p>b</p></seksi>"
            '<seksi arah="mendatar" nomor-awal="1"><kaki><p>L<halaman/></p></kaki><p>c</p></seksi></dokumen>'
        )
        assert [_texts(result, n)[0].text for n in range(3)] == ["1/3", "2/3", "L1"]
        assert [page.label for page in result.layout.pages] == ["1", "2", "1"]

    def it_has_other_headers_on_its_first_page(self, bench) -> None:
        result = bench.section(
            '<kepala halaman="pertama"><p>satu</p></kepala><kepala halaman="lanjut"><p>- <halaman/> -</p></kepala>'
            "<kaki><p>kaki</p></kaki><p>a</p><halaman-baru/><p>b</p>"
        )
        assert [op.text for op in _texts(result, 0)] == ["satu", "kaki", "a"]
        assert [op.text for op in _texts(result, 1)] == ["- 2 -", "kaki", "b"]

    def it_makes_room_for_a_header_higher_than_the_margin(self, bench) -> None:
        result = bench.section("<kepala><p>a<br/>b<br/>c<br/>d<br/>e<br/>f</p></kepala><p>isi</p>")
        *header, body = _texts(result)
        assert body.y < min(op.y for op in header) - 10

    def it_may_centre_its_content_and_frame_its_page(self, bench) -> None:
        result = bench.section("<p>x</p>", 'tegak="tengah" bingkai="tipis"')
        (op,) = _texts(result)
        page = result.layout.pages[0]
        assert op.y == pytest.approx(page.height / 2, abs=8)
        assert any(isinstance(op, RectOp) for op in page.ops)

    def it_writes_its_mark_behind_the_text(self, bench) -> None:
        result = bench.section("<p>x</p>", 'tanda="KONSEP"')
        mark, _ = _texts(result)
        assert (mark.text, mark.artifact, mark.element) == ("KONSEP", "Background", None)
        assert mark.angle > 30

    def it_makes_no_empty_pages(self, bench) -> None:
        assert (
            bench.section("<halaman-baru/><p>a</p><halaman-baru/><halaman-baru/><p>b</p>").pages
            == 2
        )
        assert bench.section("").pages == 1

    def it_drops_white_space_at_the_head_of_a_page_that_ran_full(self, bench) -> None:
        rows = '<p>x</p><jarak tinggi="60pt"/>' * 40
        result = bench.section(rows)
        first = {round(_texts(result, n)[0].y, 2) for n in range(result.pages)}
        assert len(first) == 1

    def it_refuses_what_no_page_can_hold(self, bench) -> None:
        with pytest.raises(TemplateFault) as caught:
            bench.section('<tandatangan id="a" peran="b" tinggi="400mm"/>')
        assert caught.value.code == "pdf.too_tall"


class DescribeKeepingTogether:
    def it_moves_the_whole_to_the_next_page(self, bench) -> None:
        for count in range(1, 60):
            body = "<p>x</p>" * count + "<bersama>" + "<p>y</p>" * 8 + "</bersama>"
            result = bench.section(body, 'gaya="isi-rapat"')
            pages = [
                n for n in range(result.pages) if any(op.text == "y" for op in _texts(result, n))
            ]
            assert len(pages) == 1

    def but_it_divides_what_is_taller_than_a_page(self, bench) -> None:
        body = "<bersama>" + "<p>y</p>" * 100 + "</bersama>"
        result = bench.section(body)
        assert result.pages > 1
        assert result.layout.words() == ["y"] * 100

    def it_keeps_a_heading_with_the_first_row_of_its_table(self, bench) -> None:
        table = (
            '<tabel kolom="1*"><kepala><baris><sel>K</sel></baris></kepala>'
            + "<baris><sel>r</sel></baris>" * 60
            + "</tabel>"
        )
        for count in range(36, 56):
            body = "<p>x</p>" * count + '<h1 gaya="h2">Judul</h1>' + table
            result = bench.section(body, 'gaya="isi-rapat"')
            for number in range(result.pages):
                texts = [op.text for op in _texts(result, number)]
                if "Judul" in texts:
                    assert "r" in texts
                    break


class DescribePictures:
    def they_keep_their_proportions(self, bench, emblem) -> None:
        result = bench.section(
            '<gambar slot="l"/><gambar slot="l" lebar="15mm" rata="kanan"/><gambar slot="l" lebar="900mm"/>',
            media={"l": emblem},
        )
        images = [op for page in result.layout.pages for op in page.ops if isinstance(op, ImageOp)]
        assert [round(op.width / MM) for op in images[:2]] == [30, 15]
        assert images[2].width <= 160 * MM + 0.1
        assert all(op.height / op.width == pytest.approx(4 / 3) for op in images)

    def they_are_figures_with_their_alternative_text(self, bench, emblem) -> None:
        layout = bench.section(
            '<gambar slot="l"/><gambar slot="l" hiasan="ya"/>', media={"l": emblem}
        ).layout
        figures = [element for element in layout.structure if element.role == "Figure"]
        assert [element.attributes["Alt"] for element in figures] == ["Lambang Kota Contoh"]

    def they_must_be_there(self, bench) -> None:
        with pytest.raises(TemplateFault) as caught:
            bench.section('<gambar slot="tiada"/>')
        assert caught.value.code == "pdf.unknown_slot"


class DescribeOtherBlocks:
    def a_signature_place_reserves_its_room_and_draws_nothing(self, bench) -> None:
        result = bench.section(
            '<p>atas</p><tandatangan id="kepala" peran="Kepala Dinas" tinggi="25mm" lebar="60mm" rata="kanan"/><p>bawah</p>'
        )
        (field,) = [op for op in result.layout.pages[0].ops if isinstance(op, FieldOp)]
        above, below = _texts(result)
        assert (field.id, field.signatory.role) == ("kepala", "Kepala Dinas")
        assert above.y > field.y + field.height
        assert below.y < field.y
        assert field.x + field.width == pytest.approx(185 * MM)
        assert result.layout.structure[field.element].role == "Form"
        assert not any(isinstance(op, RectOp | LineOp) for op in result.layout.pages[0].ops)

    def a_box_frames_its_blocks(self, bench) -> None:
        result = bench.section('<kotak garis="putus" lebar="35mm">Meterai<br/>Rp10.000</kotak>')
        lines = [op for op in result.layout.pages[0].ops if isinstance(op, LineOp)]
        assert len(lines) == 4
        assert all(op.dash for op in lines)

    def a_link_covers_its_words(self, bench) -> None:
        result = bench.section(
            '<p>Lihat <tautan href="https://lapor.go.id">lapor.go.id</tautan>.</p>'
        )
        (link,) = [op for op in result.layout.pages[0].ops if isinstance(op, LinkOp)]
        words = next(op for op in _texts(result) if op.text == "lapor.go.id")
        assert (link.x, link.width) == (pytest.approx(words.x), pytest.approx(words.width))
        assert result.layout.structure[link.element].role == "Link"

    @pytest.mark.parametrize(("kind", "count"), [("tipis", 1), ("tebal-tipis", 2), ("ganda", 2)])
    def a_rule_is_drawn_over_the_measure(self, bench, kind, count) -> None:
        result = bench.section(f'<garis gaya="{kind}"/>')
        lines = [op for op in result.layout.pages[0].ops if isinstance(op, LineOp)]
        assert len(lines) == count
        assert lines[0].x2 - lines[0].x1 == pytest.approx(160 * MM)

    def a_part_groups_what_it_holds(self, bench) -> None:
        layout = bench.section(
            '<bagian peran="Sect" bahasa="en"><h1>a</h1><p>b</p></bagian>'
        ).layout
        assert [element.role for element in layout.structure] == ["Document", "Sect", "H1", "P"]
        assert layout.structure[1].attributes["Lang"] == "en"
        assert layout.structure[1].children == (2, 3)


class DescribeOperations:
    def they_belong_to_an_element_or_are_artifacts(self, bench, emblem) -> None:
        result = bench.section(
            '<kepala><p>a</p><gambar slot="l" lebar="5mm"/></kepala><p>b <u>c</u></p><kotak>d</kotak>'
            '<gambar slot="l"/><tandatangan id="x" peran="y" tampak="ya"/>',
            'tanda="KONSEP" bingkai="ganda"',
            media={"l": emblem},
        )
        for page in result.layout.pages:
            for op in page.ops:
                assert (op.element is None) == bool(op.artifact)
