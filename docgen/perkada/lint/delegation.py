"""Delegation: butir 198 to 216."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import NASIONAL, Example, Hit, rule

__all__: list[str] = []

_LOOSE = re.compile(
    r"\b(?P<kata>diatur\s(?:kemudian|tersendiri|lebih\slanjut\skemudian)|"
    r"(?:akan|harus)\sdiatur(?:\slebih\slanjut)?\s(?:dengan|dalam)|"
    r"ditetapkan\skemudian|diatur\slebih\slanjut\s(?:dengan|dalam|oleh))\b"
)
_STANDARD = re.compile(r"Ketentuan\s(?:lebih\slanjut\s)?mengenai\b")
_BLANK = re.compile(
    r"\b[Hh]al(?:-|\s)hal\s(?:lain\s)?(?:yang|lain)\s(?:yang\s)?(?:belum|tidak)\s"
    r"(?:cukup\s|secara\s\w+\s)?(?:di)?atur\b"
)
_SENTENCE = 800
"""Characters before the verb that may hold the beginning of its sentence."""
_DELEGATES = re.compile(
    r"^(?:Ketentuan|Pengaturan)\s(?:lebih\slanjut\s)?mengenai\b.{0,600}?\bdiatur\s(?:lebih\slanjut\s)?"
    r"(?:dengan|dalam)\s(?:atau\sberdasarkan\s)?(?:Undang|Peraturan|Keputusan)",
    re.DOTALL,
)
_TOO_LOW = re.compile(
    r"\b(?:diatur|ditetapkan)\s(?:lebih\slanjut\s)?(?:dengan|dalam|oleh)\s"
    r"(?P<kata>(?:Peraturan|Keputusan)\s(?:Direktur\sJenderal|Sekretaris\sJenderal|"
    r"Inspektur\sJenderal)|Direktur\sJenderal|Sekretaris\sJenderal)\b"
)


@rule(
    "G01",
    butir="200, 201, 202, 203, 204, 205",
    severity="W",
    kind="heuristic",
    amending=False,
    examples=[
        Example(
            "pasal",
            "Pasal 2\nKetentuan mengenai pengaduan pada Unit Kerja ditetapkan oleh Wali Kota.",
            f"Pasal 2\nPengaduan pada Unit Kerja {wrong}.",
        )
        for wrong in ("diatur kemudian oleh Wali Kota", "diatur lebih lanjut oleh Wali Kota")
    ],
)
def form_of_delegation(draft: Draft) -> Iterator[Hit]:
    """A delegation reads ``Ketentuan (lebih lanjut) mengenai … diatur dengan …``."""
    norms = draft.norms
    for found in norms.find(_LOOSE, "diatur", "ditetapkan kemudian"):
        before = norms.text[max(0, found.start() - _SENTENCE) : found.start()].split("\n")[-1]
        if _STANDARD.search(before) is None and _BLANK.search(before) is None:
            yield norms.hit(found)


@rule(
    "G02",
    butir="210",
    severity="E",
    amending=False,
    examples=[
        Example(
            "pasal",
            "Pasal 2\nKetentuan mengenai pengaduan pada Unit Kerja ditetapkan oleh Wali Kota.",
            "Pasal 2\nHal-hal yang belum diatur dalam Peraturan Wali Kota ini ditetapkan oleh "
            "Wali Kota dengan Unit Kerja.",
        )
    ],
)
def no_blank_delegation(draft: Draft) -> Iterator[Hit]:
    """Nothing is delegated as "whatever is not regulated yet"."""
    for found in draft.norms.find(_BLANK, "hal-hal", "hal hal"):
        yield draft.norms.hit(found)


@rule(
    "G03",
    butir="208",
    severity="W",
    kind="heuristic",
    amending=False,
    examples=[
        Example(
            "pasal",
            "Pasal 2\n(1) Unit Kerja menerima pengaduan.\n(2) Ketentuan lebih lanjut mengenai "
            "pengaduan sebagaimana dimaksud pada ayat (1) diatur dengan Keputusan Wali Kota.",
            "Pasal 2\n(1) Ketentuan lebih lanjut mengenai pengaduan diatur dengan Keputusan Wali "
            "Kota.\n(2) Unit Kerja menerima pengaduan.",
        )
    ],
)
def delegation_in_the_last_subsection(draft: Draft) -> Iterator[Hit]:
    """In an article with ayat, the last one delegates."""
    ayat = draft.of_type.get("ayat", [])
    for unit, following in pairwise(ayat):
        if unit.parent is not following.parent or not unit.text.startswith(
            ("Ketentuan", "Pengatu")
        ):
            continue
        if _DELEGATES.match(unit.text) and not _DELEGATES.match(following.text):
            yield unit.hit()


@rule(
    "G04",
    butir="213",
    severity="E",
    levels=NASIONAL,
    types=("uu", "perppu"),
    amending=False,
    examples=[
        Example(
            "semua",
            "Pasal 1\nDalam Undang-Undang ini yang dimaksud dengan Unit adalah satuan kerja.\n\n"
            "Pasal 2\nKetentuan lebih lanjut mengenai unit diatur dengan Peraturan Menteri.\n\n"
            "Pasal 3\nUndang-Undang ini mulai berlaku pada tanggal diundangkan.",
            "Pasal 1\nDalam Undang-Undang ini yang dimaksud dengan Unit adalah satuan kerja.\n\n"
            "Pasal 2\nKetentuan lebih lanjut mengenai unit diatur dengan Peraturan Direktur "
            "Jenderal.\n\nPasal 3\nUndang-Undang ini mulai berlaku pada tanggal diundangkan.",
        )
    ],
)
def not_to_directors_general(draft: Draft) -> Iterator[Hit]:
    """A law does not delegate to a director general or one of that rank."""
    for found in draft.norms.find(_TOO_LOW, "jenderal"):
        yield draft.norms.hit(found)
