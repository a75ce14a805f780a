"""One norm in one sentence, references and numbers as they are written: butir 77 to 86."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.bahasa.terbilang import BATAS_TERBILANG, terbilang
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import Example, Hit, rule

__all__: list[str] = []

_SENTENCE = re.compile(r"[a-z)\]]{3}\.\s+(?=[A-Z][a-z])")
_CLEAR = "Cukup jelas"
_SMALL_ARTICLE = re.compile(r"\bpasal(?=\s+\d)")
_BIG_WORD = re.compile(
    r"(?<=[a-z0-9,;)] )(?:Ayat(?=\s?\(\d)|Huruf(?=\s[a-z]\b(?!\w))|Angka(?=\s\d))"
)
_UNITS = "hari|bulan|tahun|minggu|jam|menit|detik|orang|kali|persen|unit|lembar|rangkap|semester"
_NUMBER = re.compile(
    r"(?P<angka>\d{1,3}(?:\.\d{3}){1,4}|\d{1,9})\s{0,2}"
    rf"(?:\((?P<kata>[a-z ]{{3,90}})\)|(?P<satuan>{_UNITS})\b)"
)
_YEARS = range(1900, 2100)
_NO_QUANTITY = re.compile(r"(?:[\d.,/(-]|[Tt]ahun |Nomor )$")
"""What stands before a figure that counts nothing: a year, a number of a regulation."""
_NUMBER_WORDS_TEXT = """
nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh seratus
ratus seribu ribu sejuta juta miliar milyar triliun
"""
_NUMBER_WORDS = frozenset(_NUMBER_WORDS_TEXT.split())


@rule(
    "B07",
    butir="77, 83",
    severity="W",
    kind="heuristic",
    amending=False,
    wording_2022=(
        "Butir 77 (diubah UU 13/2022): pasal tanpa ayat memuat satu norma; pasal dengan ayat dapat "
        "memuat beberapa norma yang berkaitan, tiap ayat dirumuskan dalam satu kalimat."
    ),
    examples=[
        Example(
            "pasal",
            "Pasal 2\nWali Kota membina Unit Kerja di Daerah.",
            "Pasal 2\nWali Kota membina Unit Kerja di Daerah. Unit Kerja melapor.",
        )
    ],
)
def one_sentence(draft: Draft) -> Iterator[Hit]:
    """An ayat, or an article without ayat, is one sentence."""
    for kind in ("pasal", "ayat"):
        for unit in draft.of_type.get(kind, []):
            if ". " in unit.text and (found := _SENTENCE.search(unit.text)):
                yield unit.hit(kata=unit.text[found.end() :][:60])


@rule(
    "B08",
    butir="80, 84",
    severity="E",
    note=(
        'Hukum nasional sering melanggarnya: "dalam pasal" dengan huruf kecil 456 kali dalam 90 '
        "dari 1.059 berkas."
    ),
    examples=[
        Example(
            "pasal",
            "Pasal 2\nHal sebagaimana dimaksud dalam Pasal 1 angka 1 berlaku bagi Unit Kerja.",
            f"Pasal 2\nHal sebagaimana dimaksud dalam {wrong} berlaku bagi Unit Kerja.",
        )
        for wrong in ("pasal 1 angka 1", "Pasal 1 Angka 1")
    ],
)
def capitals_of_references(draft: Draft) -> Iterator[Hit]:
    """References write Pasal with a capital, ayat, huruf and angka with small letters."""
    norms = draft.norms
    if "pasal" in norms.text:
        for found in _SMALL_ARTICLE.finditer(norms.text):
            yield norms.hit(found, new="Pasal", seharusnya="Pasal")
    if "Ayat" in norms.text or "Huruf" in norms.text or "Angka" in norms.text:
        for found in _BIG_WORD.finditer(norms.text):
            if _CLEAR in norms.text[max(0, found.start() - 200) : found.end() + 200]:
                continue  # a piece of the explanation
            yield norms.hit(found, new=found[0].lower(), seharusnya=found[0].lower())


def _said(words: str) -> str:
    """Number words in the spelling of KBBI."""
    return words.replace("milyar", "miliar")


@rule(
    "B09",
    butir="86",
    severity="W",
    kind="heuristic",
    examples=[
        Example(
            "pasal",
            "Pasal 2\nUnit Kerja melapor paling lama 7 (tujuh) hari kerja.",
            f"Pasal 2\nUnit Kerja melapor paling lama {wrong} kerja.",
        )
        for wrong in ("7 hari", "14 (empat puluh) hari")
    ],
)
def numbers_in_words(draft: Draft) -> Iterator[Hit]:
    """A number in a norm is followed by its words in brackets, and these say the same."""
    norms = draft.norms
    for found in _NUMBER.finditer(norms.text):
        if _NO_QUANTITY.search(norms.text, max(0, found.start() - 6), found.start()):
            continue
        number = int(found["angka"].replace(".", ""))
        if found["satuan"]:
            if number in _YEARS and "." not in found["angka"]:
                continue
            right = f"{found['angka']} ({terbilang(number)}) {found['satuan']}"
            yield norms.hit(found, seharusnya=right)
            continue
        words = found["kata"].split()
        if number >= BATAS_TERBILANG or not _NUMBER_WORDS.issuperset(words):
            continue
        if _said(" ".join(words)) != terbilang(number):
            right = f"{found['angka']} ({terbilang(number)})"
            yield norms.hit(found, "beda", seharusnya=right)
