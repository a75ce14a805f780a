"""What one line is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.perkada.grammar import heading, is_next, item_label, label_text, order_of, take_name
from docgen.perkada.numbering import number_of


class DescribeHeading:
    @pytest.mark.parametrize(
        ("line", "kind", "number", "name", "rest"),
        [
            ("BAB IV", "bab", "IV", "", ""),
            ("BAB IXA", "bab", "IXA", "", ""),
            ("BAB I KETENTUAN UMUM", "bab", "I", "", "KETENTUAN UMUM"),
            ("BAB II [#sasaran]", "bab", "II", "sasaran", ""),
            ("Bagian Kesatu", "bagian", "Kesatu", "", ""),
            ("Bagian Kedua Puluh Satu Tata Cara", "bagian", "Kedua Puluh Satu", "", "Tata Cara"),
            ("Bagian Pertama", "bagian", "Pertama", "", ""),
            ("Paragraf 3 Petugas", "paragraf", "3", "", "Petugas"),
            ("Pasal 12", "pasal", "12", "", ""),
            ("Pasal 5A [#tahapan]", "pasal", "5A", "tahapan", ""),
            ("Pasal II", "pasal", "II", "", ""),
        ],
    )
    def it_is_read_with_its_number(
        self, line: str, kind: str, number: str, name: str, rest: str
    ) -> None:
        found = heading(line)
        assert found is not None
        assert (found.type, found.number, found.name, found.rest) == (kind, number, name, rest)

    @pytest.mark.parametrize(
        "line",
        [
            "Pasal 5 ayat (2) berlaku",
            "Bagian Kesatu dan Bagian Kedua berlaku.",
            "Bagian Hukum menyiapkan laporan",
            "BAB I ini berlaku",
            "Paragraf 1 berlaku.",
            "pasal 5",
            "",
        ],
    )
    def it_is_not_a_sentence(self, line: str) -> None:
        assert heading(line) is None


class DescribeItemLabel:
    @pytest.mark.parametrize(
        ("line", "kind", "number", "rest"),
        [
            ("(1) Isi.", "ayat", "1", "Isi."),
            ("(1a) Isi.", "ayat", "1a", "Isi."),
            ("(2)Isi tanpa spasi", "ayat", "2", "Isi tanpa spasi"),
            ("a. isi;", "huruf", "a", "isi;"),
            ("bb. isi;", "huruf", "bb", "isi;"),
            ("iv. isi;", "huruf", "iv", "isi;"),
            ("10. isi;", "angka", "10", "isi;"),
            ("a) isi;", "huruf2", "a", "isi;"),
            ("1) isi;", "angka2", "1", "isi;"),
            ("a.", "huruf", "a", ""),
        ],
    )
    def it_is_read_with_its_kind(self, line: str, kind: str, number: str, rest: str) -> None:
        label = item_label(line)
        assert label is not None
        assert (label.type, label.number, label.rest) == (kind, number, rest)

    @pytest.mark.parametrize(
        "line", ["S.H. dan", "dr. Budi", "1.500 orang", "a.n. Menteri", "A. x"]
    )
    def it_is_not_an_abbreviation_or_an_amount(self, line: str) -> None:
        assert item_label(line) is None


class DescribeNumbers:
    @given(st.sampled_from(["ayat", "huruf", "angka", "huruf2", "angka2"]), st.integers(1, 200))
    def they_are_read_as_they_are_written(self, kind: str, place: int) -> None:
        number = number_of(kind, place)  # type: ignore[arg-type]
        label = item_label(label_text(kind, number) + " isi")  # type: ignore[arg-type]
        assert label is not None
        assert (label.type, label.number) == (kind, number)
        assert order_of(kind, number) == (place, "")  # type: ignore[arg-type]

    def they_follow_with_insertions(self) -> None:
        assert is_next("pasal", "1", "5", "5A")
        assert is_next("pasal", "1", "5A", "5B")
        assert is_next("pasal", "1", "5B", "6")
        assert is_next("ayat", "1", "1", "1a")
        assert not is_next("pasal", "1", "5", "7")
        assert not is_next("huruf", "a", "h", "ii")

    def they_have_no_order_when_malformed(self) -> None:
        assert order_of("bab", "2") is None
        assert order_of("bagian", "Pertama") is None
        assert order_of("bab", "IXA") == (9, "A")


class DescribeNames:
    def they_stand_first(self) -> None:
        assert take_name("[#saksi] Isi.") == ("saksi", "Isi.")
        assert take_name("Isi [#saksi]") == ("", "Isi [#saksi]")
        assert take_name("[#Saksi] Isi.") == ("", "[#Saksi] Isi.")
