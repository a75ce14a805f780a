"""The role of a witness at a pencanangan, from the name of the institution.

Witnesses should include one of the Ditjen HAM and one of the Forkopimda (found in practice at
Bangka Belitung). Members of the Forkopimda: heads of the DPRD, police, prosecution, and territorial
command of the TNI (UU 23/2014 Pasal 26, confidence K). The record may state the role itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from docgen.data.tabel import Sumber, baca_yaml

__all__ = ["AturanPeran", "Peran", "aturan_instansi", "peran_instansi"]

Peran = Literal["ditjen_ham", "forkopimda", "pemda", "lain"]

_HEADS = r"(?:(?:kepala|ketua|wakil|pj|pjs|plt|plh|pelaksana tugas|penjabat) )*"


@dataclass(frozen=True, slots=True)
class AturanPeran:
    """One rule of the table: words that tell a role."""

    peran: Peran
    pola: tuple[str, ...]
    """Words in lower case, matched whole."""
    letak: Literal["awal", "di_mana_saja"]
    sumber: Sumber
    _regex: re.Pattern[str]

    def cocok(self, kata: str) -> bool:
        """Whether the normalised name falls under this rule."""
        return self._regex.search(kata) is not None


@cache
def _rules() -> tuple[AturanPeran, ...]:
    rules = []
    for row in baca_yaml("forkopimda.yaml")["aturan"]:
        words = "|".join(sorted(map(re.escape, row["pola"]), key=len, reverse=True))
        start = rf"^{_HEADS}" if row["letak"] == "awal" else r"\b"
        regex = re.compile(rf"{start}(?:{words})\b")
        source = Sumber.dari(row["sumber"])
        rules.append(AturanPeran(row["peran"], tuple(row["pola"]), row["letak"], source, regex))
    return tuple(rules)


def aturan_instansi(nama: str) -> AturanPeran | None:
    """The first rule that fits the name, with its source and confidence; None when none does."""
    words = " ".join(re.findall(r"\w+", nama.casefold()))
    return next((rule for rule in _rules() if rule.cocok(words)), None)


def peran_instansi(nama: str) -> Peran:
    """The role of an institution or office: ``Kejaksaan Negeri Kendari`` is ``forkopimda``.

    ``lain`` for a name that no rule knows.
    """
    rule = aturan_instansi(nama)
    return "lain" if rule is None else rule.peran
