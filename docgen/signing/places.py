"""The places for signatures in a file: whose they are, whose turn it is, what is signed already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from docgen.errors import DataError, UsageFault

__all__ = ["Place", "choose", "places"]

_PAGES = 2000
"""Pages that are looked at for fields."""


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
    page: int
    """From 1; 0 when the field is on no page."""
    left: float
    """Points from the left edge of the page."""
    top: float
    """Points from its upper edge."""
    width: float
    height: float

    @property
    def label(self) -> str:
        """The signatory for people: name and role."""
        return f"{self.name} ({self.role})" if self.name else self.role or self.field


def places(reader: PdfFileReader) -> tuple[Place, ...]:
    """The places in the order in which they are to be signed.

    Some signing services make a field of their own instead of filling ours in. What such a field
    covers the middle of counts as signed.
    """
    where = _where(reader)
    found: list[Place] = []
    foreign: list[Place] = []
    for name, value, reference in enumerate_sig_fields(reader):
        entry = reference.get_object()
        place = _place(name, value is not None, entry, where.get(reference.reference, (0, 0.0)))
        if value is not None and value.get_object().get("/Type") == "/DocTimeStamp":
            continue
        (found if "/Docgen" in entry or value is None else foreign).append(place)
    covered = [
        replace(place, signed=True) if any(_covers(other, place) for other in foreign) else place
        for place in found
    ]
    alone = [other for other in foreign if not any(_covers(other, place) for place in found)]
    return tuple(sorted((*covered, *alone), key=lambda place: place.turn))


def _covers(other: Place, place: Place) -> bool:
    x, y = place.left + place.width / 2, place.top + place.height / 2
    inside = other.left <= x <= other.left + other.width
    return other.page == place.page > 0 and inside and other.top <= y <= other.top + other.height


def _where(reader: PdfFileReader) -> dict[generic.Reference, tuple[int, float]]:
    """For what lies over the pages: the number of its page, and where that ends above."""
    found = {}
    for number in range(min(int(reader.root["/Pages"]["/Count"]), _PAGES)):
        page = reader.find_page_for_modification(number)[0].get_object()
        upper = float(page.get("/MediaBox", (0, 0, 0, 0))[3])
        for index in range(len(notes := page.get("/Annots", generic.ArrayObject()))):
            note = notes.raw_get(index)
            if isinstance(note, generic.IndirectObject):
                found[note.reference] = number + 1, upper
    return found


def _place(
    field: str, signed: bool, entry: generic.DictionaryObject, where: tuple[int, float]
) -> Place:
    said = entry.get("/Docgen", generic.DictionaryObject())
    left, low, right, high = (float(number) for number in entry.get("/Rect", (0, 0, 0, 0)))
    return Place(
        field=field,
        role=_text(entry, "/TU"),
        name=_text(said, "/Nama"),
        office=_text(said, "/Jabatan"),
        turn=int(said.get("/Giliran", 1)),
        zone=_text(said, "/Zona"),
        draft=bool(said.get("/Konsep", False)) or _text(said, "/Nama").startswith("["),
        signed=signed,
        page=where[0],
        left=min(left, right),
        top=where[1] - max(low, high),
        width=abs(right - left),
        height=abs(high - low),
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
