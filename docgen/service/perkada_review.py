"""Drafts that came back from others: their changes and comments listed, taken or refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from docgen.errors import UsageFault
from docgen.i18n import Language
from docgen.perkada.compare.returned import (
    Comment,
    Remark,
    Returned,
    read_returned,
    settle_returned,
)
from docgen.perkada.writer import write_regulation
from docgen.service.output import write_file
from docgen.service.reporting import as_json

__all__ = [
    "Comment",
    "Decisions",
    "Reviewed",
    "numbers",
    "review_draft",
    "reviewed_json",
    "write_settled",
]

_RANGE = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What is taken and what is refused."""

    accept: frozenset[int] = frozenset()
    reject: frozenset[int] = frozenset()
    accept_all: bool = False
    """Every change (of the author, when one is named) that is not refused."""
    reject_all: bool = False

    def __bool__(self) -> bool:
        return bool(self.accept or self.reject or self.accept_all or self.reject_all)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A draft that came back, and those changes in it that were asked for."""

    data: bytes
    returned: Returned
    shown: tuple[Remark, ...]


def numbers(words: str) -> frozenset[int]:
    """``1,3-5`` as numbers. Raises ``UsageFault`` (``compare.numbers``)."""
    found: set[int] = set()
    for part in filter(None, (piece.strip() for piece in words.split(","))):
        match = _RANGE.fullmatch(part)
        first = int(match[1]) if match else 0
        last = int(match[2] or first) if match else -1
        if not 1 <= first <= last:
            raise UsageFault.of("compare.numbers", part)
        found.update(range(first, last + 1))
    return frozenset(found)


def review_draft(path: str | PathLike[str], author: str | None = None) -> Reviewed:
    """A Word draft with the changes of others; ``author`` shows those of one person only.

    Raises ``UsageFault`` for a file that cannot be opened (``service.draft_unreadable``), is no
    .docx (``compare.review_form``) or has no such author (``compare.no_author``), and
    ``DataError`` for one that cannot be read.
    """
    file = Path(path)
    if file.suffix.lower() != ".docx":
        raise UsageFault.of("compare.review_form", file.name)
    try:
        data = file.read_bytes()
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise UsageFault.of("service.draft_unreadable", str(file), sebab=reason) from None
    returned = read_returned(data, file.name)
    known = {remark.author for remark in returned.remarks}
    known |= {comment.author for comment in returned.comments}
    if author is not None and author not in known:
        names = ", ".join(sorted(filter(None, known))) or "-"
        raise UsageFault.of("compare.no_author", file.name, nama=author, dikenal=names)
    shown = tuple(r for r in returned.remarks if author is None or r.author == author)
    return Reviewed(data, returned, shown)


def write_settled(reviewed: Reviewed, decisions: Decisions, path: Path) -> tuple[int, int]:
    """Write the draft with those changes taken and refused; how many of each.

    Raises ``UsageFault``: ``compare.output`` for another ending than .docx, ``compare.unknown`` for
    a number that is none of a change, ``compare.both`` for one that is to be taken and refused.
    """
    if path.suffix.lower() != ".docx":
        raise UsageFault.of("compare.output", path.name)
    known = {remark.number for remark in reviewed.returned.remarks}
    wrong = sorted((decisions.accept | decisions.reject) - known)
    if wrong:
        raise UsageFault.of("compare.unknown", str(wrong[0]), jumlah=len(known))
    twice = sorted(decisions.accept & decisions.reject)
    if twice or (decisions.accept_all and decisions.reject_all):
        raise UsageFault.of("compare.both", str(twice[0]) if twice else "-")
    shown = {remark.number for remark in reviewed.shown}
    accept, reject = set(decisions.accept), set(decisions.reject)
    if decisions.accept_all:
        accept |= shown - reject
    if decisions.reject_all:
        reject |= shown - accept
    made = settle_returned(reviewed.data, frozenset(accept), frozenset(reject))
    write_file(path, made)
    return len(accept), len(reject)


def reviewed_json(reviewed: Reviewed, language: Language) -> dict[str, Any]:
    """The changes and comments, and the text before and after, for programs."""
    returned = reviewed.returned
    return {
        "before": write_regulation(returned.before),
        "after": write_regulation(returned.after),
        "changes": [
            {
                "number": remark.number,
                "kind": remark.kind,
                "author": remark.author,
                "date": remark.date or None,
                "place": remark.place,
                "text": remark.text,
                "nested": remark.nested,
            }
            for remark in reviewed.shown
        ],
        "comments": [
            {
                "id": comment.id,
                "author": comment.author,
                "date": comment.date or None,
                "place": comment.place,
                "quoted": comment.quoted,
                "text": comment.text,
                "answers": comment.answers or None,
                "settled": comment.settled,
            }
            for comment in returned.comments
        ],
        "findings": [as_json(finding, language) for finding in returned.findings],
    }
