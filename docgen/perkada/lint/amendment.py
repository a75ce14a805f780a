"""Perubahan: butir 230 to 238."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import Edit, Example, Hit, manual, rule
from docgen.perkada.lint.samples import AMENDING

__all__: list[str] = []

_OLD_INSERT = re.compile(
    r"\b(?:Pasal|BAB|Bagian|ayat) ?\(?(?:\d+|[IVX]+)\)? ?(?:bis|ter|quater)\b|"
    r"\bPasal \d+[.-] ?[A-Za-z]\b|\bayat \(\d+[.-]? ?[A-Z]\)|\bPasal \d+ [A-Z]\b(?! \()|"
    r"\bPasal \d+[a-z]\b"
)
_DELETED = re.compile(r"[\[(]?dihapus[\])]?\.?$", re.IGNORECASE)
_OTHERS = {part: words for part, words in AMENDING.items() if part != "batang"}
_BODY = AMENDING["batang"]


def _changed(words: str) -> str:
    return _BODY.replace("Unit Kerja menyediakan loket layanan.", words)


@rule(
    "A01",
    butir="233",
    severity="E",
    amending=True,
    examples=[
        Example(
            "batang",
            _BODY,
            _BODY.replace("Pasal II\n", "Pasal 2\n").replace("Pasal I\n", "Pasal 1\n"),
            _OTHERS,
        )
    ],
)
def two_roman_articles(draft: Draft) -> Iterator[Hit]:
    """An amending regulation has Pasal I and Pasal II, in Roman figures."""
    roman = {unit.node.number for unit in draft.articles}
    if draft.articles and not {"I", "II"} <= roman:
        missing = "Pasal I" if "I" not in roman else "Pasal II"
        yield draft.articles[0].hit(kata=missing)


@rule(
    "A02",
    butir="234, 235",
    severity="E",
    examples=[
        Example(
            "batang",
            _changed("Loket sebagaimana dimaksud dalam Pasal 2A disediakan Unit Kerja."),
            _changed(f"Loket sebagaimana dimaksud dalam {wrong} disediakan Unit Kerja."),
            _OTHERS,
        )
        for wrong in ("Pasal 2 bis", "Pasal 2.A", "Pasal 2 ayat (1.A)")
    ],
)
def form_of_insertions(draft: Draft) -> Iterator[Hit]:
    """An insertion is BAB IXA, Pasal 128A, ayat (1a)."""
    for found in draft.norms.find(_OLD_INSERT):
        yield draft.norms.hit(found)


@rule(
    "A03",
    butir="236",
    severity="E",
    amending=True,
    examples=[
        Example(
            "batang",
            _changed("(1) Unit Kerja menyediakan loket.\n(2) Dihapus."),
            _changed(f"(1) Unit Kerja menyediakan loket.\n(2) {wrong}"),
            _OTHERS,
        )
        for wrong in ("dihapus", "(Dihapus).")
    ],
)
def form_of_deletions(draft: Draft) -> Iterator[Hit]:
    """A deleted unit keeps its number and reads Dihapus."""
    for unit in draft.units:
        if len(unit.text) < 12 and _DELETED.match(unit.text) and unit.text != "Dihapus.":
            edit = Edit(unit.node.line, unit.text, "Dihapus.", unit.last_line, at_end=True)
            yield unit.hit(edit=edit, kata=unit.text)


manual("A04", butir="237", severity="W", amending=True)
