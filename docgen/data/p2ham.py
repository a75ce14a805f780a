"""P2HAM by date: legal bases, stages, criteria, Kelompok Rentan, and the ministry in charge.

No public copy of Permenkumham 25/2023 beyond Pasal 1 was found, nor a successor by the Kementerian
HAM; what the table does not hold was not found, and every list here may be overridden in a record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from docgen.data.tabel import Sumber, baca_yaml, hanya_satu

__all__ = [
    "DasarP2HAM",
    "Kementerian",
    "Kriteria",
    "Tahap",
    "dasar_p2ham",
    "kelompok_rentan",
    "kementerian",
    "kriteria",
    "semua_dasar",
    "semua_kriteria",
    "tahapan",
]

_TABLE = "p2ham.yaml"


@dataclass(frozen=True, slots=True)
class DasarP2HAM:
    """A regulation or decision that P2HAM rested on."""

    kunci: str
    """Key in :mod:`docgen.data.peraturan` (``Permenkumham 25/2023``)."""
    mengikat_pemda: bool
    """Whether it reaches regional governments at all."""
    lingkup: str
    """Who it applies to, in words."""
    berlaku_sejak: date | None
    berlaku_sampai: date | None
    ketelitian: Literal["hari", "tahun"]
    """``tahun``: only the year is known, the date is its first day."""
    sumber: Sumber


@dataclass(frozen=True, slots=True)
class Tahap:
    """A stage of P2HAM."""

    urutan: int
    kode: str
    label: str
    label_lain: str | None
    """Another name found in practice (the second stage: Verifikasi, also Evaluasi)."""


@dataclass(frozen=True, slots=True)
class Kriteria:
    """A criterion of P2HAM."""

    kode: str
    label: str


@dataclass(frozen=True, slots=True)
class Kementerian:
    """The ministry in charge of P2HAM, and its unit, during one period."""

    nama: str
    singkatan: str
    pimpinan: str
    unit_utama: str | None
    """The directorate general; None where its name was not found."""
    pimpinan_unit_utama: str | None
    unit: str | None
    """The directorate that witnesses and verifies; None where its name was not found."""
    berlaku_sejak: date | None
    berlaku_sampai: date | None
    sumber: Sumber


@dataclass(frozen=True, slots=True)
class _Daftar:
    """A dated list of the table."""

    isi: tuple[Any, ...]
    berlaku_sejak: date | None
    berlaku_sampai: date | None


def _with_source(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "sumber": Sumber.dari(row["sumber"])}


@cache
def semua_dasar() -> tuple[DasarP2HAM, ...]:
    """All legal bases, oldest first."""
    return tuple(DasarP2HAM(**_with_source(row)) for row in baca_yaml(_TABLE)["dasar"])


def dasar_p2ham(pada: date) -> DasarP2HAM | None:
    """The newest legal basis in force on a day; None before 2018.

    Between 2022 and 12 October 2023 that is Permenkumham 2/2022, which does not bind regional
    governments: look at ``mengikat_pemda``.
    """
    return hanya_satu(semua_dasar(), pada)


@cache
def _lists(section: str, item: str) -> tuple[_Daftar, ...]:
    return tuple(
        _Daftar(tuple(row[item]), row["berlaku_sejak"], row["berlaku_sampai"])
        for row in baca_yaml(_TABLE)[section]
    )


def _list(section: str, item: str, pada: date) -> tuple[Any, ...]:
    found = hanya_satu(_lists(section, item), pada)
    return () if found is None else found.isi


def tahapan(pada: date) -> tuple[Tahap, ...]:
    """The stages in order: five under Permenkumham 2/2022, four under 25/2023, none before."""
    rows = _list("tahapan", "tahap", pada)
    return tuple(
        Tahap(number, row["kode"], row["label"], row.get("label_lain"))
        for number, row in enumerate(rows, 1)
    )


def kriteria(pada: date) -> tuple[Kriteria, ...]:
    """The criteria: five under Permenkumham 2/2022, three under 25/2023, none before."""
    return tuple(Kriteria(**row) for row in _list("kriteria", "kriteria", pada))


@cache
def semua_kriteria() -> Mapping[str, str]:
    """Every code of a criterion with its label, whatever its date; the newest label wins."""
    table = baca_yaml(_TABLE)
    rows = [
        *table["kelompok_daftar_periksa"]["kriteria"],
        *(row for period in table["kriteria"] for row in period["kriteria"]),
    ]
    return MappingProxyType({row["kode"]: row["label"] for row in rows})


def kelompok_rentan(pada: date) -> tuple[str, ...]:
    """The Kelompok Rentan in the words and order of the list in force; empty before 2021.

    The pilot of 2021 says *perempuan*, Permenkumham 25/2023 Pasal 1 angka 7 says *wanita hamil dan
    menyusui*.
    """
    return _list("kelompok_rentan", "kelompok", pada)


@cache
def _ministries() -> tuple[Kementerian, ...]:
    return tuple(Kementerian(**_with_source(row)) for row in baca_yaml(_TABLE)["kementerian"])


def kementerian(pada: date) -> Kementerian:
    """The ministry in charge on a day; its periods leave no gap."""
    found = hanya_satu(_ministries(), pada)
    assert found is not None, "the periods of the table cover every day"  # noqa: S101
    return found
