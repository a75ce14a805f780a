"""What a form is made of, and how what was posted becomes a record again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.assets import examples_dir
from docgen.i18n import text
from docgen.records.berkas import Berkas
from docgen.records.dasar import part_of
from docgen.records.muat import read_bytes
from docgen.records.tulis import as_yaml
from docgen.web.forms.posted import parsed, place, steps
from docgen.web.forms.shape import KINDS, fields_of, roots
from docgen.web.forms.tidy import tidied
from docgen.web.forms.view import built

EXAMPLE = (examples_dir() / "kota-contoh.yaml").read_text(encoding="utf-8")


def every_model(model):
    """A part of the record, and the parts in it."""
    yield model
    for spec in model.model_fields.values():
        if (inner := part_of(spec.annotation)) is not None:
            yield from every_model(inner)


class DescribeShape:
    def it_has_every_field_of_the_record(self) -> None:
        for model in every_model(Berkas):
            asked = {field.name: field for field in fields_of(model.__name__)}
            assert asked.keys() == model.model_fields.keys()
            for name, spec in model.model_fields.items():
                assert asked[name].label == spec.title
                assert asked[name].help == spec.description
                assert asked[name].required == spec.is_required()

    @pytest.mark.parametrize("model", sorted({m.__name__ for m in every_model(Berkas)}))
    def every_field_is_in_words_in_both_languages(self, model: str) -> None:
        for field in fields_of(model):
            assert text(field.code) == field.label
            assert text(field.help_code) == field.help
            for code in (field.code, field.help_code):
                words = text(code, "en")
                assert words != code, f"{code} has no English words"
                assert words.strip(), code
            assert text(field.help_code, "en") != field.help, f"{field.help_code} is not English"
            for option in field.options:
                if option.islower():
                    assert text(f"choice.{option}", "en") != f"choice.{option}"
            if field.owner:
                assert text(f"owner.{field.owner}", "en") != f"owner.{field.owner}"


_KEYS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


class DescribePosted:
    @given(st.lists(_KEYS | st.integers(0, 999), min_size=1, max_size=6))
    def it_names_every_place(self, way) -> None:
        way = ["a", *way]
        path = ""
        for step in way:
            path = place(path, step)
        assert steps(path) == way

    @given(st.text(max_size=40), st.text(max_size=20))
    def it_meets_any_name(self, name, value) -> None:
        assert isinstance(parsed([(f"b.{name}", value)]), dict)

    def it_keeps_two_values_under_one_key(self) -> None:
        items = [("b.p[0]~kunci", "4"), ("b.p[0]", "a"), ("b.p[1]~kunci", "4"), ("b.p[1]", "b")]
        assert parsed(items) == {"p": {"4": "a", "4 (2)": "b"}}

    def it_drops_blank_rows_and_knows_where_the_others_stood(self) -> None:
        data = {"pemda": {}, "unit": {}, "maklumat": {"janji": ["", "a", " ", "b"]}}
        tidy = tidied(data, "maklumat")
        assert tidy.data["maklumat"]["janji"] == ["a", "b"]
        assert tidy.on_form("maklumat.janji[1]") == "maklumat.janji[3]"
        assert tidy.on_form("maklumat.tanggal") == "maklumat.tanggal"


def _fields(nodes):
    for node in nodes:
        if node.draw in ("part", "list", "map"):
            yield from _fields(node.children)
        else:
            if node.key:
                yield f"{node.name}~kunci", node.key
            yield node.name, node.value


_PLAIN = st.recursive(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(_KEYS.filter(str.strip), inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


class DescribeTheWayThroughTheForm:
    @pytest.mark.parametrize("kind", list(KINDS))
    def it_loses_nothing_of_an_example(self, kind) -> None:
        (source,) = read_bytes(EXAMPLE.encode(), "a.yaml", None)
        again = parsed(_fields(built(source.data, kind, "id")))
        for root in roots(kind):
            assert tidied(again, kind).data[root.name] == source.data[root.name]

    @given(_PLAIN)
    def it_loses_nothing_that_is_no_field(self, value) -> None:
        data = {"pemda": {"nama": value, "aneh": value}, "unit": {"alamat": value}, "maklumat": {}}
        again = tidied(parsed(_fields(built(data, "maklumat", "id"))), "maklumat").data
        assert again["pemda"] == data["pemda"]
        assert again["unit"]["alamat"] == value

    @given(_PLAIN)
    def it_comes_back_from_yaml(self, value) -> None:
        (source,) = read_bytes(as_yaml({"a": value}).encode(), "a.yaml", None)
        assert source.data == {"a": value}
