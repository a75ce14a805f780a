"""Writing and reading are inverse, and nothing that was typed is lost."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.perkada.asjson import from_json, to_json
from docgen.perkada.checks import check_regulation
from docgen.perkada.numbering import renumber
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Regulation
from docgen.perkada.rows import rows
from docgen.perkada.tree import Node
from docgen.perkada.writer import write_body, write_regulation
from tests.perkada.strategies import amendments, bodies, regulations

_LINES = [
    "BAB I",
    "BAB 2",
    "BAB X UMUM",
    "Bagian Kesatu",
    "Bagian Pertama",
    "Paragraf 1",
    "Pasal 1",
    "Pasal I",
    "Pasal 5A",
    "pasal 3",
    "(1)",
    "(2a) teks",
    "a.",
    "b. isi;",
    "i. x",
    "ii. y",
    "z. z",
    "aa. a",
    "1.",
    "2. isi:",
    "a) x",
    "1) x",
    "    a. dalam:",
    "        1. x",
    "Menimbang:",
    "a. bahwa x;",
    "Mengingat: 1. x;",
    "MEMUTUSKAN:",
    "Menetapkan: X.",
    "Agar setiap orang mengetahuinya",
    "Ditetapkan di X",
    "pada tanggal 1",
    "LAMPIRAN II",
    "PENJELASAN",
    "TENTANG",
    "NOMOR 1 TAHUN 2",
    "kata dalam",
    "ayat",
    "[#satu]",
    "[@satu]",
    "[#",
    "[@",
    "\\",
    "\\\\ a.",
    "PERATURAN WALI KOTA X",
    "DENGAN RAHMAT",
    "- 2 -",
    "PRES I DEN REPUBLIK INDONESIA -3- (2) Teks",
    "selesai. Pasal 2 (1) Teks. (2) Lain",
    "PasalSO Setiap",
    "Pasal l1",
    "(21 Teks",
    "x. BAB II UMUM Bagian Kedua Lain",
    "(1) (2) (3) teks",
    "1. Ketentuan Pasal 5 diubah:",
    "“Pasal 5",
    "Agar setiap orang mengetahuinya, x. Ditetapkan di X pada tanggal 1 Mei 2024 WALI KOTA, A",
    "I. UMUM",
    "Pasal 3 ...",
    "",
]
_SOUP = st.lists(st.sampled_from(_LINES), max_size=40).map("\n".join)
_MARKS = frozenset(
    [
        "BAB",
        "Bagian",
        "Paragraf",
        "Pasal",
        "PASAL",
        "Menimbang",
        "Mengingat",
        "Menetapkan",
        "MEMUTUSKAN",
        "NOMOR",
        "TAHUN",
        "TENTANG",
        "Ditetapkan",
        "di",
        "pada",
        "tanggal",
        "LAMPIRAN",
    ]
)
_TOKEN = re.compile(r"\w+")


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _strings(part)


class DescribeWritingAndReading:
    @given(bodies())
    def they_are_inverse_for_every_well_formed_tree(self, body: tuple[Node, ...]) -> None:
        regulation = read_regulation(write_body(body))
        assert regulation.body == body
        assert not regulation.unplaced

    @given(amendments())
    def they_are_inverse_for_amendments(self, body: tuple[Node, ...]) -> None:
        assert read_regulation(write_body(body)).body == body
        assert renumber(body) == body

    @given(regulations())
    def they_are_inverse_for_whole_regulations(self, regulation: Regulation) -> None:
        assert read_regulation(write_regulation(regulation)) == regulation

    @settings(max_examples=30)
    @given(bodies())
    def they_lose_nothing_in_json(self, body: tuple[Node, ...]) -> None:
        regulation = Regulation(body=body)
        assert from_json(json.loads(json.dumps(to_json(regulation)))) == regulation


class DescribeKeywordSoup:
    @given(_SOUP)
    def it_never_stops_the_reader_and_loses_no_word(self, text: str) -> None:
        regulation = read_regulation(text)
        check_regulation(regulation)
        renumber(regulation.body)
        rows(regulation.body)
        kept = Counter(_TOKEN.findall("\n".join(_strings(to_json(regulation)))))
        typed = Counter(token for token in _TOKEN.findall(text) if token not in _MARKS)
        assert not typed - kept

    @given(st.text(max_size=400))
    def and_any_other_text_is_read_too(self, text: str) -> None:
        regulation = read_regulation(text)
        write_regulation(regulation)

    @given(_SOUP)
    def it_is_written_and_read_again_without_loss(self, text: str) -> None:
        once = write_body(read_regulation(text).body)
        twice = write_body(read_regulation(once).body)
        assert Counter(_TOKEN.findall(once)) == Counter(_TOKEN.findall(twice))
