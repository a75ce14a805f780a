"""What is known of a page before it is printed says the same as reading it again afterwards."""

from collections.abc import Mapping
from typing import Any

import pytest
from equal import cell, paragraph, row, table, template, unlike
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from packages import members

from docgen import service
from docgen.assets import examples_dir
from docgen.errors import DocgenError
from docgen.rendering.docx import CompiledTemplate, compile_template
from docgen.rendering.docx.compiled.gathering import gather
from docgen.rendering.docx.compiled.program import Run
from docgen.rendering.docx.media import slots
from docgen.rendering.media import Picture
from docgen.service.documents import Wish
from docgen.service.media import pictures
from docgen.service.templates import TemplateStore

P = paragraph
UPRIGHT = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
LYING = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'


def _read_again(
    compiled: CompiledTemplate,
    context: Mapping[str, Any],
    media: Mapping[str, Picture] | None = None,
) -> bytes:
    """The document with every part read again after it was printed, as docxtpl does."""
    program = compiled._program
    run = Run(program.placing(), quick=True, again=True)
    values = {"media": slots(media or {}, run.placing.picture), **context}
    return program.run(values, run, {})


def _made(make: Any, *arguments: Any) -> bytes | str:
    try:
        made: bytes = make(*arguments)
    except DocgenError as error:
        return error.code
    return made


def _difference(data: bytes, context: dict[str, Any]) -> str:
    compiled = compile_template(data)
    ours, theirs = _made(compiled.render, context), _made(_read_again, compiled, context)
    if isinstance(ours, str) or isinstance(theirs, str):
        return "" if ours == theirs else f"{ours!r:.200} != {theirs!r:.200}"
    return unlike(ours, theirs)


# --- awkward templates ----------------------------------------------------------------------------

TAGS = [("if ya", "endif"), ("if tidak", "endif"), ("for x in dua", "endfor"), ("if n", "endif")]


def _in_block(content: str, tags: tuple[str, str], level: str = "p") -> str:
    opening, closing = (f"{{%{level} {tag} %}}" for tag in tags)
    if level == "tr":
        return row(opening) + content + row(closing)
    return P(opening) + content + P(closing)


texts = st.sampled_from(["teks", "{{ a }}", "", "{% if ya %}x{% endif %}"])
paragraphs = st.builds(P, texts)
breaks = st.builds(
    lambda text, setup: P(*filter(None, [text]), properties=setup),
    st.sampled_from(["", "", "isi", "{{ a }}"]),
    st.sampled_from([UPRIGHT, LYING]),
)
optional = st.builds(_in_block, paragraphs, st.sampled_from(TAGS))


