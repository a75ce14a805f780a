"""Legal bases and recitals of a text draft."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.data.citations import expand
from docgen.errors import DataError
from docgen.perkada.checks import check_regulation
from docgen.perkada.preamble import (
    bases_in_full,
    check_bases,
    sentences,
    without_closing_recital,
)
from docgen.perkada.reader import read_regulation
from docgen.perkada.tree import Node

DAY = date(2024, 5, 3)
DRAFT = """\
Menimbang: bahwa perlu;

Mengingat:
1. PP 96/2012;
2. UU 25/2009;
3. UUD 18(6);

MEMUTUSKAN:
Menetapkan: PERATURAN.

Pasal 1
Isi.
"""


class DescribeBasesInFull:
    def they_come_out_in_the_order_of_the_law_with_new_numbers(self) -> None:
        found = bases_in_full(read_regulation(DRAFT).legal_bases, DAY)
        assert [(node.number, node.text) for node in found] == [
            ("1", expand("UUD 18(6)") + ";"),
            ("2", expand("UU 25/2009") + ";"),
            ("3", expand("PP 96/2012") + ";"),
        ]
        assert [node.line for node in found] == [6, 5, 4]

    def they_stay_as_they_were_without_a_key(self) -> None:
        nodes = (Node("angka", "1", text="Perda tentang\nHal."), Node("angka", "2", text="x"))
        assert bases_in_full(nodes) == nodes


class DescribeCheckBases:
    def it_tells_place_and_line(self) -> None:
        nodes = read_regulation(DRAFT.replace("UU 25/2009", "UU 5/2014")).legal_bases
        (found,) = check_bases(nodes, DAY)
        assert (found.code, found.path) == ("citation.repealed", "Mengingat angka 2")
        assert found.params["line"] == 5

    def it_finds_sentences_out_of_order(self) -> None:
        nodes = (
            Node("angka", "1", text=expand("PP 96/2012") + ";"),
            Node("angka", "2", text=expand("UU 25/2009") + ";"),
        )
        (found,) = check_bases(nodes)
        assert (found.code, found.path) == ("citation.order", "Mengingat angka 2")

    def an_unknown_key_keeps_a_text_from_being_a_regulation(self) -> None:
        tree = read_regulation(DRAFT.replace("UU 25/2009", "UU 25/2008"))
        (found,) = check_regulation(tree)
        assert (found.code, found.severity) == ("citation.unknown_key", "E")
        assert "UU 25/2009" in found.params["near"]


class DescribeSentences:
    def they_are_those_of_the_text_or_of_the_record(self) -> None:
        nodes = (Node("huruf", "a", text="bahwa\nsatu;"),)
        assert sentences(nodes, (), "Menimbang", "perkada.menimbang") == ("bahwa satu;",)
        assert sentences((), ("bahwa dua",), "Menimbang", "perkada.menimbang") == ("bahwa dua",)

    def they_may_not_come_from_both(self) -> None:
        nodes = (Node("huruf", "a", text="bahwa satu;", line=3),)
        with pytest.raises(DataError) as caught:
            sentences(nodes, ("bahwa dua",), "Menimbang", "perkada.menimbang")
        assert caught.value.code == "perkada.given_twice"
        assert caught.value.findings[0].path == "perkada.menimbang"

    def they_leave_the_closing_recital_to_docgen(self) -> None:
        closing = (
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan "
            "Peraturan Wali Kota tentang Hal;"
        )
        assert without_closing_recital(("bahwa satu;", closing)) == ("bahwa satu;",)
        assert without_closing_recital(("bahwa satu;",)) == ("bahwa satu;",)
        assert without_closing_recital(()) == ()
