"""A record is walked through once, for its values and its parts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from docgen.assets import examples_dir
from docgen.records.berkas import Berkas
from docgen.records.dasar import Bagian, walk
from docgen.records.jenis import Isian
from docgen.records.letak import split_path
from docgen.records.periksa import Values
from docgen.service import sources
from docgen.service.loading import validated

RECORDS = [
    record.berkas
    for path in sorted(examples_dir().glob("*.yaml"))
    for record in validated(sources(path))
]


def at(berkas: Berkas, path: str) -> Any:
    found: Any = berkas
    for step in split_path(path):
        found = getattr(found, str(step)) if isinstance(found, Bagian) else found[step]
    return found


def below(part: Bagian) -> list[Bagian]:
    found = [part]
    for value in part.__dict__.values():
        for item in value if isinstance(value, tuple) else (value,):
            found += below(item) if isinstance(item, Bagian) else ()
    return found


@pytest.mark.parametrize("berkas", RECORDS, ids=lambda berkas: berkas.folder_name)
class DescribeARecord:
    def it_gives_all_parts_with_their_places(self, berkas: Berkas) -> None:
        parts = Values(berkas).parts
        assert [id(part) for _, part in parts] == [id(part) for part in below(berkas)]
        assert all(at(berkas, path) is part for path, part in parts)

    def it_gives_all_values_with_their_places(self, berkas: Berkas) -> None:
        for path, field, _, value in walk(berkas):
            found = at(berkas, path)
            assert found is value or (isinstance(found, Bagian) and isinstance(value, Isian)), path
            assert field.title

    def it_says_the_same_as_json_as_it_was_given(self, berkas: Berkas) -> None:
        text = berkas.model_dump_json(exclude_none=True)
        assert Berkas.model_validate(json.loads(text)) == berkas


class DescribeAPartThatIsNotKnownYet:
    def it_comes_once_as_a_value_and_whole_as_a_part(self) -> None:
        berkas = RECORDS[0].model_validate(
            RECORDS[0].model_dump(mode="json", exclude_none=True)
            | {"unit": "[unit: belum dipilih]"}
        )
        values = Values(berkas)
        told = [(path, value) for path, _, _, value in values.all if path.startswith("unit")]
        assert told == [("unit", "[unit: belum dipilih]")]
        assert dict(values.parts)["unit"] is berkas.unit
