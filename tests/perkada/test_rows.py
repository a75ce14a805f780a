"""The rows that templates print."""

from __future__ import annotations

from hypothesis import given, settings

from docgen.perkada.reader import read_body
from docgen.perkada.rows import Row, rows
from docgen.perkada.tree import Node, walk
from tests.perkada.strategies import bodies


class DescribeRows:
    def they_stand_in_reading_order_with_label_and_indent(self) -> None:
        body = read_body(
            "BAB I\nKETENTUAN UMUM\nBagian Kesatu\nUmum\nParagraf 1\nIsi\nPasal 1 [#satu]\n"
            "(1) Meliputi:\n    a. x:\n        1. y:\n            a) z:\n                1) w;\n"
            "    b. v,\n\n    bagi semua.\n(2) Lain.\n"
            "Pasal 2\nMenurut [@satu]:\na. x; dan\nb. y."
        )
        assert rows(body) == [
            Row("bab", 0, "", "BAB I"),
            Row("bab-judul", 0, "", "KETENTUAN UMUM"),
            Row("bagian", 0, "", "Bagian Kesatu"),
            Row("bagian-judul", 0, "", "Umum"),
            Row("paragraf", 0, "", "Paragraf 1"),
            Row("paragraf-judul", 0, "", "Isi"),
            Row("pasal", 0, "", "Pasal 1"),
            Row("ayat", 0, "(1)", "Meliputi:"),
            Row("huruf", 1, "a.", "x:"),
            Row("angka", 2, "1.", "y:"),
            Row("huruf2", 3, "a)", "z:"),
            Row("angka2", 4, "1)", "w;"),
            Row("huruf", 1, "b.", "v,"),
            Row("penutup-tabulasi", 1, "", "bagi semua."),
            Row("ayat", 0, "(2)", "Lain."),
            Row("pasal", 0, "", "Pasal 2"),
            Row("teks", 0, "", "Menurut Pasal 1:"),
            Row("huruf", 0, "a.", "x; dan"),
            Row("huruf", 0, "b.", "y."),
        ]

    @settings(max_examples=30)
    @given(bodies())
    def they_hold_every_word_of_the_tree(self, body: tuple[Node, ...]) -> None:
        words = sum(
            len(f"{c[-1].title} {c[-1].text} {c[-1].tail}".split())
            for c in walk(body)
            if "[@" not in c[-1].text + c[-1].tail
        )
        printed = sum(len(row.teks.split()) for row in rows(body))
        assert printed >= words
        assert all("\n" not in row.teks for row in rows(body))
