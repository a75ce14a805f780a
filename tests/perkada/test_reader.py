"""Reading a body: what each line is, decided by what is expected next."""

from __future__ import annotations

import time
from textwrap import dedent

import pytest

from docgen.perkada.checks import check_body
from docgen.perkada.reader import read_body, read_regulation
from docgen.perkada.tree import Node, walk


def _body(text: str) -> tuple[Node, ...]:
    return read_body(dedent(text))


def _outline(nodes: tuple[Node, ...]) -> list[str]:
    return [f"{'.' * (len(c) - 1)}{c[-1].type} {c[-1].number}".rstrip() for c in walk(nodes)]


class DescribeHeadings:
    def it_reads_a_bab_a_bagian_a_paragraf_and_their_titles(self) -> None:
        (bab,) = _body(
            """\
            BAB II
            PELAYANAN PUBLIK BERBASIS
            HAK ASASI MANUSIA
            Bagian Kedua Belas
            Tata Cara
            Paragraf 1
            Permohonan
            Pasal 7 [#mohon]
            Isi.
            """
        )
        assert bab.title == "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA"
        (bagian,) = bab.children
        assert (bagian.number, bagian.title) == ("Kedua Belas", "Tata Cara")
        (paragraf,) = bagian.children
        assert (paragraf.number, paragraf.title) == ("1", "Permohonan")
        (pasal,) = paragraf.children
        assert (pasal.number, pasal.label, pasal.text, pasal.line) == ("7", "mohon", "Isi.", 8)

    def it_reads_a_title_on_the_same_line(self) -> None:
        (bab,) = _body("BAB I KETENTUAN UMUM\nPasal 1\nIsi.")
        assert (bab.number, bab.title) == ("I", "KETENTUAN UMUM")

    def it_does_not_take_a_wrapped_reference_for_a_heading(self) -> None:
        nodes = _body(
            "Pasal 1\nIzin sebagaimana dimaksud dalam\nPasal 5\nayat (2) berlaku.\nPasal 2\nX."
        )
        assert _outline(nodes) == ["pasal 1", "pasal 2"]
        assert nodes[0].text == "Izin sebagaimana dimaksud dalam Pasal 5 ayat (2) berlaku."

    def it_keeps_inserted_numbers(self) -> None:
        assert _outline(_body("Pasal 5\nX.\nPasal 5A\nX.\nPasal 5B\nX.\nPasal 6\nX.")) == [
            "pasal 5",
            "pasal 5A",
            "pasal 5B",
            "pasal 6",
        ]


class DescribeAmbiguousLabels:
    def it_takes_i_for_a_letter_behind_h(self) -> None:
        letters = "\n".join(f"{letter}. isi;" for letter in "abcdefghij")
        (pasal,) = _body(f"Pasal 1\nMeliputi:\n{letters}")
        assert [child.number for child in pasal.children] == list("abcdefghij")
        assert not check_body((pasal,))

    def it_takes_i_for_a_roman_figure_where_a_list_begins(self) -> None:
        (pasal,) = _body("Pasal 1\na. satu:\ni. x;\nii. y; dan\niii. z;\nb. dua.")
        first, second = pasal.children
        assert [child.number for child in first.children] == ["i", "ii", "iii"]
        assert second.number == "b"
        assert [f.code for f in check_body((pasal,))] == ["perkada.roman_items"]

    def it_goes_on_with_aa_behind_z(self) -> None:
        letters = [*"abcdefghijklmnopqrstuvwxyz", "aa", "bb"]
        (pasal,) = _body("Pasal 1\nMeliputi:\n" + "\n".join(f"{x}. isi;" for x in letters))
        assert [child.number for child in pasal.children] == letters

    def it_leaves_a_number_at_a_line_s_beginning_in_its_sentence(self) -> None:
        (pasal,) = _body(
            """\
            Pasal 1
            1. Petugas adalah orang sebagaimana dimaksud pada angka
            2. yang bertugas sejak tahun
            2024. Ia melayani.
            2. Data adalah keterangan.
            """
        )
        assert [child.number for child in pasal.children] == ["1", "2"]
        assert pasal.children[0].text.endswith(
            "angka 2. yang bertugas sejak tahun 2024. Ia melayani."
        )

    def it_keeps_a_wrapped_ayat_in_its_reference(self) -> None:
        (pasal,) = _body(
            "Pasal 2\n(1) Satu.\n(2) Tim sebagaimana dimaksud pada ayat\n(1) bertugas."
        )
        assert [child.text for child in pasal.children] == [
            "Satu.",
            "Tim sebagaimana dimaksud pada ayat (1) bertugas.",
        ]

    def it_returns_to_the_outer_list_of_definitions(self) -> None:
        (pasal,) = _body(
            """\
            Pasal 1
            1. Kelompok adalah:
            a. anak, meliputi:
            1. bayi; dan
            2. balita; dan
            b. lansia.
            2. Petugas adalah pegawai.
            """
        )
        assert _outline((pasal,)) == [
            "pasal 1",
            ".angka 1",
            "..huruf a",
            "...angka 1",
            "...angka 2",
            "..huruf b",
            ".angka 2",
        ]

    def it_reads_four_levels(self) -> None:
        (pasal,) = _body("Pasal 1\n(1) X:\na. x:\n1. x:\na) x:\n1) x;\n2) y.\n(2) Z.")
        assert _outline((pasal,)) == [
            "pasal 1",
            ".ayat 1",
            "..huruf a",
            "...angka 1",
            "....huruf2 a",
            ".....angka2 1",
            ".....angka2 2",
            ".ayat 2",
        ]


