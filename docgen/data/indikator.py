"""Indicator sets of P2HAM, and the scales their results are given on.

Sources: Permenkumham 27/2018 Lampiran I (checklist and the three scales); news of Permenkumham
25/2023, whose annex was not found. A result is never turned into a pass mark: no threshold is
known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from docgen.data.tabel import Sumber, baca_yaml, hanya_satu
from docgen.errors import DataError

__all__ = [
    "Indikator",
    "Pilihan",
    "SetIndikator",
    "Sifat",
    "Skala",
    "nama_set_indikator",
    "nama_skala",
    "set_indikator",
    "set_indikator_pada",
    "skala",
]

_TABLE = "indikator.yaml"

Sifat = Literal["terpenuhi", "proses", "tidak"]
"""Met, on the way, not met."""


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One result that a scale allows."""

    kode: str
    """As the record writes it (``ada``)."""
    label: str
    """As it is printed (``Ada``)."""
    sifat: Sifat

    @property
    def wajib_alasan(self) -> bool:
        """Whether the result must carry a reason: only one that is not met.

        A result on the way should have one (a warning), a met one needs none.
        """
        return self.sifat == "tidak"


@dataclass(frozen=True, slots=True)
class Skala:
    """A scale: the results an indicator may have, best first."""

    nama: str
    pilihan: tuple[Pilihan, ...]
    sumber: Sumber

    label: tuple[str, ...]
    """All results as they are printed."""
    _dicari: Mapping[str, Pilihan] = field(repr=False, compare=False)

    def cari(self, hasil: str) -> Pilihan | None:
        """The choice of a code or a label, case aside; None when the scale has no such result."""
        return self._dicari.get(" ".join(hasil.split()).casefold())


@dataclass(frozen=True, slots=True)
class Indikator:
    """One indicator of a set."""

    kode: str
    kriteria: str
    """Code of the criterion (``aksesibilitas``)."""
    uraian: str
    skala: str
    """Name of its scale."""


@dataclass(frozen=True, slots=True)
class SetIndikator:
    """The indicators of one period."""

    kode: str
    nama: str
    dasar: str
    """Key in :mod:`docgen.data.peraturan`."""
    indikator: tuple[Indikator, ...]
    lengkap: bool
    """False when the official list was not found in full; ``catatan`` says so in words."""
    jumlah_resmi: int | None
    """How many the official list has, where that is known."""
    catatan: str
    berlaku_sejak: date | None
    berlaku_sampai: date | None
    sumber: Sumber


@cache
def nama_skala() -> tuple[str, ...]:
    """The names of all scales."""
    return tuple(baca_yaml(_TABLE)["skala"])


@cache
def skala(nama: str) -> Skala:
    """The scale of that name; ``DataError`` (``data.unknown_scale``) when there is none."""
    row = baca_yaml(_TABLE)["skala"].get(nama)
    if row is None:
        raise DataError.of("data.unknown_scale", name=nama, known=", ".join(nama_skala()))
    choices = tuple(Pilihan(**choice) for choice in row["pilihan"])
    found: dict[str, Pilihan] = {}
    for choice in choices:
        for name in (choice.kode, choice.label):
            found.setdefault(name.casefold(), choice)
    labels = tuple(choice.label for choice in choices)
    return Skala(nama, choices, Sumber.dari(row["sumber"]), labels, found)


@cache
def nama_set_indikator() -> tuple[str, ...]:
    """The codes of all sets, oldest first."""
    return tuple(baca_yaml(_TABLE)["himpunan"])


@cache
def set_indikator(nama: str) -> SetIndikator:
    """The set of that code; ``DataError`` (``data.unknown_indicator_set``) when there is none."""
    row = baca_yaml(_TABLE)["himpunan"].get(nama)
    if row is None:
        known = ", ".join(nama_set_indikator())
        raise DataError.of("data.unknown_indicator_set", name=nama, known=known)
    rows = tuple(Indikator(**indicator) for indicator in row["indikator"])
    return SetIndikator(
        **{**row, "kode": nama, "indikator": rows, "sumber": Sumber.dari(row["sumber"])}
    )


@lru_cache(maxsize=256)
def set_indikator_pada(pada: date) -> SetIndikator | None:
    """The set that belongs to a date; None where none was found (2022 to 12 October 2023)."""
    return hanya_satu((set_indikator(name) for name in nama_set_indikator()), pada)
