"""References that were typed: found in text, and followed to the unit that they name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.perkada.names import unit_name
from docgen.perkada.reader import read_body
from docgen.perkada.targets import Targets, cited_in
from docgen.perkada.written import find_phrases
from tests.perkada.strategies import TEXTS

_BODY = """\
BAB I
UMUM
Pasal 4
Menurut Bagian Kesatu.
BAB II
TAHAPAN
Bagian Kesatu
Umum
Pasal 5
(1) Isi:
    a. x:
        1. y;
        2. z; dan
    b. w.
(2) {here}
(3) Isi.
Pasal 6
a. satu; dan
b. dua.
Pasal 7
Isi.
"""


def _units(sentence: str) -> list[str]:
    """What the references of a sentence in Pasal 5 ayat (2) point at; a fault in angle brackets."""
    body = read_body(_BODY.format(here=sentence))
    found = []
    for cited in cited_in(body, Targets(body)):
        if unit_name(cited.chain) != "Pasal 5 ayat (2)":
            continue
        if cited.phrase.foreign:
            found.append("<foreign>")
        for n, hit in enumerate(cited.hits):
            last = n + 1 == len(cited.hits) or cited.hits[n + 1].mention.join != "below"
            if hit.fault:
                found.append(f"<{hit.fault}>")
            elif last and hit.target:
                found.append(unit_name(hit.target))
    return found


class DescribeWrittenReferences:
    @pytest.mark.parametrize(
        ("sentence", "units"),
        [
            ("menurut Pasal 6 huruf a", ["Pasal 6 huruf a"]),
            ("pada ayat (1) huruf a angka 2", ["Pasal 5 ayat (1) huruf a angka 2"]),
            ("pada ayat (1) dan ayat (3)", ["Pasal 5 ayat (1)", "Pasal 5 ayat (3)"]),
            ("pada ayat (1) dan (3)", ["Pasal 5 ayat (1)", "Pasal 5 ayat (3)"]),
            ("dalam Pasal 4 sampai dengan Pasal 7", ["Pasal 4", "Pasal 7"]),
            ("dalam Pasal 4, 6, dan 7.", ["Pasal 4", "Pasal 6", "Pasal 7"]),
            ("dalam Pasal 6 huruf a s.d. huruf b", ["Pasal 6 huruf a", "Pasal 6 huruf b"]),
            ("dalam Pasal 6 huruf a, b.", ["Pasal 6 huruf a", "Pasal 6 huruf b"]),
            (
                "pada ayat (1), Pasal 6 huruf a dan huruf b, dan Pasal 7",
                ["Pasal 5 ayat (1)", "Pasal 6 huruf a", "Pasal 6 huruf b", "Pasal 7"],
            ),
            ("dalam Bab II dan Pasal 4", ["BAB II", "Pasal 4"]),
            ("dalam Bab II Bagian Kesatu", ["BAB II Bagian Kesatu"]),
            ("menurut Pasal 6 (enam) dan angka 3 (tiga)", ["Pasal 6"]),
            ("menurut Pasal 7 Peraturan Wali Kota ini", ["Pasal 7"]),
            ("menurut Pasal 7 Undang-Undang ini", ["Pasal 7"]),
        ],
    )
    def they_lead_to_the_units_that_they_name(self, sentence: str, units: list[str]) -> None:
        assert _units(sentence) == units

    @pytest.mark.parametrize(
        ("sentence", "units"),
        [
            ("menurut Pasal 18 ayat (6) Undang-Undang Dasar", ["<foreign>"]),
            ("menurut Pasal 5 Undang-Undang Nomor 25 Tahun 2009", ["<foreign>"]),
            ("menurut Pasal 5 dan Pasal 6 Peraturan Menteri tersebut", ["<foreign>"]),
            ("menurut Undang-Undang Nomor 25 Tahun 2009 Pasal 5", ["<foreign>"]),
            ("pada ayat (1) dan Pasal 9 KUHP", ["Pasal 5 ayat (1)", "<foreign>"]),
        ],
    )
    def they_are_left_alone_when_they_are_those_of_another_regulation(
        self, sentence: str, units: list[str]
    ) -> None:
        assert _units(sentence) == units

    @pytest.mark.parametrize(
        ("sentence", "units"),
        [
            ("menurut Pasal 9", ["<missing>"]),
            ("menurut Pasal 9 ayat (2)", ["<missing>", "<below>"]),
            ("pada ayat (4)", ["<missing>"]),
            ("pada ayat (1) huruf c", ["<missing>"]),
            ("dalam huruf a", ["<missing>"]),
            ("pada ayat (2)", ["<self>"]),
            ("menurut Pasal 5 ayat (2)", ["<self>"]),
            ("dalam Bab V", ["<missing>"]),
        ],
    )
    def they_are_told_when_they_lead_nowhere(self, sentence: str, units: list[str]) -> None:
        assert _units(sentence) == units

    def they_are_told_when_two_units_carry_the_number(self) -> None:
        body = read_body("Pasal 1\nIsi.\nPasal 1\nIsi.\nPasal 2\nMenurut Pasal 1.")
        (cited,) = cited_in(body, Targets(body))
        assert cited.hits[0].fault == "ambiguous"
        assert [chain[-1].line for chain in cited.hits[0].rivals] == [1, 3]

    @settings(max_examples=60)
    @given(st.one_of(TEXTS, st.text(max_size=200)))
    def they_hold_the_spans_of_what_was_typed(self, text: str) -> None:
        end = 0
        for phrase in find_phrases(text):
            assert phrase.start >= end
            for mention in phrase.mentions:
                assert text[mention.at : mention.at + len(mention.number)] == mention.number
                assert mention.start <= mention.at < mention.end
            end = phrase.end
