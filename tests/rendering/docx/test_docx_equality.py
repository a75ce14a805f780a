"""What docgen makes is what docxtpl makes, part by part, on templates that use all of docxtpl."""

import io
from typing import Any

import docx
import pytest
from demo import emblem, photo
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from equal import by_docxtpl, cell, difference, paragraph, row, run, table, template, unlike
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import members

from docgen.errors import UsageFault
from docgen.rendering.docx import compile_template
from docgen.rendering.media import Picture

P = paragraph
BOLD = "<w:b/>"

TEMPLATES = {
    "scalars": template(
        P("x {{ a }} y {{ n }} {{ f }} {{ yes }}") + P("{{ d['items'] }} {{ d.x.y }}")
    ),
    "a condition of paragraphs": template(
        P("{%p if yes %}") + P("ya {{ a }}") + P("{%p else %}") + P("tidak") + P("{%p endif %}")
    ),
    "a cut tag": template(P(run("{{ "), run("a"), run(" }} ekor"))),
    "cut braces": template(P(run("{"), run("{ a }"), run("} ekor"))),
    "a cut tag with a bold middle": template(
        P(
            run("{{ "),
            '<w:proofErr w:type="spellStart"/>',
            run("d.x", BOLD),
            '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
            run(".y }} ekor"),
        )
    ),
    "cut conditions": template(
        P(run("awal {%"), run(" if yes %"), run("}ya{% endif"), run(" %}z"))
    ),
    "rows": template(
        table(
            2,
            row("No", "T"),
            row("{%tr for x in xs %}", ""),
            row("{{ loop.index }}", "{{ x.k }}{{ loop.last }}{{ loop.revindex }}"),
            row("{%tr endfor %}", ""),
        )
    ),
    "a table of nothing but a loop": template(
        table(2, row("{%tr for x in xs %}", ""), row("{{ x.k }}", "b"), row("{%tr endfor %}", ""))
    ),
    "more cells than columns": template(
        table(1, row("{%tc for x in cols %}", "{{ x }}", "{%tc endfor %}"), row("z"))
    ),
    "fewer cells than columns": template(
        table(6, row("h", "{%tc for x in cols %}", "{{ x }}", "{%tc endfor %}"))
    ),
    "a span": template(table(3, row(cell(P("{% colspan n %}{{ s }}")), "x"), row("1", "2", "3"))),
    "a colour": template(
        table(
            2,
            row(
                cell(
                    P("{% cellbg colour %}{{ s }}"),
                    properties='<w:tcW w:w="9" w:type="dxa"/>'
                    '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>',
                ),
                "x",
            ),
        )
    ),
    "cells joined downwards": template(
        table(
            2,
            row("{%tr for x in xs %}", ""),
            row("{% vm %}judul", "{{ x.k }}"),
            row("{%tr endfor %}", ""),
        )
    ),
    "cells joined sideways": template(
        table(
            3,
            row("a", "b", "c"),
            row("{%tc for x in cols %}", "{% hm %}judul", "{%tc endfor %}"),
        )
    ),
    "tables in tables": template(
        table(
            2,
            row("a", "b"),
            row("{%tr for x in xs %}", ""),
            row(
                cell(
                    P("{{ x.k }}"),
                    table(
                        2,
                        row("{%tr for v in x.v %}", ""),
                        row("{{ v }}", "w"),
                        row("{%tr endfor %}", ""),
                    ),
                    P("akhir"),
                ),
                "y",
            ),
            row("{%tr endfor %}", ""),
        )
    ),
    "a wider table in a table": template(
        table(2, row("a", "b"), row(cell(table(3, row("i", "j", "{{ s }}")), P("")), "y"))
    ),
    "a loop across cells": template(
        table(3, row("{% for x in cols %}{{ x }}", "{% endfor %}", "q"), row("1", "2", "3"))
    ),
    "a loop across paragraphs": template(P("{% for x in xs %}a {{ x.k }}") + P("b{% endfor %} c")),
    "a condition across runs": template(
        P(run("a {% if yes %}{{ s }}"), run(" b", BOLD), run("c{% endif %} d"))
    ),
    "runs in a loop": template(
        P(run("{%r for x in cols %}"), run("{{ x }}", BOLD), run("{%r endfor %}"))
    ),
    "remarks": template(
        P("a {# catatan #} b") + P("{#p paragraf #}") + table(1, row("{#tr x #}"), row("y"))
    ),
    "blanks taken away": template(P("a") + P("{%- if yes %}b") + P("c{%- endif %}") + P("d")),
    "blanks taken away after": template(
        P("a {% if yes -%} ") + P(" {{ s }} ") + P("{% endif -%}") + P(" d")
    ),
    "headers, footers": template(
        P("x"),
        header=P("{{ a }} h {{ b }}"),
        footer=P("{% if yes %}f{% endif %} {{ s }}"),
        first_header=P("{%p for x in xs %}") + P("{{ x.k }}") + P("{%p endfor %}") + P("akhir"),
    ),
    "a footnote": template(P("x"), footnote=P("{{ a }} {{ b }}")),
    "core properties": template(
        P("x"), core={"title": "J {{ s }}", "author": "{{ a }}", "keywords": "{{ s }}"}
    ),
    "core properties without tags": template(P("x"), core={"title": "J & x", "subject": "s"}),
    "a comment": template(P("x {{ a }}"), comment="komentar {{ a }}"),
    "pictures": template(
        P("{%p for x in xs %}") + P("{{ x.k }}") + P("{%p endfor %}"),
        header=P("h {{ s }}"),
        pictures={"body": emblem(), "header": emblem()},
    ),
    "names and filters": template(
        P(
            "{% set q = s ~ 'x' %}{{ q|upper }} {{ xs|map(attribute='k')|join(', ') }}"
            "{{ xs|length }}"
        )
    ),
    "filters that cut": template(
        P("{{ a|e }} {{ a|truncate(4) }} {{ f|round(1) }} {{ s|center(10) }} {{ '%s' % a }}")
    ),
    "macros": template(P("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(a) }} {{ m(s)|length }}")),
    "macros of paragraphs": template(
        P("{%p macro m(x) %}") + P("[{{ x }}]") + P("{%p endmacro %}") + P("{{p m(a) }}")
    ),
    "typed tags": template(P("{_{ a }_} {_% b %_} { c } {{ s }} }")),
    "raw": template(P("{% raw %}{{ x }}{% endraw %} z")),
    "curly quotation marks": template(P("{{ “a” }} {{ d[‘items’] }} {{ s ~ ‘x’ }}")),
    "comparisons": template(P("{{ 'ya' if n &gt; 3 else 'tidak' }} {{ n &lt; 3 }}")),
    "breaks in the template": template(
        P(run("x\ny\tz", attributes=' xml:space="preserve"'), "<w:r><w:tab/></w:r>", "{{ a }}")
    ),
    "breaks with formats": template(
        P(run("x {{ b }}", BOLD), properties='<w:jc w:val="center"/>') + P("{{ b }}{{ b }}")
    ),
    "attributes": template(P(run("x {{ a }}"), properties='<w:pStyle w:val="{{ colour }}"/>')),
    "controls and links": template(
        f"<w:sdt><w:sdtContent>{P('{{ a }}')}</w:sdtContent></w:sdt>"
        + P('<w:hyperlink w:anchor="x">' + run("tautan {{ a }}") + "</w:hyperlink>")
    ),
    "loops of all kinds": template(
        P(
            "{% for k, v in d.x.items() %}{{ k }}={{ v }}{% endfor %}"
            "{% for x in xs if x.v %}{{ loop.first }}{{ loop.cycle('a', 'b') }}"
            "{{ loop.previtem.k if loop.previtem is defined }}"
            "{{ loop.nextitem.k if not loop.last }}{{ loop.changed(x.v) }}{{ loop.length }}"
            "{{ loop.depth }}{% for v in x.v %}{{ v }}{{ loop.index0 }}{% else %}kosong"
            "{% endfor %}{% else %}tidak ada{% endfor %}"
        )
    ),
    "a loop that calls itself": template(
        P("{% for v in [1, [2, 3]] recursive %}{{ loop(v) if v is iterable else v }}{% endfor %}")
    ),
}

