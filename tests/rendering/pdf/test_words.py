# ruff: noqa: E501 - templates read better on one line
from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.rendering.pdf import uncovered
from docgen.rendering.pdf.fonts import FAMILIES, face

COVERED = sorted(frozenset().union(*(face(name).coverage for name in FAMILIES)))
ODD = "&<>{}\"'%#\\()[]-\u00a0\u200b\u00ad\n\t /=_`~"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
CHARACTERS = st.one_of(
    st.sampled_from(LETTERS), st.sampled_from(ODD), st.just(" "), st.sampled_from(COVERED)
)
WORD = st.one_of(
    st.text(CHARACTERS, max_size=14),
    st.text(st.sampled_from(LETTERS + "-"), min_size=20, max_size=200),
    st.sampled_from(
        ["kelompok-kelompok", "berbasis", "hak asasi manusia", "\n", "W" * 150, "a" * 1]
    ),
)
TEXT = st.builds(
    lambda words, times, glue: glue.join(words * times),
    st.lists(WORD, max_size=14),
    st.integers(1, 12),
    st.sampled_from([" ", " ", "\n", ""]),
)
LINE = TEXT.map(lambda text: " ".join(text.split()))

BODY = """
<p>{{ alinea }}</p>
<daftar><butir label="{{ label }}">{{ butir }}</butir><butir label="{{ label }}"><p>{{ butir }}</p></butir></daftar>
<tabel kolom="12mm 1* 2*">
  <kepala><baris><sel>No</sel><sel>{{ sel }}</sel><sel>c</sel></baris></kepala>
  <baris><sel>{{ sel }}</sel><sel rata="penuh"><b>{{ sel }}</b>{{ alinea }}</sel><sel><i>{{ alinea }}</i></sel></baris>
</tabel>
"""


class DescribeWords:
    @given(alinea=TEXT, butir=TEXT, sel=TEXT, label=LINE)
    @settings(max_examples=60, deadline=None)
    def they_come_out_as_they_went_in(
        self, bench, assert_in_order, alinea, butir, sel, label
    ) -> None:
        result = bench.section(BODY, alinea=alinea, butir=butir, sel=sel, label=label)
        expected = [
            *alinea.split(),
            *label.split(), *butir.split(), *label.split(), *butir.split(),
            "No", *sel.split(), "c",
            *sel.split(), *(sel + alinea).split(), *alinea.split(),
        ]  # fmt: skip
        assert result.layout.words() == expected
        assert_in_order(result.layout)

    @given(TEXT)
    @settings(max_examples=40, deadline=None)
    def they_survive_the_largest_letters_in_the_narrowest_column(self, bench, text) -> None:
        body = (
            '<tabel kolom="9mm 1*" gaya="poster-judul">'
            '<baris bersama="tidak"><sel>{{ t }}</sel><sel>x</sel></baris></tabel>'
        )
        assert bench.section(body, t=text[:60]).layout.words() == [*text[:60].split(), "x"]

    def they_read_cell_by_cell_when_a_row_is_divided(self, bench, assert_in_order) -> None:
        left = [f"kiri{n}" for n in range(3000)]
        right = [f"kanan{n}" for n in range(2500)]
        body = '<tabel kolom="1* 1*"><baris><sel>{{ a }}</sel><sel>{{ b }}</sel></baris></tabel>'
        result = bench.section(body, a=" ".join(left), b=" ".join(right))
        assert result.pages > 5
        assert result.layout.words() == left + right
        assert_in_order(result.layout)

    def they_stay_whole_when_no_line_can_hold_them(self, bench, assert_in_order) -> None:
        name = "A" * 10_000
        result = bench.section("<p>Nama {{ n }} akhir</p>", n=name)
        assert result.layout.words() == ["Nama", name, "akhir"]
        assert_in_order(result.layout)

    def they_leave_out_headers_numbers_marks_and_repeated_rows(self, bench) -> None:
        rows = "".join(f"<baris><sel>b{n}</sel></baris>" for n in range(120))
        result = bench.section(
            "<kepala><p>atas</p></kepala><kaki><p>hal <halaman/></p></kaki>"
            f'<tabel kolom="1*"><kepala><baris><sel>Judul</sel></baris></kepala>{rows}</tabel>',
            'tanda="KONSEP"',
        )
        assert result.pages > 2
        assert result.layout.words() == ["Judul", *(f"b{n}" for n in range(120))]


class DescribeUncovered:
    def it_names_the_characters_that_no_typeface_has(self) -> None:
        assert uncovered("Kota Contoh – “uji” é ş\n\t") == frozenset()
        assert uncovered("aﷺ😀\x07ב") == {"ﷺ", "😀", "\x07", "ב"}

    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
    @settings(max_examples=60, deadline=None)
    def it_lets_exactly_those_through_that_can_be_printed(self, bench, text) -> None:
        printable = "".join(c for c in text if c not in uncovered(text))
        assert bench.section("<p><b><i>{{ t }}</i></b></p>", t=printable).layout.words() == (
            printable.split()
        )
