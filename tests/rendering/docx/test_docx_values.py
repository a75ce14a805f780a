import io
from datetime import date
from enum import Enum
from typing import Any
from uuid import uuid4

import docx
import pytest
from demo import one_paragraph
from docxtpl import RichText
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from docgen.errors import DataError, UsageFault
from docgen.records.jenis import Isian
from docgen.rendering.docx import compile_template, words
from docgen.rendering.docx.compiled.gathering import gather
from docgen.rendering.docx.values import DEEPEST

TEMPLATE = compile_template(one_paragraph("{{ teks }}"))
LISTS = compile_template(
    one_paragraph(
        "{{ x|join(' ') }}{% for one in y %}{{ one.z }}{{ loop.index }}{{ one.z ~ 1 }}{% endfor %}"
    )
)
XML_TEXT = st.text(
    st.characters(
        codec="utf-8",
        exclude_characters="\ufffe\uffff",
        exclude_categories=["Cs"],
    ).filter(lambda c: c in "\t\n\r" or c >= " ")
)
TRICKY = st.lists(
    st.sampled_from(
        [
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "{_{",
            "}_}",
            "{_%",
            "%_}",
            "&",
            "&amp;",
            "<",
            ">",
            '"',
            "'",
            "\n",
            "\r\n",
            "\t",
            " ",
            "</w:t>",
            "<w:p >",
            "]]>",
            "|safe",
            "kata",
            "👩🏽‍🦽",
        ]
    )
).map("".join)


class Colour(Enum):
    RED = "merah"


class _Own(str):
    """A text of a type of its own, such as a placeholder, that would write markup."""

    def __html__(self) -> str:
        return str(self)


def _types(value: Any) -> set[str]:
    inside = value.values() if isinstance(value, dict) else value
    if not isinstance(value, dict | list):
        return {type(value).__name__}
    return {type(value).__name__}.union(*map(_types, inside))


def _as_texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _as_texts(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_as_texts(one) for one in value]
    return str(value) if isinstance(value, str) else value


def _printed(text: str) -> str:
    data = TEMPLATE.render({"teks": text})
    return docx.Document(io.BytesIO(data)).paragraphs[0].text


