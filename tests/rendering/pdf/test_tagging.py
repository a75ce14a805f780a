# ruff: noqa: E501 - templates read better on one line
"""The structure tree of the finished file, read back with pikepdf."""

from __future__ import annotations

import io
from datetime import datetime, timedelta, timezone

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from docgen.errors import DataError, TemplateFault
from docgen.rendering.media import Picture, Properties
from docgen.rendering.pdf.conformance import check_conformance
from docgen.rendering.pdf.emit import emit
from docgen.rendering.pdf.emit.colour import srgb_profile
from docgen.rendering.pdf.marked import Marked, Node, read_marked


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def marked(data: bytes) -> Marked:
    with opened(data) as pdf:
        return read_marked(pdf)


def outline(node: Node) -> list[object]:
    """Roles, nested, without words."""
    below = [outline(child) for child in node.children if isinstance(child, Node)]
    return [node.role, *below]


def elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return [
        entry
        for entry in pdf.objects
        if isinstance(entry, pikepdf.Dictionary) and str(entry.get("/S", "")) == f"/{role}"
    ]


class DescribeTheStructureTree:
    def it_has_one_element_for_a_paragraph_on_two_pages(self, bench) -> None:
        result = bench.section("<p>{{ t }}</p>", t="kata demi kata " * 900)
        assert result.pages > 1
        (document,) = marked(result.data).roots
        (paragraph,) = document.children
        assert isinstance(paragraph, Node)
        assert len(paragraph.children) == result.pages
        assert paragraph.text().split() == ("kata demi kata " * 900).split()

    def it_has_one_table_for_many_pages_and_its_header_once(self, bench) -> None:
        rows = "<baris><sel>a</sel><sel></sel></baris>" * 90
        head = '<kepala><baris><sel rentang="2">Judul</sel></baris></kepala>'
        result = bench.section(f'<tabel kolom="1* 1*">{head}{rows}</tabel>')
        assert result.pages > 1
        nodes = marked(result.data).nodes
        roles = [node.role for node in nodes]
        assert (roles.count("Table"), roles.count("TH"), roles.count("TR")) == (1, 1, 91)
        assert roles.count("TD") == 180, "empty cells stay"
        with opened(result.data) as pdf:
            (head_cell,) = elements(pdf, "TH")
            assert str(head_cell.A.Scope) == "/Column"
            assert int(head_cell.A.ColSpan) == 2

    def it_has_no_table_for_one_that_only_arranges(self, bench) -> None:
        data = bench.section(
            '<tabel kolom="1* 1*" peran="tata-letak"><baris><sel>a</sel><sel>b</sel></baris></tabel>'
        ).data
        assert outline(marked(data).roots[0]) == ["Document", ["P"], ["P"]]

    def it_has_a_table_without_rows_that_is_still_one(self, bench) -> None:
        data = bench.section(
            '<tabel kolom="1*"><kepala><baris><sel>a</sel></baris></kepala></tabel>'
        ).data
        assert outline(marked(data).roots[0]) == ["Document", ["Table", ["TR", ["TH"]]]]

    def it_leaves_out_what_says_nothing(self, bench) -> None:
        data = bench.section("<p></p><daftar></daftar><p>a</p>").data
        assert outline(marked(data).roots[0]) == ["Document", ["P"]]

    def it_puts_links_and_foreign_words_among_the_words_around_them(self, bench) -> None:
        data = bench.section(
            '<p>lihat <tautan href="https://a.go.id">laman</tautan> dan <span bahasa="en">front office</span> ini</p>'
        ).data
        (paragraph,) = marked(data).roots[0].children
        assert isinstance(paragraph, Node)
        assert paragraph.text() == "lihat laman dan front office ini"
        with opened(data) as pdf:
            (span,) = elements(pdf, "Span")
            assert str(span.Lang) == "en"
            (note,) = pdf.pages[0].Annots
            assert str(note.Contents) == "https://a.go.id"
            tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
            link = tree[int(note.StructParent)]
            assert str(link.S) == "/Link"
            assert any(
                isinstance(kid, pikepdf.Dictionary) and kid.Obj.objgen == note.objgen
                for kid in link.K
            )

    def it_gives_pictures_their_words_and_their_place(self, bench, emblem) -> None:
        with opened(bench.section('<gambar slot="l"/>', media={"l": emblem}).data) as pdf:
            (figure,) = elements(pdf, "Figure")
            assert str(figure.Alt) == "Lambang Kota Contoh"
            box = [float(value) for value in figure.A.BBox]
            assert box[2] - box[0] == pytest.approx(30 * 72 / 25.4, abs=0.1)

    @settings(max_examples=60)
    @given(st.lists(st.integers(0, 3), min_size=1, max_size=25))
    def it_nests_lists_that_are_written_in_pieces(self, bench, depths: list[int]) -> None:
        pieces = "".join(
            f'<daftar tingkat="{depth}"><butir label="{number}.">isi{number}</butir></daftar>'
            for number, depth in enumerate(depths)
        )
        found = marked(bench.section(pieces).data)
        words = [word for n in range(len(depths)) for word in (f"{n}.", f"isi{n}")]
        assert list(found.texts()) == words

        def check(node: Node, path: tuple[int, ...]) -> None:
            if node.role == "LBody":
                first = node.children[0]
                assert isinstance(first, Node)
                depth = depths[int(first.text().removeprefix("isi"))]
                assert not path or depth > path[-1]
                path = (*path, depth)
            for child in node.children:
                if isinstance(child, Node):
                    check(child, path)

        check(found.roots[0], ())
        lists = [node for node in found.nodes if node.role == "L"]
        if depths == sorted(depths):
            assert len(lists) == len(set(depths))

    def it_ends_a_list_in_pieces_where_something_else_stands(self, bench) -> None:
        piece = '<daftar tingkat="0"><butir label="a.">x</butir></daftar>'
        data = bench.section(f'{piece}<p tingkat="1">lagi</p><p>lain</p>{piece}').data
        item = ["LI", ["Lbl"], ["LBody", ["P"]]]
        first = ["LI", ["Lbl"], ["LBody", ["P"], ["P"]]]
        assert outline(marked(data).roots[0]) == ["Document", ["L", first], ["P"], ["L", item]]

    def it_opens_a_part_for_every_heading_where_asked(self, bench) -> None:
        data = bench.section(
            '<h1>A</h1><bagian peran="Div" berjenjang="ya"><h2>B</h2><h3>C</h3><p>x</p><h3>D</h3><h2>E</h2></bagian><p>y</p>'
        ).data
        assert outline(marked(data).roots[0]) == [
            "Document", ["H1"],
            ["Div", ["Sect", ["H2"], ["Sect", ["H3"], ["P"]], ["Sect", ["H3"]]], ["Sect", ["H2"]]],
            ["P"],
        ]  # fmt: skip

    def it_says_how_a_list_counts(self, bench) -> None:
        for label, kind in (("1.", "Decimal"), ("(2)", "Decimal"), ("a.", "LowerAlpha"),
                            ("-", "Disc"), ("KESATU", "Decimal"), ("I.", "UpperRoman")):  # fmt: skip
            data = bench.section(f'<daftar><butir label="{label}">x</butir></daftar>').data
            with opened(data) as pdf:
                (listed,) = elements(pdf, "L")
                assert str(listed.A.ListNumbering) == f"/{kind}", label


