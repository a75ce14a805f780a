# ruff: noqa: E501 - templates read better on one line
from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import DataError, TemplateFault
from docgen.rendering.media import Properties
from docgen.rendering.pdf import PdfTemplates

PROPERTIES = Properties("Uji")


def _fault(bench, source, **values):
    with pytest.raises(TemplateFault) as caught:
        bench.document(source, **values)
    return caught.value.findings[0]


class DescribeFaults:
    @pytest.mark.parametrize(
        ("source", "code", "line", "params"),
        [
            ("<dokumen>\n<seksi>\n<q/></seksi></dokumen>", "pdf.unknown_element", 3, {"element": "q"}),
            ("<dokumen>\n<seksi><p rat='kiri'/></seksi></dokumen>", "pdf.unknown_attribute", 2, {"attribute": "rat"}),
            ("<dokumen>\n\n<seksi kertas='F5'/></dokumen>", "pdf.bad_value", 3, {"value": "F5"}),
            ("<dokumen><seksi>\n<jarak tinggi='5'/></seksi></dokumen>", "pdf.bad_value", 2, {"value": "5"}),
            ("<dokumen><seksi>\n\n<p gaya='tiada'/></seksi></dokumen>", "pdf.unknown_style", 3, {"style": "tiada"}),
            ("<dokumen><seksi>\n<gambar/></seksi></dokumen>", "pdf.missing_attribute", 2, {"attribute": "slot"}),
            ("<dokumen><seksi>\nlepas<p/></seksi></dokumen>", "pdf.stray_text", 1, {"text": "lepas"}),
            (
                "<dokumen><seksi><tabel kolom='1* 1*'>\n<baris><sel/></baris></tabel></seksi></dokumen>",
                "pdf.row_width", 2, {"filled": 1, "columns": 2},
            ),
            ("<dokumen><seksi>\n<p><tautan href='javascript:1'>x</tautan></p></seksi></dokumen>", "pdf.bad_value", 2, {"attribute": "href"}),
            ("<dokumen><seksi>\n<p>x</seksi></dokumen>", "pdf.not_xml", 2, {}),
        ],
    )  # fmt: skip
    def they_name_the_line_the_element_and_what_is_allowed(
        self, bench, source, code, line, params
    ) -> None:
        finding = _fault(bench, source)
        assert finding.code == code
        assert finding.path == f"{bench.template(source)}:{line}"
        assert params.items() <= dict(finding.params).items()

    def they_name_the_included_part(self, bench) -> None:
        part = bench.folder / "bagian"
        part.mkdir(exist_ok=True)
        (part / "salah.xml").write_text("<p>baik</p>\n<p>\n<x/></p>", encoding="utf-8")
        source = "<dokumen>{% for i in [1, 2] %}<seksi>{% include 'bagian/salah.xml' %}</seksi>{% endfor %}</dokumen>"
        assert _fault(bench, source).path == "bagian/salah.xml:3"

    def they_name_an_undefined_variable_and_its_line(self, bench) -> None:
        finding = _fault(
            bench,
            "<dokumen><seksi>\n<p>{{ unit.nama }}</p>\n<p>{{ unit.alamat }}</p></seksi></dokumen>",
            unit={"nama": "x"},
        )
        assert (finding.code, finding.params["name"]) == ("pdf.undefined", "alamat")
        assert finding.path.endswith(".xml:3")

    @pytest.mark.parametrize("value", [None, True, ["a"], {"a": 1}])
    def they_stop_values_that_are_no_text(self, bench, value) -> None:
        assert (
            _fault(bench, "<dokumen><seksi><p>{{ v }}</p></seksi></dokumen>", v=value).code
            == "pdf.no_text"
        )

    @pytest.mark.parametrize(
        "source",
        [
            "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><dokumen><seksi><p>&x;</p></seksi></dokumen>",
            "<!DOCTYPE dokumen><dokumen><seksi/></dokumen>",
        ],
    )
    def they_stop_a_doctype(self, bench, source) -> None:
        assert _fault(bench, source).code == "pdf.doctype"

    def they_stop_a_style_sheet_that_is_wrong(self, bench) -> None:
        (bench.folder / "buruk.xml").write_text(
            "<gaya-lembar>\n<gaya nama='a' ukuran='besar'/></gaya-lembar>"
        )
        finding = _fault(bench, "<dokumen gaya='buruk.xml'><seksi/></dokumen>")
        assert (finding.code, finding.path) == ("pdf.bad_value", "buruk.xml:2")

    def they_name_a_template_that_is_not_there(self, bench) -> None:
        with pytest.raises(TemplateFault) as caught:
            bench.engine.render("../../etc/passwd", {}, properties=PROPERTIES)
        assert caught.value.code == "pdf.no_template"

    def they_name_a_broken_command(self, bench) -> None:
        finding = _fault(bench, "<dokumen>\n{% if %}</dokumen>")
        assert (finding.code, finding.path[-2:]) == ("pdf.template_syntax", ":2")

    def they_stop_a_control_character(self, bench) -> None:
        with pytest.raises(DataError) as caught:
            bench.section("<p>{{ t }}</p>", t="abc\x07def")
        assert caught.value.findings[0].params["codepoint"] == "U+0007"


