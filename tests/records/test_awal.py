"""The starter records are sound drafts."""

from __future__ import annotations

import pytest

from docgen.records.awal import starter
from docgen.records.berkas import SECTIONS
from docgen.records.muat import read_bytes
from docgen.records.telaah import review


class DescribeTheStarter:
    @pytest.mark.parametrize("section", SECTIONS)
    def it_is_a_draft_without_faults(self, section: str) -> None:
        (source,) = read_bytes(starter(section).encode(), "awal.yaml", None)
        result = review(source)
        assert result.faults == ()
        assert any(f.severity == "P" for f in result.findings)
        assert getattr(result.require().berkas, section) is not None
