# ruff: noqa: E501 - templates read better on one line
from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pikepdf
import pytest

from docgen.errors import DataError
from docgen.rendering.deflate import deflate
from docgen.rendering.media import Picture, Properties
from docgen.rendering.pdf.content import content_hash
from docgen.rendering.pdf.emit.subset import _common_part
from docgen.rendering.pdf.fonts import face
from tests import outside

BODY = """
<kaki><p rata="tengah">- <halaman/> -</p></kaki>
<h1>{{ judul }}</h1><h2>Anak</h2><h2>Bagian</h2>
<p rata="penuh">{{ t }}</p><p><b>{{ t }}</b> <i>{{ t }}</i></p>
<gambar slot="l"/><gambar slot="m" lebar="10mm"/>
<p><tautan href="https://www.lapor.go.id">LAPOR!</tautan></p>
"""
TEXT = "Pelayanan publik berbasis hak asasi manusia (P2HAM) \\ 100% – “ya” é Ω " * 12
PROPERTIES = Properties(
    "Maklumat “Uji”",
    subject="P2HAM",
    author="Dinas Contoh",
    keywords="a, b",
    created=datetime(2024, 3, 28, 9, 0, tzinfo=timezone(timedelta(hours=8))),
    record_hash="ab" * 32,
    version="1.2",
)


@pytest.fixture(scope="module")
def rendered(bench, emblem):
    name = bench.template(f"<dokumen><seksi>{BODY}</seksi></dokumen>")
    return bench.engine.render(
        name, {"judul": "Judul", "t": TEXT}, media={"l": emblem, "m": emblem}, properties=PROPERTIES
    )


@pytest.fixture(scope="module")
def opened(rendered):
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        yield pdf


class DescribeTheFile:
    def it_is_sound(self, opened, rendered) -> None:
        assert opened.check_pdf_syntax() == []
        assert len(opened.pages) == rendered.pages

    def it_says_what_it_is(self, opened) -> None:
        info = {key: str(value) for key, value in opened.docinfo.items()}
        assert info["/Title"] == "Maklumat “Uji”"
        assert info["/Author"] == "Dinas Contoh"
        assert info["/Creator"] == "docgen 1.2"
        assert info["/CreationDate"] == info["/ModDate"] == "D:20240328090000+08'00'"
        assert info["/DocgenRecord"] == "ab" * 32
        assert re.fullmatch("[0-9a-f]{64}", info["/DocgenTemplate"])
        assert info["/DocgenVersion"] == "1.2"
        assert str(opened.Root.Lang) == "id-ID"
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)

    def it_has_bookmarks_of_its_headings(self, opened) -> None:
        with opened.open_outline() as outline:
            (top,) = outline.root
            assert (top.title, [child.title for child in top.children]) == (
                "Judul", ["Anak", "Bagian"],
            )  # fmt: skip

    def it_embeds_every_typeface_it_names_and_no_other(self, opened) -> None:
        fonts = opened.pages[0].Resources.Font
        for font in fonts.values():
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
        assert not any("Helvetica" in str(font.BaseFont) for font in fonts.values())

    def it_stores_a_picture_once_and_its_transparency(self, opened) -> None:
        (image,) = opened.pages[0].Resources.XObject.values()
        assert (int(image.Width), int(image.Height)) == (60, 80)
        assert "/SMask" in image
        assert image.Filter == "/FlateDecode"

    def it_has_clickable_links(self, opened) -> None:
        links = [note for page in opened.pages for note in page.get("/Annots", [])]
        assert [str(link.A.URI) for link in links] == ["https://www.lapor.go.id"]

    def it_labels_its_pages_as_they_are_numbered(self, bench) -> None:
        data = bench.document(
            '<dokumen><seksi><p>a</p><halaman-baru/><p>b</p></seksi><seksi nomor-awal="5"><p>c</p></seksi></dokumen>'
        ).data
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert [page.label for page in pdf.pages] == ["1", "2", "5"]

    def it_has_an_end_of_line_before_every_end_of_stream(self, rendered) -> None:
        assert b"ASCII85" not in rendered.data
        assert len(re.findall(rb"(?<!\n)endstream", rendered.data)) == 0

    @pytest.mark.conformance
    def its_text_can_be_copied(self, rendered, tmp_path) -> None:
        program = outside.program("pdftotext")
        (tmp_path / "a.pdf").write_bytes(rendered.data)
        text = subprocess.run(
            [program, "a.pdf", "-"], cwd=tmp_path, check=True, capture_output=True
        ).stdout
        words = text.decode("utf-8").split()
        body = [word for word in words if not re.fullmatch(r"[-0-9]+", word)]
        assert sorted(body) == sorted(w for w in rendered.layout.words() if w != "-")

    @pytest.mark.conformance
    def its_text_can_be_copied_when_one_byte_cannot_tell_its_letters_apart(
        self, bench, tmp_path
    ) -> None:
        program = outside.program("pdftotext")
        characters = sorted(c for c in face("arimo").coverage if c.isalpha() and ord(c) < 0x600)
        assert len(characters) > 600
        data = bench.section("<p>{{ t }}</p>", t=" ".join(characters)).data
        (tmp_path / "a.pdf").write_bytes(data)
        text = subprocess.run(
            [program, "a.pdf", "-"], cwd=tmp_path, check=True, capture_output=True
        ).stdout
        assert set(characters) <= set(text.decode("utf-8"))

    @pytest.mark.conformance
    def its_justified_lines_end_where_they_were_laid_out(self, bench, tmp_path) -> None:
        program = outside.program("pdftotext")
        result = bench.section(
            '<p rata="penuh">{{ t }}</p>', t="kata demi kata yang beruntun " * 30
        )
        (tmp_path / "a.pdf").write_bytes(result.data)
        page = subprocess.run(
            [program, "-bbox", "a.pdf", "-"], cwd=tmp_path, check=True, capture_output=True
        ).stdout
        edges = [float(edge) for edge in re.findall(rb'xMax="([0-9.]+)"', page)]
        assert max(edges) == pytest.approx(185 * 72 / 25.4, abs=0.2)


