"""Pembukaan: the invocation, the office, and the order of the opening (butir 14 to 16)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import DAERAH, Edit, Example, Hit, rule
from docgen.perkada.lint.samples import REASON
from docgen.perkada.lint.units import Row

__all__: list[str] = []

_GRACE = "DENGAN RAHMAT TUHAN YANG MAHA ESA"
_GRACE_HERE = re.compile(_GRACE.replace(" ", r"\s+") + r"(?:\s*[.,;:])?", re.IGNORECASE)
_ACEH = ("BISMILLAH", "DENGAN RAHMAT ALLAH", "DENGAN NAMA ALLAH", "ATAS RAHMAT ALLAH")
_OFFICE = re.compile(r"(?:P[jJ]\. |PENJABAT )?(?:WALI ?KOTA|BUPATI|GUBERNUR|PRESIDEN)\b", re.I)
_UUD = "Mengingat: Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;"


def _grace_row(draft: Draft) -> Row | None:
    return next((row for row in draft.part("judul") if _GRACE_HERE.search(row.text)), None)


def _office_row(draft: Draft) -> Row | None:
    """The office between the invocation and the considerations."""
    rows = draft.part("judul")
    marks = (*_ACEH, _GRACE)
    last = [n for n, row in enumerate(rows) if row.text.upper().startswith(marks)]
    if not last:
        return None
    return next((row for row in rows[last[-1] + 1 :] if _OFFICE.match(row.text)), None)


@rule(
    "P01",
    butir="15",
    severity="E",
    whole=True,
    note="Di Aceh baris ini berbeda (Perbup Aceh Jaya 18/2016, Perbup Aceh Utara 4/2020).",
    examples=[
        Example("rahmat", _GRACE, "Dengan Rahmat Tuhan Yang Maha Esa"),
        Example("rahmat", _GRACE, f"{_GRACE},"),
    ],
)
def invocation(draft: Draft) -> Iterator[Hit]:
    """The line DENGAN RAHMAT TUHAN YANG MAHA ESA, in capitals and without a mark."""
    row = _grace_row(draft)
    if row is None:
        rows = draft.part("judul")
        aceh = any(r.text.upper().startswith(_ACEH) or "ACEH" in r.text.upper() for r in rows)
        if not aceh and draft.level == "daerah":  # public copies of national law drop the line
            line = rows[-1].number if rows else 1
            yield Hit("Pembukaan", line, variant="missing")
        return
    found = _GRACE_HERE.search(row.text)
    if found and found[0] != _GRACE:
        edit = Edit(row.number, found[0], _GRACE)
        yield Hit("Pembukaan", row.number, {"kata": found[0]}, edit=edit)


@rule(
    "P02",
    butir="16",
    severity="E",
    whole=True,
    examples=[
        Example("jabatan", "WALI KOTA CONTOH,", "WALI KOTA CONTOH"),
        Example("jabatan", "WALI KOTA CONTOH,", "Wali Kota Contoh,"),
    ],
)
def office_of_the_maker(draft: Draft) -> Iterator[Hit]:
    """The office of the maker stands in capitals and ends with a comma."""
    row = _office_row(draft)
    if row is None:
        judul = draft.part("judul")
        if draft.level == "daerah" and _grace_row(draft):
            yield Hit("Pembukaan", judul[-1].number, variant="missing")
        return
    if "[" in row.text:
        return
    right = row.text.rstrip(".,;:").upper().replace("PJ. ", "Pj. ") + ","
    if row.text.replace("PJ. ", "Pj. ") != right:
        edit = Edit(row.number, row.text, right)
        yield Hit("Pembukaan", row.number, {"kata": row.text, "benar": right}, edit=edit)


@rule(
    "P12",
    butir="14",
    severity="E",
    whole=True,
    levels=DAERAH,
    examples=[
        Example("menimbang", f"{REASON}\n\n{_UUD}", f"{_UUD}\n\n{REASON}", {"mengingat": ""}),
    ],
)
def order_of_the_opening(draft: Draft) -> Iterator[Hit]:
    """Menimbang, Mengingat, Memutuskan stand in this order."""
    seen: list[tuple[str, Row]] = []
    for row in draft.head:
        word = row.text.split(":")[0].split(" ")[0].capitalize()
        if word in ("Menimbang", "Mengingat", "Memutuskan", "Menetapkan"):
            seen.append((word, row))
    order = ["Menimbang", "Mengingat", "Memutuskan", "Menetapkan"]
    for (one, _), (other, row) in pairwise(seen):
        if order.index(other) < order.index(one):
            yield Hit("Pembukaan", row.number, {"kata": other, "sebelum": one})
            return
