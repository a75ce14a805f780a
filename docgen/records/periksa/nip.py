"""Checks of the NIP: 18 digits that hold a birth date, a month of appointment, and the sex.

The form is known in every office (confidence K); only the number of digits is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.records.jenis import isi
from docgen.records.pejabat import Pejabat
from docgen.records.periksa.daftar import Hit, check_each, hit

__all__: list[str] = []

_EXCEL = re.compile(r"\d(?:[.,]\d+)?\s*[eE]\s*\+?\d+")
_GROUPING = re.compile(r"[\s.\u00a0]+")
_YOUNGEST, _OLDEST = 15, 65
"""Ages at appointment that are believable."""


def _digits(person: Pejabat) -> str | None:
    """The 18 digits, or None when there is no NIP or it is not one."""
    nip = _GROUPING.sub("", isi(person.nip) or "")
    return nip if re.fullmatch(r"[0-9]{18}", nip) else None


def _birth(digits: str) -> date | None:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    return born if born.year >= 1900 else None


@check_each(Pejabat, "check.nip.excel")
def nip_from_excel(person: Pejabat) -> Iterator[Hit]:
    """A spreadsheet turned the number into 1.98E+17: its last digits are lost."""
    nip = isi(person.nip)
    if nip and _EXCEL.fullmatch(nip):
        yield hit("nip", nilai=nip)


@check_each(Pejabat, "check.nip.length")
def nip_length(person: Pejabat) -> Iterator[Hit]:
    """A NIP has exactly 18 digits."""
    nip = isi(person.nip)
    if nip and not _EXCEL.fullmatch(nip) and _digits(person) is None:
        bare = _GROUPING.sub("", nip)
        yield hit("nip", nilai=nip, jumlah=sum(c in "0123456789" for c in bare))


@check_each(Pejabat, "check.nip.birth", "W")
def nip_birth(person: Pejabat) -> Iterator[Hit]:
    """Digits 1 to 8 are the date of birth."""
    digits = _digits(person)
    if digits and _birth(digits) is None:
        yield hit("nip", nilai=person.nip, blok=digits[:8])


@check_each(Pejabat, "check.nip.appointment", "W")
def nip_appointment(person: Pejabat) -> Iterator[Hit]:
    """Digits 9 to 14 are year and month of appointment; a PPPK's mean something else."""
    digits = _digits(person)
    if not digits or person.jenis_pegawai == "pppk":
        return
    year, month = int(digits[8:12]), int(digits[12:14])
    born = _birth(digits)
    plausible = 1 <= month <= 12 and 1945 <= year <= 2100
    if plausible and born is not None:
        plausible = _YOUNGEST <= year - born.year <= _OLDEST
    if not plausible:
        yield hit("nip", nilai=person.nip, blok=digits[8:14])


@check_each(Pejabat, "check.nip.sex", "W")
def nip_sex(person: Pejabat) -> Iterator[Hit]:
    """Digit 15 is 1 (man) or 2 (woman)."""
    digits = _digits(person)
    if digits and digits[14] not in "12":
        yield hit("nip", nilai=person.nip, angka=digits[14])


@check_each(Pejabat, "check.nip.pppk_number", "W")
def pppk_number(person: Pejabat) -> Iterator[Hit]:
    """The number of a contract employee has 18 digits as well."""
    number = isi(person.nomor_induk_lain)
    bare = _GROUPING.sub("", number or "")
    if person.jenis_pegawai == "pppk" and number and not re.fullmatch(r"[0-9]{18}", bare):
        yield hit("nomor_induk_lain", nilai=number)