TEXT = st.text(
    st.characters(
        codec="utf-8",
        # What docgen prints as typed, and docxtpl does not: see the tests of values.
        exclude_characters="\r\x7f\ufffe\uffff_",
        exclude_categories=["Cs", "Cc"],
    )
    | st.sampled_from("\n\t&<>\"' {}%"),
    max_size=12,
)
CONTEXTS = st.fixed_dictionaries(
    {
        "a": TEXT,
        "b": TEXT,
        "s": st.sampled_from(["teks", "t & <u>", "é漢👩🏽"]),
        "n": st.integers(1, 5),
        "f": st.floats(-1e6, 1e6),
        "yes": st.booleans(),
        "colour": st.sampled_from(["FF0000", "00ff00"]),
        "cols": st.lists(TEXT, min_size=1, max_size=5),
        "xs": st.lists(
            st.fixed_dictionaries({"k": TEXT, "v": st.lists(TEXT, max_size=3)}), max_size=4
        ),
        "d": st.fixed_dictionaries(
            {"items": TEXT, "x": st.fixed_dictionaries({"y": TEXT, "z": TEXT})}
        ),
    }
)


class DescribeEquality:
    @pytest.mark.parametrize("name", TEMPLATES)
    @given(context=CONTEXTS)
    @settings(max_examples=12, deadline=None)
    def it_holds_part_by_part(self, name: str, context: dict[str, Any]) -> None:
        assert difference(TEMPLATES[name], context) == ""

    @given(text=TEXT)
    @settings(max_examples=25, deadline=None)
    def it_holds_for_rich_texts(self, text: str) -> None:
        data = template(
            P("x {{r rich }} y {{ rich }} z")
            + P(run("{{ list }}", BOLD), properties='<w:jc w:val="right"/>')
            + P("{{p par }}")
            + table(1, row("{{ list }}"), row(cell(P("{{p par }}")))),
            header=P("{{r rich }} {{ list }}") + P("{{p par }}") + P("x"),
            footnote=P("{{ list }}"),
        )
        rich = RichText(text, bold=True, color="#ff0000", underline=True)
        rich.add("\tlagi\nbaris", italic=True, font="Arial", lang="id-ID")
        values = {
            "rich": rich,
            "list": Listing(f"satu\n{text}\tdua\atiga\fempat & <"),
            "par": RichTextParagraph(RichText(text), parastyle="Normal"),
        }
        assert difference(data, values) == ""

    @pytest.mark.parametrize("size", [{}, {"width": Mm(20)}, {"height": Mm(9)}])
    def it_holds_for_pictures(self, size: dict[str, Any]) -> None:
        data = template(
            P("{% for x in [1, 2] %}{{ one }}{% endfor %}{{ two }}") + P("{{ one }}"),
            header=P("{{ two }} h"),
            footer=P("{{ same }}"),
            pictures={"body": emblem()},
        )
        pictures = {"one": photo(), "two": photo(32, 20), "same": emblem()}

        def bound(document: Any) -> dict[str, Any]:
            return {k: InlineImage(document, io.BytesIO(v), **size) for k, v in pictures.items()}

        ours = bound(compile_template(data).docxtpl())
        theirs = DocxTemplate(io.BytesIO(data))
        theirs.render(context := bound(theirs), autoescape=True)
        buffer = io.BytesIO()
        theirs.save(buffer)
        assert difference(data, ours, made=buffer.getvalue()) == ""
        assert context.keys() == ours.keys()

    def it_holds_for_links_on_pictures(self) -> None:
        data = template(P("{{ g }}"))

        def bound(document: Any) -> dict[str, Any]:
            return {"g": InlineImage(document, io.BytesIO(emblem()), anchor="https://contoh.id/")}

        ours = compile_template(data)
        theirs = DocxTemplate(io.BytesIO(data))
        theirs.render(bound(theirs), autoescape=True)
        buffer = io.BytesIO()
        theirs.save(buffer)
        assert difference(data, bound(ours.docxtpl()), made=buffer.getvalue()) == ""
        (reason,) = ours.explain(bound(ours.docxtpl()))
        assert reason.params["what"].startswith("InlineImage")

    def it_holds_for_replaced_pictures(self) -> None:
        data = template(P("{{ a }}"), pictures={"body": emblem(), "header": photo(8, 8)})
        theirs = DocxTemplate(io.BytesIO(data))
        theirs.replace_pic("image.png", io.BytesIO(photo()))
        theirs.render({"a": "x"}, autoescape=True)
        buffer = io.BytesIO()
        theirs.save(buffer)
        ours = compile_template(data).render({"a": "x"}, replaced={"image.png": photo()})
        assert unlike(ours, buffer.getvalue()) == ""
        with pytest.raises(UsageFault) as caught:
            compile_template(data).render({"a": "x"}, replaced={"tidak ada": photo()})
        assert caught.value.code == "docx.no_such_picture"

    def it_holds_for_several_sections(self) -> None:
        data = _sections("0 {{ a }}", "1 {{ a }}", "2 {{ a }}")
        assert difference(data, {"a": "x & y", "b": "1\n2"}) == ""

    def it_holds_for_sections_that_say_the_same(self) -> None:
        data = _sections("{{ a }} {{ b }}", "lain {{ a }}", "{{ a }} {{ b }}", "{{ a }} {{ b }}")
        for value in ("x & y", 1, True, "1", 1.0, "x\ny", "x & y", True):
            assert difference(data, {"a": value, "b": value}) == "", value

    def it_places_a_picture_in_each_of_them(self) -> None:
        compiled = compile_template(_sections(*["{{ media.lambang }} {{ a }}"] * 3))
        for picture in (emblem(), photo()):
            media = {"lambang": Picture(picture, 20, 20, "Lambang")}
            made = docx.Document(io.BytesIO(compiled.render({"a": "", "b": ""}, media=media)))
            for section in made.sections:
                part = section.header.part
                (image,) = part.element.xpath(".//a:blip/@r:embed")
                assert part.related_parts[image].blob == picture


