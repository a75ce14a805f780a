"""What is wrong with the build of a body."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from docgen.perkada.checks import check_body, check_regulation
from docgen.perkada.numbering import renumber
from docgen.perkada.reader import read_body, read_regulation
from docgen.perkada.tree import Node, map_texts, walk
from tests.perkada.strategies import bodies


def _found(text: str) -> list[tuple[str, str]]:
    return [(f.code.removeprefix("perkada."), f.path) for f in check_body(read_body(text))]


class DescribeFindings:
    @pytest.mark.parametrize(
        ("text", "code", "unit"),
        [
            ("", "no_article", ""),
            ("Pasal 1\nX.\nPasal 1\nY.", "number_doubled", "Pasal 1"),
            ("Pasal 1\nX.\nPasal 3\nY.", "number_missing", "Pasal 3"),
            ("Pasal 2\nX.", "number_missing", "Pasal 2"),
            ("Pasal 1\nX.\nPasal 3\nX.\nPasal 2\nX.", "number_order", "Pasal 2"),
            ("Pasal 1\n(1) X.\n(3) Y.", "number_missing", "Pasal 1 ayat (3)"),
            ("Pasal 1\nX:\na. x;\nc. y.", "number_missing", "Pasal 1 huruf c"),
            ("Pasal 1\nX:\na. x;\na. y.", "number_doubled", "Pasal 1 huruf a"),
            ("Pasal 1\nPasal 2\nX.", "empty_unit", "Pasal 1"),
            ("BAB I\nUMUM\nPasal 1\nX.\nBAB III\nLAIN\nPasal 2\nY.", "number_missing", "BAB III"),
            ("BAB 1\nUMUM\nPasal 1\nX.", "number_form", "BAB 1"),
            ("Pasal 1\nX.\nPasal baru\nY.", "number_awaited", "Pasal baru"),
            ("Pasal 1\n(1) X.\n(...) Y.", "number_awaited", "Pasal 1 ayat (...)"),
            ("BAB I\nPasal 1\nX.", "no_title", "BAB I"),
            ("BAB I\nUMUM\nPasal 1\nX.\nBAB II\nLAIN", "empty_group", "BAB II"),
            ("BAB I\nUMUM\nBagian Pertama\nX\nPasal 1\nX.", "number_form", "BAB I Bagian Pertama"),
            ("BAB I\nUMUM\n\nTeks lepas.\nPasal 1\nX.", "stray_text", "BAB I"),
            (
                "Pasal 1\nX:\na. x:\n1. x:\na) x:\n1) x:\na. x.",
                "too_deep",
                "Pasal 1 huruf a angka 1 huruf a) angka 1) huruf a",
            ),
        ],
    )
    def they_name_the_unit(self, text: str, code: str, unit: str) -> None:
        assert (code, unit) in _found(text)

    def they_name_the_line_and_what_is_missing(self) -> None:
        finding = next(iter(check_body(read_body("Pasal 1\nX.\n\nPasal 4\nY."))))
        assert finding.params["line"] == 4
        assert finding.params["missing"] == "Pasal 2"

    def they_are_all_told_at_once(self) -> None:
        text = "Pasal 1\n(1) Menurut [@x].\n(3) Y.\nPasal 3\nX:\na. x;\na. y."
        assert [code for code, _ in _found(text)] == [
            "number_missing",
            "number_missing",
            "number_doubled",
            "reference_unknown",
        ]

    def but_an_amendment_counts_in_roman_figures(self) -> None:
        assert not _found("Pasal I\nKetentuan Pasal 5 diubah.\nPasal II\nBerlaku.")

    def they_tell_of_lines_without_a_place(self) -> None:
        regulation = read_regulation("Catatan\nPasal 1\nIsi.")
        assert [f.code for f in check_regulation(regulation)] == ["perkada.unplaced"]


class DescribeRenumbering:
    def it_makes_numbers_consecutive_and_keeps_labels(self) -> None:
        text = (
            "BAB II\nX\nBagian Ketiga\nA\nPasal 7 [#tujuh]\n(2) A.\n(2) B:\n    c. x;\n    x. y.\n"
            "Bagian Ketiga\nB\nPasal 7\nX.\nBAB V\nY\nBagian Kedua\nC\nPasal 9\nX."
        )
        body = renumber(read_body(text))
        assert [(c[-1].type, c[-1].number) for c in walk(body)] == [
            ("bab", "I"),
            ("bagian", "Kesatu"),
            ("pasal", "1"),
            ("ayat", "1"),
            ("ayat", "2"),
            ("huruf", "a"),
            ("huruf", "b"),
            ("bagian", "Kedua"),
            ("pasal", "2"),
            ("bab", "II"),
            ("bagian", "Kesatu"),
            ("pasal", "3"),
        ]
        assert body[0].children[0].children[0].label == "tujuh"
        assert not [f for f in check_body(body) if "number" in f.code]

    @settings(max_examples=30)
    @given(bodies())
    def it_leaves_no_fault_of_numbers(self, body: tuple[Node, ...]) -> None:
        plain = map_texts(body, lambda text: text.replace("[@", ""))
        faults = [f for f in check_body(renumber(plain)) if "number" in f.code]
        assert not faults

    @settings(max_examples=30)
    @given(bodies())
    def it_changes_nothing_the_second_time(self, body: tuple[Node, ...]) -> None:
        assert renumber(body) == body
