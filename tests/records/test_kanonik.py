"""Registers know records by their hash: what it is over may never change."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings

from docgen.assets import examples_dir
from docgen.records.telaah import Record
from docgen.service import sources
from docgen.service.loading import validated
from tests.strategies import as_record, records

EXAMPLES = [
    record for path in sorted(examples_dir().glob("*.yaml")) for record in validated(sources(path))
]


def by_hand(record: Record) -> bytes:
    """The canonical form as it was first written, by pydantic and Python's own ``json``."""
    data = record.berkas.model_dump(mode="json", exclude_none=True)
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


class DescribeTheCanonicalForm:
    @pytest.mark.parametrize("record", EXAMPLES, ids=lambda record: record.berkas.folder_name)
    def it_is_that_of_the_first_registers_for_the_examples(self, record: Record) -> None:
        assert record.canonical == by_hand(record)
        assert record.hash == hashlib.sha256(by_hand(record)).hexdigest()

    @given(records())
    @settings(max_examples=60, deadline=None)
    def it_is_that_of_the_first_registers_for_any_record(self, data: dict[str, Any]) -> None:
        record = as_record(data)
        assert record.canonical == by_hand(record)

    def it_sorts_what_the_record_has_by_names_of_its_own(self) -> None:
        record = next(r for r in EXAMPLES if r.berkas.perkada)
        pasal = {"b": 'é " \\ \n\t\x7f\u2028 [isi: kata]', "a": "[belum ada]", "Ä": "x"}
        said = record.berkas.model_dump(mode="json", exclude_none=True)
        said["perkada"].setdefault("penjelasan", {"umum": "Umum."})["pasal"] = pasal
        other = as_record(said)
        assert other.canonical == by_hand(other)
        assert list(json.loads(other.canonical)["perkada"]["penjelasan"]["pasal"]) == sorted(pasal)
