"""Labels of ayat that stand in the midst of a line without a sentence's end before them.

As with articles, what is found for certain gives the order, and only a number that is missing
between two others is looked for: ``… dimulai (4) Rencana``, ``(21 Kegiatan``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.perkada.articles import increasing
from docgen.perkada.glue import figure, glued
from docgen.perkada.grammar import heading, item_label
from docgen.perkada.lines import Line
from docgen.perkada.regulation import Repair

__all__ = ["split_paragraphs"]

_DIGIT = "[0-9OlISB]"
_LOOSE = re.compile(
    rf"(?<![\w\\])[({{\[]\s?(?:(?P<whole>{_DIGIT}(?:\s?{_DIGIT}){{0,2}})\s?[)}}\]]"
    rf"|(?P<open>{_DIGIT}{{1,2}})[1lI|])(?=\s)"
)
_FIGURES = re.compile(r"[1-9]\d{0,2}")
_REFERENCE = re.compile(
    r"(?:(?:^|\W)(?:ayat|dan|atau|dengan|huruf|angka|Pasal|pada|dalam)\s{0,2}|,\s?)$", re.IGNORECASE
)
"""What stands before a number that belongs to a reference."""
_BEFORE = 40
_WIDEST = 12
"""Labels in a row that may be missing; more is no gap but another list."""


@dataclass(frozen=True, slots=True)
class _Place:
    number: int
    line: int
    start: int
    end: int


def _articles(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The lines of each article below its heading, as first and last index."""
    begun: int | None = None
    for at, line in enumerate(lines):
        found = heading(line.text) if line.text[:1] in "PpB" else None
        if found:
            if begun is not None:
                yield begun, at
            begun = at + 1 if found.type == "pasal" else None
    if begun is not None:
        yield begun, len(lines)


def _certain(lines: Sequence[Line], start: int, end: int) -> Iterator[_Place]:
    """Labels at the beginning of a line or behind the end of a sentence."""
    for at in range(start, end):
        text = lines[at].text
        own = item_label(text) if text[:1] == "(" else None
        if own and own.type == "ayat" and _FIGURES.fullmatch(own.number):
            yield _Place(int(own.number), at, 0, len(text) - len(own.rest))
        if ")" in text:
            for item in glued(text):
                label = item_label(text[item.start : item.start + 12]) if item.start else None
                if label and label.type == "ayat" and _FIGURES.fullmatch(label.number):
                    yield _Place(int(label.number), at, item.start, item.start + 3)


def _loose(lines: Sequence[Line], after: _Place, before: _Place) -> Iterator[_Place]:
    """What may be a label between two certain ones whose numbers leave a gap."""
    for at in range(after.line, before.line + 1):
        text = lines[at].text
        start = after.end if at == after.line else 0
        end = before.start if at == before.line else len(text)
        for found in _LOOSE.finditer(text, start, end):
            number = figure(found["whole"] or found["open"])
            follows = text[found.end() : found.end() + 3].lstrip(" _")
            words = text[max(0, found.start() - _BEFORE) : found.start()]
            capital = follows[:1].isupper() or follows[:1] in ("“", '"')
            due = _FIGURES.fullmatch(number) and after.number < int(number) < before.number
            if due and capital and not _REFERENCE.search(words):
                yield _Place(int(number), at, found.start(), found.end())


def _cuts(lines: Sequence[Line]) -> Iterator[_Place]:
    for start, end in _articles(lines):
        places = increasing(list(_certain(lines, start, end)))
        before = _Place(0, start, 0, 0)
        for place in places:
            if 1 < place.number - before.number <= _WIDEST:
                yield from increasing(list(_loose(lines, before, place)))
            before = place


def split_paragraphs(lines: Sequence[Line]) -> tuple[list[Line], list[Repair]]:
    """The lines with such labels at the beginning of one, and what was read otherwise."""
    cuts: dict[int, list[_Place]] = {}
    for place in _cuts(lines):
        cuts.setdefault(place.line, []).append(place)
    if not cuts:
        return list(lines), []
    out: list[Line] = []
    repairs: list[Repair] = []
    for at, line in enumerate(lines):
        begin, label = 0, ""
        for place in cuts.get(at, ()):
            head = " ".join(f"{label} {line.text[begin : place.start]}".strip(" _").split())
            if head:
                out.append(replace(line, text=head, after_blank=line.after_blank or begin > 0))
            label = f"({place.number})"
            typed = line.text[place.start : place.end]
            if typed != label:
                repairs.append(Repair(line.number, typed, label))
            begin = place.end
        rest = " ".join(f"{label} {line.text[begin:]}".split()) if label else line.text
        out.append(replace(line, text=rest, after_blank=True) if label else line)
    return out, repairs
