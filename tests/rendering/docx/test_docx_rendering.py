import hashlib
import io
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import docx
import docxtpl
import jinja2
import pytest
from demo import CONTEXT, demo_template, emblem, media, one_paragraph
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing
from lxml import etree
from packages import changed, members, repacked

from docgen.errors import DataError, TemplateFault, UsageFault
from docgen.rendering.docx import compile_template, content_hash, words
from docgen.rendering.media import Picture, Properties
from scripts.word import WordTemplate
from tests import outside

DEMO = demo_template()
PROPERTIES = Properties(
    title="Berita acara " + "panjang " * 60,
    subject="Verifikasi & evaluasi",
    author="Dinas Contoh",
    keywords="P2HAM",
    created=datetime(2024, 3, 28),
    record_hash="ab" * 32,
    version="1.2.3",
)
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _fault(template: bytes, context: object = None) -> TemplateFault:
    with pytest.raises(TemplateFault) as caught:
        compile_template(template).render(context or {})  # type: ignore[arg-type]
    return caught.value


class DescribeReproducibleFiles:
    def it_makes_the_same_bytes_for_the_same_input(self) -> None:
        made = {
            compile_template(DEMO).render(CONTEXT, media=media(), properties=PROPERTIES)
            for _ in range(3)
        }
        assert len(made) == 1

    def it_is_safe_in_many_threads(self) -> None:
        template = compile_template(one_paragraph("{{ n }}", "{{ media.lambang }}"))
        pictures = media()

        def render(n: int) -> list[str]:
            return words(template.render({"n": n}, media=pictures))

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(render, range(40))) == [[str(n)] for n in range(40)]

    def it_has_fixed_dates_and_order_in_the_package(self) -> None:
        data = compile_template(DEMO).render(CONTEXT, media=media())
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
        assert {i.date_time for i in infos} == {(1980, 1, 1, 0, 0, 0)}
        names = [i.filename for i in infos]
        assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert names[2:] == sorted(names[2:])

    def it_has_a_content_hash_that_the_packing_does_not_change(self) -> None:
        data = compile_template(DEMO).render(CONTEXT, media=media())
        parts = members(data)
        assert content_hash(repacked(dict(reversed(parts.items())))) == content_hash(data)
        other = changed(data, "word/document.xml", b"BERITA", b"WARTA ")
        assert content_hash(other) != content_hash(data)

    def it_knows_the_hash_of_its_template(self) -> None:
        assert compile_template(DEMO).hash == hashlib.sha256(DEMO).hexdigest()
        assert compile_template(io.BytesIO(DEMO)).hash == compile_template(DEMO).hash


class DescribeProperties:
    def it_writes_what_the_file_says_about_itself(self) -> None:
        template = compile_template(one_paragraph("x"))
        data = template.render({}, properties=PROPERTIES)
        core = docx.Document(io.BytesIO(data)).core_properties
        assert (core.title, core.subject) == (PROPERTIES.title, "Verifikasi & evaluasi")
        assert core.author == "Dinas Contoh"
        assert core.language == "id-ID"
        # Once docxcompose is imported, python-docx no longer reads the names in the cp namespace.
        xml = members(data)["docProps/core.xml"]
        for element in (
            b"<cp:version>1.2.3<",
            b"<cp:keywords>P2HAM<",
            b"<cp:revision>1<",
            b"<cp:lastModifiedBy/>",
        ):
            assert element in xml
        assert core.identifier == f"docgen:record={'ab' * 32};template={template.hash}"
        assert core.created == core.modified
        assert core.created is not None
        assert core.created.replace(tzinfo=None) == datetime(2024, 3, 28)

    def it_keeps_the_template_s_own_when_nothing_is_said(self) -> None:
        core = docx.Document(io.BytesIO(compile_template(DEMO).render(CONTEXT, media=media())))
        assert core.core_properties.title == "Contoh"

    def it_refuses_a_property_that_does_not_exist(self) -> None:
        with pytest.raises(UsageFault) as caught:
            compile_template(one_paragraph("x")).render({}, properties={"judul": "x"})
        assert caught.value.code == "docx.property"

    def it_brings_no_part_with_the_time_of_day(self) -> None:
        parts = members(one_paragraph("x"))
        del parts["docProps/core.xml"]
        rels = etree.fromstring(parts["_rels/.rels"])
        rels.remove(rels[1])
        parts["_rels/.rels"] = etree.tostring(rels)
        data = compile_template(repacked(parts)).render({})
        core = docx.Document(io.BytesIO(data)).core_properties
        assert (core.last_modified_by, core.title) == ("", "")
        assert core.modified is not None
        assert core.modified.year == 2000