class DescribeArtifacts:
    def they_say_what_they_are(self, bench) -> None:
        data = bench.section(
            "<kepala>atas</kepala><kaki><halaman/></kaki><p><u>isi</u></p><garis/>",
            'tanda="KONSEP"',
        ).data
        with opened(data) as pdf:
            content = pdf.pages[0].Contents.read_bytes()
        for kind in (b"/Subtype/Header", b"/Subtype/Footer", b"/Type/Background", b"/Type/Layout"):
            assert content.count(b"/Artifact <<") >= 1
            assert kind in content


class DescribeSignatureFields:
    FIELD = '<tandatangan id="kepala" peran="Kepala Dinas" tampak="{}"/>'

    def they_wait_for_an_electronic_signature(self, bench) -> None:
        data = bench.section(self.FIELD.format("ya")).data
        with opened(data) as pdf:
            (field,) = pdf.Root.AcroForm.Fields
            assert (str(field.FT), str(field.T), str(field.TU)) == (
                "/Sig", "kepala", "Kepala Dinas",
            )  # fmt: skip
            assert "/V" not in field
            assert field.AP.N.read_bytes() == b""
            tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
            form = tree[int(field.StructParent)]
            assert str(form.S) == "/Form"
            assert str(form.Alt) == "Kepala Dinas"
            assert form.K.Obj.objgen == field.objgen, "one direct dictionary, no array"

    def they_say_who_signs_and_when(self, bench) -> None:
        name = bench.template(
            '<dokumen><seksi><h1>J</h1><tandatangan id="kepala" peran="Ketua" tampak="ya" '
            'nama="Ir. CONTOH, M.T." jabatan="Kepala Dinas" giliran="2"/></seksi></dokumen>'
        )
        properties = Properties("J", zone="WITA", draft=True)
        with opened(bench.engine.render(name, {}, properties=properties).data) as pdf:
            said = pdf.Root.AcroForm.Fields[0].Docgen
            assert (str(said.Nama), str(said.Jabatan)) == ("Ir. CONTOH, M.T.", "Kepala Dinas")
            assert (int(said.Giliran), str(said.Zona), said.Konsep) == (2, "WITA", True)

    def they_are_none_where_ink_goes(self, bench) -> None:
        with opened(bench.section(self.FIELD.format("tidak")).data) as pdf:
            assert "/AcroForm" not in pdf.Root
            assert elements(pdf, "Form") == []

    def they_have_names_without_points(self, bench) -> None:
        with pytest.raises(TemplateFault) as caught:
            bench.section('<tandatangan id="a.b" peran="x"/>')
        assert caught.value.code == "pdf.bad_value"


