"""Headings of articles that lost their line: found by the number that is due.

The headings that stand on lines of their own give the order; between two of them whose numbers do
not follow one another, the missing ones are looked for in the midst of lines. Behind the last one
the next number is looked for as long as it is found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from docgen.perkada.glue import Glued, glued
from docgen.perkada.grammar import heading
from docgen.perkada.lines import Line, is_cut, is_ended
from docgen.perkada.regulation import Repair, Unplaced

__all__ = ["follows_reference", "increasing", "is_amending", "split_articles"]

_LAST = 5000
"""No regulation has more articles; a larger number is a misread one."""


class _HasNumber(Protocol):
    @property
    def number(self) -> int: ...


_Numbered = TypeVar("_Numbered", bound=_HasNumber)


@dataclass(frozen=True, slots=True)
class _Place:
    number: int
    line: int
    """Index of the line."""
    found: Glued | None
    """None: the line is the heading."""


def follows_reference(previous: Line | None, line: Line) -> bool:
    """Whether the text before is cut in a reference, so that a heading's words belong to it."""
    if line.after_blank or previous is None or heading(previous.text) or previous.text.isupper():
        return False
    return is_cut(previous.text) or previous.text.endswith(",")


def increasing(places: Sequence[_Numbered]) -> list[_Numbered]:
    """The longest row of places whose numbers increase, in their order."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        row = bisect_left(ends, place.number)
        before.append(last[row - 1] if row else -1)
        if row == len(ends):
            ends.append(place.number)
            last.append(at)
        else:
            ends[row] = place.number
            last[row] = at
    out: list[_Numbered] = []
    at = last[-1] if last else -1
    while at >= 0:
        out.append(places[at])
        at = before[at]
    return out[::-1]


def _headed(lines: Sequence[Line]) -> list[_Place]:
    out = []
    for at, line in enumerate(lines):
        found = heading(line.text) if line.text[:1] in "Pp" else None
        if found and found.type == "pasal" and found.number.isdecimal():
            previous = lines[at - 1] if at else None
            if not follows_reference(previous, line) and int(found.number) <= _LAST:
                out.append(_Place(int(found.number), at, None))
    return out


_CHANGED = re.compile(r"\b(?:di)?(?:ubah|hapus|sisip|tambah|cabut|ganti)(?:kan)?\b|berbunyi")
_NEAR = 12
"""Lines below Pasal I that tell of a change, behind the list of earlier ones."""


def is_amending(lines: Sequence[Line]) -> bool:
    """Whether the body is that of an amendment: Pasal I that changes another (butir 233)."""
    romans = [
        at
        for at, line in enumerate(lines)
        if line.text in ("Pasal I", "PASAL I", "Pasal II", "PASAL II")
    ]
    if not romans:
        return False
    two = any(lines[at].text.endswith("II") for at in romans)
    near = " ".join(line.text for line in lines[romans[0] + 1 : romans[0] + _NEAR])
    return _CHANGED.search(near) is not None or (two and not _headed(lines))


def _candidates(lines: Sequence[Line], start: int, end: int) -> Iterator[_Place]:
    for at in range(start, end):
        text = lines[at].text
        if "P" not in text:
            continue
        if own := heading(text):
            if own.type == "pasal" and set(own.number) == {"I"}:  # a scanner's 1
                number = own.number.replace("I", "1")
                yield _Place(int(number), at, Glued("pasal", 0, len(text), number))
            continue
        for found in glued(text):
            if found.kind == "pasal" and 0 < int(found.number) <= _LAST:
                if found.start == 0 and at and _cut_off(lines[at - 1], lines[at]):
                    continue
                yield _Place(int(found.number), at, found)


def _cut_off(previous: Line, line: Line) -> bool:
    return not line.after_blank and not is_ended(previous.text) and is_cut(previous.text)


def _missing(lines: Sequence[Line]) -> list[_Place]:
    """Every heading to be split out; none in an amendment, whose numbers are those of another."""
    if is_amending(lines):
        return []
    own = increasing(_headed(lines))
    out: list[_Place] = []
    number, start = 0, 0
    for place in own:
        if place.number > number + 1:
            inside = [
                item
                for item in _candidates(lines, start, place.line)
                if number < item.number < place.number
            ]
            out += increasing(inside)
        number, start = place.number, place.line + 1
    for item in _candidates(lines, start, len(lines)):
        if item.number == number + 1 and not heading(lines[item.line].text):
            out.append(item)
            number += 1
    return out


def _piece(line: Line, text: str) -> Line:
    return replace(line, text=" ".join(text.split()), after_blank=False)


def _heads(text: str) -> tuple[str, str]:
    """A line's words, and the marks of emphasis behind them that belonged to what was split off."""
    bare = text.strip().rstrip(" _*·")
    return bare, text.strip()[len(bare) :].strip()


def split_articles(
    lines: Sequence[Line],
) -> tuple[list[Line], list[Repair], list[Unplaced]]:
    """The lines with every article's heading on its own, what was read otherwise, what was put
    aside: headings that stand twice with nothing below the second time.
    """
    cuts: dict[int, list[_Place]] = {}
    for place in _missing(lines):
        cuts.setdefault(place.line, []).append(place)
    out: list[Line] = []
    repairs: list[Repair] = []
    aside: list[Unplaced] = []
    for at, line in enumerate(lines):
        start = 0
        for place in cuts.get(at, ()):
            found = place.found
            if found is None:
                continue
            head, marks = _heads(line.text[start : found.start])
            if head:
                out.append(_piece(line, head))
            name = f"Pasal {place.number}"
            typed = line.text[found.start : found.end].strip()
            if marks or typed != name:
                repairs.append(Repair(line.number, f"{marks}{typed}", name))
            out.append(_piece(line, name))
            start = found.end
        rest = line.text[start:].strip() if start else line.text
        if rest:
            out.append(_piece(line, rest) if start else line)
    if is_amending(lines):
        return out, repairs, aside
    return _without_doubles(out, aside), repairs, aside


def _without_doubles(lines: list[Line], aside: list[Unplaced]) -> list[Line]:
    """The lines without a heading that stands again right before the next one."""
    out: list[Line] = []
    current = ""
    for at, line in enumerate(lines):
        found = heading(line.text) if line.text[:1] in "Pp" else None
        if found and found.type == "pasal" and not found.name:
            following = heading(lines[at + 1].text) if at + 1 < len(lines) else None
            doubled = found.number == current and following and following.type == "pasal"
            if doubled and following and following.number != current:
                aside.append(Unplaced(line.number, line.text))
                continue
            current = found.number
        out.append(line)
    return out
