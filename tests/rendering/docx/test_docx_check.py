"""Findings in Word templates, with their places, in templates made here with python-docx."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import changed, members, repacked

from docgen.rendering.checking import Shape, Trial, shape_of
from docgen.rendering.docx.check import check_docx

CONTEXT: dict[str, Any] = {
    "judul": "MAKLUMAT",
    "kop": {"baris": [{"teks": "KOTA", "gaya": "utama"}], "lambang": ""},
    "janji": [{"label": "1.", "teks": "melayani"}, {"label": "2.", "teks": "membantu"}],
    "alamat": ["Jalan Satu"],
    "elektronik": False,
    "tidak_dipakai": "x",
}
SHAPE = shape_of([CONTEXT])
Build = Callable[[Any], None]


def template(build: Build) -> bytes:
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    build(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def findings(build: Build, shape: Shape = SHAPE, context: Any = None) -> set[tuple[str, str]]:
    """Code and place of what was found, the typefaces of python-docx's own template apart."""
    checked = check_docx(template(build), shape, [Trial(context or CONTEXT)])
    return {(f.code, f.path) for f in checked.findings if f.code != "templates.font"}


def paragraphs(*texts: str) -> Build:
    def build(document: Any) -> None:
        for text in texts:
            document.add_paragraph(text)

    return build


def table(*rows: tuple[str, ...]) -> Build:
    def build(document: Any) -> None:
        made = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            cells = made.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.text = text

    return build


class DescribeSoundTemplates:
    @pytest.mark.parametrize(
        "build",
        [
            paragraphs("{{ judul }}", "{%p for b in janji %}", "{{ b.teks }}", "{%p endfor %}"),
            paragraphs("{% for b in janji %}{{ b.label }} {{ b['teks'] }}; {% endfor %}"),
            paragraphs("{% set j = janji %}{{ j[0].teks }} {{ j|map(attribute='label')|join }}"),
            paragraphs("{% macro m(x, y='a') %}{{ x.teks }}{{ y }}{% endmacro %}{{ m(janji[0]) }}"),
            paragraphs("{% for k, v in kop.items() %}{{ k }}{% endfor %}"),
            paragraphs("{% if elektronik %}a{% elif alamat %}b{% else %}c{% endif %}"),
            paragraphs("{% with t = kop.baris[0] %}{{ t.gaya|upper }}{% endwith %}"),
            paragraphs("{# {{ catatan }} #}{{ judul ~ '' }} {{ alamat|first }}"),
            paragraphs("{% raw %}{{ apa saja }}{% endraw %}"),
            table(("{%tr for b in janji %}", ""), ("{{ b.label }}", "{{ b.teks }}"),
                  ("{%tr endfor %}", "")),
        ],
    )  # fmt: skip
    def they_have_no_finding(self, build: Build) -> None:
        assert findings(build) == set()

    def they_say_which_names_they_use(self) -> None:
        data = template(paragraphs("{{ judul }}{% if elektronik %}{{ kop.lambang }}{% endif %}"))
        used = check_docx(data, SHAPE, []).used
        assert used == {"judul", "elektronik", "kop"}


