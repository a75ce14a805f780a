"""Findings in XML templates, with their lines and elements, in templates made here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.rendering.checking import Trial, shape_of
from docgen.rendering.pdf.check import check_pdf, check_style_sheet
from docgen.rendering.pdf.parse.vocabulary import ELEMENTS

BUILT_IN = Path(__file__).resolve().parents[3] / "templates" / "pdf"
CONTEXT: dict[str, Any] = {
    "judul": "MAKLUMAT",
    "kop": {"baris": [{"teks": "KOTA", "gaya": "utama"}], "lambang": "", "alamat": ["Jalan"],
            "tanpa_lambang": ""},
    "janji": [{"label": "1.", "teks": "melayani"}],
    "elektronik": False,
}  # fmt: skip
SHAPE = shape_of([CONTEXT])


def page(*lines: str) -> str:
    """A template whose lines begin at line 3."""
    return "\n".join(('<dokumen judul="x">', "<seksi>", *lines, "</seksi>", "</dokumen>", ""))


@pytest.fixture
def found(tmp_path: Path):
    def check(*lines: str, whole: str = "") -> set[tuple[str, str]]:
        (tmp_path / "uji.xml").write_text(whole or page(*lines), encoding="utf-8")
        checked = check_pdf([tmp_path, BUILT_IN], "uji.xml", SHAPE, [Trial(CONTEXT)])
        return {(f.code, f.path) for f in checked.findings}

    return check


class DescribeSoundTemplates:
    @pytest.mark.parametrize(
        "line",
        [
            "<p>{{ judul }}</p>",
            '{% import "bagian/naskah.xml" as n %}{{ n.kop(kop) }}{{ n.butir(janji) }}',
            '{% from "bagian/naskah.xml" import butir as b %}{{ b(janji) }}',
            '{% include "bagian/naskah.xml" %}<p>a</p>',
            "{% macro m(x) %}<p>{{ x.teks }}</p>{% endmacro %}{% for b in janji %}{{ m(b) }}"
            "{% endfor %}",
            '<p gaya="{% if elektronik %}isi{% else %}judul{% endif %}">a</p>',
        ],
    )
    def they_have_no_finding(self, found, line: str) -> None:
        assert found(line) == set()


class DescribeTags:
    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ("<p>{{ judull }}</p>", "templates.misspelt_name"),
            ("<p>{{ gubernur }}</p>", "templates.unknown_name"),
            ("<p>{{ judul</p>", "templates.unclosed"),
            ("<p>{{ }}</p>", "templates.syntax"),
            ("<p>{% for b in janji %}{{ b.teks }}</p>", "templates.unended"),
            ("<p>{% endif %}</p>", "templates.unopened"),
            ("<p>{{ ''.__class__ }}</p>", "templates.unsafe"),
            ("<p>{{ ''.__class__.__mro__[1].__subclasses__() }}</p>", "templates.unsafe"),
            ("<p>{{ 'a' * 30000000 }}</p>", "templates.too_much"),
            ("<p>{{ judul|safe }}</p>", "templates.unknown_filter"),
            ("<p>{% include '../rahasia.xml' %}</p>", "templates.no_import"),
            ("<p>{{ janji }}</p>", "pdf.no_text"),
            ("<p>{{ 'a' * 3 }}</p>", "pdf.forbidden"),
            ("<p>{{ 1 // 0 }}</p>", "pdf.template_failed"),
                    ],
    )  # fmt: skip
    def they_are_found_with_line_and_element(self, found, line: str, code: str) -> None:
        assert found("<p>baik</p>", "<jarak", '  tinggi="1mm"/>', line) == {(code, "baris 6, <p>")}

    def they_are_all_found_at_once(self, found) -> None:
        assert found(
            "<p>{{ tiada }}</p><h2>{{ judul|lurus }}</h2>",
            '<p rata="{{ miring_x }}">{{ kop.bariss }}</p>',
            "<p>{{ janji }}</p>",
            "{% for b in janji %}",
        ) == {
            ("templates.unknown_name", "baris 3, <p>"),
            ("templates.unknown_filter", "baris 3, <h2>"),
            ("templates.unknown_name", "baris 4, <p>"),
            ("templates.misspelt_name", "baris 4, <p>"),
            ("templates.unended", "baris 6, <seksi>"),
        }

    def they_may_not_write_without_end(self, found) -> None:
        tens = "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a~a~a~a~a~a~a~a~a~a %}" * 4
        line = f"<p>{tens}{{% for i in range(9999) %}}{{{{ a }}}}{{% endfor %}}</p>"
        assert found(line) == {("pdf.out_of_bounds", "uji.xml")}

    def they_are_found_by_running_at_once(self, found) -> None:
        assert found("<p>{{ janji }}</p>", "<h2>{{ kop }}</h2>", "<p>{{ tiada }}</p>") == {
            ("pdf.no_text", "baris 3, <p>"),
            ("pdf.no_text", "baris 4, <h2>"),
            ("templates.unknown_name", "baris 5, <p>"),
        }

    def they_are_found_in_parts_with_the_name_of_the_file(self, found, tmp_path: Path) -> None:
        (tmp_path / "bagian").mkdir()
        (tmp_path / "bagian" / "lain.xml").write_text(
            "{% macro m(x) %}\n<p>{{ x.tekss }}</p>\n{% endmacro %}", encoding="utf-8"
        )
        line = '{% import "bagian/lain.xml" as l %}{{ l.m(janji[0]) }}'
        assert found(line) == {("templates.misspelt_name", "bagian/lain.xml, baris 2, <p>")}

    def they_do_not_see_the_context_from_an_imported_part(self, found, tmp_path: Path) -> None:
        (tmp_path / "lain.xml").write_text("{% macro m() %}<p>{{ judul }}</p>{% endmacro %}")
        assert found('{% import "lain.xml" as l %}{{ l.m() }}') == {
            ("templates.unknown_name", "lain.xml, baris 1, <p>")
        }
        assert found('{% import "lain.xml" as l with context %}{{ l.m() }}') == set()


class DescribeMarkup:
    def it_is_checked_past_the_first_fault(self, found) -> None:
        assert found(
            '<p gaya="tiada">a</p>',
            '<p warna="#000000">b</p>',
            "<paragraf>c</paragraf>",
            '<p rata="miring">d</p>',
            '<tabel kolom="1* 1*"><baris><sel>e</sel></baris></tabel>',
        ) == {
            ("pdf.unknown_style", "baris 3, <p>"),
            ("pdf.unknown_attribute", "baris 4, <p>"),
            ("pdf.unknown_element", "baris 5, <paragraf>"),
            ("pdf.bad_value", "baris 6, <p>"),
            ("pdf.row_width", "baris 7, <baris>"),
        }

    def it_may_make_the_names_of_elements(self, found) -> None:
        assert found("{% for n in [1, 2] %}<h{{ n }}>a</h{{ n }}>{% endfor %}") == set()
        assert found("<h{{ 1 }}>a</h{{ 1 }}>", "<q/>") == {("pdf.unknown_element", "uji.xml")}

    def it_must_be_xml(self, found) -> None:
        assert {code for code, _ in found("<p>a</h1>")} == {"pdf.not_xml"}

    def it_may_not_bring_a_doctype(self, found) -> None:
        whole = '<!DOCTYPE a [\n<!ENTITY b SYSTEM "file:///etc/passwd">]>\n' + page("<p>&b;</p>")
        assert found(whole=whole) == {("pdf.doctype", "baris 1"), ("pdf.doctype", "baris 2")}

    def it_names_a_picture_that_no_document_has(self, found) -> None:
        assert {code for code, _ in found('<gambar slot="potret"/>')} == {"pdf.unknown_slot"}

    def it_may_not_be_huge_or_in_another_encoding(self, tmp_path: Path) -> None:
        for content, code in (
            (b" " * 3_000_000, "templates.too_large"),
            (page("<p>a</p>").encode("utf-16"), "pdf.not_utf8"),
        ):
            (tmp_path / "uji.xml").write_bytes(content)
            (finding,) = check_pdf([tmp_path, BUILT_IN], "uji.xml", SHAPE, []).findings
            assert finding.code == code


class DescribeStyleSheets:
    def they_are_checked_past_the_first_fault(self, tmp_path: Path) -> None:
        sheet = tmp_path / "gaya.xml"
        sheet.write_text(
            '<gaya-lembar>\n<gaya nama="isi" font="comic" ukuran="besar"/>\n'
            '<gaya nama="b" induk="tiada"/>\n<gaya nama="c" tebel="ya"/>\n</gaya-lembar>\n'
        )
        found = [(f.code, f.path, f.params.get("attribute")) for f in check_style_sheet(sheet)]
        assert set(found) == {
            ("pdf.bad_value", "baris 2", "font"),
            ("pdf.bad_value", "baris 2", "ukuran"),
            ("pdf.unknown_style", "baris 3", None),
            ("pdf.unknown_attribute", "baris 4", "tebel"),
        }

    def they_are_checked_with_the_templates_beside_them(self, found, tmp_path: Path) -> None:
        (tmp_path / "gaya.xml").write_text('<gaya-lembar>\n<gaya nama="isi" font="comic"/>'
                                           "</gaya-lembar>")  # fmt: skip
        assert ("pdf.bad_value", "gaya.xml, baris 2") in found("<p>a</p>")


class DescribeAnything:
    @settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.lists(
            st.sampled_from(
                ["{{", "}}", "{%", "%}", "{#", "#}", " if judul ", " for b in janji ", " endif ",
                 " endfor ", "b.teks", "'", '"', "<", ">", "/", "x", "\n", "&", "p", "|", "-",
                 " set y = ", " raw ", " endraw ", *sorted(ELEMENTS)]
            ),
            max_size=30,
        ).map("".join)
    )  # fmt: skip
    def it_is_checked_without_an_accident(self, found, text: str) -> None:
        for code, _ in found(text):
            assert code.startswith(("templates.", "pdf."))
