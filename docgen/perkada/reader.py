"""Text -> regulation: where its parts begin, and the reading of each.

The text may be a whole regulation or its body alone. Lines that no part takes come back as
``unplaced``; their numbers are those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.perkada.body_reader import BodyReader
from docgen.perkada.closing_reader import read_closing
from docgen.perkada.grammar import heading, item_label
from docgen.perkada.lines import Line, join, lines_of
from docgen.perkada.marks import (
    ANNEX,
    CLOSING,
    EXPLANATION,
    MEMUTUSKAN,
    MENETAPKAN,
    MENGINGAT,
    MENIMBANG,
    begins_annex,
)
from docgen.perkada.regulation import Annex, Regulation, Title, Unplaced
from docgen.perkada.title_reader import read_opening
from docgen.perkada.tree import Node

__all__ = ["read_body", "read_lines", "read_regulation"]


def _find(lines: Sequence[Line], pattern: re.Pattern[str], start: int, end: int) -> int | None:
    return next((n for n in range(start, end) if pattern.match(lines[n].text)), None)


def _strip(line: Line, pattern: re.Pattern[str]) -> list[Line]:
    """The line without the word at its beginning; nothing when nothing is left."""
    found = pattern.match(line.text)
    rest = line.text[found.end() :] if found else line.text
    return [Line(line.number, line.column, rest, True, line.room)] if rest else []


def _listed(lines: Sequence[Line]) -> tuple[Node, ...]:
    """Recitals or legal bases: the items of a list, or one paragraph without a label."""
    root = BodyReader().read_items(lines)
    nodes = [Node("teks", text=root.text, line=root.line)] if root.text else []
    nodes.extend(root.children)
    if root.tail:
        nodes.append(Node("teks", text=root.tail, line=root.line))
    return tuple(nodes)


def _preamble(lines: Sequence[Line]) -> tuple[Regulation, list[Line]]:
    """Everything before the body, and the lines of it that found no place."""
    menimbang = _find(lines, MENIMBANG, 0, len(lines))
    mengingat = _find(lines, MENGINGAT, menimbang or 0, len(lines))
    memutuskan = _find(lines, MEMUTUSKAN, mengingat or menimbang or 0, len(lines))
    menetapkan = _find(lines, MENETAPKAN, memutuskan or 0, len(lines))
    marks = [menimbang, mengingat, memutuskan, menetapkan]
    bounds = [mark for mark in marks if mark is not None]
    first = min(bounds, default=len(lines))
    title, opening = read_opening(lines[:first])
    if title == Title() and not bounds:
        return Regulation(), list(lines)

    def part(mark: int | None, pattern: re.Pattern[str]) -> list[Line]:
        if mark is None:
            return []
        end = min((other for other in bounds if other > mark), default=len(lines))
        return [*_strip(lines[mark], pattern), *lines[mark + 1 : end]]

    return (
        Regulation(
            title=title,
            opening="\n".join(line.text for line in opening),
            recitals=_listed(part(menimbang, MENIMBANG)),
            legal_bases=_listed(part(mengingat, MENGINGAT)),
            dictum=join([line.text for line in part(menetapkan, MENETAPKAN)]),
        ),
        part(memutuskan, MEMUTUSKAN),
    )


def _annexes(lines: Sequence[Line]) -> tuple[Annex, ...]:
    annexes: list[Annex] = []
    begun: Line | None = None
    number, words = "", list[str]()
    for line in lines:
        found = ANNEX.match(line.text)
        if found and begins_annex(line.text):
            if begun:
                annexes.append(Annex(number, "\n".join(words), begun.number))
            begun, number, words = line, found["number"] or "", []
            rest = line.text[found.end() :]
            words += [rest] if rest else []
        else:
            words.append(line.text)
    if begun:
        annexes.append(Annex(number, "\n".join(words), begun.number))
    return tuple(annexes)


def _first_unit(lines: Sequence[Line]) -> int:
    """Where the body begins: the first heading, behind Menetapkan where that stands."""
    decided = _find(lines, MEMUTUSKAN, 0, len(lines))
    start = 0 if decided is None else _find(lines, MENETAPKAN, decided, len(lines)) or decided
    for n in range(start, len(lines)):
        if heading(lines[n].text):
            return n
    has_preamble = any(
        _find(lines, mark, 0, len(lines)) is not None for mark in (MENIMBANG, MEMUTUSKAN)
    )
    return len(lines) if has_preamble or not any(item_label(x.text) for x in lines) else 0


def read_regulation(text: str) -> Regulation:
    """The regulation that a text holds, or the body when it holds no more.

    Reads any text: what is wrong with it is for :func:`docgen.perkada.checks.check_regulation` to
    say. Takes time in proportion to the length of the text.
    """
    return read_lines(lines_of(text))


def read_lines(lines: Sequence[Line]) -> Regulation:
    """The regulation that lines hold, whatever they were taken from."""
    begin = _first_unit(lines)
    end = _find(lines, CLOSING, begin, len(lines))
    explained = _find(lines, EXPLANATION, begin if end is None else end, len(lines))
    behind = range(begin if end is None else end, len(lines))
    annexed = next((n for n in behind if begins_annex(lines[n].text)), None)
    tails = [mark for mark in (end, explained, annexed) if mark is not None]
    stop = min(tails, default=len(lines))

    def part(mark: int | None) -> Sequence[Line]:
        if mark is None:
            return []
        return lines[mark : min((n for n in tails if n > mark), default=len(lines))]

    preamble, lost = _preamble(lines[:begin])
    body, unplaced = BodyReader().read(lines[begin:stop])
    closing, over = read_closing(part(end))
    return Regulation(
        title=preamble.title,
        opening=preamble.opening,
        recitals=preamble.recitals,
        legal_bases=preamble.legal_bases,
        dictum=preamble.dictum,
        body=body,
        closing=closing,
        explanation="\n".join(line.text for line in part(explained)),
        annexes=_annexes(part(annexed)),
        unplaced=(
            *(Unplaced(line.number, line.text) for line in lost),
            *unplaced,
            *(Unplaced(line.number, line.text) for line in over),
        ),
    )


def read_body(text: str) -> tuple[Node, ...]:
    """The tree of a text that is a body only; lines before its first unit are left out."""
    return BodyReader().read(lines_of(text))[0]
