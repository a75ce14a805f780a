"""Mending: what is safe is mended, nothing is lost, and a second time changes nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.perkada.lint import RULES, Draft, lint
from docgen.perkada.lint.fixing import apply_edits, fix, words_of
from docgen.perkada.lint.rule import Example
from tests.perkada.lint.specimen import PARTS, compose, wrong

EXAMPLES = [
    pytest.param(example, id=f"{rule.id}-{n}")
    for rule in RULES
    for n, example in enumerate(rule.examples, 1)
]
_PIECES = [
    *PARTS.values(),
    *(example.wrong for rule in RULES for example in rule.examples),
]
pieces = st.lists(
    st.one_of(
        st.sampled_from(_PIECES),
        st.text(alphabet="abA1.;:,() \n\tM E[]#\\-_", max_size=40),
    ),
    max_size=12,
)


_NUMBER = re.compile(
    r"\b(BAB|Bagian|Paragraf|Pasal)\s+\S+(?:\s(?:Belas|Puluh)\b)?|^\s*(?:\\\s*)?([a-z])\2+[.)]",
    re.IGNORECASE | re.MULTILINE,
)


def keeps_words(before: str, after: str) -> bool:
    """Whether no word is lost; the number of a heading or an item is none."""
    rest = iter(words_of(_NUMBER.sub(r"\1", after)))
    return all(word in rest for word in words_of(_NUMBER.sub(r"\1", before)))


class DescribeFix:
    def it_leaves_a_clean_draft_alone(self) -> None:
        text = compose()
        assert fix(text).text == text
        assert fix(text).applied == ()

    def it_spells_the_decision_word(self) -> None:
        text = compose({"memutuskan": "M E M U T U S K A N :"})
        done = fix(text)
        assert "\nMEMUTUSKAN:\n" in done.text
        assert done.report.findings == ()

    def it_mends_marks_and_numbers_of_legal_bases(self) -> None:
        right = PARTS["mengingat"]
        broken = right.replace("2. Undang", "4. Undang").rstrip(";") + "."
        assert fix(compose({"mengingat": broken})).text == compose()

    def it_cites_every_letter_with_its_word(self) -> None:
        broken = PARTS["menimbang"].replace("huruf a dan huruf b", "huruf a dan b")
        assert fix(compose({"menimbang": broken})).text == compose()

    def it_numbers_anew_and_takes_references_along(self) -> None:
        broken = compose(
            {
                "pasal": "Pasal 2\n(1) Unit Kerja melayani.\n(3) Laporan sebagaimana dimaksud "
                "dalam Pasal 1 dan pada ayat (1) tertulis.",
                "pasal_lain": "Pasal baru\nUnit Kerja melapor menurut Pasal 2 ayat (3).",
                "pasal_berlaku": "Pasal 3",
            }
        )
        done = fix(broken)
        assert "(2) Laporan" in done.text
        assert "Pasal 3\nUnit Kerja melapor menurut Pasal 2 ayat (2)." in done.text
        assert "Pasal 4\nPeraturan Wali Kota ini mulai berlaku" in done.text
        assert {item.rule for item in done.applied} == {"B05", "B06"}

    def it_leaves_numbers_alone_when_a_reference_would_be_lost(self) -> None:
        broken = compose(
            {
                "pasal_lain": "Pasal 7\nUnit Kerja melapor menurut Pasal 9.",
                "pasal_berlaku": "Pasal 8",
            }
        )
        assert "Pasal 7\n" in fix(broken).text

    def it_keeps_the_breaks_of_lines(self) -> None:
        broken = compose({"nama": "Pelayanan Publik\nBerbasis Hak Asasi Manusia"})
        assert "\nPELAYANAN PUBLIK\nBERBASIS HAK ASASI MANUSIA\n" in fix(broken).text

    def it_keeps_line_ends_of_windows(self) -> None:
        broken = compose({"jabatan": "Wali Kota Contoh,"}).replace("\n", "\r\n")
        assert fix(broken).text == compose().replace("\n", "\r\n")

    def it_shows_the_change(self) -> None:
        text = compose({"jabatan": "WALI KOTA CONTOH"})
        diff = fix(text).diff(text, "rancangan.txt")
        assert "-WALI KOTA CONTOH\n+WALI KOTA CONTOH,\n" in diff

    def it_makes_no_edit_that_loses_a_word(self) -> None:
        text = compose({"jabatan": "WALI KOTA CONTOH"})
        (found,) = lint(Draft.of_text(text)).findings
        assert found.edit is not None
        losing = replace(found, edit=replace(found.edit, new="WALI KOTA,"))
        assert apply_edits(text, [losing]) == (text, [])
        assert apply_edits(text, [found]) == (compose(), [found])

    @pytest.mark.parametrize("example", EXAMPLES)
    def it_settles_and_loses_nothing_on_the_examples(self, example: Example) -> None:
        text = wrong(example)
        once = fix(text)
        assert keeps_words(text, once.text)
        assert fix(once.text).text == once.text

    def it_leaves_numbers_alone_where_an_amendment_may_stand_behind_articles(self) -> None:
        text = "".join(f"Pasal {n}\nIsi {n}.\n" for n in ("1", "2", "4", "5", "I"))
        assert "Pasal 4\nIsi 4." in fix(text).text

    @settings(max_examples=60, deadline=None)
    @given(pieces)
    def it_settles_and_loses_nothing_on_anything(self, parts: list[str]) -> None:
        text = "\n".join(parts)
        once = fix(text)
        assert keeps_words(text, once.text)
        assert fix(once.text).text == once.text