class DescribePictures:
    def it_places_them_by_slot_with_size_and_alternative_text(self) -> None:
        data = compile_template(DEMO).render(CONTEXT, media=media())
        root = etree.fromstring(members(data)["word/document.xml"])
        first, second = root.iter(f"{WP}inline")
        assert first.find(f"{WP}docPr").get("descr") == "Lambang Kota Contoh"
        assert second.find(f"{WP}docPr").get("descr") == 'Loket & "jalur landai"'
        extent = second.find(f"{WP}extent")
        assert (extent.get("cx"), extent.get("cy")) == (str(Mm(120)), str(Mm(75)))
        identifiers = [p.get("id") for p in root.iter(f"{WP}docPr")]
        assert len(set(identifiers)) == 2

    def it_prints_the_words_when_there_is_no_emblem(self) -> None:
        context = {**CONTEXT, "kop": {**CONTEXT["kop"], "lambang": ""}}
        data = compile_template(DEMO).render(context, media=media())
        assert words(data)[:2] == ["[lambang", "daerah]"]
        assert len(docx.Document(io.BytesIO(data)).inline_shapes) == 1

    def it_names_a_slot_without_a_picture(self) -> None:
        fault = _fault(one_paragraph("{{ media.lambang }}"))
        assert fault.findings[0].params["name"] == "media.lambang"

    def it_refuses_pictures_without_words_or_that_are_none(self) -> None:
        template = compile_template(one_paragraph("{{ media.a }}"))
        with pytest.raises(DataError) as caught:
            template.render({}, media={"a": Picture(emblem(), 10, 10, " ")})
        assert caught.value.code == "docx.picture_alt"
        with pytest.raises(DataError) as caught:
            template.render({}, media={"a": Picture(b"bukan gambar", 10, 10, "x")})
        assert (caught.value.code, caught.value.findings[0].path) == ("docx.picture", "media.a")

    def it_takes_the_pictures_of_docxtpl_again_and_again(self) -> None:
        template = compile_template(one_paragraph("{{ g }}"))
        picture = InlineImage(template.docxtpl(), io.BytesIO(emblem()), width=Mm(20))
        made = [template.render({"g": picture}) for _ in range(2)]
        assert made[0] == made[1]
        assert len(docx.Document(io.BytesIO(made[0])).inline_shapes) == 1


