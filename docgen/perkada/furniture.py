"""What pages carry besides their text: numbers, running heads, catchwords, marks of publishers.

A public copy of a law has them in the midst of its sentences. They are set aside, not dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docgen.perkada.lines import Line
from docgen.perkada.regulation import Unplaced

__all__ = ["RUNNING", "is_page_line", "set_aside", "without_running"]

_PAGE = r"[-–—]\s?\d{1,4}\s?[-–—]"
_SPACED = r"P\s?R\s?E\s?S\s(?:I\s?|1\s?|l\s?)[DO0]\s?E\s?N|P R E S I\s?[DO]\s?E\s?N"
_REPUBLIC = (
    r"R\s?E\s?P\s?U\s?[B8]\s?[LUI]{1,2}\s?[I1l]?\s?K\s{1,3}"
    r"[I1T]\s?N\s?[DO]\s?[OQ]\s?N\s?E\s?S\s?[I1T]\s?[AI]"
)
"""REPUBLIK INDONESIA as scanners read it under an emblem, with blanks and confused letters."""
RUNNING = re.compile(
    rf"(?P<guard>\\*)(?:(?:(?:{_SPACED})(?:\s{{1,3}}{_REPUBLIC})?"
    rf"|PRESIDEN(?:\s\.)?\s{{1,3}}{_REPUBLIC})\b(?!\s?,)(?:\s{{1,3}}{_PAGE})?"
    rf"|{_PAGE}\s{{1,3}}PRESIDEN(?:\s\.)?\s{{1,3}}{_REPUBLIC}\b(?!\s?,)"
    r"|(?<!\S)SK No\.?\s\d{4,7}\s[A-Z](?!\S)"
    r"|(?<!\S)(?:https?://)?www\.(?:hukumonline|djpp|peraturan|bphn)\.[\w./]{2,60})"
)
"""A running head, a page's number with it, or a publisher's mark, wherever in a line it stands."""
_LINE = re.compile(
    rf"(?:{_PAGE}|[Hh]alaman\s\d{{1,4}}\s(?:dari|/)\s\d{{1,4}}|\d{{1,4}}\s?/\s?\d{{1,4}})$"
)
_CATCHWORD = re.compile(r"(?P<words>\S.{0,60}?)\s{0,3}(?:\.\s?\.\s?\.[\s.]{0,9}|…\.{0,3})$")


def is_page_line(text: str) -> bool:
    """Whether a line by itself is a page's number, or looks like a catchword."""
    return _LINE.match(text) is not None or _CATCHWORD.match(text) is not None


def _is_catchword(line: Line, following: Line | None) -> bool:
    """Whether a line announces the first words of the next page, which follow it."""
    if line.text.startswith("\\"):  # protected: running words, whatever they look like
        return False
    found = _CATCHWORD.match(line.text)
    return bool(found and following and following.text.startswith(found["words"]))


def _without(line: Line, aside: list[Unplaced]) -> Line | None:
    """The line without what runs through it; None when nothing is left."""
    kept: list[str] = []
    end = 0
    for found in RUNNING.finditer(line.text):
        if found["guard"]:
            continue
        kept.append(line.text[end : found.start()])
        aside.append(Unplaced(line.number, found[0]))
        end = found.end()
    if not end:
        return line
    words = " ".join(" ".join((*kept, line.text[end:])).split())
    return replace(line, text=words) if words else None


def set_aside(lines: Sequence[Line]) -> tuple[list[Line], list[Unplaced]]:
    """The lines without those that hold a page's number or a catchword, and these."""
    aside: list[Unplaced] = []
    kept: list[Line] = []
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        if _LINE.match(line.text) or _is_catchword(line, following):
            aside.append(Unplaced(line.number, line.text))
        else:
            kept.append(line)
    return kept, aside


def without_running(lines: Sequence[Line]) -> tuple[list[Line], list[Unplaced]]:
    """The lines of a body without running heads and publishers' marks, and these."""
    aside: list[Unplaced] = []
    kept = [left for line in lines if (left := _without(line, aside)) is not None]
    return kept, aside