def _cells(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    plain = st.builds(lambda content: cell(*content), st.lists(inner, min_size=1, max_size=2))
    spanning = st.builds(
        lambda span: cell(P("lebar"), properties=f'<w:gridSpan w:val="{span}"/>'), st.integers(1, 3)
    )
    told = st.sampled_from(
        ["{% colspan n %}x", "{% vm %}y", "{% hm %}z", "{% cellbg 'FF0000' %}w"]
    ).map(lambda text: cell(P(text)))
    return plain | plain | spanning | told


def _rows(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.lists(_cells(inner), min_size=1, max_size=4)
    static = cells.map(lambda found: row(*found))
    over_cells = cells.map(
        lambda found: row("{%tc for x in dua %}", *found, "{%tc endfor %}"),
    )
    one = static | static | over_cells
    in_blocks = st.builds(
        lambda content, tags: _in_block(content, tags, "tr"),
        st.lists(one, min_size=1, max_size=2).map("".join),
        st.sampled_from(TAGS),
    )
    return in_blocks | in_blocks | one


def _tables(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda columns, rows: table(columns, *rows),
        st.integers(0, 4),
        st.lists(_rows(inner), min_size=1, max_size=3),
    )


contents = st.recursive(
    paragraphs | optional,
    lambda inner: _tables(inner) | st.builds(_in_block, inner, st.sampled_from(TAGS)),
    max_leaves=6,
)
blocks = contents | contents | breaks | st.builds(_in_block, breaks, st.sampled_from(TAGS))
bodies = st.lists(blocks, min_size=1, max_size=6).map("".join)
headers = st.just("") | st.lists(paragraphs | optional, min_size=1, max_size=2).map("".join)
contexts = st.fixed_dictionaries(
    {
        "a": st.text("a<&\n ", max_size=4),
        "ya": st.booleans(),
        "tidak": st.booleans(),
        "n": st.integers(0, 3),
        "dua": st.lists(st.integers(), max_size=3),
    }
)

SECTIONS = {
    "after a table": table(1, row("x")) + P(properties=LYING),
    "after a paragraph": P("x") + P(properties=LYING),
    "after words of its own": P("x") + P("isi", properties=LYING),
    "after another break": P("x", properties=UPRIGHT) + P(properties=LYING),
    "alone": P(properties=LYING),
}


class DescribePagesThatAreNotReadAgain:
    @given(body=bodies, header=headers, context=contexts)
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def they_are_what_they_would_be(self, body: str, header: str, context: dict[str, Any]) -> None:
        assert _difference(template(body, header=header), context) == ""

    @given(body=_tables(paragraphs), context=contexts)
    @example(  # a span of no columns: giving the table its columns twice would give others
        table(1, row(cell(P("{% colspan n %}x")), "y")),
        {"a": "", "ya": False, "tidak": False, "n": 0, "dua": []},
    )
    @settings(max_examples=100, deadline=None)
    def their_tables_have_the_columns_that_they_would_have(
        self, body: str, context: dict[str, Any]
    ) -> None:
        assert _difference(template(body), context) == ""

    @pytest.mark.parametrize("ya", [True, False])
    @pytest.mark.parametrize("name", SECTIONS)
    def a_last_section_goes_without_it(self, name: str, ya: bool) -> None:
        data = template(SECTIONS[name] + _in_block(P("akhir"), TAGS[0]))
        context = {"ya": ya}
        assert _difference(data, context) == ""
        made = members(compile_template(data).render(context))["word/document.xml"]
        empty_before = name == "after another break" and not ya
        assert made.count(b"landscape") == (0 if empty_before else 1)
        assert made.count(b"<w:sectPr") == 1 + ya + (ya and name == "after another break")
        read_again = bool(compile_template(data).explain(context))
        assert read_again == (not ya and name not in {"after a table", "after a paragraph"})

    @pytest.mark.parametrize("rows", [0, 1, 2])
    def a_table_of_nothing_but_a_loop_goes_without_it(self, rows: int) -> None:
        loop = _in_block(row("x", "y"), ("for x in dua", "endfor"), "tr")
        data = template(table(2, loop) + P("akhir"))
        context = {"dua": [1] * rows}
        assert _difference(data, context) == ""
        assert compile_template(data).explain(context) == ()
        made = members(compile_template(data).render(context))["word/document.xml"]
        assert made.count(b"<w:gridCol ") == (2 if rows else 0)
        assert b"\x02" not in made


class DescribeTheTemplatesOfDocgen:
    @pytest.mark.parametrize("example", ["dki-jakarta", "kendari", "kota-contoh"])
    def they_are_never_read_again(self, example: str) -> None:
        store = TemplateStore()
        berkas = service.sources(examples_dir() / f"{example}.yaml")
        for prepared in service.prepare(berkas, Wish(("docx",))):
            assert prepared.naskahs
            for naskah in prepared.naskahs:
                if naskah.formats and "docx" not in naskah.formats:
                    continue
                media = pictures(prepared.checked.record, naskah.media)
                compiled = store.docx(naskah.template, naskah.paper)
                assert compiled.explain(naskah.context, media=media) == ()
                ours = compiled.render(naskah.context, media=media)
                again = _read_again(compiled, gather(naskah.context).values, media)
                assert unlike(ours, again) == "", naskah.template