class DescribeTheShortWay:
    @pytest.mark.parametrize("name", sorted(TEMPLATES))
    def it_says_why_it_is_not_taken(self, name: str) -> None:
        codes = {finding.code for finding in compile_template(TEMPLATES[name]).explain()}
        slow = {
            "a loop across cells": {"docx.slow_torn"},
            "filters that cut": {"docx.slow_characters"},
            "macros": {"docx.slow_kept"},
            "macros of paragraphs": {"docx.slow_kept"},
            "a loop that calls itself": set(),
        }
        assert codes == slow.get(name, set())

    def it_reads_the_page_again_for_a_cell_without_a_paragraph(self) -> None:
        data = template(table(1, row(cell(P("{%p if yes %}"), P("x"), P("{%p endif %}")))))
        compiled = compile_template(data)
        assert compiled.explain({"yes": True}) == ()
        assert [f.code for f in compiled.explain({"yes": False})] == ["docx.slow_mended"]
        made = docx.Document(io.BytesIO(compiled.render({"yes": False})))
        assert [p.text for p in made.tables[0].cell(0, 0).paragraphs] == [""]
        assert b"<w:p" not in _cell(by_docxtpl(data, {"yes": False}))

    def it_keeps_members_that_do_not_change_as_they_are(self) -> None:
        data = template(P("{{ a }}"), pictures={"body": emblem()})
        compiled = compile_template(data)
        first, second = (members(compiled.render({"a": text})) for text in "xy")
        changed = [name for name in first if first[name] != second[name]]
        assert changed == ["word/document.xml"]


def _sections(*headers: str) -> bytes:
    """A template of one section for each of these headers."""
    document = docx.Document()
    for number, header in enumerate(headers, 1):
        section = document.sections[-1]
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = header
        document.add_paragraph("{{ b }}")
        if number < len(headers):
            document.add_section()
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _cell(data: bytes) -> bytes:
    return members(data)["word/document.xml"].split(b"<w:tc>")[1].split(b"</w:tc>")[0]