class DescribeReproducibility:
    def it_gives_the_same_bytes_whatever_was_rendered_before(self, bench, emblem, rendered) -> None:
        bench.section("<p>Ω lain {{ t }}</p>", t="zyx" * 40)
        name = bench.template(f"<dokumen><seksi>{BODY}</seksi></dokumen>")
        again = bench.engine.render(
            name,
            {"judul": "Judul", "t": TEXT},
            media={"l": emblem, "m": emblem},
            properties=PROPERTIES,
        )
        assert again.data == rendered.data

    def it_gives_the_same_bytes_in_every_process(self) -> None:
        program = (
            "import sys,hashlib,tempfile,pathlib\n"
            "from docgen.rendering.pdf import PdfTemplates\n"
            "from docgen.rendering.media import Properties\n"
            "f=pathlib.Path(tempfile.mkdtemp())\n"
            "(f/'gaya.xml').write_text('<gaya-lembar/>')\n"
            "(f/'a.xml').write_text('<dokumen><seksi><p>{{ t }} <b>{{ t }}</b></p></seksi></dokumen>',encoding='utf-8')\n"
            "r=PdfTemplates([f]).render('a.xml',{'t':'\\u0416\\u2211\\u00e9 \\u1ea4 uji \\u0394'*9},properties=Properties('x'))\n"
            "print(hashlib.sha256(r.data).hexdigest())"
        )
        hashes = {
            subprocess.run(
                [sys.executable, "-c", program],
                env={**os.environ, "PYTHONHASHSEED": seed},
                check=True,
                capture_output=True,
            ).stdout
            for seed in ("1", "2")
        }
        assert len(hashes) == 1

    def its_content_hash_is_the_same_whatever_deflates_it(self, bench, monkeypatch) -> None:
        body = "<h1>Judul</h1><p>{{ t }}</p>"
        first = bench.section(body, t="kata demi kata " * 900).data
        other = replace(deflate("zlib"), stream=lambda data: zlib.compress(data, 1))
        monkeypatch.setattr("docgen.rendering.pdf.emit.streams._deflate", lambda: other)
        _common_part.cache_clear()
        second = bench.section(body, t="kata demi kata " * 900).data
        _common_part.cache_clear()
        assert first != second
        assert content_hash(first) == content_hash(second)

    def it_tells_different_documents_apart(self, bench) -> None:
        def identity(text: str) -> bytes:
            with pikepdf.open(io.BytesIO(bench.section("<p>{{ t }}</p>", t=text).data)) as pdf:
                return bytes(pdf.trailer.ID[0])

        assert identity("a") != identity("b")
        assert identity("a") == identity("a")


class DescribeBadPictures:
    def they_are_named(self, bench) -> None:
        with pytest.raises(DataError) as caught:
            bench.section('<gambar slot="foto"/>', media={"foto": Picture(b"bukan", 10, 10, "x")})
        finding = caught.value.findings[0]
        assert (finding.code, finding.params["slot"]) == ("pdf.bad_picture", "foto")
