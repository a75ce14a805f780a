"""Headings of bab, bagian and paragraf that stand behind a sentence, on one line with it.

Such a line counts only right above another heading, where nothing else can stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docgen.perkada.grammar import heading
from docgen.perkada.lines import Line

__all__ = ["split_groups"]

_GROUP = re.compile(
    r"(?<![\w\\])(?:BAB\s?[IVXLC]{1,8}[A-Z]?(?=\s[A-Z])|Bagian\s(?=Ke[a-z])|Paragraf\s(?=\d{1,3}\s[A-Z]))"
)
_TAIL = 400
"""Characters at the end of a line that may hold headings with their titles."""


def _pieces(text: str) -> list[str]:
    """The headings at the end of a line, each by itself, behind the words before them."""
    offset = max(0, len(text) - _TAIL)
    tail = text[offset:]
    marks = [found.start() + offset for found in _GROUP.finditer(tail)]
    first: int | None = None
    for mark in marks:
        before = text[max(0, mark - 4) : mark].rstrip(' "”)·_')
        if mark == 0 or before.endswith((".", ";", ":")):
            first = mark
            break
    if first is None:
        return [text]
    starts = [mark for mark in marks if mark >= first]
    parts = [text[:first].strip()]
    parts += [
        text[start:end].strip(" _·.")
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    ]
    if any(heading(part) is None for part in parts[1:]):
        return [text]
    return [part for part in parts if part]


def split_groups(lines: Sequence[Line]) -> list[Line]:
    """The lines with headings of groups on lines of their own."""
    out: list[Line] = []
    above = False
    for line in reversed(lines):
        pieces = [line.text]
        if above and not line.text.startswith("\\"):
            pieces = _pieces(line.text)
        if len(pieces) == 1:
            out.append(line)
        else:
            out += [replace(line, text=piece, after_blank=False) for piece in reversed(pieces)]
        above = heading(pieces[0]) is not None and not line.after_blank
    return out[::-1]