def _as_read_back(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


class DescribeValues:
    @given(XML_TEXT | TRICKY)
    @settings(max_examples=120, deadline=None)
    @example("{_{ nama }_} {_% if %_}")
    @example("\n di awal dan akhir \n")
    @example("\u0085\u2028\ufffd")
    def they_are_printed_as_typed(self, text: str) -> None:
        assert _printed(text) == _as_read_back(text)

    @given(XML_TEXT | TRICKY)
    @settings(max_examples=60, deadline=None)
    def test_their_words_are_the_words_of_the_document(self, text: str) -> None:
        assert words(TEMPLATE.render({"teks": text})) == text.split()

    @pytest.mark.parametrize("character", ["\x00", "\x07", "\x0c", "\x1f", "\ud800", "\ufffe"])
    def they_may_not_hold_what_xml_forbids(self, character: str) -> None:
        context = {"teks": "", "unit": [{"nama": f"ab{character}c"}], "lain": character}
        with pytest.raises(DataError) as caught:
            TEMPLATE.render(context)
        first, second = caught.value.findings
        assert (first.code, first.path) == ("docx.character", "unit[0].nama")
        assert first.params == {"character": f"U+{ord(character):04X}", "place": 3}
        assert second.path == "lain"

    @given(
        st.recursive(
            XML_TEXT | st.builds(_Own, XML_TEXT) | st.integers(-(2**63), 2**63 - 1) | st.none(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text("ab"), inner),
        )
    )
    @settings(max_examples=60, deadline=None)
    def they_are_texts_like_any_other_where_their_type_is_their_own(self, value: object) -> None:
        context = {"x": value}
        before = repr(context)
        values = gather(context).values
        assert values is not None
        assert _as_texts(context) == values
        assert repr(context) == before
        assert values is not context
        assert "_Own" not in _types(values)

    @pytest.mark.parametrize("value", [Markup("<w:t>a"), _Own("<w:t>a")])
    def they_write_no_markup_whatever_their_type(self, value: str) -> None:
        assert _printed(value) == "<w:t>a"

    @pytest.mark.parametrize("character", ["\x00", "\x02", "\ufffe"])
    def their_names_may_not_hold_it_either(self, character: str) -> None:
        printing = compile_template(one_paragraph("{% for name in d %}{{ name }}{% endfor %}"))
        with pytest.raises(DataError) as caught:
            printing.render({"d": {f"a{character}": 1}})
        assert [(f.code, f.path) for f in caught.value.findings] == [("docx.character", "d")]

    def they_must_be_plain(self) -> None:
        with pytest.raises(UsageFault) as caught:
            TEMPLATE.render({"teks": "x", "a": {"b": [object()]}, "c": b"byte"})
        assert [f.path for f in caught.value.findings] == ["a.b[0]", "c"]

    @given(st.lists(XML_TEXT | st.builds(Isian, XML_TEXT) | st.integers(0, 99), max_size=5))
    @settings(max_examples=60, deadline=None)
    def they_are_printed_the_same_where_somebody_vouches_for_them(self, values: list[Any]) -> None:
        context = {"x": values, "y": [{"z": value} for value in values]}
        assert LISTS.render(context, vouched=True) == LISTS.render(context)

    def they_may_not_hold_what_xml_forbids_whoever_vouches(self) -> None:
        with pytest.raises(DataError) as caught:
            LISTS.render({"x": [Isian("a\x07")], "y": []}, vouched=True)
        assert [(f.code, f.path) for f in caught.value.findings] == [("docx.character", "x[0]")]

    @pytest.mark.parametrize("value", [Colour.RED, uuid4(), date(2024, 3, 28), {"a"}, 1j])
    def they_must_be_plain_even_where_json_has_a_form_for_them(self, value: object) -> None:
        assert gather({"teks": "x", "a": [value]}).values is None
        with pytest.raises(UsageFault) as caught:
            TEMPLATE.render({"teks": "x", "a": [value]})
        assert [(f.code, f.path) for f in caught.value.findings] == [("docx.not_plain", "a[0]")]

    @pytest.mark.parametrize(
        ("value", "printed"),
        [
            (("a", "b"), "ab"),
            ([2**80], str(2**80)),
            ([float("nan")], "nan"),
            ([1.5, True, -0.0], "1.5True-0.0"),
            (['a\\n"\\\\'], 'a\\n"\\\\'),
        ],
    )
    def they_are_printed_the_same_whichever_way_they_go(self, value: object, printed: str) -> None:
        printing = compile_template(one_paragraph("{% for one in x %}{{ one }}{% endfor %}"))
        assert "".join(words(printing.render({"x": value}))) == printed

    @pytest.mark.parametrize("character", ["", "\\"])
    def they_may_be_nested_as_deep_whatever_they_hold(self, character: str) -> None:
        inner: object = character
        for _ in range(DEEPEST):
            inner = [inner]
        TEMPLATE.render({"teks": "x", "a": inner})
        with pytest.raises(UsageFault) as caught:
            TEMPLATE.render({"teks": "x", "a": [inner]})
        assert caught.value.code == "docx.too_deep"

    def they_may_not_go_round_in_circles(self) -> None:
        circle: dict[str, object] = {}
        circle["lagi"] = circle
        with pytest.raises(UsageFault) as caught:
            TEMPLATE.render({"teks": "x", "a": circle})
        assert caught.value.code == "docx.too_deep"

    def it_keeps_keys_that_are_also_names_of_methods(self) -> None:
        template = compile_template(one_paragraph("{{ kop.items }} {{ kop.values }}"))
        assert words(template.render({"kop": {"items": "satu", "values": 2}})) == ["satu", "2"]

    def it_takes_the_rich_text_of_docxtpl(self) -> None:
        rich = RichText("tebal & {_{", bold=True)
        data = compile_template(one_paragraph("a {{r teks }} b")).render({"teks": rich})
        runs = docx.Document(io.BytesIO(data)).paragraphs[0].runs
        assert "".join(r.text for r in runs) == "a tebal & {_{ b"
        assert [r.text for r in runs if r.bold] == ["tebal & {_{"]
