"""Real laws, where a folder of them is named, as Akoma Ntoso and back."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.perkada_reader import laws, study
from docgen.perkada.publish.akn import to_akn
from docgen.perkada.publish.akn_reader import from_akn
from tests.perkada.publish.test_akn import IDENTITY, faults

_FOLDER = os.environ.get("DOCGEN_CORPUS", "")

pytestmark = pytest.mark.skipif(not _FOLDER, reason="DOCGEN_CORPUS names no folder of laws")


class DescribeRealLaws:
    def they_are_valid_and_read_back_to_the_same_tree(self) -> None:
        paths = list(laws(Path(_FOLDER)))
        assert paths
        for path in paths:
            regulation = replace(study(path).reading.regulation, unplaced=())
            data = to_akn(regulation, IDENTITY)
            assert faults(data) == [], path.name
            assert from_akn(data) == regulation, path.name
