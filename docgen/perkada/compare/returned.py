"""A draft that came back from others: before and after their changes, each with its author.

Nothing is decided here: what is neither taken nor refused stays marked in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.errors import DataError, Finding
from docgen.ooxml.package import read_members
from docgen.ooxml.revisions import accept_revisions, reject_revisions, settle_revisions
from docgen.ooxml.xml import W, main_part_name, parse, related
from docgen.ooxml.zipping import pack
from docgen.perkada.docx import read_docx
from docgen.perkada.docx.comments import comments_of
from docgen.perkada.docx.mark_faults import mark_faults
from docgen.perkada.docx.marks import Group, MarkKind, groups_of, paragraphs_of, words_of
from docgen.perkada.docx.source import LIMITS
from docgen.perkada.names import unit_name
from docgen.perkada.reading import Reading
from docgen.perkada.regulation import Regulation
from docgen.perkada.tree import walk

__all__ = ["Comment", "Remark", "Returned", "read_returned", "settle_returned"]

_STORIES = ("header", "footer", "footnotes", "endnotes")
_SHOWN = 60
_TOLD = 10
"""Findings of one kind; a file with more has one cause."""
_READERS = ("tracked_", "marks_")
"""What the reader says of marks; here it is said with the number of each change."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One change that somebody made."""

    number: int
    """From 1, in reading order; what it is taken or refused by."""
    kind: MarkKind
    author: str
    date: str
    """As the file has it (``2025-03-01T08:00:00Z``); empty when it has none."""
    place: str
    """The unit, or the first words of the paragraph where it is none; of a page head, its part."""
    text: str
    """The words; empty for a paragraph mark, a row or a look alone."""
    nested: bool
    """Whether it stands inside the change of somebody else."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment beside the text."""

    id: str
    author: str
    date: str
    place: str
    quoted: str
    """The words that it is hung on; empty when it hangs on a point."""
    text: str
    answers: str = ""
    """The id of the comment that it answers; empty when it answers none."""
    settled: bool = False
    """Whether the comment, and with it its answers, was marked as done."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A draft that came back."""

    before: Regulation
    """Without any of the changes."""
    after: Regulation
    """With all of them."""
    remarks: tuple[Remark, ...]
    comments: tuple[Comment, ...]
    findings: tuple[Finding, ...]


def _stories(parts: Mapping[str, bytes]) -> dict[str, etree._Element]:
    """The parts that hold text, the main one first."""
    main = main_part_name(parts)
    if main is None:
        raise DataError(Finding("draft.not_word"))
    names = related(parts, main)
    wanted = [main, *(name for kind in _STORIES for name in names.get(kind, ()))]
    return {name: parse(parts[name]) for name in wanted}


def _groups(stories: Mapping[str, etree._Element]) -> Iterator[tuple[str, Group]]:
    for name, root in stories.items():
        for group in groups_of(root):
            yield name, group


def read_returned(data: bytes, name: str) -> Returned:
    """What others changed in a Word draft and said beside it.

    Raises ``DataError`` for a file that cannot be read, as
    :func:`docgen.perkada.docx.read_docx` does.
    """
    after = read_docx(data, name)
    parts = read_members(data, "draft", LIMITS)
    stories = _stories(parts)
    main = next(iter(stories))
    before = _before(parts, stories, name)
    places = _Places(stories[main], before, after)
    remarks = []
    groups = list(_groups(stories))
    for number, (part, group) in enumerate(groups, 1):
        place = places.of(group.marks[0]) if part == main else part.rsplit("/", 1)[-1]
        words = group.words
        remarks.append(
            Remark(number, group.kind, group.author, group.date, place, words, group.nested)
        )
    comments = tuple(_comments(parts, main, stories[main], places))
    own = [f for f in after.findings if not f.code.partition(".")[2].startswith(_READERS)]
    findings = [*_mark_findings(name, stories, groups, remarks, places), *own]
    findings += _nameless(name, remarks)
    old = before.regulation if before else Regulation()
    return Returned(old, after.regulation, tuple(remarks), comments, tuple(findings))


def _before(
    parts: Mapping[str, bytes], stories: Mapping[str, etree._Element], name: str
) -> Reading | None:
    """The draft without the changes; None when nothing is left then."""
    written = dict(parts)
    for part, root in stories.items():
        copy = deepcopy(root)
        reject_revisions(copy)
        written[part] = etree.tostring(copy, xml_declaration=True, encoding="UTF-8")
    try:
        return read_docx(pack(written), name)
    except DataError:
        return None


