"""Which unit of the old draft is which of the new one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.perkada.compare.matching import in_order, match, profile
from docgen.perkada.tree import Node
from tests.perkada.strategies import TEXTS

SENTENCES = {
    "antrean": "Antrean prioritas diselenggarakan melalui loket khusus di setiap unit.",
    "lapor": "Kepala unit menyampaikan laporan tertulis kepada Wali Kota setiap triwulan.",
    "dana": "Pendanaan bersumber dari anggaran pendapatan dan belanja daerah.",
    "aduan": "Masyarakat menyampaikan pengaduan secara langsung atau elektronik.",
}


def articles(*words: str) -> list[Node]:
    """Articles of these words, numbered from 1."""
    return [Node("pasal", str(n), text=SENTENCES.get(w, w)) for n, w in enumerate(words, 1)]


def matched(old: list[Node], new: list[Node]) -> dict[int, int]:
    return match([profile(node) for node in old], [profile(node) for node in new])


class DescribeMatching:
    def it_finds_what_moved(self) -> None:
        old, new = articles("antrean", "lapor", "dana"), articles("dana", "antrean", "lapor")
        assert matched(old, new) == {0: 1, 1: 2, 2: 0}

    def it_finds_what_was_renumbered_by_an_insertion(self) -> None:
        old, new = articles("antrean", "lapor"), articles("antrean", "aduan", "lapor")
        assert matched(old, new) == {0: 0, 1: 2}

    def it_finds_what_was_changed_and_moved_at_once(self) -> None:
        changed = SENTENCES["lapor"].replace("triwulan", "bulan")
        assert matched(articles("antrean", "lapor"), articles(changed, "antrean")) == {0: 1, 1: 0}

    def it_takes_a_renumbered_reference_for_the_same_words(self) -> None:
        old = articles("Laporan sebagaimana dimaksud dalam Pasal 4 ayat (2) tertulis.", "dana")
        new = articles("dana", "Laporan sebagaimana dimaksud dalam Pasal 9 ayat (1) tertulis.")
        assert matched(old, new) == {0: 1, 1: 0}

    def it_gives_a_split_article_to_its_larger_half(self) -> None:
        whole = f"{SENTENCES['lapor']} {SENTENCES['dana']} {SENTENCES['antrean']}"
        larger = f"{SENTENCES['lapor']} {SENTENCES['dana']}"
        assert matched(articles(whole), articles("antrean", larger)) == {0: 1}

    def it_takes_a_merged_article_for_the_larger_of_both(self) -> None:
        larger = f"{SENTENCES['lapor']} {SENTENCES['dana']}"
        whole = f"{SENTENCES['antrean']} {larger}"
        assert matched(articles("antrean", larger), articles(whole)) == {1: 0}

    def it_matches_nothing_of_unrelated_texts(self) -> None:
        assert (
            matched(articles("antrean", "lapor"), articles("Kucing tidur.", "Hujan turun.")) == {}
        )

    def it_pairs_articles_of_one_wording_by_their_numbers(self) -> None:
        old = articles("Dihapus.", "antrean", "Dihapus.", "Dihapus.")
        new = articles("antrean", "Dihapus.", "Dihapus.", "Dihapus.")
        found = matched(old, new)
        assert found[1] == 0
        assert found[2] == 2
        assert found[3] == 3
        assert found[0] == 1

    def it_pairs_only_units_of_one_kind(self) -> None:
        old = [Node("ayat", "1", text=SENTENCES["dana"])]
        assert matched(old, [Node("huruf", "1", text=SENTENCES["dana"])]) == {}

    def it_counts_what_stands_below_a_unit(self) -> None:
        item = Node("huruf", "a", text=SENTENCES["dana"])
        old = [Node("pasal", "1", text="Meliputi:", children=(item,))]
        new = [*articles("Meliputi:"), Node("pasal", "2", text="Terdiri atas:", children=(item,))]
        assert matched(old, new) == {0: 1}

    @given(st.lists(TEXTS, max_size=8), st.lists(TEXTS, max_size=8))
    def it_pairs_no_unit_twice(self, old: list[str], new: list[str]) -> None:
        found = matched(articles(*old), articles(*new))
        assert len(set(found.values())) == len(found)
        assert all(0 <= m < len(old) and 0 <= t < len(new) for m, t in found.items())

    @given(st.lists(TEXTS, max_size=10, unique=True), st.randoms(use_true_random=False))
    def it_finds_every_unit_of_a_shuffled_draft(
        self, words: list[str], random: st.DataObject
    ) -> None:
        old = articles(*words)
        new = list(old)
        random.shuffle(new)  # type: ignore[attr-defined]
        found = matched(old, new)
        assert len(found) == len(old)
        keys = [profile(node).key for node in old]
        assert all(keys[m] == profile(new[t]).key for m, t in found.items())


class DescribeOrder:
    @given(st.permutations(range(9)))
    def it_keeps_the_longest_run_that_rises(self, places: list[int]) -> None:
        kept = [place for place in places if place in in_order(places)]
        assert kept == sorted(kept)
        longest = [1] * len(places)
        for end, place in enumerate(places):
            before = [longest[n] for n in range(end) if places[n] < place]
            longest[end] += max(before, default=0)
        assert len(kept) == max(longest)

    def it_says_that_nothing_moved_where_nothing_did(self) -> None:
        assert in_order([0, 1, 2]) == {0, 1, 2}
        assert in_order([]) == set()
