"""The fourteen components of a standar pelayanan (UU 25/2009 Pasal 21, PP 96/2012 Pasal 25).

Six concern the delivery of the service and are shown to the public, eight its management
(PermenPANRB 15/2014, confirmed by PMK 46/2021).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from docgen.data.tabel import Sumber, baca_yaml

__all__ = ["Komponen", "komponen", "komponen_publik", "komponen_standar", "sumber_komponen"]

_TABLE = "komponen_standar.yaml"


@dataclass(frozen=True, slots=True)
class Komponen:
    """One component of a standar pelayanan."""

    huruf: str
    """Letter in Pasal 21, ``a`` to ``n``."""
    kode: str
    """The field of ``unit.layanan[]`` that holds it."""
    label: str
    """The words of the law."""
    kelompok: Literal["penyampaian", "pengelolaan"]

    @property
    def publik(self) -> bool:
        """Whether it belongs to the six that must be shown to the public."""
        return self.kelompok == "penyampaian"


@cache
def komponen_standar() -> tuple[Komponen, ...]:
    """All fourteen, in the order of the law."""
    return tuple(Komponen(**row) for row in baca_yaml(_TABLE)["komponen"])


@cache
def komponen_publik() -> tuple[Komponen, ...]:
    """The six that concern the delivery of the service."""
    return tuple(item for item in komponen_standar() if item.publik)


def komponen(kode: str) -> Komponen | None:
    """The component of a field name or a letter; None when there is none."""
    return next((item for item in komponen_standar() if kode in (item.kode, item.huruf)), None)


@cache
def sumber_komponen() -> Sumber:
    """Where the list and its division come from."""
    return Sumber.dari(baca_yaml(_TABLE)["sumber"])