def _mark_findings(
    name: str,
    stories: Mapping[str, etree._Element],
    groups: list[tuple[str, Group]],
    remarks: list[Remark],
    places: _Places,
) -> Iterator[Finding]:
    """What is wrong with the marks themselves, each with its number and its place."""
    nested = [remark for remark in remarks if remark.nested]
    if nested:
        numbers = ", ".join(str(remark.number) for remark in nested[:_TOLD])
        params = {"jumlah": len(nested), "nomor": numbers, "tempat": nested[0].place or "-"}
        yield Finding("compare.nested", name, params, "W")
    for part, root in stories.items():
        own = [(number, group) for number, (found, group) in enumerate(groups, 1) if found == part]
        faults = [
            fault
            for fault in mark_faults(root, [group for _, group in own])
            if fault.kind != "nested"
        ]
        for fault in faults[:_TOLD]:
            place = places.of(fault.element) if root is next(iter(stories.values())) else part
            params = {"tempat": place or "-", "teks": fault.words[:_SHOWN] or "-"}
            if fault.group is not None:
                number, group = own[fault.group]
                params |= {"nomor": number, "nama": group.author or "-"}
            yield Finding(f"compare.{fault.kind}", name, params, "W")


def _nameless(name: str, remarks: list[Remark]) -> Iterator[Finding]:
    nameless = [remark.number for remark in remarks if not remark.author]
    if nameless:
        numbers = ", ".join(map(str, nameless[:_TOLD]))
        yield Finding("compare.nameless", name, {"nomor": numbers}, "W")


class _Places:
    """The unit that each paragraph of the file belongs to, after the changes, else before."""

    def __init__(self, root: etree._Element, before: Reading | None, after: Reading) -> None:
        own = list(paragraphs_of(root))
        self._number = {paragraph: n for n, paragraph in enumerate(own)}
        for n, paragraph in enumerate(own):
            paragraph.set("docgen", str(n))
        self._units = _unit_of(root, before, accept=False) if before else {}
        self._units.update(_unit_of(root, after, accept=True))
        for paragraph in own:
            del paragraph.attrib["docgen"]

    def of(self, element: etree._Element) -> str:
        """Where an element stands; a row stands where its first paragraph does."""
        above = [element, *element.iterancestors()]
        inner = next((e for e in above if e.tag == f"{W}p"), None)
        if inner is None and element.getparent() is not None:  # between two paragraphs
            inner = next((e for e in element.itersiblings() if e.tag == f"{W}p"), None)
        if inner is None:
            row = next((e for e in above if e.tag == f"{W}tr"), element)
            inner = next(row.iter(f"{W}p"), None)
        if inner is None:
            return ""
        unit = self._units.get(self._number.get(inner, -1), "")
        return unit or " ".join(words_of(inner).split())[:_SHOWN]


def _unit_of(root: etree._Element, reading: Reading, *, accept: bool) -> dict[int, str]:
    """Numbers of paragraphs in the file to the names of their units, in one state of it."""
    copy = deepcopy(root)
    (accept_revisions if accept else reject_revisions)(copy)
    left = [int(p.get("docgen", "-1")) for p in paragraphs_of(copy)]
    if reading.docx is None:
        return {}
    regulation = reading.regulation
    lines: list[tuple[int, str, str]] = []
    for word, nodes in (
        ("Menimbang", regulation.recitals),
        ("Mengingat", regulation.legal_bases),
        ("", regulation.body),
    ):
        for chain in walk(nodes):
            node = chain[-1]
            said = " ".join(f"{node.title} {node.text} {node.tail}".split())
            lines.append((node.line, f"{word} {unit_name(chain)}".strip(), said))
    lines.sort(key=lambda item: item[0])
    found: dict[int, str] = {}
    at = 0
    for paragraph in reading.docx.paragraphs:
        while at + 1 < len(lines) and lines[at + 1][0] <= paragraph.line:
            at += 1
        if not lines or lines[at][0] > paragraph.line or paragraph.number > len(left):
            continue
        line, name, said = lines[at]
        if line == paragraph.line or " ".join(paragraph.text.split()) in said:
            found[left[paragraph.number - 1]] = name
    return found


def _comments(
    parts: Mapping[str, bytes], main: str, root: etree._Element, places: _Places
) -> Iterator[Comment]:
    for found in comments_of(parts, main, root):
        yield Comment(
            found.id,
            found.author,
            found.date,
            places.of(found.anchor) if found.anchor is not None else "",
            found.quoted,
            found.text,
            found.answers,
            found.settled,
        )


def settle_returned(data: bytes, accept: frozenset[int], reject: frozenset[int]) -> bytes:
    """The file with some changes taken and some refused; all else, comments too, stays as it was.

    Numbers are those of :func:`read_returned`. Raises ``DataError`` as that does.
    """
    parts = read_members(data, "draft", LIMITS)
    stories = _stories(parts)
    verdicts: dict[etree._Element, bool] = {}
    for number, (_, group) in enumerate(_groups(stories), 1):
        if number in accept or number in reject:
            for element in (*group.marks, *group.ranges):
                verdicts[element] = number in accept
    written = dict(parts)
    for name, root in stories.items():
        if settle_revisions(root, verdicts.get):
            written[name] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
    return pack(written)
