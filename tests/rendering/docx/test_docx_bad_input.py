"""Templates and contexts that want trouble: right output or a clear error, nobody else's text."""

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pytest
from demo import one_paragraph
from equal import difference, paragraph, row, run, table, template
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import changed, members, repacked

from docgen.errors import DataError, DocgenError, TemplateFault
from docgen.rendering.docx import compile_template, words
from docgen.rendering.docx.cache import Bounded
from docgen.rendering.docx.compiled.listing import with_breaks
from docgen.service.templates import TemplateStore

P = paragraph


class DescribeManyTemplates:
    def they_are_kept_within_bounds(self) -> None:
        kept: Bounded[int] = Bounded(count=50, weight=1_000)
        for number in range(10_000):
            assert kept.get(number, lambda n=number: (n, 30)) == number  # type: ignore[misc]
            assert len(kept) <= 50
            assert kept.weight <= 1_000
        assert kept.get(9_999, lambda: (-1, 1)) == 9_999
        assert kept.get(0, lambda: (-1, 1)) == -1

    def one_that_is_too_heavy_is_not_kept(self) -> None:
        kept: Bounded[str] = Bounded(count=5, weight=100)
        kept.get("leicht", lambda: ("a", 60))
        assert kept.get("berat", lambda: ("b", 101)) == "b"
        assert (len(kept), kept.weight) == (1, 60)

    def the_same_content_is_compiled_once(self, tmp_path: Path) -> None:
        data = one_paragraph("sekali {{ a }}")
        (tmp_path / "satu.docx").write_bytes(data)
        (tmp_path / "dua.docx").write_bytes(data)
        first = compile_template(tmp_path / "satu.docx")
        assert compile_template(tmp_path / "dua.docx") is first
        assert compile_template(data) is first
        assert compile_template(one_paragraph("lain {{ a }}")) is not first


