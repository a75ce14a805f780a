"""Real laws, where a folder of them is named: read without loss, most with perfect numbers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.perkada.reader import read_regulation
from docgen.perkada.tree import walk
from docgen.perkada.writer import write_body

_FOLDER = os.environ.get("DOCGEN_CORPUS", "")

pytestmark = pytest.mark.skipif(not _FOLDER, reason="DOCGEN_CORPUS names no folder of laws")


class DescribeRealLaws:
    def they_are_mostly_read_with_consecutive_articles(self) -> None:
        laws = sorted(Path(_FOLDER).glob("*.md"))
        assert laws
        strict = 0
        for law in laws:
            body = read_regulation(law.read_text("utf-8")).body
            numbers = [c[-1].number for c in walk(body) if c[-1].type == "pasal"]
            strict += numbers == [str(n) for n in range(1, len(numbers) + 1)]
        assert strict / len(laws) > 0.8

    def they_survive_writing_and_reading(self) -> None:
        for law in sorted(Path(_FOLDER).glob("*.md")):
            body = read_regulation(law.read_text("utf-8")).body
            assert read_regulation(write_body(body)).body == body, law.name
