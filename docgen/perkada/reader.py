"""Text -> regulation: where its parts begin, and the reading of each.

The text may be a whole regulation or its body alone. Lines that no part takes come back as
``unplaced``; their numbers are those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.collecting import uncollected
from docgen.perkada.articles import split_articles
from docgen.perkada.body_reader import BodyReader
from docgen.perkada.closing_reader import read_closing
from docgen.perkada.furniture import set_aside, without_running
from docgen.perkada.grammar import heading, item_label
from docgen.perkada.groups import split_groups
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
from docgen.perkada.paragraphs import split_paragraphs
from docgen.perkada.parts import split_closing, split_end, split_title
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

    dictum = join([line.text for line in part(menetapkan, MENETAPKAN)])
    decision = part(memutuskan, MEMUTUSKAN)
    if memutuskan is not None and not dictum:  # the writer says the word with a dictum only
        decision = list(lines[memutuskan : memutuskan + 1 + len(decision)])
    return (
        Regulation(
            title=title,
            opening="\n".join(line.text for line in opening),
            recitals=_listed(part(menimbang, MENIMBANG)),
            legal_bases=_listed(part(mengingat, MENGINGAT)),
            dictum=dictum,
        ),
        decision,
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


def _first_unit(lines: Sequence[Line], *, has_preamble: bool) -> int:
    """Where the body begins: the first heading; without one, the first line of a bare list."""
    first = next((n for n, line in enumerate(lines) if heading(line.text)), None)
    if first is not None:
        return first
    return len(lines) if has_preamble or not any(item_label(x.text) for x in lines) else 0


def _decided(lines: Sequence[Line]) -> int | None:
    """The line of Menetapkan, or of MEMUTUSKAN when there is no other; None without both."""
    decided = _find(lines, MEMUTUSKAN, 0, len(lines))
    if decided is None:
        return None
    return _find(lines, MENETAPKAN, decided, len(lines)) or decided


def _explanation(lines: Sequence[Line], start: int) -> int | None:
    """Where the explanation begins behind a closing: its heading, or the first article again."""
    for n in range(start, len(lines)):
        if EXPLANATION.match(lines[n].text):
            return n
        if (found := heading(lines[n].text)) and found.type == "pasal":
            return n
    return None


def _titled(lines: list[Line]) -> tuple[list[Line], list[Unplaced]]:
    """The lines with the title at the beginning of one, and what a scanner put before it."""
    end = next((n for n, line in enumerate(lines) if heading(line.text)), len(lines))
    above, margin = split_title(lines[:end])
    return [*above, *lines[end:]], [Unplaced(line.number, line.text) for line in margin]


def read_regulation(text: str) -> Regulation:
    """The regulation that a text holds, or the body when it holds no more.

    Reads any text: what is wrong with it is for :func:`docgen.perkada.checks.check_regulation` to
    say. No word is lost: what has no place is ``unplaced``, what belongs to pages ``furniture``.
    Takes time in proportion to the length of the text.
    """
    with uncollected():
        return read_lines(lines_of(text))


def read_lines(given: Sequence[Line]) -> Regulation:
    """The regulation that lines hold, whatever they were taken from."""
    with uncollected():
        return _read(given)


def _read(given: Sequence[Line]) -> Regulation:
    lines, aside = set_aside(given)
    lines, doubled_title = _titled(lines)
    decided = _decided(lines)
    start = decided or 0
    region = split_end(lines[start:])
    end = _find(region, CLOSING, 0, len(region))
    stop = end
    if end is None:
        stop = _find(region, EXPLANATION, 0, len(region))
    else:
        region = [*region[:end], *split_closing(region[end:])]
    body_lines, running = without_running(region[:stop])
    body_lines, repairs, doubled = split_articles(body_lines)
    body_lines = split_groups(body_lines)
    body_lines, labels = split_paragraphs(body_lines)
    first = _first_unit(body_lines, has_preamble=_has_preamble(lines))
    preamble, lost = _preamble([*lines[:start], *body_lines[:first]])
    reader = BodyReader()
    body, unplaced = reader.read(body_lines[first:])

    behind = region[len(region) if stop is None else stop :]
    explained = _explanation(behind, 0)
    annexed = next((n for n, line in enumerate(behind) if begins_annex(line.text)), None)
    tails = sorted({len(behind), *(mark for mark in (explained, annexed) if mark is not None)})

    def part(mark: int | None) -> Sequence[Line]:
        if mark is None:
            return []
        return behind[mark : next(n for n in tails if n > mark)]

    closing, over = read_closing(behind[: tails[0]])
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
        furniture=tuple(
            sorted((*aside, *doubled_title, *running, *doubled), key=lambda item: item.line)
        ),
        repairs=(*repairs, *labels, *reader.repairs),
    )


def _has_preamble(lines: Sequence[Line]) -> bool:
    marks = (MENIMBANG, MEMUTUSKAN)
    return any(_find(lines, mark, 0, len(lines)) is not None for mark in marks)


def read_body(text: str) -> tuple[Node, ...]:
    """The tree of a text that is a body only; lines before its first unit are left out."""
    return BodyReader().read(lines_of(text))[0]
