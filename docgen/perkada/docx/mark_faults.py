"""What is wrong with the revision marks of a Word file itself, whoever made it so.

Word pairs both ends of a move by its name and lets ranges follow each other; other programs and
copied text leave ends without a partner, ranges across each other and marks inside marks. All are
read, none is mended: which words were meant, only a person can say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from docgen.ooxml.revisions import is_revision
from docgen.ooxml.xml import W
from docgen.perkada.docx.marks import Group, groups_of, words_of

__all__ = ["MarkFault", "MarkFaultKind", "mark_faults"]

MarkFaultKind = Literal["nested", "overlap", "unclosed", "unopened", "no_target", "no_source"]


@dataclass(frozen=True, slots=True)
class MarkFault:
    """One fault of the marks of one part."""

    kind: MarkFaultKind
    """``nested``: inside the change of another; ``overlap``: a range of a move that begins inside
    another; ``unclosed``, ``unopened``: a range without its end or its start; ``no_target``,
    ``no_source``: words that were moved to nowhere, or from nowhere."""
    element: etree._Element
    """Where it is."""
    group: int | None
    """Place of its remark among those of the part, from 0; None where it belongs to none."""
    words: str
    """What is marked; of a range, the words that it stands at."""


def mark_faults(root: etree._Element, groups: list[Group] | None = None) -> list[MarkFault]:
    """The faults of the marks of one part, in reading order of each kind.

    ``groups``: its remarks, where they are known already.
    """
    if groups is None:
        groups = groups_of(root) if any(map(is_revision, root.iter())) else []
    return [*_nested(groups), *_lone(groups), *_ranges(root)]


def _nested(groups: list[Group]) -> Iterator[MarkFault]:
    for place, group in enumerate(groups):
        if group.nested:
            yield MarkFault("nested", group.marks[0], place, " ".join(group.words.split()))


def _lone(groups: list[Group]) -> Iterator[MarkFault]:
    """Ends of moves whose other end is not there; words that stand at an end of no name count."""
    lone = [(place, group) for place, group in enumerate(groups) if group.lone]
    for place, group in lone:
        words = " ".join(group.words.split())
        partners = (other for _, other in lone if other.lone not in ("", group.lone))
        if words and all(" ".join(other.words.split()) != words for other in partners):
            kind: MarkFaultKind = "no_target" if group.lone == "moveFrom" else "no_source"
            yield MarkFault(kind, group.marks[0], place, words)


def _ranges(root: etree._Element) -> Iterator[MarkFault]:
    """Ranges of moves that cross each other, or lack an end."""
    begun: dict[tuple[str, str], etree._Element] = {}
    closed: set[tuple[str, str]] = set()
    for element in root.iter():
        tag = str(element.tag)
        side = next((s for s in ("moveFrom", "moveTo") if tag.startswith(f"{W}{s}Range")), None)
        if side is None:
            continue
        key = (side, str(element.get(f"{W}id")))
        if tag.endswith("Start"):
            others = (_name(other) for (own, _), other in begun.items() if own == side)
            if any(other != _name(element) for other in others):
                yield MarkFault("overlap", element, None, _words_at(element))
            begun[key] = element
        elif (start := begun.pop(key, None)) is not None:
            closed.add((side, _name(start)))
        else:
            yield MarkFault("unopened", element, None, _words_at(element))
    for (side, _), element in begun.items():
        if (side, _name(element)) in closed:
            continue  # begun twice under one name, as LibreOffice does, and ended once
        yield MarkFault("unclosed", element, None, _words_at(element))


def _name(element: etree._Element) -> str:
    return str(element.get(f"{W}name", ""))


def _words_at(element: etree._Element) -> str:
    """The words of the paragraph that an element stands in, or before."""
    above = next(element.iterancestors(f"{W}p"), None)
    if above is None:
        above = next((e for e in element.itersiblings() if e.tag == f"{W}p"), None)
    return "" if above is None else " ".join(words_of(above).split())