class DescribeFaultsOfTemplates:
    def it_names_the_undefined_name_and_the_words_near_it(self) -> None:
        template = one_paragraph("Kepada {{ nama }}", "di kantor {{ unit.alamat.jalan }} lama")
        context = {"nama": "x", "unit": {"alamat": {}}}
        (finding,) = _fault(template, context).findings
        assert (finding.code, finding.path) == ("docx.undefined", "word/document.xml")
        assert finding.params["name"] == "unit.alamat.jalan"
        assert finding.params["near"] == "di kantor {{ unit.alamat.jalan }} lama"
        assert _fault(template).findings[0].params["name"] == "nama"

    def it_finds_wrong_tags_while_compiling(self) -> None:
        with pytest.raises(TemplateFault) as caught:
            compile_template(one_paragraph("satu", "{% if a %} dua", "{{ b c }}"))
        assert caught.value.code == "docx.syntax"
        assert "{{ b c }}" in caught.value.findings[0].params["near"]

    @pytest.mark.parametrize("text", ["{% " * 20_000, "{{ a " * 20_000 + "}}" * 20_000])
    def it_is_not_kept_busy_by_tags_that_are_never_closed(self, text: str) -> None:
        with pytest.raises(TemplateFault) as caught:
            compile_template(one_paragraph(text))
        assert caught.value.code == "docx.unclosed"

    @pytest.mark.parametrize(
        "tag",
        [
            "{{ ''.__class__.__mro__ }}",
            "{{ daftar.append(1) }}",
            "{{ '{0.__class__}'.format(1) }}",
            "{{ media.__class__ }}",
            "{{ range.__globals__ }}",
        ],
    )
    def it_shuts_the_sandbox(self, tag: str) -> None:
        assert _fault(one_paragraph(tag), {"daftar": [1]}).code == "docx.unsafe"

    @pytest.mark.parametrize(
        "tag",
        [
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "{{ 'x' * 999999999 }}",
            "{{ 9 ** 9 ** 9 ** 9 }}",
            "{{ 'x'|center(999999999) }}",
            "{{ 'x'.ljust(999999999) }}",
            "{{ '%999999999d' % 1 }}",
            "{{ 'x'|indent(999999999) }}",
            "{{ range(99999)|join('x' * 1000000) }}",
            "{{ ('x' * 1000000).join(range(99999)|map('string')) }}",
            "{{ (['x' * 1000000] * 9000)|join }}",
            "{{ (['x' * 1000000] * 9000)|join('') }}",
            "{{ (['x' * 1000000] * 9000)|map('upper')|join }}",
            "{{ ''.join(['x' * 1000000] * 9000) }}",
            "{{ ''.join((['x' * 1000000] * 9000)|map('upper')) }}",
            "{{ range(99999)|map('center', 9999)|list|length }}",
            "{{ (1).to_bytes(9999999999) }}",
            "{% set n = namespace(x='xx') %}{% for a in range(90) %}"
            "{% set n.x = n.x + n.x %}{% endfor %}",
            "{% set n = namespace(x='xx') %}{% for a in range(90) %}"
            "{% set n.x = n.x ~ n.x %}{% endfor %}",
            "{% set n = namespace(x='xx') %}{% for a in range(90) %}"
            "{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}",
            "{% macro m(n) %}x{{ m(n + 1) }}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
            "{% for a in range(99999) %}teks yang sangat panjang " + "x" * 500 + "{% endfor %}",
        ],
    )
    def it_stops_templates_that_want_too_much(self, tag: str) -> None:
        assert _fault(one_paragraph(tag)).code in {"docx.too_much", "docx.unsafe"}

    @pytest.mark.parametrize("value", [None, [1], {"a": 1}])
    def it_prints_nothing_that_is_no_text(self, value: object) -> None:
        assert _fault(one_paragraph("{{ a }}"), {"a": value}).code == "docx.unprintable"

    def it_refuses_tags_that_tear_a_row_apart(self) -> None:
        t = WordTemplate()
        t.body.table([50]).row("{% if a %}satu")
        t.body.paragraph("{% endif %}dua")
        fault = _fault(t.to_bytes(), {"a": ""})
        assert fault.code == "docx.broken_xml"

    def it_lets_honest_filters_work(self) -> None:
        tags = (
            "{{ a|join }} {{ a|join(', ') }} {{ a|length }} {{ b|replace('x', 'y') }} {{ 5 * 3 }}"
        )
        context = {"a": [str(n) for n in range(400)], "b": "x" * 400}
        made = words(compile_template(one_paragraph(tags)).render(context))
        assert made[0] == "".join(context["a"])
        assert made[-3:] == ["400", "y" * 400, "15"]

    def it_brings_nothing_of_the_network_into_memory(self) -> None:
        said = "import sys, docgen.rendering.docx; print('urllib.request' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True)
        assert done.stdout.strip() == "False", done.stderr

    def it_does_not_let_a_template_write_xml_from_values(self) -> None:
        with pytest.raises(TemplateFault):
            compile_template(one_paragraph("{{ a|safe }}")).render({"a": "<w:p/>"})
        unescaped = one_paragraph("{% autoescape false %}{{ a }}{% endautoescape %}")
        assert words(compile_template(unescaped).render({"a": "<w:p/>"})) == ["<w:p/>"]

    def it_lets_undefined_names_pass_when_it_is_told_so(self) -> None:
        template = compile_template(one_paragraph("a{{ b }}c"), undefined=jinja2.Undefined)
        assert words(template.render({})) == ["ac"]