class DescribeNames:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("{{ judull }}", "templates.misspelt_name"),
            ("{{ Judul }}", "templates.misspelt_name"),
            ("{{ gubernur }}", "templates.unknown_name"),
            ("{{ kop.bariss }}", "templates.misspelt_name"),
            ("{{ kop['bariss'] }}", "templates.misspelt_name"),
            ("{{ judul.panjang }}", "templates.unknown_name"),
            ("{% for b in janji %}{{ b.lable }}{% endfor %}", "templates.misspelt_name"),
            ("{% for b in janji|sort(attribute='x') %}{{ b.teks }}{% endfor %}",
             "templates.unknown_name"),
            ("{% set j = janji[0] %}{{ j.lable }}", "templates.misspelt_name"),
            ("{% macro m(x) %}{{ x.lable }}{% endmacro %}{{ m(janji[1]) }}",
             "templates.misspelt_name"),
            ("{% macro m(x) %}{{ tiada }}{% endmacro %}", "templates.unknown_name"),
            ("{{ judul|bersihkan }}", "templates.unknown_filter"),
            ("{% if judul is kosong %}a{% endif %}", "templates.unknown_test"),
            ("{% include 'a.docx' %}", "templates.no_import"),
            ("{{ ''.__class__ }}", "templates.unsafe"),
            ("{{ judul.format(1) }}", "templates.unsafe"),
            ("{{ kop.baris.append(1) }}", "templates.unsafe"),
            ("{{ 'a' * 30000000 }}", "templates.too_much"),
        ],
    )  # fmt: skip
    def they_are_found_where_they_stand(self, text: str, code: str) -> None:
        found = findings(paragraphs("Pembuka.", "", f"Isi {text} akhir."))
        assert found == {(code, "paragraf 3")}

    def they_may_be_asked_about_first(self) -> None:
        data = template(paragraphs("{% if catatan is defined %}{{ catatan }}{% endif %}",
                                   "{{ lain|default('-') }}"))  # fmt: skip
        found = check_docx(data, SHAPE, [Trial(CONTEXT)]).findings
        told = {(f.code, f.severity) for f in found if f.code != "templates.font"}
        assert told == {("templates.never_there", "W")}

    def they_are_told_with_what_was_meant(self) -> None:
        checked = check_docx(template(paragraphs("{{ label }} {{ kop.barris }}")), SHAPE, [])
        assert {f.params["near"] for f in checked.findings if "near" in f.params} == {
            "janji[].label",
            "kop.baris",
        }

    def they_are_all_found_at_once(self) -> None:
        def build(document: Any) -> None:
            document.add_paragraph("{{ satu_x }} {{ dua_x }}")
            table(("a", "{{ tiga_x }}"))(document)
            section = document.sections[0]
            section.header.paragraphs[0].text = "{{ empat_x }}"
            section.footer.paragraphs[0].text = "{{ lima_x"
            document.add_paragraph("{{ judul|lurus }} {% for b in janji %}")

        assert findings(build) == {
            ("templates.unknown_name", "paragraf 1"),
            ("templates.unknown_name", "tabel 1, baris 1, sel 2"),
            ("templates.unknown_name", "kepala halaman"),
            ("templates.unclosed", "kaki halaman"),
            ("templates.unknown_filter", "paragraf 2"),
            ("templates.unended", "paragraf 2"),
        }


class DescribeTags:
    @pytest.mark.parametrize(
        ("texts", "found"),
        [
            (("{{ judul",), {("templates.unclosed", "paragraf 1")}),
            (("{{ judul }",), {("templates.unclosed", "paragraf 1")}),
            (("{{ judul %}",), {("templates.unclosed", "paragraf 1")}),
            (("judul }}",), {("templates.stray_closing", "paragraf 1")}),
            (("{{ }}",), {("templates.syntax", "paragraf 1")}),
            (("{% if judul = 'a' %}x{% endif %}",), {("templates.syntax", "paragraf 1")}),
            (("{% If judul %}x{% endif %}",),
             {("templates.unknown_statement", "paragraf 1"), ("templates.unopened", "paragraf 1")}),
            (("", "{%p for b in janji %}", "{{ b.teks }}"), {("templates.unended", "paragraf 2")}),
            (("{%p endfor %}",), {("templates.unopened", "paragraf 1")}),
            (("{% else %}",), {("templates.unopened", "paragraf 1")}),
            (("{%p if judul %}", "x", "{% endif %}"), {("templates.level", "paragraf 3")}),
            (("{%p if judul %} teks", "{%p endif %}"), {("templates.dropped", "paragraf 1")}),
            (("{%p if judul %}{%p if alamat %}", "{%p endif %}", "{%p endif %}"),
             {("templates.dropped", "paragraf 1"), ("templates.unopened", "paragraf 3")}),
            (("{%tr if judul %}", "{%tr endif %}"),
             {("templates.misplaced", "paragraf 1"), ("templates.misplaced", "paragraf 2")}),
        ],
    )  # fmt: skip
    def they_are_wrong_in_a_place(self, texts: tuple[str, ...], found: set[Any]) -> None:
        assert findings(paragraphs(*texts)) == found

    def they_do_not_share_a_row_with_another(self) -> None:
        rows = ("{%tr for b in janji %}", "{{ b.teks }} {%tr endfor %}")
        place = "tabel 1, baris 1, sel"
        assert ("templates.dropped", f"{place} 1") in findings(table(rows))
        assert ("templates.dropped", f"{place} 2") in findings(table(rows))

    def they_stand_in_one_cell_with_their_other_half(self) -> None:
        found = findings(table(("{%p if judul %}", "{%p endif %}")))
        assert found == {("templates.crossing", "tabel 1, baris 1, sel 2")}

    def they_are_paired_inside_out(self) -> None:
        text = "{% for b in janji %}{% if judul %}{{ b.teks }}{% endfor %}"
        assert findings(paragraphs(text)) == {("templates.unended", "paragraf 1")}

    def they_are_not_filled_in_endnotes(self) -> None:
        data = template(paragraphs("x"))
        main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        notes = f'<w:endnotes xmlns:w="{main}"><w:endnote w:id="2"><w:p><w:r><w:t>' \
            "{{ judul }}</w:t></w:r></w:p></w:endnote></w:endnotes>"  # fmt: skip
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
        relation = f'<Relationship Id="rId90" Type="{kind}" Target="endnotes.xml"/>'
        data = changed(data, "word/_rels/document.xml.rels", b"</Relationships>",
                       relation.encode() + b"</Relationships>")  # fmt: skip
        override = (
            '<Override PartName="/word/endnotes.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"/></Types>'
        )
        data = changed(data, "[Content_Types].xml", b"</Types>", override.encode())
        data = repacked({**members(data), "word/endnotes.xml": notes.encode()})
        found = {(f.code, f.path) for f in check_docx(data, SHAPE, []).findings}
        assert ("templates.not_filled", "catatan akhir 2, paragraf 1") in found


