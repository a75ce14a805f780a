"""Documents of a record are listed once, and handed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.errors import DataError
from docgen.kinds import all_kinds
from docgen.service import Wish, count, generate, make, prepare, sources

EXAMPLES = sorted(Path(__file__).resolve().parents[2].glob("examples/*.yaml"))
ON_REQUEST = frozenset(name for kind in all_kinds() for name in kind.on_request)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
class DescribePrepared:
    def it_makes_what_generate_makes(self, path) -> None:
        wish = Wish(("docx",), variants=ON_REQUEST)
        for one in prepare(sources(path), wish):
            assert one.checked.record is not None
            expected = list(generate(one.checked.record, wish))
            made = list(make(one))
            assert [(d.name, d.sha256) for d in made] == [(d.name, d.sha256) for d in expected]
            assert count([one]) == len(made)

    def it_keeps_to_the_kinds_that_are_asked_for(self, path) -> None:
        for kind in all_kinds():
            wish = Wish(("docx",), only=frozenset({kind.name}))
            for one in prepare(sources(path), wish):
                assert {naskah.kind for naskah in one.naskahs} <= {kind.name}


class DescribePreparing:
    def it_makes_nothing_of_a_record_with_a_fault(self, tmp_path) -> None:
        path = tmp_path / "berkas.yaml"
        path.write_text("pemda: 1\n", encoding="utf-8")
        (one,) = prepare(sources(path), Wish())
        assert one.naskahs == ()
        with pytest.raises(DataError):
            list(make(one))