class DescribeText:
    def it_joins_wrapped_lines_and_keeps_the_hyphen(self) -> None:
        (pasal,) = _body(
            "Pasal 1\nSesuai dengan ketentuan perundang-\nundangan yang\nberlaku umum."
        )
        assert pasal.text == "Sesuai dengan ketentuan perundang-undangan yang berlaku umum."

    def it_gives_the_words_behind_a_tabulation_to_their_owner(self) -> None:
        (pasal,) = _body(
            """\
            Pasal 28
            (1) Bahasa Indonesia digunakan dalam pidato resmi:
                a. Presiden; dan
                b. pejabat negara yang lain,
                yang disampaikan di dalam atau di luar negeri.
            (2) Lain.
            """
        )
        assert pasal.children[0].tail == "yang disampaikan di dalam atau di luar negeri."
        assert pasal.children[0].children[1].text == "pejabat negara yang lain,"

    def it_keeps_a_hanging_line_in_its_item(self) -> None:
        (pasal,) = _body("Pasal 1\nMeliputi:\na. loket bagi\n   lansia; dan\nb. ramp.")
        assert [child.text for child in pasal.children] == ["loket bagi lansia; dan", "ramp."]

    def it_keeps_a_line_that_is_protected(self) -> None:
        (pasal,) = _body("Pasal 1\nIsi.\n\n\\Pasal 2\n\n\\a. bukan rincian")
        assert pasal.text == "Isi.\nPasal 2\na. bukan rincian"
        assert not pasal.children

    def it_hands_back_what_stands_before_the_first_unit(self) -> None:
        regulation = read_regulation("Catatan\nPasal 1\nIsi.")
        assert [(item.line, item.text) for item in regulation.unplaced] == [(1, "Catatan")]


def _long_text(articles: int) -> str:
    words = "Unit Kerja menyediakan sarana sebagaimana dimaksud pada ayat (1) bagi Kelompok Rentan"
    return "\n".join(
        f"Pasal {n}\n(1) {words}:\n    a. satu;\n    b. dua:\n"
        "        1. x; dan\n        2. y; dan\n"
        f"    c. tiga.\n(2) {words}."
        for n in range(1, articles + 1)
    )


class DescribeLongTexts:
    def it_reads_sixty_pages(self) -> None:
        body = read_regulation(_long_text(400)).body
        assert len(body) == 400
        assert not check_body(body)

    @pytest.mark.parametrize(
        "text",
        [
            "Pasal 1\n" + "a. x:\n" * 60_000,
            "Pasal 1\n" + "x " * 2_500_000,
            "Pasal 1\n" + "dalam\n" * 200_000,
            "BAB " + "I" * 5_000_000,
            "(" * 5_000_000,
            " " * 5_000_000,
            "[#" * 2_500_000,
            "Pasal 1\nX [@a" + "[@" * 1_000_000,
            "Pasal 1\n" + "[@a] dan " * 200_000,
        ],
        ids=["items", "line", "cut", "roman", "brackets", "blank", "labels", "open", "references"],
    )
    def it_does_not_hang_on_long_texts(self, text: str) -> None:
        start = time.process_time()
        regulation = read_regulation(text)
        check_body(regulation.body)
        assert time.process_time() - start < 60  # with a square in it, it would be hours
