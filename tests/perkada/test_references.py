"""References by label, in the form that fits where they stand."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings

from docgen.i18n import explain
from docgen.perkada.names import unit_name
from docgen.perkada.numbering import renumber
from docgen.perkada.reader import read_body
from docgen.perkada.references import resolve
from docgen.perkada.tree import Node, walk
from tests.perkada.strategies import bodies

_TEXT = """\
BAB I
UMUM
Pasal 4
Lain.
Pasal 5 [#tahapan]
(1) [#satu] Isi:
    a. [#huruf-a] x:
        1. [#angka-1] y; dan
        2. sebagaimana dimaksud dalam [@angka-1]; dan
    b. sebagaimana dimaksud dalam [@huruf-a].
(2) [#dua] {dua}
Pasal 6
(1) [#enam-satu] Isi.
(2) {enam}
"""


def _resolved(dua: str = "Isi.", enam: str = "Isi.") -> tuple[str, str]:
    done = resolve(read_body(_TEXT.format(dua=dua, enam=enam)))
    assert not done.findings
    words = {unit_name(chain): chain[-1].text for chain in walk(done.nodes)}
    return words["Pasal 5 ayat (2)"], words["Pasal 6 ayat (2)"]


class DescribeTheForm:
    @pytest.mark.parametrize(
        ("name", "inside", "outside"),
        [
            ("satu", "pada ayat (1)", "dalam Pasal 5 ayat (1)"),
            ("huruf-a", "pada ayat (1) huruf a", "dalam Pasal 5 ayat (1) huruf a"),
            ("angka-1", "pada ayat (1) huruf a angka 1", "dalam Pasal 5 ayat (1) huruf a angka 1"),
            ("enam-satu", "dalam Pasal 6 ayat (1)", "pada ayat (1)"),
        ],
    )
    @pytest.mark.parametrize("typed", ["pada", "dalam"])
    def it_names_only_what_differs_and_takes_its_preposition(
        self, name: str, inside: str, outside: str, typed: str
    ) -> None:
        sentence = f"Isi sebagaimana dimaksud {typed} [@{name}]."
        assert _resolved(sentence, sentence) == (
            f"Isi sebagaimana dimaksud {inside}.",
            f"Isi sebagaimana dimaksud {outside}.",
        )

    def it_names_only_the_item_within_one_ayat(self) -> None:
        done = resolve(read_body(_TEXT.format(dua="Isi.", enam="Isi.")))
        words = {unit_name(chain): chain[-1].text for chain in walk(done.nodes)}
        assert words["Pasal 5 ayat (1) huruf b"] == "sebagaimana dimaksud dalam huruf a."
        assert words["Pasal 5 ayat (1) huruf a angka 2"].startswith(
            "sebagaimana dimaksud dalam angka 1"
        )

    def it_names_an_article_once_in_a_row(self) -> None:
        _, outside = _resolved(enam="X dalam [@satu] dan [@dua], dan pada [@enam-satu].")
        assert outside == "X dalam Pasal 5 ayat (1) dan ayat (2), dan pada ayat (1)."

    def it_names_its_own_article_when_another_was_named_just_before(self) -> None:
        _, outside = _resolved(enam="X dalam [@satu], [@enam-satu].")
        assert outside == "X dalam Pasal 5 ayat (1), Pasal 6 ayat (1)."

    def it_keeps_its_own_ayat_first_and_other_articles_whole(self) -> None:
        _, outside = _resolved(enam="X pada [@enam-satu], [@satu], dan [@dua].")
        assert outside == "X pada ayat (1), Pasal 5 ayat (1), dan ayat (2)."

    @pytest.mark.parametrize(
        ("typed", "printed"),
        [
            ("[@satu] dan [@enam-satu]", "pada ayat (1) dan Pasal 5 ayat (1)"),
            ("[@dua] dan [@satu]", "dalam Pasal 5 ayat (1) dan ayat (2)"),
            (
                "[@dua], [@enam-satu], dan [@satu]",
                "pada ayat (1), dan Pasal 5 ayat (1) dan ayat (2)",
            ),
            (
                "[@dua], [@empat], atau [@satu]",
                "dalam Pasal 4, atau Pasal 5 ayat (1) atau ayat (2)",
            ),
            ("[@satu] dan [@satu]", "dalam Pasal 5 ayat (1)"),
        ],
    )
    def it_puts_a_row_in_its_order(self, typed: str, printed: str) -> None:
        text = _TEXT.replace("Pasal 4", "Pasal 4 [#empat]")
        done = resolve(
            read_body(text.format(dua="Isi.", enam=f"X sebagaimana dimaksud dalam {typed}."))
        )
        words = {unit_name(chain): chain[-1].text for chain in walk(done.nodes)}
        assert words["Pasal 6 ayat (2)"] == f"X sebagaimana dimaksud {printed}."

    @pytest.mark.parametrize(
        ("typed", "printed"),
        [
            ("[@a], [@b], dan [@c]", "Pasal 1 sampai dengan Pasal 3"),
            ("[@c], [@a], dan [@b]", "Pasal 1 sampai dengan Pasal 3"),
            ("[@a], [@b], atau [@c]", "Pasal 1, Pasal 2, atau Pasal 3"),
            ("[@a], [@b], dan [@d]", "Pasal 1, Pasal 2, dan Pasal 4"),
            ("[@a] dan [@b]", "Pasal 1 dan Pasal 2"),
            ("[@a] sampai dengan [@d]", "Pasal 1 sampai dengan Pasal 4"),
        ],
    )
    def it_names_more_than_two_neighbours_by_the_first_and_the_last(
        self, typed: str, printed: str
    ) -> None:
        articles = "\n".join(f"Pasal {n} [#{name}]\nIsi." for n, name in enumerate("abcd", 1))
        done = resolve(read_body(f"{articles}\nPasal 5\nMenurut {typed}."))
        assert not done.findings
        assert done.nodes[-1].text == f"Menurut {printed}."

    def it_follows_the_numbers(self) -> None:
        moved = renumber(read_body(_TEXT.format(dua="Isi.", enam="Menurut [@tahapan].")))
        done = resolve(moved)
        assert [c[-1].text for c in walk(done.nodes)][-1] == "Menurut Pasal 2."


class DescribeWhatIsWrong:
    @pytest.mark.parametrize(
        ("sentence", "code"),
        [
            ("Menurut [@hilang].", "perkada.reference_unknown"),
            ("Menurut [@dua].", "perkada.reference_self"),
            ("Menurut [@Tidak Sah].", "perkada.reference_form"),
            ("Isi [#di-tengah] kalimat.", "perkada.label_place"),
        ],
    )
    def it_is_told_with_line_and_unit(self, sentence: str, code: str) -> None:
        (finding,) = resolve(read_body(_TEXT.format(dua=sentence, enam="Isi."))).findings
        assert finding.code == code
        assert finding.path == "Pasal 5 ayat (2)"
        assert finding.params["line"] == 11
        assert "Pasal 5 ayat (2)" in explain(finding).message
        assert explain(finding).fix

    def it_is_told_when_a_label_is_used_twice(self) -> None:
        text = dedent("Pasal 1 [#x]\nIsi.\nPasal 2 [#x]\nIsi.\nPasal 3\nMenurut [@x].")
        done = resolve(read_body(text))
        (finding,) = done.findings
        assert finding.code == "perkada.label_twice"
        assert (finding.path, finding.params["first"]) == ("Pasal 2", "Pasal 1")
        assert done.nodes[2].text == "Menurut Pasal 1."

    def it_stays_as_typed(self) -> None:
        done = resolve(read_body("Pasal 1\nMenurut [@hilang] dan [isi: nama]."))
        assert done.nodes[0].text == "Menurut [@hilang] dan [isi: nama]."

    @settings(max_examples=30)
    @given(bodies())
    def and_nothing_else_of_a_text_changes(self, body: tuple[Node, ...]) -> None:
        done = resolve(body)
        before = [c[-1].text for c in walk(body)]
        after = [c[-1].text for c in walk(done.nodes)]
        assert [t for t in before if "[" not in t] == [
            a for b, a in zip(before, after, strict=True) if "[" not in b
        ]
