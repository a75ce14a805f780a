"""Two drafts, unit by unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from docgen.kinds.perkada import context
from docgen.kinds.perkada.teks import full_text
from docgen.ooxml.revisions import accept_revisions, reject_revisions
from docgen.perkada.compare import Change, compare
from docgen.perkada.docx import read_docx
from docgen.perkada.numbering import renumber
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Annex, Regulation
from docgen.perkada.tree import GROUPS, Node, walk
from docgen.records.muat import read_sources
from docgen.records.telaah import review
from tests.perkada.compare.test_redline import both_ways, settled
from tests.perkada.strategies import bodies, regulations


def told(old: str, new: str) -> dict[str, str]:
    """What became of each unit that is not as it was: its place to status, moved, renumbered."""
    found = compare(read_regulation(old), read_regulation(new))
    signs = {}
    for change in found:
        words = [change.status] if change.status != "same" else []
        words += ["moved"] if change.moved else []
        words += ["renumbered"] if change.renumbered else []
        if words:
            signs[change.place] = " ".join(words)
    return signs


def pasal(*words: str) -> str:
    return "\n".join(f"Pasal {n}\n{text}\n" for n, text in enumerate(words, 1))


QUEUE = "Antrean prioritas diselenggarakan melalui loket khusus."
REPORT = "Kepala unit menyampaikan laporan tertulis kepada Wali Kota."
MONEY = "Pendanaan bersumber dari anggaran pendapatan dan belanja daerah."


class DescribeComparing:
    def it_tells_moved_from_renumbered(self) -> None:
        assert told(pasal(QUEUE, REPORT, MONEY), pasal(REPORT, MONEY, QUEUE)) == {
            "Pasal 1": "renumbered",
            "Pasal 2": "renumbered",
            "Pasal 3": "moved renumbered",
        }

    def it_tells_an_insertion_and_what_it_renumbers(self) -> None:
        assert told(pasal(QUEUE, MONEY), pasal(QUEUE, REPORT, MONEY)) == {
            "Pasal 2": "inserted",
            "Pasal 3": "renumbered",
        }

    def it_tells_a_split_as_a_change_and_an_insertion(self) -> None:
        old = pasal(f"{QUEUE} {REPORT} {MONEY}")
        assert told(old, pasal(f"{QUEUE} {REPORT}", MONEY)) == {
            "Pasal 1": "changed",
            "Pasal 2": "inserted",
        }

    def it_tells_a_merger_as_a_change_and_a_deletion(self) -> None:
        old = pasal(f"{QUEUE} {REPORT}", MONEY)
        assert told(old, pasal(f"{QUEUE} {REPORT} {MONEY}")) == {
            "Pasal 1": "changed",
            "Pasal 2": "deleted",
        }

    def it_finds_an_article_that_went_to_another_chapter(self) -> None:
        old = f"BAB I\nUMUM\n\n{pasal(QUEUE, REPORT)}\nBAB II\nPENUTUP\n\nPasal 3\n{MONEY}\n"
        new = (
            f"BAB I\nUMUM\n\n{pasal(QUEUE)}\nBAB II\nPENUTUP\n\n"
            f"Pasal 2\n{MONEY}\n\nPasal 3\n{REPORT}\n"
        )
        found = told(old, new)
        assert "inserted" not in found.values()
        assert "deleted" not in found.values()
        assert sum("moved" in sign for sign in found.values()) == 1

    def it_finds_an_ayat_that_moved_inside_its_article(self) -> None:
        old = f"Pasal 1\n(1) {QUEUE}\n(2) {REPORT}\n(3) {MONEY}\n"
        new = f"Pasal 1\n(1) {MONEY}\n(2) {QUEUE}\n(3) {REPORT}\n"
        found = told(old, new)
        assert found["Pasal 1 ayat (1)"] == "moved renumbered"
        assert len([sign for sign in found.values() if "moved" in sign]) == 1

    def it_shares_nothing_between_unrelated_texts(self) -> None:
        found = compare(read_regulation(pasal(QUEUE, REPORT)), read_regulation(pasal("Kucing.")))
        assert found.likeness == 0
        assert [change.status for change in found.body] == ["deleted", "deleted", "inserted"]

    @pytest.mark.parametrize(("old", "new"), [("", pasal(QUEUE)), (pasal(QUEUE), ""), ("", "")])
    def it_takes_a_draft_without_articles(self, old: str, new: str) -> None:
        found = compare(
            read_regulation(old) if old else Regulation(),
            read_regulation(new) if new else Regulation(),
        )
        assert len(found.body) == bool(old or new)

    def it_finds_annexes_behind_a_new_one(self) -> None:
        first = Annex("I", "DAFTAR LOKET\nNo | Loket\n1 | Utara")
        second = Annex("II", "BENTUK LAPORAN\nUnit melapor setiap triwulan kepada Wali Kota.")
        other = Annex("I", "PETA\nPeta wilayah kerja setiap kecamatan.")
        found = compare(
            Regulation(annexes=(first, second)),
            Regulation(annexes=(other, replace(first, number="II"), replace(second, number="III"))),
        )
        told = {name: {piece.kind for piece in pieces} for name, pieces in found.parts}
        assert told["lampiran 1"] == {"inserted"}
        assert "same" in told["lampiran 2"]
        assert "same" in told["lampiran 3"]

    def it_tells_an_annex_that_is_gone(self) -> None:
        both = (Annex("I", "DAFTAR LOKET"), Annex("II", "BENTUK LAPORAN"))
        found = compare(Regulation(annexes=both), Regulation(annexes=both[1:]))
        told = {name: {piece.kind for piece in pieces} for name, pieces in found.parts}
        assert told == {"lampiran 1": {"same"}, "lampiran 1 (semula)": {"deleted"}}

    @settings(max_examples=80)
    @given(regulations(), regulations())
    def its_parts_hold_the_words_of_both_drafts(self, old: Regulation, new: Regulation) -> None:
        parts = compare(old, new).parts
        names = [name for name, _ in parts]
        assert len(set(names)) == len(names)
        for draft, other in ((old, "inserted"), (new, "deleted")):
            said = "\n".join(
                "".join(piece.text for piece in pieces if piece.kind != other)
                for _, pieces in parts
            )
            for text in (draft.dictum, draft.explanation, *(a.text for a in draft.annexes)):
                assert set(text.split()) <= set(said.split())

    @settings(max_examples=80)
    @given(regulations())
    def it_finds_nothing_in_one_draft_twice(self, draft: Regulation) -> None:
        found = compare(draft, draft)
        assert found.equal
        assert found.likeness == 1

    @settings(max_examples=80)
    @given(bodies(), bodies())
    def it_names_every_unit_of_both_drafts_once(
        self, old: tuple[Node, ...], new: tuple[Node, ...]
    ) -> None:
        found = compare(Regulation(body=old), Regulation(body=new))
        for body, side in ((old, "old"), (new, "new")):
            chains = (getattr(change, side) for change in found.body)
            named = [id(chain[-1]) for chain in chains if chain]
            assert sorted(named) == sorted(id(chain[-1]) for chain in walk(body))

    @settings(max_examples=60)
    @given(bodies(), bodies())
    def its_units_stand_in_the_order_of_the_new_draft(
        self, old: tuple[Node, ...], new: tuple[Node, ...]
    ) -> None:
        found = compare(Regulation(body=old), Regulation(body=new))
        order = [change.new[-1] for change in found.body if change.new]
        assert order == [chain[-1] for chain in walk(new)]


def heads(changes: Sequence[Change]) -> list[Change]:
    """The articles and groups alone."""
    chains = ((change, change.new or change.old or ()) for change in changes)
    return [change for change, chain in chains if chain[-1].type in (*GROUPS, "pasal")]


@pytest.fixture(scope="module")
def draft(examples: Path) -> Regulation:
    """The model text four times over: about sixty pages."""
    (source,) = read_sources(examples / "kendari.yaml")
    body = read_regulation(full_text(context(review(source).require()))).body
    return Regulation(body=renumber(body * 4))


class DescribeALongDraft:
    def it_is_found_again_with_everything_moved(self, draft: Regulation) -> None:
        turned = Regulation(body=renumber(draft.body[::-1]))
        found = compare(draft, turned)
        assert [change.status for change in found if None in (change.old, change.new)] == []
        articles = heads(found.body)
        assert len(articles) > 160
        assert sum(change.moved for change in articles) > len(articles) / 2

    def it_becomes_either_draft_with_everything_moved(self, draft: Regulation) -> None:
        turned = Regulation(body=renumber(draft.body[::-1]))
        data = both_ways(draft, turned)
        assert read_docx(settled(data, accept_revisions), "a.docx").regulation.body == turned.body
        assert read_docx(settled(data, reject_revisions), "b.docx").regulation.body == draft.body
