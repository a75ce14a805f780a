"""The matrix of a harmonisation meeting, rows and columns."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.perkada.compare import compare
from docgen.perkada.compare.matrix import COLUMNS, Matrix, make_matrix, matrix_rows
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Regulation
from docgen.perkada.tree import Node
from tests.perkada.compare.test_redline import NEW, OLD
from tests.perkada.strategies import bodies, regulations

WHOLE = """\
PERATURAN WALI KOTA CONTOH
NOMOR ... TAHUN ...
TENTANG
LAYANAN

Menimbang: a. bahwa {};

MEMUTUSKAN:

Menetapkan: PERATURAN WALI KOTA TENTANG {}.

Pasal 1
Isi.

PENJELASAN

I. UMUM
{}
"""


def matrix(old: str, new: str, columns: tuple[str, ...] = COLUMNS) -> Matrix:
    return make_matrix(compare(read_regulation(old), read_regulation(new)), columns)


def cell(found: Matrix, row: int, column: str) -> list[str]:
    """The lines of a cell: deleted words between slashes, new ones between plus signs."""
    signs = {"deleted": "/{}/", "inserted": "+{}+", "same": "{}"}
    lines = found.rows[row][found.columns.index(column)]
    return ["".join(signs[piece.kind].format(piece.text) for piece in line) for line in lines]


class DescribeRows:
    def it_shows_an_article_before_and_after(self) -> None:
        found = matrix(OLD, NEW)
        assert cell(found, 0, "Pasal") == ["Pasal 1"]
        assert cell(found, 0, "Rumusan awal")[-1] == "2. Unit adalah /[satuan kerja]/."
        assert cell(found, 0, "Rumusan hasil")[-1] == "2. Unit adalah +perangkat daerah+."
        assert cell(found, 0, "Keterangan") == ["Pasal 1 angka 2: diubah"]
        assert cell(found, 0, "Tanggapan") == []

    def it_marks_a_new_number_as_it_marks_words(self) -> None:
        found = matrix(OLD, NEW)
        moved = [cell(found, n, "Pasal") for n in range(len(found.rows))].index(["Pasal 2"])
        assert cell(found, moved, "Rumusan awal")[0] == "/[Pasal 3]/"
        assert cell(found, moved, "Rumusan hasil")[0] == "+Pasal 2+"
        assert "semula Pasal 3" in cell(found, moved, "Keterangan")[0]

    def it_marks_what_came_whole_with_its_number(self) -> None:
        found = matrix("Pasal 1\nSatu.\n", "Pasal 1\nSatu.\n\nPasal 2\n(1) Dua.\n(2) Tiga.\n")
        assert cell(found, 0, "Rumusan awal") == []
        assert cell(found, 0, "Rumusan hasil") == ["+Pasal 2+", "+(1) Dua.+", "+(2) Tiga.+"]
        assert cell(found, 0, "Keterangan") == ["Pasal 2: baru"]

    def it_marks_what_went_whole(self) -> None:
        found = matrix("Pasal 1\nSatu.\n\nPasal 2\n(1) Dua.\n(2) Tiga.\n", "Pasal 1\nSatu.\n")
        assert cell(found, 0, "Rumusan awal") == ["/[Pasal 2]/", "/[(1) Dua.]/", "/[(2) Tiga.]/"]
        assert cell(found, 0, "Keterangan") == ["Pasal 2: dihapus"]

    def it_sets_side_by_side_what_took_the_place_of_another(self) -> None:
        old = "Pasal 1\nAntrean melalui loket khusus.\n\nPasal 2\nPendanaan dari anggaran daerah.\n"
        new = old.replace("Antrean melalui loket khusus", "Kepala unit melapor setiap triwulan")
        found = matrix(old, new)
        assert len(found.rows) == 1
        assert cell(found, 0, "Rumusan awal")[0] == "/[Pasal 1]/"
        assert cell(found, 0, "Rumusan hasil")[1] == "+Kepala unit melapor setiap triwulan.+"
        assert cell(found, 0, "Keterangan") == ["Pasal 1: diganti"]

    @settings(max_examples=60)
    @given(bodies(), bodies())
    def it_leaves_no_unit_out(self, old: tuple[Node, ...], new: tuple[Node, ...]) -> None:
        comparison = compare(Regulation(body=old), Regulation(body=new))
        rows = matrix_rows(comparison)
        for side, want in (("old", "deleted"), ("new", "inserted")):
            told = Counter(
                word
                for row in rows
                for line in getattr(row, side)
                for piece in line
                if piece.kind == want
                for word in piece.text.split()
            )
            wanted = Counter(
                word
                for change in comparison.body
                for piece in (*change.title, *change.text, *change.tail)
                if piece.kind == want
                for word in piece.text.split()
            )
            assert wanted <= told

    def it_goes_from_the_title_to_the_explanation(self) -> None:
        old = WHOLE.format("layanan perlu diatur", "LAYANAN", "Awal.")
        new = WHOLE.format("layanan harus diatur", "PELAYANAN", "Akhir.")
        found = matrix(old, new)
        units = [cell(found, n, "Pasal")[0] for n in range(len(found.rows))]
        assert units == ["Menimbang", "Diktum", "Penjelasan"]

    def it_leaves_out_of_a_part_the_lines_that_stayed(self) -> None:
        old = WHOLE.format("x", "Y", "Satu.\nDua.\nTiga.\nEmpat.")
        new = WHOLE.format("x", "Y", "Satu.\nDua.\nTiga.\nLima.")
        found = matrix(old, new)
        assert cell(found, 0, "Rumusan awal") == ["…", "/[Empat]/."]

    def it_tells_a_part_that_is_new_from_one_that_changed(self) -> None:
        body = WHOLE.format("x", "Y", "Satu.")
        found = matrix(body.partition("PENJELASAN")[0], body)
        assert cell(found, 0, "Keterangan") == ["baru"]

    def it_has_no_rows_when_nothing_differs(self) -> None:
        found = matrix(OLD, OLD)
        assert found.rows == ()
        assert found.legend == ("Kedua rancangan sama.",)

    @settings(max_examples=60)
    @given(regulations(), regulations())
    def its_lines_hold_the_words_of_both_drafts(self, old: Regulation, new: Regulation) -> None:
        for row in matrix_rows(compare(old, new)):
            kinds = {piece.kind for lines in (row.old, row.new) for line in lines for piece in line}
            assert row.unit
            assert row.note
            assert kinds - {"same"} or "dipindahkan" in row.note
            assert not any(piece.kind == "inserted" for line in row.old for piece in line)
            assert not any(piece.kind == "deleted" for line in row.new for piece in line)


class DescribeColumns:
    def they_are_known_in_any_case(self) -> None:
        found = matrix(OLD, NEW, ("no", "PASAL", "rumusan hasil", "Usulan"))
        assert found.columns == ("No", "Pasal", "Rumusan hasil", "Usulan")
        assert cell(found, 0, "Rumusan hasil")

    @given(
        st.lists(st.sampled_from([*COLUMNS, "Usulan", "Catatan rapat"]), min_size=1, max_size=10)
    )
    def they_fill_the_page(self, columns: list[str]) -> None:
        found = matrix(OLD, NEW, tuple(columns))
        assert sum(found.widths) == pytest.approx(290)
        assert min(found.widths) > 0
