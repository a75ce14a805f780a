"""The comments of a Word file: whose they are, what they hang on, what they answer.

Threads and their state stand in a part of their own ([MS-DOCX] 2.5.1, ``w15:commentEx``), which
names a comment by the last of its paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from docgen.ooxml.xml import W, related
from docgen.perkada.docx.marks import words_of
from docgen.perkada.docx.source import parse_part

__all__ = ["FoundComment", "comments_of"]

_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_ANCHORS = ("commentRangeStart", "commentRangeEnd", "commentReference", "t", "delText")
_ON = ("1", "true", "on")
_DEEPEST = 100
"""Answers to answers; a circle ends here."""


@dataclass(frozen=True, slots=True)
class FoundComment:
    """One comment."""

    id: str
    author: str
    date: str
    """As the file has it; empty when it has none."""
    anchor: etree._Element | None
    """Where it hangs in the text; None when nothing there names it."""
    quoted: str
    """The words that it is hung on; empty when it hangs on a point."""
    text: str
    answers: str
    """The comment that begins the thread it belongs to; empty when it begins one."""
    settled: bool
    """Whether its thread was marked as done."""


def comments_of(parts: Mapping[str, bytes], main: str, root: etree._Element) -> list[FoundComment]:
    """The comments in the order of the file, each answer behind the comment that it answers.

    Raises ``DataError`` (``draft.broken_xml``, ``draft.doctype``) for a part that cannot be read.
    """
    names = related(parts, main)
    found: dict[str, FoundComment] = {}
    by_paragraph: dict[str, str] = {}
    hung, quoted = _anchors(root)
    for name in names.get("comments", ()):
        for comment in parse_part(parts, name).iter(f"{W}comment"):
            number = str(comment.get(f"{W}id"))
            paragraphs = list(comment.iter(f"{W}p"))
            for paragraph in paragraphs:
                by_paragraph[str(paragraph.get(_PARAGRAPH_ID, "")).upper()] = number
            found[number] = FoundComment(
                number,
                str(comment.get(f"{W}author", "")),
                str(comment.get(f"{W}date", "")),
                hung.get(number),
                quoted.get(number, ""),
                "\n".join(map(words_of, paragraphs)).strip(),
                "",
                False,
            )
    above: dict[str, str] = {}
    done: set[str] = set()
    for name in names.get("commentsExtended", ()):
        for entry in parse_part(parts, name).iter(f"{_W15}commentEx"):
            own = by_paragraph.get(str(entry.get(f"{_W15}paraId", "")).upper())
            parent = by_paragraph.get(str(entry.get(f"{_W15}paraIdParent", "")).upper())
            if own is None:
                continue
            if parent is not None and parent != own:
                above[own] = parent
            if str(entry.get(f"{_W15}done", "")).lower() in _ON:
                done.add(own)
    return list(_threads(found, above, done))


def _anchors(
    root: etree._Element,
) -> tuple[dict[str, etree._Element], dict[str, str]]:
    """Where each comment hangs, and the words it is hung on."""
    hung: dict[str, etree._Element] = {}
    words: dict[str, list[str]] = {}
    begun: set[str] = set()
    for element in root.iter(*(f"{W}{tag}" for tag in _ANCHORS)):
        if element.tag in (f"{W}t", f"{W}delText"):
            for number in begun:
                words.setdefault(number, []).append(element.text or "")
            continue
        number = str(element.get(f"{W}id"))
        hung.setdefault(number, element)
        if element.tag == f"{W}commentRangeStart":
            begun.add(number)
        else:
            begun.discard(number)
    return hung, {number: "".join(pieces) for number, pieces in words.items()}


def _threads(
    found: Mapping[str, FoundComment], above: Mapping[str, str], done: set[str]
) -> Iterator[FoundComment]:
    answers: dict[str, list[str]] = {}
    for number in found:
        first = number
        for _ in range(_DEEPEST):
            if first not in above:
                break
            first = above[first]
        else:
            first = number  # comments that answer each other in a circle begin no thread
        answers.setdefault(first, [])
        if first != number:
            answers[first].append(number)
    for first, others in answers.items():
        head = replace(found[first], settled=first in done)
        yield head
        for number in others:
            own = found[number]
            yield replace(
                own,
                anchor=head.anchor if own.anchor is None else own.anchor,
                quoted=own.quoted or head.quoted,
                answers=first,
                settled=head.settled,
            )
