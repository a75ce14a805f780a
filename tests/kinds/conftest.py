"""The fictional example as plain data, to be bent by each test."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.records.muat import Source, read_sources
from docgen.records.telaah import Record, review

Bend = Callable[..., Record]


@pytest.fixture(scope="session")
def whole(examples: Path) -> Source:
    """The complete example."""
    return read_sources(examples / "kota-contoh.yaml")[0]


@pytest.fixture
def bend(whole: Source) -> Bend:
    """``bend({"verifikasi.jenis": "evaluasi"}, "maklumat.nomor")``: set values, drop others."""

    def change(values: dict[str, Any] | None = None, *dropped: str) -> Record:
        data = copy.deepcopy(whole.data)
        for path, value in (values or {}).items():
            *way, last = path.split(".")
            place = data
            for name in way:
                place = place[int(name)] if name.isdigit() else place[name]
            place[int(last) if last.isdigit() else last] = value
        for path in dropped:
            *way, last = path.split(".")
            place = data
            for name in way:
                place = place[int(name)] if name.isdigit() else place[name]
            del place[last]
        found = review(Source(data, "uji", whole.folder))
        assert found.record is not None, found.faults
        return found.record

    return change
