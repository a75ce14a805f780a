"""Lines of a closing -> who enacted and promulgated it, where and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.perkada.lines import Line, join
from docgen.perkada.regulation import Closing, Enactment

__all__ = ["read_closing"]

_ORDER = re.compile(r"Agar (?:supaya )?setiap (?:[a-z]{1,15} )?orang")
_PLACE = re.compile(r"(?P<act>Ditetapkan|Disahkan|Diundangkan)\s+[Dd]i\b\s{0,9}(?::\s{0,9})?")
_DAY = re.compile(r"[Pp]ada\s+tanggal\b\s{0,9}")
_GAZETTE = re.compile(r"(?:TAMBAHAN )?(?:BERITA|LEMBARAN) (?:DAERAH|NEGARA)\b")


def _enactment(lines: Sequence[str]) -> Enactment:
    """Place, ``pada tanggal``, the office down to its comma, and what stands below."""
    begun = _PLACE.match(lines[0])
    first = lines[0][begun.end() :] if begun else lines[0]
    word = begun["act"] if begun and begun["act"] == "Disahkan" else ""
    rest = lines[1:]
    place, _, same_line = first.partition(" pada tanggal ")
    day = same_line
    if not same_line and rest and (found := _DAY.match(rest[0])):
        day, rest = rest[0][found.end() :], rest[1:]
    comma = next((n for n, line in enumerate(rest) if line.endswith(",")), 0)
    office, rest = rest[: comma + 1], rest[comma + 1 :]
    return Enactment(place.strip(), day.strip(), join(office), "\n".join(rest), word)


def read_closing(lines: Sequence[Line]) -> tuple[Closing | None, list[Line]]:
    """The closing of these lines; lines that belong to none of its parts come back."""
    if not lines:
        return None, []
    order: list[str] = []
    blocks: dict[str, list[str]] = {}
    gazette: list[str] = []
    surplus: list[Line] = []
    current: list[str] | None = None
    for line in lines:
        if not order and _ORDER.match(line.text):
            current = order
        elif found := _PLACE.match(line.text):
            act = "diundangkan" if found["act"] == "Diundangkan" else "ditetapkan"
            current = None if act in blocks else blocks.setdefault(act, [])
        elif _GAZETTE.match(line.text):
            current = gazette
        if current is None:
            surplus.append(line)
        else:
            current.append(line.text)
    return (
        Closing(
            join(order),
            _enactment(blocks["ditetapkan"]) if "ditetapkan" in blocks else None,
            _enactment(blocks["diundangkan"]) if "diundangkan" in blocks else None,
            "\n".join(gazette),
        ),
        surplus,
    )
