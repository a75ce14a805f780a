"""Lines of a closing -> who enacted and promulgated it, where and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.perkada.lines import Line, join
from docgen.perkada.regulation import Closing, Enactment

__all__ = ["read_closing"]

_ORDER = re.compile(r"Agar (?:supaya )?setiap orang")
_PLACE = re.compile(r"(?P<act>Ditetapkan|Disahkan|Diundangkan)\s+di\b\s{0,9}")
_DAY = re.compile(r"[Pp]ada\s+tanggal\b\s{0,9}")
_GAZETTE = re.compile(r"(?:TAMBAHAN )?(?:BERITA|LEMBARAN) (?:DAERAH|NEGARA)\b")


def _enactment(lines: Sequence[str]) -> Enactment:
    """Place, ``pada tanggal``, the office down to its comma, and what stands below."""
    first = lines[0][_PLACE.match(lines[0]).end() :]  # type: ignore[union-attr]
    rest = list(lines[1:])
    place, _, same_line = first.partition(" pada tanggal ")
    if same_line:
        day = same_line
    elif rest and (found := _DAY.match(rest[0])):
        day = rest.pop(0)[found.end() :]
    else:
        day = ""
    office: list[str] = []
    while rest:
        office.append(rest.pop(0))
        if office[-1].endswith(","):
            break
    if office and not office[-1].endswith(","):
        office, rest = office[:1], office[1:]
    return Enactment(place.strip(), day.strip(), join(office), "\n".join(rest))


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