class DescribeTheDoor:
    def it_prints_the_typed_tags_of_docxtpl(self) -> None:
        template = compile_template(one_paragraph("{_{ a }_} {_% b %_} {{ c }}"))
        assert words(template.render({"c": "{_{"})) == ["{{", "a", "}}", "{%", "b", "%}", "{_{"]

    def it_renders_headers_and_footnotes_once(self) -> None:
        parts = members(demo_template())
        parts["word/footnotes.xml"] = (
            f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="1"><w:p><w:r><w:t>'
            "{{ judul }}</w:t></w:r></w:p></w:footnote></w:footnotes>"
        ).encode()
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"</Types>",
            f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode(),
        )
        parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
            b"</Relationships>",
            b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/'
            b'2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
        )
        context = {**CONTEXT, "judul": "{{ tanda }}", "tanda": "{{ judul }}"}
        made = members(compile_template(repacked(parts)).render(context, media=media()))
        assert b"{{ tanda }}" in made["word/footnotes.xml"]
        headers = b"".join(data for name, data in made.items() if "header" in name)
        assert headers.count(b"{{ judul }}") == 2

    @pytest.mark.parametrize("tanda", ["KONSEP", ""])
    def it_leaves_every_cell_and_header_with_a_paragraph(self, tanda: str) -> None:
        context = {**CONTEXT, "tanda": tanda, "kop": {**CONTEXT["kop"], "baris": [], "alamat": []}}
        made = members(compile_template(DEMO).render(context, media=media()))
        for name, data in made.items():
            if name.startswith(("word/document", "word/header")):
                root = etree.fromstring(data)
                for container in [*root.iter(f"{W}tc"), *([root] if "header" in name else [])]:
                    assert container[-1].tag == f"{W}p"

    def it_says_the_same_as_docxtpl(self) -> None:
        pictures = media()
        context = {
            **CONTEXT,
            "pembuka": ["satu & <dua>", Listing("a\nb\tc\ad\fe")],
            "kop": {**CONTEXT["kop"], "lambang": ""},
            "foto": [],
        }
        ours = compile_template(DEMO).render(context)
        plain = DocxTemplate(io.BytesIO(DEMO))
        plain.render({**context, "media": pictures}, autoescape=True)
        assert _canonical(ours) == etree.tostring(plain.docx.element.body, method="c14n")

    def it_takes_the_sub_documents_of_docxtpl(self) -> None:
        if not hasattr(docxtpl, "Subdoc"):
            outside.missing("docxcompose")
        template = compile_template(one_paragraph("awal", "{{p isi }}", "akhir"))
        part = docx.Document()
        part.add_paragraph("teks & gambar")
        part.add_picture(io.BytesIO(emblem()))
        buffer = io.BytesIO()
        part.save(buffer)
        buffer.seek(0)
        subdocument = template.docxtpl().new_subdoc(buffer)
        data = template.render({"isi": subdocument})
        assert words(data) == ["awal", "teks", "&", "gambar", "akhir"]
        assert data == template.render({"isi": subdocument})
        other = compile_template(one_paragraph("lain", "{{p isi }}"))
        with pytest.raises(UsageFault):
            other.render({"isi": subdocument})

    @pytest.mark.conformance
    def it_makes_pages_that_libreoffice_shows(self, tmp_path) -> None:  # type: ignore[no-untyped-def]
        (tmp_path / "demo.docx").write_bytes(
            compile_template(DEMO).render(CONTEXT, media=media(), properties=PROPERTIES)
        )
        subprocess.run(
            [
                outside.program("soffice"),
                f"-env:UserInstallation=file://{tmp_path}/lo",
                "--headless",
                "--convert-to",
                "pdf",
                "demo.docx",
            ],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            timeout=120,
        )
        pages = subprocess.run(
            [outside.program("pdftotext"), "-layout", "demo.pdf", "-"],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split("\f")
        assert "PEMERINTAH KOTA CONTOH" in pages[0]
        assert "-1-" not in pages[0].replace(" ", "")
        assert all("KONSEP" in page for page in pages[:-1])
        assert "-2-" in pages[1].replace(" ", "")
        assert "Indikator" in pages[1].split("17")[0]
        assert "Demikian Berita Acara" in next(p for p in pages if "KEPALA DINAS" in p)
        assert "Loket layanan" in pages[-2]


def _canonical(data: bytes) -> bytes:
    return etree.tostring(docx.Document(io.BytesIO(data)).element.body, method="c14n")
