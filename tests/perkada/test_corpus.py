"""Real laws, where a folder of them is named: read without loss, nearly all numbers perfect."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.perkada_reader import Study, laws, study
from docgen.perkada.reader import read_regulation
from docgen.perkada.writer import write_regulation

_FOLDER = os.environ.get("DOCGEN_CORPUS", "")

pytestmark = pytest.mark.skipif(not _FOLDER, reason="DOCGEN_CORPUS names no folder of laws")


@pytest.fixture(scope="module")
def studies() -> list[Study]:
    return [study(path) for path in laws(Path(_FOLDER))]


class DescribeRealLaws:
    def they_are_read_with_consecutive_articles(self, studies: list[Study]) -> None:
        others = [item for item in studies if not item.amending]
        assert others
        assert sum(item.strict for item in others) >= 0.95 * len(others)

    def their_rows_of_ayat_have_no_gap_but_the_sources(self, studies: list[Study]) -> None:
        gaps = [gap for item in studies if not item.amending for gap in item.gaps]
        assert [gap for gap in gaps if not gap.of_source] == []

    def they_lose_no_word(self, studies: list[Study]) -> None:
        assert {item.name: item.missing for item in studies if item.missing} == {}

    def nearly_every_word_has_a_place(self, studies: list[Study]) -> None:
        words = sum(item.words for item in studies)
        assert sum(item.unplaced for item in studies) < 0.005 * words

    def they_survive_writing_and_reading(self, studies: list[Study]) -> None:
        for item in studies:
            regulation = item.reading.regulation
            again = read_regulation(write_regulation(regulation))
            assert again.body == regulation.body, item.name
            if not regulation.unplaced:
                assert again == regulation, item.name
