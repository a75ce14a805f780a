"""Regulations that change another one: Pasal I with its changes, Pasal II (butir 232 to 238)."""

from __future__ import annotations

import pytest

from docgen.perkada.checks import check_regulation
from docgen.perkada.numbering import renumber
from docgen.perkada.reader import read_regulation
from docgen.perkada.rows import rows
from docgen.perkada.tree import Node, walk
from docgen.perkada.writer import write_body

TEXT = """\
Pasal I
Beberapa ketentuan dalam Peraturan Wali Kota Contoh Nomor 1 Tahun 2024 yang telah diubah dengan
Peraturan Wali Kota Contoh:
a. Nomor 5 Tahun 2024; dan
b. Nomor 9 Tahun 2024,
diubah sebagai berikut:
1. Ketentuan Pasal 1 diubah sehingga berbunyi sebagai berikut:
Pasal 1
Dalam Peraturan Wali Kota ini yang dimaksud dengan:
1. Daerah adalah Kota Contoh.
2. Ketentuan Umum adalah ketentuan.
3. Unit adalah unit pelayanan.
2. Di antara Pasal 5 dan Pasal 6 disisipkan 1 (satu) pasal, yakni Pasal 5A sehingga berbunyi
sebagai berikut:
Pasal 5A
(1) Satu.
(1a) Satu a.
(2) Dihapus.
3. Pasal 7 dihapus.
4. Di antara BAB IX dan BAB X disisipkan 1 (satu) bab, yakni BAB IXA sehingga berbunyi sebagai
berikut:
BAB IXA
PENDANAAN
Pasal 20A
Dana berasal dari:
a. anggaran; dan
b. sumber lain.
Pasal 20B
Dana dicatat.
5. Ketentuan ayat (2) Pasal 21 diubah sehingga Pasal 21 berbunyi sebagai berikut:
“Pasal 21
(1) Satu.
(2) Dua.”

Pasal II
Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.
"""


@pytest.fixture
def body() -> tuple[Node, ...]:
    return read_regulation(TEXT).body


def _shape(node: Node) -> list[str]:
    return [f"{child.type} {child.number}" for child in node.children]


class DescribeAmendments:
    def they_have_their_changes_below_pasal_i(self, body: tuple[Node, ...]) -> None:
        assert [(node.type, node.number) for node in body] == [("pasal", "I"), ("pasal", "II")]
        assert [child for child in _shape(body[0]) if child.startswith("angka")] == [
            f"angka {n}" for n in range(1, 6)
        ]

    def what_a_change_quotes_hangs_below_it(self, body: tuple[Node, ...]) -> None:
        one, two, three, four, five = (c for c in body[0].children if c.type == "angka")
        assert _shape(one) == ["pasal 1"]
        assert _shape(one.children[0]) == ["angka 1", "angka 2", "angka 3"]
        assert _shape(two.children[0]) == ["ayat 1", "ayat 1a", "ayat 2"]
        assert not three.children
        assert _shape(four) == ["bab IXA"]
        assert _shape(four.children[0]) == ["pasal 20A", "pasal 20B"]
        assert _shape(five) == ["pasal 21"]

    def inserted_and_quoted_numbers_are_no_faults(self) -> None:
        found = [f.code for f in check_regulation(read_regulation(TEXT)) if f.severity != "W"]
        assert found == []

    def they_are_written_and_read_the_same(self, body: tuple[Node, ...]) -> None:
        assert read_regulation(write_body(body)).body == body

    def renumbering_leaves_what_is_quoted(self, body: tuple[Node, ...]) -> None:
        assert renumber(body) == body
        without = (Node("pasal", "I", children=body[0].children[2:]), *body[1:])
        numbers = [c[-1].number for c in walk(renumber(without)) if c[-1].type == "pasal"]
        assert numbers == ["I", "1", "5A", "20A", "20B", "21", "II"]

    def every_unit_has_its_row(self, body: tuple[Node, ...]) -> None:
        words = [row.teks for row in rows(body)]
        assert "Pasal 20A" in words
        assert words.count("Pasal 1") == 1

    def a_missing_change_is_a_fault(self) -> None:
        text = TEXT.replace("3. Pasal 7 dihapus.\n", "")
        codes = [f.code for f in check_regulation(read_regulation(text)) if f.severity == "E"]
        assert "perkada.number_missing" in codes

    def a_single_change_quotes_below_pasal_i_itself(self) -> None:
        text = (
            "Pasal I\nKetentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:\n"
            "Pasal 5\n(1) Satu.\n(2) Dua.\nPasal II\nMulai berlaku."
        )
        one, two = read_regulation(text).body
        assert _shape(one) == ["pasal 5"]
        assert two.number == "II"


class DescribeInsertions:
    def they_are_no_faults_in_a_consolidated_text(self) -> None:
        text = (
            "BAB IX\nSATU\nPasal 5\n(1) Satu.\n(1a) Satu a.\n(2) Dua.\nPasal 5A\nLima a.\n"
            "BAB IXA\nDUA\nPasal 5B\nDihapus.\nPasal 6\nEnam."
        )
        found = check_regulation(read_regulation(text))
        assert {f.code for f in found} == {"perkada.number_missing"}  # the list begins at 5 and IX
        assert len(found) == 2
