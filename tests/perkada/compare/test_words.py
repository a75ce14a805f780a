"""Two texts, word by word."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.perkada.compare import Piece
from docgen.perkada.compare.words import compare_words, likeness, tokens
from tests.perkada.strategies import TEXTS

ANY = st.text(
    st.characters(exclude_categories=("Cs",))
    | st.sampled_from(list(" \t\n\u00a0\u2028-/.,;()[]{}")),
    max_size=60,
)


def shown(old: str, new: str) -> str:
    """The pieces as ``[-old-]{+new+}``."""
    signs = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return "".join(signs[piece.kind].format(piece.text) for piece in compare_words(old, new))


class DescribeTokens:
    @given(ANY)
    def they_are_the_whole_text(self, text: str) -> None:
        assert "".join(tokens(text)) == text

    def they_keep_together_what_is_one_word_on_paper(self) -> None:
        assert tokens("perundang-undangan dan/atau 5.000 (lima)") == [
            "perundang-undangan", " ", "dan/atau", " ", "5.000", " ", "(", "lima", ")",
        ]  # fmt: skip


class DescribeComparedWords:
    @settings(max_examples=300)
    @given(st.one_of(ANY, TEXTS), st.one_of(ANY, TEXTS))
    def they_make_both_texts(self, old: str, new: str) -> None:
        pieces = compare_words(old, new)
        assert "".join(p.text for p in pieces if p.kind != "inserted") == old
        assert "".join(p.text for p in pieces if p.kind != "deleted") == new
        assert all(piece.text for piece in pieces)

    @given(st.one_of(ANY, TEXTS))
    def they_are_one_piece_of_equal_texts(self, text: str) -> None:
        assert compare_words(text, text) == ((Piece("same", text),) if text else ())

    def they_are_whole_words(self) -> None:
        assert shown("wajib menyusun standar", "wajib menetapkan standar") == (
            "wajib [-menyusun-]{+menetapkan+} standar"
        )

    def they_show_a_number_in_a_reference_alone(self) -> None:
        assert shown("dalam Pasal 9 ayat (1)", "dalam Pasal 8 ayat (1)") == (
            "dalam Pasal [-9-]{+8+} ayat (1)"
        )

    def they_swallow_a_lone_word_that_stayed_between_changes(self) -> None:
        assert shown("satu dan dua tiga", "tiga dan empat tiga") == (
            "[-satu dan dua-]{+tiga dan empat+} tiga"
        )

    def they_leave_standing_what_is_longer_than_that(self) -> None:
        assert shown("a tetap sama sekali b", "x tetap sama sekali y") == (
            "[-a-]{+x+} tetap sama sekali [-b-]{+y+}"
        )

    def they_keep_a_line_break_that_stayed(self) -> None:
        assert shown("satu\ndua", "tiga\nempat") == "[-satu-]{+tiga+}\n[-dua-]{+empat+}"

    def they_tell_an_added_sentence(self) -> None:
        assert shown("Unit melapor.", "Unit melapor. Laporan tertulis.") == (
            "Unit melapor.{+ Laporan tertulis.+}"
        )


class DescribeLikeness:
    def it_goes_from_none_to_all(self) -> None:
        assert likeness(["a", "b"], ["a", "b"]) == 1
        assert likeness(["a", "b"], ["c", "d"]) == 0

    def it_is_none_below_what_is_asked(self) -> None:
        words = ["a", "b", "c", "d"]
        assert likeness(words, ["a", "x", "y", "z"], 0.5) == 0
        assert likeness(words, ["a", "b", "y", "z"], 0.5) == 0.5
