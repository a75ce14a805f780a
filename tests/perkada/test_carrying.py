"""Renumbering carries typed references along and changes nothing but numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.i18n import explain
from docgen.perkada.carrying import Renumbered, carry
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Regulation
from docgen.perkada.targets import Targets, cited_in
from docgen.perkada.tree import Node, walk
from docgen.perkada.writer import write_body
from tests.perkada.strategies import bodies

DRAFT = """\
                 BAB I
               KETENTUAN

               Pasal 1
Dalam   peraturan ini.

               Pasal baru
Sisipan menurut Pasal 3
ayat (2).

               BAB II
               TAHAPAN
               Pasal 2
(1) Satu menurut Pasal 1 dan Pasal
    3 ayat (2) huruf b.
(...) Sisipan menurut ayat (2).
(2) Dua pada ayat (1).

               Pasal 3
(1) Isi menurut Bab II.
(2) Isi:
    a. x;
    b. y menurut huruf a dan Pasal 5 Undang-Undang Nomor 1 Tahun 2000.

PENJELASAN
ATAS PERATURAN
II. PASAL DEMI PASAL
Pasal 2
Ayat (1)
Cukup jelas.
Ayat (2)
Lihat Pasal 3.
Pasal 3
Cukup jelas.

LAMPIRAN I
Daftar menurut Pasal 3 ayat (2).
"""


def _carried(text: str) -> tuple[Renumbered, str]:
    done = carry(read_regulation(text))
    finished = done.set_into(text)
    assert finished is not None
    return done, finished


class DescribeCarry:
    def it_numbers_what_was_inserted_and_takes_the_references_along(self) -> None:
        done, text = _carried(DRAFT)
        assert not done.findings
        assert "Pasal 2\nSisipan menurut Pasal 4\nayat (2)." in text
        assert "Pasal\n    4 ayat (2) huruf b." in text
        assert "(2) Sisipan menurut ayat (3).\n(3) Dua pada ayat (1)." in text
        assert [(unit.before, unit.after) for unit in done.moved] == [
            ("Pasal baru", "Pasal 2"),
            ("Pasal 2", "Pasal 3"),
            ("Pasal 2 ayat (...)", "Pasal 3 ayat (2)"),
            ("Pasal 2 ayat (2)", "Pasal 3 ayat (3)"),
            ("Pasal 3", "Pasal 4"),
        ]

    def it_takes_explanation_and_annexes_along(self) -> None:
        _, text = _carried(DRAFT)
        behind = text[text.index("PENJELASAN") :]
        assert re.findall(r"Pasal \d|Ayat \(\d\)|ayat \(\d\)", behind) == [
            "Pasal 3", "Ayat (1)", "Ayat (3)", "Pasal 4", "Pasal 4", "Pasal 4", "ayat (2)",
        ]  # fmt: skip

    def it_leaves_the_layout_and_other_regulations_alone(self) -> None:
        done, text = _carried(DRAFT)
        assert "Pasal 5 Undang-Undang Nomor 1 Tahun 2000" in text
        assert [ref.before for ref in done.foreign] == ["Pasal 5"]
        same = r"\d+|baru|\.\.\."
        assert re.sub(same, "#", text) == re.sub(same, "#", DRAFT)

    def it_tells_what_it_cannot_decide_and_leaves_it(self) -> None:
        text = dedent(
            """\
            Pasal 1
            Menurut Pasal 2 dan Pasal 9.
            Pasal 2
            Isi.
            Pasal 2
            Isi pada ayat (1).
            """
        )
        done, finished = _carried(text)
        assert [finding.code for finding in done.findings] == [
            "perkada.written_ambiguous",
            "perkada.written_missing",
            "perkada.written_missing",
        ]
        words = [explain(finding).message for finding in done.findings]
        assert "Pasal 2 [3], Pasal 2 [5]" in words[0]
        assert "Baris 1, Pasal 1" in words[0]
        assert "Pasal 9 tidak ada" in words[1]
        assert "Menurut Pasal 2 dan Pasal 9." in finished

    def it_carries_the_ends_of_a_range_and_tells_when_it_is_reversed(self) -> None:
        text = "Pasal 2\nIsi.\nPasal 1\nIsi.\nPasal 3\nMenurut Pasal 1 sampai dengan Pasal 2.\n"
        done, finished = _carried(text)
        assert "Menurut Pasal 2 sampai dengan Pasal 1." in finished
        assert [finding.code for finding in done.findings] == ["perkada.range_reversed"]

    def it_tells_of_a_reference_that_would_be_read_differently(self) -> None:
        text = (
            "Pasal 5\n(1) x.\n(2) y.\nPasal 6\n(3) z.\n(4) Menurut Pasal 5 ayat (2) dan ayat (3)."
        )
        done, _ = _carried(text)
        assert [finding.code for finding in done.findings] == ["perkada.written_shifted"]
        assert done.findings[0].params["target"] == "Pasal 2 ayat (1)"

    @pytest.mark.parametrize("head", ["Pasal I\nUbah.\nPasal II\nBerlaku.\n"])
    def it_refuses_a_regulation_that_amends(self, head: str) -> None:
        with pytest.raises(DataError) as caught:
            carry(read_regulation(head))
        assert caught.value.code == "perkada.renumber_amending"

    def it_refuses_a_text_without_articles(self) -> None:
        with pytest.raises(DataError) as caught:
            carry(read_regulation("Bukan peraturan.\n"))
        assert caught.value.code == "perkada.renumber_nothing"


_REFERENCES = st.sampled_from(
    [
        "menurut Pasal 1",
        "pada ayat (1)",
        "dalam huruf a dan huruf b",
        "dalam Pasal 2 ayat (1) huruf a",
        "dalam Pasal 1 sampai dengan Pasal 3",
        "dalam huruf b angka 1",
        "dalam Bab II",
        "dalam Pasal 1 Undang-Undang Dasar",
    ]
)


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Node, ...]:
    """Bodies with numbers as people leave them, and references in their words."""

    def shaken(node: Node) -> Node:
        number, text = node.number, node.text
        if node.type in ("pasal", "ayat", "huruf", "angka") and draw(st.integers(0, 3)) == 0:
            number = draw(st.sampled_from(["1", "2", "3", "7", "2A", "..."]))
            if node.type == "huruf":
                number = draw(st.sampled_from("abcx"))
            if node.type == "ayat":
                number = number.lower()
        if node.type != "teks" and text and draw(st.booleans()):
            text = f"{text} {draw(_REFERENCES)}"
        children = tuple(shaken(child) for child in node.children)
        return replace(node, number=number, text=text, children=children)

    return tuple(shaken(node) for node in draw(bodies()))


def _pointed(body: tuple[Node, ...]) -> list[list[int | None]]:
    """The place in the body of every unit that a typed reference leads to."""
    place = {id(chain[-1]): n for n, chain in enumerate(walk(body))}
    return [
        [place[id(hit.target[-1])] if hit.target else None for hit in cited.hits]
        for cited in cited_in(body, Targets(body))
    ]


class DescribeAnyDraft:
    @settings(max_examples=60)
    @given(drafts())
    def carrying_twice_is_carrying_once(self, body: tuple[Node, ...]) -> None:
        once = carry(Regulation(body=body))
        twice = carry(once.regulation)
        assert twice.regulation == once.regulation
        assert not twice.moved

    @settings(max_examples=60)
    @given(drafts())
    def references_lead_to_the_same_unit_or_are_reported(self, body: tuple[Node, ...]) -> None:
        done = carry(Regulation(body=body))
        shifted = sum(f.code == "perkada.written_shifted" for f in done.findings)
        wrong = sum(
            was is not None and was != now
            for before, after in zip(_pointed(body), _pointed(done.regulation.body), strict=True)
            for was, now in zip(before, after, strict=True)
        )
        assert wrong == shifted

    @settings(max_examples=40)
    @given(drafts())
    def nothing_but_numbers_changes(self, body: tuple[Node, ...]) -> None:
        done = carry(Regulation(body=body))

        def words(nodes: tuple[Node, ...]) -> list[str]:
            number = r"\d+[A-Za-z]?|\b[a-z]\b|\b[IVX]+\b|\.\.\."
            return [
                re.sub(number, "#", part)
                for chain in walk(nodes)
                for part in (chain[-1].title, chain[-1].text, chain[-1].tail)
            ]

        assert words(done.regulation.body) == words(body)

    @settings(max_examples=40)
    @given(bodies())
    def its_source_takes_the_new_numbers(self, body: tuple[Node, ...]) -> None:
        source = write_body(body)
        moved = re.sub(r"(?m)^Pasal 2(?= |$)", "Pasal 5", source)
        done = carry(read_regulation(moved))
        text = done.set_into(moved)
        if text is not None:
            assert read_regulation(text).body == done.regulation.body
            assert text.count("\n") == moved.count("\n")


class DescribeListsBehindAParagraph:
    @pytest.mark.parametrize(
        ("typed", "numbered"),
        [("ab|cd", "abcd"), ("ab|ab", "abab"), ("ac|de", "abcd"), ("ab|xy", "abab")],
    )
    def they_go_on_where_the_typed_number_does(self, typed: str, numbered: str) -> None:
        children = tuple(
            Node("teks", text="Selang.") if letter == "|" else Node("huruf", letter, text="isi;")
            for letter in typed
        )
        body = (Node("pasal", "1", text="Isi:", children=children),)
        done = carry(Regulation(body=body)).regulation.body
        assert "".join(child.number for child in done[0].children) == numbered
