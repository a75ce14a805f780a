"""Laws with their Lembaran Negara, and the sentence that cites them.

Forms of citation: Lampiran II UU 12/2011 butir 45 to 47 (type, number, year, title, then LN and
TLN in parentheses), and the examples of UU 13/2022 for a law that was amended. A number that was
not found stands in the sentence as ``[isi: …]``, never as a guess or a blank.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, cast

from docgen.data.tabel import Sumber, baca_yaml, kunci_nama
from docgen.errors import DataError

__all__ = [
    "JenisPeraturan",
    "Peraturan",
    "Perubahan",
    "cari_peraturan",
    "jenis_menurut_nama",
    "kalimat_peraturan",
    "kunci_mirip",
    "kunci_peraturan",
    "semua_peraturan",
    "urutan_jenis",
]

_TABLE = "peraturan.yaml"
_KEY = re.compile(
    r"(?P<jenis>\D.*?)\s+(?:No(?:mor|\.)?\s*)?(?P<nomor>[\w.-]+)\s*/\s*(?P<tahun>\d{4})", re.I
)
_LONGEST_KEY = 200
_NEGARA = "Negara Republik Indonesia"


@dataclass(frozen=True, slots=True)
class JenisPeraturan:
    """A type of regulation."""

    singkatan: str
    """As in the key: ``UU``, ``PP``, ``Permendagri``."""
    nama: str
    """As in a citation: ``Undang-Undang``."""
    lembaran: Literal["LN", "BN"] | None
    """Where it is promulgated; None for a decision."""
    urutan: int
    """Place in the hierarchy, 1 highest; the order of a Mengingat (butir 43)."""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One amendment of a regulation."""

    kunci: str
    ke: int
    """Which amendment it is, as far as the title or the table tells; 1 for the first."""


@dataclass(frozen=True, slots=True)
class Peraturan:
    """A regulation, with what a citation needs."""

    kunci: str
    """``UU 25/2009``."""
    jenis: JenisPeraturan
    nomor: str
    tahun: int
    tentang: str | None
    """The title after *tentang*; None when it was not found."""
    lembaran_tahun: int | None
    """Year of the Lembaran or Berita Negara; None when the sources disagree."""
    lembaran_nomor: int | None
    """Number in the Lembaran or Berita Negara; None when it was not found."""
    tambahan_nomor: int | None
    """Number in the Tambahan Lembaran Negara; None when not found, or for a Berita Negara."""
    diundangkan: date | None
    diubah_oleh: tuple[Perubahan, ...]
    """Amendments in the table, oldest first."""
    dicabut_oleh: str | None
    """The regulation that repealed or replaced it."""
    berlaku_sampai: date | None
    """Last day in force."""
    catatan: str
    """What to check before citing it."""
    belum_diperiksa: frozenset[Literal["judul", "ln", "tln"]]
    """Parts that are own knowledge (K) although the row has a source; judge them mildly."""
    sumber: Sumber

    @property
    def berlaku_sejak(self) -> date | None:
        """Day of promulgation, where the table has it."""
        return self.diundangkan

    def berlaku(self, pada: date) -> bool:
        """Whether it is in force on a day, as far as the table knows."""
        begun = self.tahun <= pada.year if self.diundangkan is None else self.diundangkan <= pada
        return begun and (self.berlaku_sampai is None or pada <= self.berlaku_sampai)

    def perubahan_pada(self, pada: date | None) -> tuple[Perubahan, ...]:
        """The amendments promulgated by a day and not repealed since; all in force when None."""
        return tuple(c for c in self.diubah_oleh if _promulgated(c.kunci, pada))


@cache
def _kinds() -> Mapping[str, JenisPeraturan]:
    return {
        short: JenisPeraturan(short, **row) for short, row in baca_yaml(_TABLE)["jenis"].items()
    }


def _parse(kunci: str) -> tuple[str, str, int] | None:
    if len(kunci) > _LONGEST_KEY:
        return None
    found = _KEY.fullmatch(" ".join(kunci.split()))
    return None if found is None else (found["jenis"], found["nomor"], int(found["tahun"]))


def _row(kunci: str, row: Mapping[str, Any]) -> Peraturan:
    parsed = _parse(kunci)
    assert parsed is not None, kunci  # noqa: S101 - a key of our own table
    short, number, year = parsed
    kind = _kinds()[short]
    changes = row.get("diubah_oleh", ())
    return Peraturan(
        kunci=kunci,
        jenis=kind,
        nomor=number,
        tahun=year,
        tentang=row["tentang"],
        lembaran_tahun=row.get("bn_tahun", year),
        lembaran_nomor=row.get("ln" if kind.lembaran == "LN" else "bn"),
        tambahan_nomor=row.get("tln"),
        diundangkan=row.get("diundangkan"),
        diubah_oleh=tuple(
            Perubahan(change["kunci"], change.get("ke", place))
            for place, change in enumerate(changes, 1)
        ),
        dicabut_oleh=row.get("dicabut_oleh"),
        berlaku_sampai=row.get("berlaku_sampai"),
        catatan=row.get("catatan", ""),
        belum_diperiksa=frozenset(row.get("belum_diperiksa", ())),
        sumber=Sumber.dari(row["sumber"]),
    )