class DescribeATemplateThatChanges:
    def it_stays_as_it_was_read(self, tmp_path: Path) -> None:
        path = tmp_path / "t.docx"
        path.write_bytes(one_paragraph("lama {{ a }}"))
        template = compile_template(path)
        path.write_bytes(one_paragraph("baru {{ a }}"))
        assert words(template.render({"a": "x"})) == ["lama", "x"]
        assert words(compile_template(path).render({"a": "x"})) == ["baru", "x"]

    def it_is_old_or_new_in_a_store_never_mixed(self, tmp_path: Path) -> None:
        (tmp_path / "docx").mkdir()
        path = tmp_path / "docx" / "maklumat.docx"
        versions = [one_paragraph(f"{n} {{{{ a }}}}", f"akhir {n}") for n in range(2)]
        path.write_bytes(versions[0])
        store = TemplateStore(tmp_path)

        def write(number: int) -> None:
            fresh = tmp_path / f"baru-{number}"
            fresh.write_bytes(versions[number % 2])
            fresh.replace(path)

        def render(number: int) -> list[str]:
            return words(store.docx("maklumat").render({"a": str(number)}))

        with ThreadPoolExecutor(4) as pool:
            made = [(n, pool.submit(write, n), pool.submit(render, n)) for n in range(40)]
            for number, written, rendered in made:
                written.result()
                version, value, end, other = rendered.result()
                assert (version, end, value) == (other, "akhir", str(number))

    def it_is_a_clear_fault_when_it_is_half_written(self, tmp_path: Path) -> None:
        (tmp_path / "docx").mkdir()
        path = tmp_path / "docx" / "maklumat.docx"
        whole = one_paragraph("x")
        path.write_bytes(whole[: len(whole) // 2])
        store = TemplateStore(tmp_path)
        with pytest.raises(TemplateFault) as caught:
            store.docx("maklumat")
        assert caught.value.code == "docx.not_word"
        path.write_bytes(whole)
        assert words(store.docx("maklumat").render({})) == ["x"]


class DescribeManyThreads:
    def they_never_see_another_document(self) -> None:
        data = template(
            P("{{ a }}")
            + table(
                2, row("{%tr for x in xs %}", ""), row("{{ x }}", "z"), row("{%tr endfor %}", "")
            ),
            header=P("{{ a }} {{ b }}"),
            footnote=P("{{ a }}"),
            core={"title": "{{ a }}"},
        )
        compiled = compile_template(data)

        def render(number: int) -> None:
            mark = f"<{number}>"
            context = {
                "a": mark,
                "b": "x\ny" if number % 2 else "x\r\ny",
                "xs": [mark] * (number % 7),
            }
            made = members(compiled.render(context))
            for name in ("word/document.xml", "word/header1.xml", "word/footnotes.xml"):
                text = made[name].decode()
                assert text.count(f"&lt;{number}&gt;") == text.count("&lt;")
            assert f"&amp;lt;{number}&amp;gt;" in made["docProps/core.xml"].decode()

        with ThreadPoolExecutor(64) as pool:
            list(pool.map(render, range(640)))

    def they_each_have_a_budget_of_their_own(self) -> None:
        greedy = compile_template(
            one_paragraph(
                "{% for a in range(99999) %}{% for b in range(99) %}{% endfor %}{% endfor %}"
            )
        )
        modest = compile_template(one_paragraph("{% for a in range(99) %}{{ a }}{% endfor %}"))
        for _ in range(2):
            with pytest.raises(TemplateFault):
                greedy.render({})
            assert words(modest.render({})) == ["".join(map(str, range(99)))]


class DescribeHugeValues:
    def they_are_refused_with_their_place(self) -> None:
        template = compile_template(one_paragraph("{{ unit.nama }}"))
        with pytest.raises(DataError) as caught:
            template.render({"unit": {"nama": "x" * 100_000_000}})
        (finding,) = caught.value.findings
        assert (finding.code, finding.path) == ("docx.long", "unit.nama")
        assert finding.params == {"value": "100", "limit": "34"}

    def they_are_refused_when_a_template_repeats_them(self) -> None:
        template = compile_template(one_paragraph("{% for i in range(5000) %}{{ a }}{% endfor %}"))
        with pytest.raises(TemplateFault) as caught:
            template.render({"a": "<&>" * 10_000})
        assert caught.value.code == "docx.too_much"

    def they_are_refused_when_many_short_ones_grow_by_escaping(self) -> None:
        template = compile_template(one_paragraph("{% for i in range(99000) %}{{ a }}{% endfor %}"))
        with pytest.raises(TemplateFault) as caught:
            template.render({"a": "&" * 900})
        assert caught.value.code == "docx.too_much"


class DescribeTemplatesThatDocxtplRejects:
    @pytest.mark.parametrize(
        "texts",
        [
            ("{% if a %}",),
            ("{% endfor %}",),
            ("{{ a b }}",),
            ("{% bukan %}",),
            ("{%tr for x in a %}", "{{ x }}"),
            ("{% include 'x' %}",),
            ("{% extends 'x' %}",),
            ("{% import 'x' as y %}",),
        ],
    )
    def they_are_clear_faults(self, texts: tuple[str, ...]) -> None:
        with pytest.raises(TemplateFault) as caught:
            compile_template(one_paragraph(*texts)).render({"a": "x"})
        assert caught.value.findings[0].path == "word/document.xml"

    def they_are_told_with_their_part(self) -> None:
        data = template(P("x"), header=P("{{ a b }}"), footer=P("{% if %}"))
        with pytest.raises(TemplateFault) as caught:
            compile_template(data)
        paths = [finding.path for finding in caught.value.findings]
        assert paths == ["word/header1.xml", "word/footer1.xml"]

    def they_may_not_make_characters_that_xml_forbids(self) -> None:
        for tag in (
            "{{ '%c' % 7 }}",
            '{{ "\\x01" }}',
            "{{ '\\\\u0007'.encode().decode('unicode_escape') }}",
        ):
            with pytest.raises(TemplateFault):
                compile_template(one_paragraph(tag)).render({})

    @pytest.mark.parametrize("character", ["\\x01", "\\x02", "\\x03"])
    def they_may_not_make_them_beside_tables_either(self, character: str) -> None:
        loop = row("{%tr for x in a %}", "") + row("x", "y") + row("{%tr endfor %}", "")
        cells = row("{%tc for x in a %}", "x", "{%tc endfor %}")
        data = template(table(2, loop) + P(f'{{{{ "{character}" }}}}') + table(1, cells))
        with pytest.raises(TemplateFault):
            compile_template(data).render({"a": ["x"]})

    def they_may_not_reach_private_things_of_their_loop(self) -> None:
        for tag in ("loop._iterable", "loop.__class__", "loop._undefined.__init__"):
            data = one_paragraph(f"{{% for x in a %}}{{{{ {tag} }}}}{{% endfor %}}")
            with pytest.raises(TemplateFault) as caught:
                compile_template(data).render({"a": ["x"]})
            assert caught.value.code == "docx.unsafe"


class DescribePackages:
    def they_are_whole_zip_files(self) -> None:
        data = compile_template(one_paragraph("é {{ a }}")).render({"a": "漢"})
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.testzip() is None
            assert {info.create_system for info in package.infolist()} == {3}

    def they_may_have_members_with_names_of_any_script(self) -> None:
        parts = members(one_paragraph("{{ a }}"))
        parts["word/media/gambar-é.png"] = b"tidak dirujuk"
        assert words(compile_template(repacked(parts)).render({"a": "x"})) == ["x"]

    def the_library_that_deflates_changes_no_content(self) -> None:
        data = one_paragraph("{{ a }}")
        made = [
            members(compile_template(data, backend=backend).render({"a": "teks " * 99}))
            for backend in ("isal", "zlib")
        ]
        assert made[0] == made[1]

    def a_broken_picture_in_a_template_is_no_traceback(self) -> None:
        data = changed(one_paragraph("{{ a }}"), "word/styles.xml", b"<w:styles", b"<w:stylez")
        with pytest.raises(DocgenError):
            compile_template(data)


class DescribeBreaks:
    @given(
        st.lists(
            st.sampled_from(
                [
                    *("<w:p>", "<w:p x>", "<w:p/>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>"),
                    *("<w:rPr/>", "<w:rPr><w:b/></w:rPr>", "<w:pPr>q</w:pPr>", *"\n\t\a\fx"),
                ]
            ),
            max_size=40,
        ).map("".join)
    )
    @settings(max_examples=300, deadline=None)
    def they_are_those_of_docxtpl_in_any_markup(self, xml: str) -> None:
        from docxtpl import DocxTemplate

        assert with_breaks(xml) == DocxTemplate.resolve_listing(None, xml)


class DescribeCutTags:
    def they_keep_the_look_of_what_follows(self) -> None:
        data = template(P(run("{{ "), run("a }} tebal", "<w:b/>")))
        made = compile_template(data, keep_looks=True).render({"a": "x"})
        bold = [r.text for r in docx.Document(io.BytesIO(made)).paragraphs[0].runs if r.bold]
        assert bold == [" tebal"]

    def they_lose_it_as_with_docxtpl_unless_it_is_asked_for(self) -> None:
        data = template(P(run("{{ "), run("a }} tebal", "<w:b/>")))
        assert difference(data, {"a": "x"}) == ""

    def they_may_hold_what_docxtpl_does_not_read(self) -> None:
        data = template(P(run("{{\u200b "), run("a }}")))
        assert words(compile_template(data).render({"a": "x"})) == ["x"]
