"""The sides of a comparison: what the model text takes from a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.kinds.perkada import context
from docgen.kinds.perkada.teks import full_text
from docgen.perkada.compare import compare
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Regulation
from docgen.records.muat import read_sources
from docgen.records.telaah import review
from docgen.service.perkada_sides import model_side


@pytest.fixture(scope="module")
def draft(examples) -> Regulation:  # type: ignore[no-untyped-def]
    """A draft that is nothing but the model text."""
    (source,) = read_sources(examples / "kendari.yaml")
    return read_regulation(full_text(context(review(source).require())))


class DescribeTheModelText:
    def it_is_the_same_as_a_draft_that_changed_nothing(self, draft: Regulation) -> None:
        """Names, offices and the case of the title are the draft's own, no difference of it."""
        assert compare(model_side(draft).regulation, draft).equal

    @pytest.mark.parametrize(
        ("name", "office"),
        [
            ("Dr. H. CONTOH, S.E.", "WALI KOTA KENDARI,"),
            ("", ""),
            ("...", "..."),
            ("[nama]", "[jabatan]"),
            ("{{ x }}", "PJ. WALI KOTA KENDARI,"),
            ("DUA\nBARIS", "Plt. X"),
        ],
    )
    def it_takes_whoever_signs(self, draft: Regulation, name: str, office: str) -> None:
        closing = draft.closing
        assert closing is not None
        assert closing.ditetapkan is not None
        signed = replace(closing.ditetapkan, nama=name, jabatan=office)
        other = replace(draft, closing=replace(closing, ditetapkan=signed))
        assert model_side(other).regulation.body == draft.body

    @pytest.mark.parametrize("title", ["", "...", "x" * 3000, "LAYANAN (P2HAM)", "[judul]"])
    def it_takes_any_title(self, draft: Regulation, title: str) -> None:
        other = replace(draft, title=replace(draft.title, tentang=title))
        assert model_side(other).regulation.title == other.title
