"""The bounds of a record hold whichever way its data came."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.records import batas
from docgen.records.batas import MAX_DEPTH, MAX_KEY, plain_copy, unshared

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def _nested(depth: int) -> Any:
    value: Any = "x"
    for _ in range(depth):
        value = [value]
    return value


def _fault(run: Any, data: Any) -> str | None:
    try:
        run(data, "uji")
    except DataError as error:
        return error.findings[0].code
    return None


class DescribeDataFromJson:
    @given(DATA)
    def it_is_what_a_copy_of_it_would_be(self, data: Any) -> None:
        fresh = json.loads(json.dumps(data))
        assert unshared(fresh, "uji") == plain_copy(fresh, "uji")

    @given(st.text(), DATA)
    def it_has_no_key_that_cannot_be_written(self, key: str, data: Any) -> None:
        assert unshared({key: data}, "uji") == plain_copy({key: data}, "uji")

    def it_has_no_longer_key_than_a_copy(self) -> None:
        (key,) = unshared({"k" * 500: 1}, "uji")
        assert len(key) == MAX_KEY

    @pytest.mark.parametrize("depth", range(MAX_DEPTH - 2, MAX_DEPTH + 3))
    def it_is_no_deeper_than_a_copy(self, depth: int) -> None:
        assert _fault(unshared, _nested(depth)) == _fault(plain_copy, _nested(depth))

    @pytest.mark.parametrize("length", [8, 9, 10, 11, 12])
    def it_holds_no_more_values_than_a_copy(
        self, length: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(batas, "MAX_NODES", 10)
        monkeypatch.setattr(batas, "MAX_CHARS", 10)
        for data in ([0] * length, ["x"] * length, {"k" * length: 1}, "x" * length):
            assert _fault(unshared, data) == _fault(plain_copy, data)

    def it_has_no_integer_that_cannot_be_written_out(self) -> None:
        assert unshared({"a": [10**5000, -(10**5000)]}, "uji") == {
            "a": [float("inf"), float("-inf")]
        }
