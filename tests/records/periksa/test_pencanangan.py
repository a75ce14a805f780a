"""Checks of the pencanangan."""

from __future__ import annotations

import pytest

from tests.records.contoh import changed, with_code
from tests.records.kasus import Kasus

FIRST, SECOND = "pencanangan.saksi[0]", "pencanangan.saksi[1]"

CASES = (
    Kasus(
        "check.witness.ministry",
        "W",
        {f"{FIRST}.instansi": "Dinas Contoh"},
        "pencanangan.saksi",
        right={f"{FIRST}.instansi": "Kantor Contoh", f"{FIRST}.peran": "ditjen_ham"},
    ),
    Kasus(
        "check.witness.forkopimda",
        "W",
        {f"{SECOND}.peran": "lain"},
        "pencanangan.saksi",
        right={f"{SECOND}.instansi": "[instansi saksi]"},
    ),
    Kasus(
        "check.witness.delegated",
        "W",
        {f"{SECOND}.mewakili": "a.n. Sekretaris Daerah Kota Contoh"},
        f"{SECOND}.mewakili",
        right={f"{SECOND}.mewakili": "Sekretaris Daerah Kota Contoh"},
    ),
    Kasus(
        "check.witness.delegated",
        "W",
        {f"{SECOND}.pejabat.atas_nama": "Sekretaris Daerah"},
        f"{SECOND}.pejabat.atas_nama",
    ),
    Kasus(
        "check.declaration.pledges",
        "W",
        {"pencanangan.komitmen": ["satu", "dua"]},
        "pencanangan.komitmen",
        ("2",),
        {"pencanangan.komitmen": ["komitmen"] * 7},
    ),
    Kasus(
        "check.declaration.pledges",
        "W",
        {"pencanangan.komitmen": ["komitmen"] * 8},
        "pencanangan.komitmen",
        right={"pencanangan.komitmen": "[komitmen unit]"},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
class DescribeChecksOfThePencanangan:
    def it_finds_what_is_wrong(self, case: Kasus) -> None:
        case.must_find()

    def it_leaves_alone_what_is_right(self, case: Kasus) -> None:
        case.must_not_find()


class DescribeMembersOfForkopimda:
    @pytest.mark.parametrize(
        "institution",
        [
            "Kejaksaan Negeri Contoh",
            "Kepolisian Resor Contoh",
            "Kodim 1417 Contoh",
            "DPRD Kota Contoh",
            "Pengadilan Negeri Contoh",
        ],
    )
    def it_knows_them_by_their_institution(self, institution: str) -> None:
        record = changed({f"{SECOND}.instansi": institution})
        assert with_code(record, "check.witness.forkopimda") == []