class DescribeMetadata:
    def it_agrees_with_the_information_dictionary(self, bench) -> None:
        when = datetime(2024, 3, 28, 9, 5, tzinfo=timezone(timedelta(hours=-8, minutes=-30)))
        name = bench.template("<dokumen><seksi><p>a</p></seksi></dokumen>")
        properties = Properties(
            "Judul <&> “x”", "Perihal", "Dinas", "a, b", when, "ab" * 32, "cd" * 32, "1.2"
        )
        data = bench.engine.render(name, {}, properties=properties).data
        with opened(data) as pdf:
            assert str(pdf.docinfo["/CreationDate"]) == "D:20240328090500-08'30'"
            xmp = pdf.open_metadata()
            assert xmp["dc:title"] == "Judul <&> “x”"
            assert xmp["dc:creator"] == ["Dinas"]
            assert xmp["dc:description"] == "Perihal"
            assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2024-03-28T09:05:00-08:30"
            assert (xmp.pdfa_status, xmp["pdf:Keywords"]) == ("2A", "a, b")
            assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
            assert xmp["{urn:docgen:pdf:1.0#}record"] == "ab" * 32
            assert xmp["pdf:Producer"] == str(pdf.docinfo["/Producer"])

    def it_has_a_title_even_where_the_record_has_none(self, bench) -> None:
        name = bench.template("<dokumen><seksi><h1>Maklumat</h1></seksi></dokumen>")
        data = bench.engine.render(name, {}, properties=Properties("")).data
        with opened(data) as pdf:
            assert pdf.open_metadata()["dc:title"] == "Maklumat"


class DescribeTheColourProfile:
    def it_is_srgb(self) -> None:
        ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
        theirs = ImageCms.createProfile("sRGB")
        picture = Image.frombytes("RGB", (16, 16), bytes(range(256)) * 3)
        same = ImageCms.profileToProfile(picture, ours, theirs)
        assert same is not None
        pairs = zip(picture.tobytes(), same.tobytes(), strict=True)
        assert max(abs(a - b) for a, b in pairs) <= 1


class DescribeBadInput:
    def a_heading_that_skips_a_level_is_a_fault_of_the_template(self, bench) -> None:
        for body, allowed in (("<h2>a</h2>", "h1"), ("<h1>a</h1><h3>b</h3>", "h2")):
            with pytest.raises(TemplateFault) as caught:
                bench.section(body)
            finding = caught.value.findings[0]
            assert (finding.code, finding.params["allowed"]) == ("pdf.heading_gap", allowed)
            assert finding.path.endswith(":1")

    def it_does_not_count_an_empty_heading(self, bench) -> None:
        with pytest.raises(TemplateFault):
            bench.section("<h1></h1><h2>a</h2>")

    def a_picture_without_words_is_refused(self, bench, emblem) -> None:
        silent = Picture(emblem.data, 10, 10, "  ")
        with pytest.raises(DataError) as caught:
            bench.section('<gambar slot="l"/>', media={"l": silent})
        assert caught.value.code == "pdf.no_alternative"
        assert bench.section('<gambar slot="l" hiasan="ya"/>', media={"l": silent}).pages == 1

    def a_language_that_is_none_is_a_fault(self, bench) -> None:
        with pytest.raises(TemplateFault):
            bench.section('<p bahasa="bahasa_inggris!">x</p>')


class DescribeUntagged:
    def it_is_there_only_to_be_measured(self, bench) -> None:
        layout = bench.section("<p>a</p>").layout
        plain = emit(layout, Properties("Uji"), {}, tagged=False)
        codes = {finding.code for finding in check_conformance(plain).findings}
        assert {"conformance.not_tagged", "conformance.content_unmarked"} <= codes
