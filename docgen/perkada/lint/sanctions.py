"""Sanctions, crimes and investigation: butir 64 to 66a, 117, 217."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import Example, Hit, rule
from docgen.perkada.tree import ITEMS

__all__: list[str] = []

_BELOW_LAW = frozenset({"perkada", "pp", "perpres", "permen"})
"""Types that may hold neither crimes (butir 117) nor investigation (butir 217)."""
_CRIME = re.compile(
    r"\bdipidana\s(?:dengan\s)?(?:pidana|paling)\b|\bdiancam\s(?:dengan\s)?pidana\b|"
    r"\bpidana\s(?:penjara|kurungan|denda)\spaling\b"
)
_PAST = re.compile(r"\b(?:pernah|sedang|telah|putusan|kejahatan|perbuatan|karena|yang)\b")
"""Words of a condition about somebody's past, which threatens nobody."""
_INVESTIGATION = re.compile(
    r"\b(?:berwenang|diberi(?:kan)?\s(?:wewenang|tugas)[\w\s]{0,40}?)\s(?:untuk\s)?melakukan\spenyidikan\b"
)
_DUTY = re.compile(r"\b(?:wajib|dilarang)\b")


@rule(
    "S01",
    butir="117",
    severity="E",
    types=_BELOW_LAW,
    amending=False,
    examples=[
        Example("bab_isi", "BAB II\nPENYELENGGARAAN", "BAB II\nKETENTUAN PIDANA"),
        Example(
            "pasal",
            "Pasal 2\nUnit Kerja yang melanggar diberi teguran tertulis.",
            "Pasal 2\nSetiap orang yang melanggar dipidana dengan pidana kurungan oleh Unit Kerja.",
        ),
    ],
)
def no_crimes(draft: Draft) -> Iterator[Hit]:
    """Only a law or a regional law threatens with punishment."""
    for unit in draft.of_type.get("bab", []):
        if "KETENTUAN PIDANA" in unit.node.title.upper():
            yield unit.hit(kata=unit.node.title)
    for found in draft.norms.find(_CRIME, "pidana"):
        unit = draft.norms.unit(found.start())
        before = draft.norms.text[max(0, found.start() - 120) : found.start()].split("\n")[-1]
        if unit.node.type in ITEMS and _PAST.search(before):
            continue
        yield draft.norms.hit(found)


@rule(
    "S02",
    butir="217",
    severity="E",
    types=_BELOW_LAW,
    amending=False,
    examples=[
        Example("bab_isi", "BAB II\nPENYELENGGARAAN", "BAB II\nKETENTUAN PENYIDIKAN"),
        Example(
            "pasal",
            "Pasal 2\nUnit Kerja berwenang melakukan pengawasan.",
            "Pasal 2\nUnit Kerja berwenang melakukan penyidikan.",
        ),
    ],
)
def no_investigation(draft: Draft) -> Iterator[Hit]:
    """Only a law or a regional law gives powers of criminal investigation."""
    for unit in (*draft.of_type.get("bab", []), *draft.of_type.get("bagian", [])):
        title = unit.node.title.upper()
        if title in ("PENYIDIKAN", "KETENTUAN PENYIDIKAN"):
            yield unit.hit(kata=unit.node.title)
    for found in draft.norms.find(_INVESTIGATION, "melakukan penyidikan"):
        yield draft.norms.hit(found)


@rule(
    "S03",
    butir="64, 65, 66, 66a",
    severity="W",
    kind="heuristic",
    amending=False,
    wording_2022=(
        "Butir 66a (sisipan UU 13/2022): norma sanksi ditempatkan sesudah norma kewajiban atau "
        "larangannya."
    ),
    examples=[
        Example(
            "batang",
            "BAB I\nKETENTUAN UMUM\n\nPasal 1\nDalam Peraturan Wali Kota ini yang dimaksud dengan "
            "Unit Kerja adalah satuan kerja.\n\nBAB II\nKEWAJIBAN\n\nPasal 2\nUnit Kerja wajib "
            "melayani.\n\nBAB III\nSANKSI ADMINISTRATIF\n\nPasal 3\nUnit Kerja yang lalai dikenai "
            "teguran.\n\nBAB IV\nKETENTUAN PENUTUP\n\nPasal 4\nPeraturan Wali Kota ini mulai "
            "berlaku pada tanggal diundangkan.",
            "BAB I\nKETENTUAN UMUM\n\nPasal 1\nDalam Peraturan Wali Kota ini yang dimaksud dengan "
            "Unit Kerja adalah satuan kerja.\n\nBAB II\nSANKSI ADMINISTRATIF\n\nPasal 2\nUnit "
            "Kerja yang lalai dikenai teguran.\n\nBAB III\nKEWAJIBAN\n\nPasal 3\nUnit Kerja wajib "
            "melayani.\n\nBAB IV\nKETENTUAN PENUTUP\n\nPasal 4\nPeraturan Wali Kota ini mulai "
            "berlaku pada tanggal diundangkan.",
        )
    ],
)
def sanctions_behind_duties(draft: Draft) -> Iterator[Hit]:
    """A chapter of sanctions does not come before duties and prohibitions."""
    chapters = draft.of_type.get("bab", [])
    for n, unit in enumerate(chapters):
        title = unit.node.title.upper()
        if "SANKSI" not in title:
            continue
        behind = {id(chapter.node) for chapter in chapters[n + 1 :]}
        for other in draft.units:
            if id(other.chain[0]) in behind and _DUTY.search(other.text):
                if any(word in other.chain[0].title.upper() for word in _PASSING):
                    continue
                yield unit.hit(kata=other.where)
                break
        return


_PASSING = ("PERALIHAN", "PENUTUP", "PIDANA", "PENYIDIKAN", "LAIN")
"""Chapters that belong behind all duties."""
