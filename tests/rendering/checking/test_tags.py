"""Tags: where they begin and end, which belong together; shapes of contexts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.rendering.checking import shape_of
from docgen.rendering.checking.names import Names
from docgen.rendering.checking.source import mark
from docgen.rendering.checking.tags import block_faults, scan, stray_closings

SOUP = st.lists(
    st.sampled_from(["{{", "}}", "{%", "%}", "{#", "#}", "'", '"', " if a ", " endif ", "\n", "x",
                     " for b in c ", " endfor ", "\\", "-", "p ", "tr "])
).map("".join)  # fmt: skip
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.from_regex(r"\A[a-z]{1,5}\Z"), inner, max_size=4)
    ),
    max_leaves=20,
)


class DescribeScan:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("a {{ b }} c", ["{{ b }}"]),
            ("{{ '}}' }}{{ \"%}\" }}", ["{{ '}}' }}", '{{ "%}" }}']),
            ("{# {{ a }} #}{{ b }}", ["{# {{ a }} #}", "{{ b }}"]),
            ("{{ a {{ b }}", ["{{ a ", "{{ b }}"]),
            ("{% raw %}{{ a }}{% endraw %}", ["{% raw %}", "{% endraw %}"]),
            ("{{ it's }} {{ b }}", ["{{ it's }}", "{{ b }}"]),
        ],
    )
    def it_finds_tags(self, text: str, found: list[str]) -> None:
        assert [tag.text for tag in scan(text)] == found

    def it_knows_levels_where_there_are_any(self) -> None:
        text = "{%p if a %}{%tr for b in c %}{{r d }}{{ p }}"
        assert [tag.level for tag in scan(text, levels=True)] == ["p", "tr", "r", ""]
        assert [tag.level for tag in scan(text)] == ["", "", "", ""]

    @given(SOUP, st.booleans())
    def it_loses_nothing_and_never_overlaps(self, text: str, levels: bool) -> None:
        at = 0
        for tag in scan(text, levels=levels):
            assert tag.start >= at
            assert text.startswith(tag.text, tag.start)
            assert tag.text[:2] in {"{{", "{%", "{#"}
            at = tag.start + len(tag.text)

    @given(SOUP)
    def it_leaves_nothing_but_stray_braces_outside(self, text: str) -> None:
        tags = scan(text)
        for at in stray_closings(text, tags):
            assert text[at : at + 2] in {"}}", "%}"}
            assert not any(tag.start <= at < tag.start + len(tag.text) for tag in tags)

    @given(SOUP)
    def it_gives_every_closed_tag_a_line(self, text: str) -> None:
        tags = scan(text)
        marked = mark("x", text, [str(tag.start) for tag in tags], tags)
        assert marked.text.count("\n") == sum(tag.closed for tag in tags)
        assert [spot.place for spot in marked.spots] == [str(t.start) for t in tags if t.closed]
        for index in range(len(marked.spots)):
            without = marked.rewritten([(index, "{# #}")])
            assert without.text.count("\n") == marked.text.count("\n")


class DescribeBlocks:
    def they_are_paired(self) -> None:
        tags = scan("{% for a in b %}{% if c %}{% else %}{% endif %}{% else %}{% endfor %}")
        faults, pairs = block_faults(tags)
        assert faults == []
        assert pairs == [(1, 2), (1, 3), (0, 4), (0, 5)]

    @given(SOUP)
    def they_blame_each_tag_for_one_thing(self, text: str) -> None:
        faults, _ = block_faults(scan(text))
        assert len({(f.at, f.kind) for f in faults}) == len(faults)


class DescribeShapes:
    def they_are_of_all_contexts_together(self) -> None:
        shape = shape_of([{"a": [], "b": None}, {"a": [{"c": ""}, {"d": 1}], "b": "teks"}])
        assert {path: value.example for path, value in shape.paths()} == {
            "a": "", "a[]": "", "a[].c": "", "a[].d": "1", "b": "teks",
        }  # fmt: skip
        assert shape.fields["b"].kinds == {"kosong", "teks"}

    @given(PLAIN.filter(lambda value: isinstance(value, dict)))
    def they_know_every_name_of_the_context(self, context: dict) -> None:
        shape = shape_of([context])
        environment = ImmutableSandboxedEnvironment()
        names = Names(shape, environment)
        for path, _ in shape.paths():
            # Following a path as a template would: a loop for each list on the way.
            expression, source, ends = "", "", ""
            for number, part in enumerate(path.split("[]")):
                part = part.removeprefix(".")
                expression = ".".join(x for x in (expression, part) if x)
                if number < path.count("[]"):
                    source += f"{{% for x{number} in {expression} %}}"
                    ends += "{% endfor %}"
                    expression = f"x{number}"
            words = set(path.replace("[]", "").replace(".", " ").split())
            if words & {"if", "in", "is", "not", "and", "or", "else", "none", "true", "false",
                        "loop", "for", "self", "super", "range", "dict"}:  # fmt: skip
                continue
            names.read(environment.parse(f"{source}{{{{ {expression} }}}}{ends}"), "x")
        assert not names.faults