class DescribeTrials:
    def they_find_what_only_running_shows(self) -> None:
        found = findings(
            paragraphs(
                "{{ janji }}",
                "{{ kop.baris[5].teks }} {{ 1 // 0 }}",
                "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
            )
        )
        assert found == {
            ("docx.unprintable", "paragraf 1"),
            ("docx.undefined", "paragraf 2"),
            ("docx.failed", "paragraf 2"),
            ("docx.too_much", "paragraf 3"),
        }

    def they_find_documents_that_word_could_not_open(self) -> None:
        found = findings(table(("{% if elektronik %}", "a"), ("b", "{% endif %}")))
        assert found == {("templates.crossing", "tabel 1, baris 2, sel 2")}


class DescribeTypefaces:
    def they_are_named_with_the_first_place(self) -> None:
        def build(document: Any) -> None:
            document.add_paragraph("biasa")
            document.add_paragraph().add_run("indah").font.name = "Comic Sans MS"
            document.add_paragraph().add_run("sah").font.name = "Bookman Old Style"

        checked = check_docx(template(build), SHAPE, [])
        fonts = {f.params["font"]: f.path for f in checked.findings}
        assert fonts == {"Comic Sans MS": "paragraf 2"}

    def they_are_looked_up_in_styles_and_in_the_theme(self) -> None:
        def build(document: Any) -> None:
            document.styles["Normal"].font.name = "Papyrus"
            document.add_heading("Judul", 1)

        checked = check_docx(template(build), SHAPE, [])
        fonts = {f.params["font"]: f.path for f in checked.findings}
        assert fonts["Papyrus"] == 'gaya "Normal"'
        assert set(fonts) == {"Papyrus", "Calibri"}
        assert fonts["Calibri"] == 'gaya "heading 1"'


class DescribeAnything:
    @settings(max_examples=40)
    @given(
        st.lists(
            st.lists(
                st.sampled_from(
                    ["{{", "}}", "{%", "%}", "{%p ", "{%tr ", "{#", "#}", " if judul", " for b in ",
                     "janji", " endif ", " endfor ", " else ", "b.teks", "'", "“", "x", "-", "(",
                     "set y = ", " raw ", " endraw ", "|", "[0]", "\N{NO-BREAK SPACE}"]
                ),
                max_size=12,
            ).map("".join),
            min_size=1,
            max_size=4,
        )
    )  # fmt: skip
    def it_is_checked_without_an_accident(self, texts: list[str]) -> None:
        for code, _ in findings(paragraphs(*texts)):
            assert code.startswith(("templates.", "docx."))
