"""Reading the tables: files of this package, their sources, and their periods."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar, cast

import yaml

from docgen.errors import EnvironmentFault

__all__ = [
    "Berlaku",
    "Keyakinan",
    "Sumber",
    "baca_csv",
    "baca_yaml",
    "berlaku_pada",
    "hanya_satu",
    "kunci_nama",
]

Keyakinan = Literal["S", "K", "U"]
"""S found in a public source, K own knowledge that was not checked, U uncertain."""

_FOLDER = Path(__file__).resolve().parent
_SUMBER = re.compile(r"(?P<keyakinan>[SKU])(?::\s*(?P<teks>.+))?", re.DOTALL)
_LOADER: type[yaml.SafeLoader] = cast(
    "type[yaml.SafeLoader]", getattr(yaml, "CSafeLoader", yaml.SafeLoader)
)


@dataclass(frozen=True, slots=True)
class Sumber:
    """Where a fact comes from, and how sure it is."""

    keyakinan: Keyakinan
    teks: str = ""
    """The source in words, as an office would name it; empty for plain own knowledge."""

    @classmethod
    def dari(cls, tulisan: str) -> Sumber:
        """Read ``"S: UU 25/2009 Pasal 21"``; ``ValueError`` when it has no such form."""
        found = _SUMBER.fullmatch(tulisan.strip())
        if found is None:
            raise ValueError(f"source without S, K or U: {tulisan!r}")
        keyakinan = cast("Keyakinan", found["keyakinan"])
        teks = (found["teks"] or "").strip()
        if keyakinan == "S" and not teks:
            raise ValueError("a source of confidence S must be named")
        return cls(keyakinan, teks)

    def __str__(self) -> str:
        return f"{self.keyakinan}: {self.teks}" if self.teks else self.keyakinan


class Berlaku(Protocol):
    """Anything that holds for a period; both days belong to it, None leaves that side open."""

    @property
    def berlaku_sejak(self) -> date | None: ...  # noqa: D102
    @property
    def berlaku_sampai(self) -> date | None: ...  # noqa: D102


_B = TypeVar("_B", bound=Berlaku)


def berlaku_pada(baris: Berlaku, pada: date) -> bool:
    """Whether a row holds on a day."""
    sejak, sampai = baris.berlaku_sejak, baris.berlaku_sampai
    return (sejak is None or sejak <= pada) and (sampai is None or pada <= sampai)


def hanya_satu(baris: Iterable[_B], pada: date) -> _B | None:
    """The row that holds on a day; of several the one that began last; None when there is none."""
    found = [row for row in baris if berlaku_pada(row, pada)]
    return max(found, key=lambda row: row.berlaku_sejak or date.min, default=None)


def kunci_nama(nama: str) -> str:
    """A name for comparison: case and surplus spaces do not count, everything else does."""
    return " ".join(nama.split()).casefold()


@cache
def baca_yaml(nama: str) -> Mapping[str, Any]:
    """One YAML table as plain values; dates come as :class:`datetime.date`.

    The result is shared: readers copy what they hand out. Raises ``EnvironmentFault``
    (``data.table_missing``, ``data.table_broken``) when the installed package is damaged.
    """
    try:
        loaded = yaml.load(_text(nama), Loader=_LOADER)  # noqa: S506 - a safe loader either way
    except yaml.YAMLError as error:
        raise EnvironmentFault.of("data.table_broken", nama, name=nama) from error
    if not isinstance(loaded, dict):
        raise EnvironmentFault.of("data.table_broken", nama, name=nama)
    return loaded


@cache
def baca_csv(nama: str) -> tuple[Mapping[str, str], ...]:
    """One CSV table, a mapping for each row; lines that begin with ``#`` are comments."""
    lines = [line for line in _text(nama).splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines, strict=True))


def _text(nama: str) -> str:
    try:
        return (_FOLDER / nama).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise EnvironmentFault.of("data.table_missing", nama, name=nama) from error
