"""The matrix of a harmonisation meeting as a file."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings

from docgen.errors import DataError, TemplateFault, UsageFault
from docgen.perkada.compare import compare
from docgen.perkada.compare.matrix import COLUMNS, make_matrix
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Regulation
from docgen.rendering.media import Properties
from docgen.rendering.pdf.conformance import check_conformance
from docgen.rendering.pdf.marked import read_marked
from docgen.service import TemplateStore
from docgen.service.perkada_matrix import columns_of, matrix_context, matrix_file
from docgen.service.template_check import check_template
from docgen.service.template_desk import tried
from docgen.service.template_files import list_templates
from tests.perkada.compare.test_redline import NEW, OLD
from tests.perkada.strategies import bodies

STORE = TemplateStore()
PROPERTIES = Properties("Matriks")


def pdf(old: str, new: str, columns: tuple[str, ...] = COLUMNS) -> bytes:
    comparison = compare(read_regulation(old), read_regulation(new))
    return matrix_file(comparison, "m.pdf", columns, ("lama.docx", "baru.docx"), STORE)


class DescribeColumnsByName:
    def they_are_the_usual_ones_unless_named(self) -> None:
        assert columns_of(" , ") == COLUMNS
        assert columns_of("No, Rumusan  awal") == ("No", "Rumusan awal")

    def they_are_ten_at_most(self) -> None:
        with pytest.raises(UsageFault) as caught:
            columns_of(",".join("abcdefghijk"))
        assert caught.value.code == "compare.columns"


class DescribeThePdf:
    def it_is_accessible_and_archival(self) -> None:
        assert check_conformance(pdf(OLD, NEW), "m.pdf").findings == ()

    def it_lies_on_f4_across(self) -> None:
        (page,) = pypdfium2.PdfDocument(pdf(OLD, NEW))
        assert [round(length / 72 * 25.4) for length in page.get_size()] == [330, 210]

    def it_repeats_its_head_row_where_a_long_cell_goes_on(self) -> None:
        long = "Pasal 1\n" + "\n".join(f"({n}) Kata demi kata yang panjang." for n in range(1, 120))
        pages = pypdfium2.PdfDocument(pdf("Pasal 1\nKata.\n", long))
        assert len(pages) > 2
        for page in pages:
            words = page.get_textpage().get_text_bounded()
            assert "Rumusan awal" in words
            assert "Keterangan" in words

    def it_is_one_table_with_heads_for_its_columns(self) -> None:
        with pikepdf.open(io.BytesIO(pdf(OLD, NEW))) as document:
            marked = read_marked(document)
        heads = [node.text() for node in marked.nodes if node.role == "TH"]
        assert heads == list(COLUMNS)
        assert sum(node.role == "Table" for node in marked.nodes) == 1
        assert [node.text() for node in marked.nodes if node.role == "H1"] == [
            "MATRIKS HARMONISASI"
        ]

    def it_strikes_deleted_words_and_underlines_new_ones(self) -> None:
        comparison = compare(
            read_regulation("Pasal 1\nUnit kerja Lama wajib melapor.\n"),
            read_regulation("Pasal 1\nUnit kerja Baru wajib melapor.\n"),
        )
        context = matrix_context(make_matrix(comparison))
        name = "perkada-matriks.xml"
        runs = {
            run.text: run.look
            for block in STORE.pdf.parse(name, context).sections[0].blocks
            for row in getattr(block, "rows", ())
            for cells in row.cells
            for inner in cells.blocks
            for run in inner.runs  # type: ignore[union-attr]
        }
        assert runs["[Lama]"].strike
        assert not runs["[Lama]"].bold
        assert runs["Baru"].underline
        assert runs["Baru"].bold

    def it_has_the_words_of_the_word_file(self) -> None:
        comparison = compare(read_regulation(OLD), read_regulation(NEW))
        made = docx.Document(io.BytesIO(matrix_file(comparison, "m.docx", names=("a", "b"))))
        words = " ".join(p.text for p in made.paragraphs).split()
        for row in made.tables[0].rows:
            words += [word for cells in row.cells for word in cells.text.split()]
        matrix_made = make_matrix(comparison, names=("a", "b"))
        layout = STORE.pdf.render(
            "perkada-matriks.xml", matrix_context(matrix_made), properties=PROPERTIES
        ).layout
        assert layout.words() == words

    def it_says_so_when_nothing_differs(self) -> None:
        data = pdf(OLD, OLD)
        assert check_conformance(data, "m.pdf").findings == ()
        assert (
            "Kedua rancangan sama."
            in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
        )

    def it_is_the_same_bytes_again(self) -> None:
        assert pdf(OLD, NEW) == pdf(OLD, NEW)

    def it_names_a_character_that_no_typeface_has(self) -> None:
        with pytest.raises(DataError) as caught:
            pdf("Pasal 1\nLama.\n", "Pasal 1\nBaru \u4e00.\n")
        assert caught.value.code == "pdf.no_glyph"

    @settings(max_examples=15, deadline=None)
    @given(bodies(), bodies())
    def it_is_made_of_any_two_bodies(self, old: tuple, new: tuple) -> None:  # type: ignore[type-arg]
        comparison = compare(Regulation(body=old), Regulation(body=new))
        data = matrix_file(comparison, "m.pdf", store=STORE)
        assert check_conformance(data, "m.pdf").findings == ()

    @pytest.mark.parametrize("name", ["m.txt", "m", "m.doc"])
    def it_is_refused_under_another_ending(self, name: str) -> None:
        comparison = compare(read_regulation(OLD), read_regulation(NEW))
        with pytest.raises(UsageFault) as caught:
            matrix_file(comparison, name)
        assert caught.value.code == "compare.matrix_output"


class DescribeAnOfficesOwnTemplate:
    def it_wins_over_the_built_in_one(self, tmp_path: Path) -> None:
        own = tmp_path / "pdf" / "perkada-matriks.xml"
        own.parent.mkdir()
        own.write_text('<dokumen judul="x"><seksi><h1>MATRIKS KAMI</h1></seksi></dokumen>', "utf-8")
        comparison = compare(read_regulation(OLD), read_regulation(NEW))
        data = matrix_file(comparison, "m.pdf", store=TemplateStore(tmp_path))
        assert "MATRIKS KAMI" in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
        own.write_text("<dokumen>{{ tidak_ada }}</dokumen>", "utf-8")
        with pytest.raises(TemplateFault):
            matrix_file(comparison, "m.pdf", store=TemplateStore(tmp_path))

    def it_is_listed_tried_and_checked_like_any_other(self) -> None:
        (template,) = (t for t in list_templates() if t.name == "pdf/perkada-matriks.xml")
        assert (template.kind, template.variant) == ("perkada", "matriks")
        made = tried(template, STORE)
        assert check_conformance(made.data, made.name).findings == ()
        checked = check_template(template.path)
        assert checked.findings == ()

    def it_is_refused_when_it_asks_for_what_is_not_there(self, tmp_path: Path) -> None:
        own = tmp_path / "perkada-matriks.xml"
        own.write_text('<dokumen judul="x"><seksi><p>{{ nomor }}</p></seksi></dokumen>', "utf-8")
        assert not check_template(own).sound
