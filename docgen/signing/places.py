"""The places for signatures in a file: whose they are, whose turn it is, what is signed already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from docgen.errors import DataError, UsageFault

__all__ = ["Place", "choose", "places"]


@dataclass(frozen=True, slots=True)
class Place:
    """One signature field."""

    field: str
    """Its name in the form."""
    role: str
    """What the signatory signs as: ``Ketua``, ``PIHAK PERTAMA``."""
    name: str
    """The signatory as the page prints him, by the naming rules; empty in foreign files."""
    office: str
    turn: int
    """Places of a lower turn are signed before; those of one turn in any order."""
    zone: str
    """The zone in which the hour is told: WIB, WITA, WIT, or nothing."""
    draft: bool
    """Whether the document still has values to be filled in."""
    signed: bool
    width: float
    """Points."""
    height: float
    """Points."""

    @property
    def label(self) -> str:
        """The signatory for people: name and role."""
        return f"{self.name} ({self.role})" if self.name else self.role or self.field


def places(reader: PdfFileReader) -> tuple[Place, ...]:
    """The places in the order in which they are to be signed."""
    found = [
        _place(name, value is not None, reference.get_object())
        for name, value, reference in enumerate_sig_fields(reader)
        if not _is_time_stamp(value)
    ]
    return tuple(sorted(found, key=lambda place: place.turn))


def _is_time_stamp(value: Any) -> bool:
    return value is not None and value.get_object().get("/Type") == "/DocTimeStamp"


def _place(field: str, signed: bool, entry: generic.DictionaryObject) -> Place:
    said = entry.get("/Docgen", generic.DictionaryObject())
    left, low, right, high = (float(number) for number in entry.get("/Rect", (0, 0, 0, 0)))
    return Place(
        field,
        _text(entry, "/TU"),
        _text(said, "/Nama"),
        _text(said, "/Jabatan"),
        int(said.get("/Giliran", 1)),
        _text(said, "/Zona"),
        bool(said.get("/Konsep", False)) or _text(said, "/Nama").startswith("["),
        signed,
        abs(right - left),
        abs(high - low),
    )


def _text(entry: Any, key: str) -> str:
    return str(entry.get(key, ""))[:300]


def choose(found: Sequence[Place], wanted: str) -> Place:
    """The place that ``wanted`` names: by field, else by role, else by a part of name or office.

    Raises DataError when the file has no places (it is for ink, or was not made by docgen),
    UsageFault when the word fits none of them or several; both list what there is.
    """
    if not found:
        raise DataError.of("signing.no_places")
    key = _key(wanted)
    steps: tuple[Callable[[Place], bool], ...] = (
        lambda p: key == _key(p.field),
        lambda p: key in (_key(p.role), _key(p.name), _key(p.office)),
        lambda p: bool(key) and key in f"{_key(p.name)}\n{_key(p.office)}\n{_key(p.role)}",
    )
    for fits in steps:
        some = [place for place in found if fits(place)]
        if len(some) == 1:
            return some[0]
        if some:
            raise UsageFault.of("signing.ambiguous", "--as", nama=wanted[:80], pilihan=_list(some))
    raise UsageFault.of("signing.nobody", "--as", nama=wanted[:80], pilihan=_list(found))


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def _list(found: Sequence[Place]) -> str:
    return "; ".join(f"{place.field}: {place.label}" for place in found)