@cache
def semua_peraturan() -> tuple[Peraturan, ...]:
    """Every regulation of the table."""
    return tuple(_row(key, row) for key, row in baca_yaml(_TABLE)["peraturan"].items())


def _fold(parsed: tuple[str, str, int]) -> str:
    short, number, year = parsed
    number = number.lstrip("0") if number.isdigit() else number
    return f"{short} {number}/{year}".casefold()


@cache
def _by_key() -> Mapping[str, Peraturan]:
    rows = {}
    for row in semua_peraturan():
        for kind in (row.jenis.singkatan, row.jenis.nama):
            rows[_fold((kind, row.nomor, row.tahun))] = row
    return rows


def kunci_peraturan(tulisan: str) -> str | None:
    """The key of the table for what was typed: ``uu no. 25/2009`` gives ``UU 25/2009``, else None.

    Also understands ``Undang-Undang Nomor 25 Tahun 2009``.
    """
    spelled = re.sub(r"\s+tahun\s+(?=\d{4}$)", "/", " ".join(tulisan.split()), flags=re.IGNORECASE)
    parsed = _parse(spelled)
    row = None if parsed is None else _by_key().get(_fold(parsed))
    return None if row is None else row.kunci


def cari_peraturan(kunci: str) -> Peraturan | None:
    """The regulation of a key (``UU 25/2009``); None when the table does not have it."""
    key = kunci_peraturan(kunci)
    return None if key is None else _by_key()[_fold(cast("tuple[str, str, int]", _parse(key)))]


@cache
def _kinds_by_name() -> Mapping[str, JenisPeraturan]:
    return {
        kunci_nama(name): kind for kind in _kinds().values() for name in (kind.singkatan, kind.nama)
    }


def jenis_menurut_nama(nama: str) -> JenisPeraturan | None:
    """The type of a name or short form, in any case; None when the table does not have it."""
    return _kinds_by_name().get(kunci_nama(nama))


@cache
def _hierarchy() -> tuple[tuple[str, int], ...]:
    rows = (
        (kunci_nama(name), place) for name, place in baca_yaml(_TABLE)["hierarki"]["urutan"].items()
    )
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def urutan_jenis(nama: str) -> int:
    """The place of a type in the order of a Mengingat (butir 43), 1 highest.

    ``nama`` may go on behind the type (*Peraturan Daerah Kota Kendari*). A type that is not known
    has the last place.
    """
    folded = kunci_nama(nama)
    last = max(place for _, place in _hierarchy())
    return next((place for name, place in _hierarchy() if folded.startswith(name)), last)


def kunci_mirip(kunci: str) -> str:
    """The keys of the table that are most like ``kunci``, for a message; ``-`` when none is."""
    near = difflib.get_close_matches(kunci, [row.kunci for row in semua_peraturan()], n=3)
    return ", ".join(near) or "-"


def kalimat_peraturan(kunci: str, pada: date | None = None, *, perubahan: bool = True) -> str:
    """The full citation, without the semicolon at its end.

    ``Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik Indonesia
    Tahun 2009 Nomor 112, Tambahan Lembaran Negara Republik Indonesia Nomor 5038)``. With
    ``perubahan`` the amendments promulgated up to ``pada`` (all, when None) follow: *sebagaimana
    telah diubah dengan* for the first, *sebagaimana telah beberapa kali diubah terakhir dengan* for
    a later one, which alone is cited. Raises ``DataError`` (``data.unknown_regulation``).
    """
    row = cari_peraturan(kunci)
    if row is None:
        raise DataError.of("data.unknown_regulation", key=kunci, near=kunci_mirip(kunci))
    cited = _citation(row)
    changes = row.perubahan_pada(pada) if perubahan else ()
    if not changes:
        return cited
    last = changes[-1]
    how = "beberapa kali diubah terakhir" if len(changes) > 1 or last.ke > 1 else "diubah"
    return f"{cited} sebagaimana telah {how} dengan {_citation(_known(last.kunci))}"


def _known(kunci: str) -> Peraturan:
    return cast("Peraturan", cari_peraturan(kunci))


def _promulgated(kunci: str, pada: date | None) -> bool:
    """Whether an amendment counts on a day: promulgated by then, and not repealed since."""
    row = _known(kunci)
    if pada is None:
        return row.berlaku_sampai is None
    return row.berlaku(pada)


def _citation(row: Peraturan) -> str:
    title = "[isi: judul peraturan]" if row.tentang is None else row.tentang
    head = f"{row.jenis.nama} Nomor {row.nomor} Tahun {row.tahun} tentang {title}"
    if row.jenis.lembaran is None:
        return head
    kind = "Lembaran" if row.jenis.lembaran == "LN" else "Berita"
    number = _number(row.lembaran_nomor, f"nomor {kind} Negara")
    year = _number(row.lembaran_tahun, f"tahun {kind} Negara")
    gazette = f"{kind} {_NEGARA} Tahun {year} Nomor {number}"
    if row.jenis.lembaran == "LN":
        addition = _number(row.tambahan_nomor, "nomor Tambahan Lembaran Negara")
        gazette += f", Tambahan Lembaran {_NEGARA} Nomor {addition}"
    return f"{head} ({gazette})"


def _number(value: int | None, what: str) -> str:
    return f"[isi: {what}]" if value is None else str(value)
