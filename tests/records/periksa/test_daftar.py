"""The register of checks is complete: each has words, a case, and its place in the order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import docgen.records
from docgen.assets import locales_dir
from docgen.records.periksa import checks
from tests.records import contoh
from tests.records.periksa import (
    test_daerah,
    test_maklumat,
    test_orang,
    test_pencanangan,
    test_perkada,
    test_umum,
    test_verifikasi,
    test_waktu,
)

CASES = (
    *test_daerah.CASES,
    *test_maklumat.CASES,
    *test_orang.CASES,
    *test_pencanangan.CASES,
    *test_perkada.CASES,
    *test_umum.CASES,
    *test_verifikasi.CASES,
    *test_waktu.CASES,
)
CODE = re.compile(r"\"((?:record|yaml|json|trap|file|check)\.[a-z0-9_.]+)\"")


def _catalogue(language: str) -> dict[str, str]:
    path = locales_dir() / language / "LC_MESSAGES" / "records.po"
    with path.open("rb") as stream:
        return {str(entry.id): str(entry.string) for entry in read_po(stream) if entry.id}


def _codes_in_source() -> set[str]:
    folder = Path(docgen.records.__file__).parent
    return {code for path in folder.rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))}


class DescribeTheRegister:
    def it_has_a_case_for_every_check(self) -> None:
        assert {check.code for check in checks()} == {case.code for case in CASES}

    def it_has_one_severity_for_each_code(self) -> None:
        severities = {(check.code, check.severity) for check in checks()}
        assert len(severities) == len({code for code, _ in severities})

    def it_finds_nothing_in_a_sound_record(self) -> None:
        assert contoh.reviewed(contoh.BASE).findings == ()


class DescribeTheWords:
    @pytest.mark.parametrize("language", ["id", "en"])
    def it_has_message_and_mend_for_every_code_and_no_others(self, language: str) -> None:
        wanted = {name for code in _codes_in_source() for name in (code, f"{code}#fix")}
        catalogue = _catalogue(language)
        assert set(catalogue) == wanted
        assert all(catalogue.values())

    def it_names_the_same_values_in_both_languages(self) -> None:
        indonesian, english = _catalogue("id"), _catalogue("en")
        for code in _codes_in_source():
            names = [
                set(re.findall(r"\{(\w+)\}", c[code] + c[f"{code}#fix"]))
                for c in (indonesian, english)
            ]
            assert names[0] == names[1], code
