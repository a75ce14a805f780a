"""Legal bases of a record, held against the table of regulations."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.data.citations import expand
from tests.records.contoh import changed, with_code
from tests.records.kasus import Kasus

PUBLIK = expand("UU 25/2009")


def enacted(day: str, basis: str) -> dict[str, Any]:
    return {"perkada.ditetapkan": {"tanggal": day}, "perkada.mengingat[1]": basis}


CASES = (
    Kasus(
        "citation.unknown_key",
        "E",
        {"perkada.mengingat[1]": "UU 25/2008"},
        "perkada.mengingat[1]",
        ("UU 25/2009",),
        {"perkada.mengingat[1]": "UU 25/2009"},
    ),
    Kasus(
        "citation.repealed",
        "W",
        enacted("2024-05-03", "UU 5/2014"),
        "perkada.mengingat[1]",
        ("UU 20/2023",),
        enacted("2023-05-03", "UU 5/2014"),
    ),
    Kasus(
        "citation.tln_wrong",
        "W",
        {"perkada.mengingat[1]": PUBLIK.replace("5038", "5083")},
        "perkada.mengingat[1]",
        ("5038", "5083"),
        {"perkada.mengingat[1]": PUBLIK},
    ),
    Kasus(
        "citation.order",
        "W",
        {"perkada.mengingat": [expand("PP 96/2012"), PUBLIK]},
        "perkada.mengingat[1]",
        (),
        {"perkada.mengingat": ["PP 96/2012", "UU 25/2009"]},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
class DescribeLegalBases:
    def it_finds_what_is_wrong(self, case: Kasus) -> None:
        case.must_find()

    def it_leaves_the_near_right_alone(self, case: Kasus) -> None:
        assert not with_code(changed(case.right), case.code)
