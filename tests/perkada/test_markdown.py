"""Markdown drafts give the tree of the same draft as text, with the same lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.perkada.markdown import looks_like_markdown, plain_text
from docgen.perkada.reader import read_regulation
from docgen.perkada.tree import walk

MARKDOWN = """\
# PERATURAN WALI KOTA CONTOH

**NOMOR 3 TAHUN 2025**

**TENTANG**

**PELAYANAN PUBLIK BERBASIS *HAK ASASI MANUSIA***

**Menimbang**:

a. bahwa satu;
b. bahwa dua;

**MEMUTUSKAN:**

**Menetapkan**: PERATURAN WALI KOTA TENTANG PELAYANAN.

## BAB I
## KETENTUAN UMUM

##### **Pasal 1** [#istilah]

Dalam Peraturan Wali Kota ini yang dimaksud dengan:

1. Daerah adalah Kota Contoh\\.
2. _Online Single Submission_ adalah sistem.

**Pasal 2**

\\(1\\) Tahapan dalam [@istilah] meliputi:\\
- a. pencanangan; dan
- b. verifikasi nilai a_b dan 2 * 3.

> \\(2\\) Kolom &amp; nilai:

Ditetapkan di Contoh\x20\x20
pada tanggal 3 Mei 2025
"""
TEXT = """\
PERATURAN WALI KOTA CONTOH

NOMOR 3 TAHUN 2025

TENTANG

PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA

Menimbang:

a. bahwa satu;
b. bahwa dua;

MEMUTUSKAN:

Menetapkan: PERATURAN WALI KOTA TENTANG PELAYANAN.

BAB I
KETENTUAN UMUM

Pasal 1 [#istilah]

Dalam Peraturan Wali Kota ini yang dimaksud dengan:

1. Daerah adalah Kota Contoh.
2. Online Single Submission adalah sistem.

Pasal 2

(1) Tahapan dalam [@istilah] meliputi:
a. pencanangan; dan
b. verifikasi nilai a_b dan 2 * 3.

(2) Kolom & nilai:

Ditetapkan di Contoh
pada tanggal 3 Mei 2025
"""


class DescribeMarkdown:
    def it_gives_the_tree_of_the_text(self) -> None:
        assert read_regulation(plain_text(MARKDOWN)) == read_regulation(TEXT)

    def it_keeps_every_line_where_it_was(self) -> None:
        lines = [c[-1].line for c in walk(read_regulation(plain_text(MARKDOWN)).body)]
        assert lines == [c[-1].line for c in walk(read_regulation(TEXT).body)]

    @pytest.mark.parametrize("line", ["***", "---", "```", "|---|:-:|", "___", "===="])
    def it_drops_lines_that_hold_marks_only(self, line: str) -> None:
        assert plain_text(f"a\n{line}\nb") == "a\n\nb"

    @pytest.mark.parametrize(
        "line",
        [
            "- 3 -",
            "| satu | dua |",
            "a_b_c",
            "2 * 3",
            "________",
            "[isi: nama]",
            "\\a. x",
            "- satu",
        ],
    )
    def it_leaves_what_is_no_mark(self, line: str) -> None:
        assert plain_text(line) == line

    def it_is_known_by_the_marks_of_headings(self) -> None:
        assert looks_like_markdown(MARKDOWN)
        assert not looks_like_markdown(TEXT)

    @given(st.text(alphabet="#*_\\>-|`~ ab1.()&;\n\r", max_size=200))
    def it_keeps_the_letters_and_figures_of_any_text(self, text: str) -> None:
        plain = plain_text(text)
        assert plain.count("\n") == text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
        if "&" not in text and "```" not in text:
            assert [c for c in plain if c.isalnum()] == [c for c in text if c.isalnum()]
