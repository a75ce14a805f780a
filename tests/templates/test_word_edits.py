"""A template that people edited in Word makes the document of the clean one."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.rendering.docx import compile_template, words
from docgen.rendering.docx.check import check_docx
from docgen.rendering.docx.mending import straight
from docgen.service.samples import Samples, samples
from tests import outside
from tests.templates.edited import W, built_in, members, reworked, run, with_runs, xml_text

NAME = "maklumat.docx"
SPELLING = '<w:proofErr w:type="spellStart"/>'
BOOKMARK = '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
COMMENT = '<w:commentRangeStart w:id="3"/><w:commentRangeEnd w:id="3"/>'


@pytest.fixture(scope="module")
def sample() -> Samples:
    found = samples("maklumat")
    assert found is not None
    return found


def _made(data: bytes, sample: Samples) -> list[list[str]]:
    template = compile_template(data)
    return [words(template.render(t.context, media=t.media)) for t in sample.trials]


@pytest.fixture(scope="module")
def clean(sample: Samples) -> list[list[str]]:
    return _made(built_in(NAME), sample)


def _split(between: str) -> Callable[[str], str]:
    """Every tag cut into runs of two characters, with something between them."""

    def rewrite(text: str) -> str:
        pieces = [text[at : at + 2] for at in range(0, len(text), 2)]
        return between.join(run(piece) for piece in pieces)

    return rewrite


def _inserted(text: str) -> str:
    half = len(text) // 2
    mark = '<w:ins w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z">'
    return run(text[:half]) + mark + run(text[half:]) + "</w:ins>"


def _deleted(text: str) -> str:
    half = len(text) // 2
    mark = '<w:del w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"><w:r>'
    gone = f"{mark}<w:delText>{xml_text(text)} lama</w:delText></w:r></w:del>"
    return run(text[:half]) + gone + run(text[half:])


def _whole_deleted(text: str) -> str:
    mark = '<w:del w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"><w:r>'
    return f"{mark}<w:delText>{{{{ nama_lama }}}}</w:delText></w:r></w:del>{run(text)}"


def _typographic(text: str) -> str:
    curly = {"'": "‘", '"': "“"}
    for plain, mark in curly.items():
        pieces = text.split(plain)
        closing = {"‘": "’", "“": "”"}[mark]
        text = (
            "".join(
                piece + (mark if n % 2 == 0 else closing) for n, piece in enumerate(pieces[:-1])
            )
            + pieces[-1]
        )
    return run(text)


def _no_break(text: str) -> str:
    return run(text.replace(" ", "\N{NO-BREAK SPACE}"))


EDITS = {
    "spelling": _split(SPELLING),
    "formatting": _split(""),
    "bookmarks": _split(BOOKMARK),
    "comments": _split(COMMENT),
    "quotation marks": _typographic,
    "no-break spaces": _no_break,
    "insertions": _inserted,
    "deletions": _deleted,
    "deleted tags": _whole_deleted,
}


class DescribeATemplateEditedInWord:
    @pytest.mark.parametrize("edit", EDITS.values(), ids=list(EDITS))
    def it_makes_the_same_words(
        self, edit: Callable[[str], str], sample: Samples, clean: list[list[str]]
    ) -> None:
        assert _made(with_runs(built_in(NAME), edit), sample) == clean

    @pytest.mark.parametrize("edit", EDITS.values(), ids=list(EDITS))
    def it_has_no_fault(self, edit: Callable[[str], str], sample: Samples) -> None:
        data = with_runs(built_in(NAME), edit)
        found = check_docx(data, sample.shape, sample.trials).findings
        assert not [f for f in found if f.severity == "E"]
        tracked = {f.code for f in found if f.severity == "W"}
        assert tracked == ({"templates.tracked"} if edit in _TRACKED else set())

    def it_carries_no_tracked_change_into_a_document(self, sample: Samples) -> None:
        data = with_runs(built_in(NAME), _inserted)
        trial = sample.trials[0]
        made = compile_template(data).render(trial.context, media=trial.media)
        assert b"<w:ins " not in members(made)["word/document.xml"]

    def it_loses_paragraphs_and_rows_that_were_deleted(self, sample: Samples) -> None:
        def change(root) -> None:
            paragraph = next(p for p in root.iter(f"{W}p") if "pernyataan" in "".join(p.itertext()))
            properties = paragraph.find(f"{W}pPr")
            mark = properties.makeelement(f"{W}rPr")
            mark.append(mark.makeelement(f"{W}del"))
            properties.append(mark)
            for child in paragraph.findall(f"{W}r"):
                gone = paragraph.makeelement(f"{W}del")
                paragraph.replace(child, gone)
                gone.append(child)
            row = next(root.iter(f"{W}tr"))
            marks = row.find(f"{W}trPr")
            marks.append(marks.makeelement(f"{W}del"))

        data = reworked(built_in(NAME), change)
        trial = sample.trials[0]
        made = words(compile_template(data).render(trial.context, media=trial.media))
        assert trial.context["pernyataan"].split()[0] not in made
        assert "PEMERINTAH" not in made

    def it_says_that_comments_go_along(self, sample: Samples) -> None:
        data = with_runs(
            built_in(NAME), lambda text: run(text) + '<w:r><w:commentReference w:id="3"/></w:r>'
        )
        found = check_docx(data, sample.shape, sample.trials[:1]).findings
        assert {f.code for f in found} == {"templates.comment"}

    @pytest.mark.conformance
    def it_survives_another_word_processor(
        self, tmp_path: Path, sample: Samples, clean: list[list[str]]
    ) -> None:
        (tmp_path / NAME).write_bytes(with_runs(built_in(NAME), _typographic))
        command = [outside.program("soffice"), f"-env:UserInstallation=file://{tmp_path}/lo"]
        options = ["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"]
        saved = tmp_path / "disimpan"
        subprocess.run(
            [*command, *options, str(saved), str(tmp_path / NAME)], check=True, capture_output=True
        )
        data = (saved / NAME).read_bytes()
        found = check_docx(data, sample.shape, sample.trials).findings
        assert not [f for f in found if f.severity == "E"]
        assert _made(data, sample) == clean

    def it_leaves_untouched_templates_as_they_are(self) -> None:
        data = built_in(NAME)
        assert compile_template(data)._data == data


_TRACKED = {_inserted, _deleted, _whole_deleted}


class DescribeStraightTags:
    def they_keep_typographic_marks_inside_straight_quotes(self) -> None:
        assert straight("{{ “a” ~ '“b”' }}") == "{{ \"a\" ~ '“b”' }}"

    @settings(max_examples=200)
    @given(st.text("{}% '\"“”‘’ab\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}"))
    def they_stay_as_they_are_the_second_time(self, text: str) -> None:
        assert straight(straight(text)) == straight(text)

    @given(st.text())
    def they_keep_everything_else(self, text: str) -> None:
        kept = [c for c in text if c.isalnum()]
        assert [c for c in straight(text) if c.isalnum()] == kept