class DescribeTheSandbox:
    @pytest.mark.parametrize(
        "expression",
        [
            "''.__class__.__mro__",
            "x.__init__",
            "self._TemplateReference__context",
            "'%1000000000d' % 1",
            "'a' * 100000000",
            "2 ** 100000000",
            "'{0.__class__}'.format(x)",
            "x.clear()",
            "(x|attr('__class__'))",
            "'a'.center(99999999)",
            "range(99999999)|join",
            "lipsum(99)",
            "namespace()",
            "'<b>'|safe",
        ],
    )
    def it_refuses(self, bench, expression) -> None:
        finding = _fault(
            bench, "<dokumen><seksi><p>{{ " + expression + " }}</p></seksi></dokumen>", x={"a": 1}
        )
        assert finding.code.startswith("pdf.")

    def it_refuses_to_leave_values_unescaped(self, bench) -> None:
        source = "<dokumen><seksi><p>{% autoescape false %}{{ x }}{% endautoescape %}</p></seksi></dokumen>"
        assert _fault(bench, source, x="<b>").code == "pdf.forbidden"

    @pytest.mark.parametrize(
        "body",
        [
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "{% for a in range(99999) %}{% for b in range(99999) %}aaaaaaaaaaaaaaaaaaaaaaaa{% endfor %}{% endfor %}",
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
            "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
        ],
    )
    def it_ends_what_would_not_end(self, bench, body, monkeypatch) -> None:
        monkeypatch.setattr("docgen.rendering.pdf.sandbox.MAX_SECONDS", 0.3)
        finding = _fault(bench, f"<dokumen><seksi><p>{body}</p></seksi></dokumen>")
        assert finding.code == "pdf.out_of_bounds"

    @pytest.mark.parametrize("depth", [100, 400, 5000])
    def it_ends_what_is_nested_too_deep(self, bench, depth) -> None:
        source = (
            f"<dokumen><seksi>{'<bagian>' * depth}<p>x</p>{'</bagian>' * depth}</seksi></dokumen>"
        )
        if depth == 100:
            assert bench.document(source).layout.words() == ["x"]
        else:
            assert _fault(bench, source).code in {"pdf.out_of_bounds", "pdf.not_xml"}

    def it_finds_a_key_before_a_method_of_that_name(self, bench) -> None:
        result = bench.section(
            "{% for r in t.items %}<p>{{ r.count }}</p>{% endfor %}", t={"items": [{"count": "7"}]}
        )
        assert result.layout.words() == ["7"]


class DescribeValues:
    @pytest.mark.parametrize(
        "value", ["{{ 7*7 }}", "<p>&amp;</p>", "]]>", "\"'", "{% raw %}", "<!-- x -->", "a\\b"]
    )
    def they_come_out_as_typed(self, bench, value) -> None:
        result = bench.section(
            '<p>{{ v }}</p><daftar><butir label="{{ v }}">x</butir></daftar>', v=value
        )
        assert result.layout.words() == [*value.split(), *value.split(), "x"]

    @given(st.text(st.sampled_from("<>&\"'{}%#/ap= \n"), max_size=60))
    @settings(max_examples=60, deadline=None)
    def they_never_become_markup(self, bench, value) -> None:
        layout = bench.section("<p>{{ v }}</p>", v=value).layout
        assert [element.role for element in layout.structure] == ["Document", "P"]
        assert layout.words() == value.split()


class DescribeFolders:
    def the_first_folder_wins(self, tmp_path) -> None:
        for name, word in (("kantor", "kantor"), ("bawaan", "bawaan")):
            folder = tmp_path / name
            folder.mkdir()
            (folder / "a.xml").write_text(f"<dokumen><seksi><p>{word}</p></seksi></dokumen>")
            (folder / "gaya.xml").write_text("<gaya-lembar/>")
        engine = PdfTemplates([tmp_path / "kantor", tmp_path / "bawaan"])
        assert engine.render("a.xml", {}, properties=PROPERTIES).layout.words() == ["kantor"]
        assert engine.names() == ["a.xml"]

    def the_hash_covers_parts_and_style_sheet(self, tmp_path) -> None:
        (tmp_path / "a.xml").write_text("<dokumen><seksi>{% include 'b.xml' %}</seksi></dokumen>")
        (tmp_path / "b.xml").write_text("<p>{{ nama }}</p>")
        (tmp_path / "gaya.xml").write_text("<gaya-lembar/>")
        hashes = [PdfTemplates([tmp_path]).template_hash("a.xml")]
        for name, content in (
            ("b.xml", "<p>{{ nama }}!</p>"),
            ("gaya.xml", "<gaya-lembar> </gaya-lembar>"),
        ):
            (tmp_path / name).write_text(content)
            hashes.append(PdfTemplates([tmp_path]).template_hash("a.xml"))
        assert len(set(hashes)) == 3
        assert PdfTemplates([tmp_path]).variables("a.xml") == {"nama"}

    def many_threads_may_share_them(self, bench) -> None:
        name = bench.template(
            "<dokumen><seksi><h1>{{ t }}</h1><p>{{ t }} <b>{{ t }}</b></p></seksi></dokumen>"
        )
        texts = [f"dokumen {chr(65 + n)} é{chr(0x100 + n)} {n}" * 20 for n in range(8)]
        alone = [bench.engine.render(name, {"t": t}, properties=PROPERTIES).data for t in texts]
        found: dict[tuple[int, int], bytes] = {}

        def work(offset: int) -> None:
            for round_ in range(6):
                which = (offset + round_) % len(texts)
                found[offset, round_] = bench.engine.render(
                    name, {"t": texts[which]}, properties=PROPERTIES
                ).data

        threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert all(data == alone[(key[0] + key[1]) % len(texts)] for key, data in found.items())
        assert len(found) == 48
