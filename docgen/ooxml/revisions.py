"""Tracked changes of Word: all accepted, all rejected, or each as somebody decides.

A template is kept with its changes only when somebody forgot to accept them. docxtpl would fill in
tags of deleted text, and a finished document would carry the marks to whoever receives it. A draft
that comes back from others is full of them, and each is somebody's wish.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from docgen.ooxml.xml import W

__all__ = ["accept_revisions", "is_revision", "reject_revisions", "settle_revisions"]

_GONE: Final = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
_COME: Final = frozenset(f"{W}{name}" for name in ("ins", "moveTo"))
_FORMATS: Final = frozenset(
    f"{W}{name}"
    for name in (
        "rPrChange", "pPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
        "tblPrExChange", "sectPrChange",
    )
)  # fmt: skip
"""What says how something looked before (ECMA-376 part 1, 17.13.5); its one child is that look."""
_CELLS: Final = frozenset(f"{W}{name}" for name in ("cellIns", "cellDel", "cellMerge"))
_RANGES: Final = frozenset(
    f"{W}{name}"
    for name in ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
)
_ALL: Final = _GONE | _COME | _FORMATS | _CELLS | _RANGES | {f"{W}numberingChange"}
_STAY: Final = frozenset(
    f"{W}{name}"
    for name in (
        "rPr", "sectPr", "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge",
        "headerReference", "footerReference", *(f"{w[len(W) :]}" for w in _FORMATS),
    )
)  # fmt: skip
"""What an old look never holds, so that it stays as it is when that look comes back."""
_RESTORED: Final = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_ANCHORS: Final = frozenset(
    f"{W}{name}"
    for name in ("commentRangeStart", "commentRangeEnd", "bookmarkStart", "bookmarkEnd")
)
_REFERENCES: Final = frozenset({f"{W}commentReference"})

Verdict = Callable[[etree._Element], bool | None]
"""True accepts a mark, False rejects it, None leaves it."""


def accept_revisions(root: etree._Element) -> bool:
    """Accept every tracked change below ``root``; whether there was one."""
    return settle_revisions(root, lambda _: True)


def reject_revisions(root: etree._Element) -> bool:
    """Reject every tracked change below ``root``; whether there was one."""
    return settle_revisions(root, lambda _: False)


def is_revision(element: etree._Element) -> bool:
    """Whether an element is a mark of a tracked change."""
    return element.tag in _ALL


def settle_revisions(root: etree._Element, verdict: Verdict) -> bool:
    """Accept, reject or leave every tracked change below ``root``; whether one was settled.

    Anchors of comments and bookmarks inside what goes stay behind in its place.
    """
    found = [(e, verdict(e)) for e in root.iter() if e.tag in _ALL]
    settled = [(element, taken) for element, taken in found if taken is not None]
    for element, taken in settled:
        parent = element.getparent()
        if parent is None:
            continue  # it was inside something that went
        if element.tag in _GONE | _COME:
            _settle(element, parent, goes=(element.tag in _GONE) == taken)
        elif element.tag in _CELLS:
            _settle_cell(element, parent, taken=taken)
        else:
            if element.tag in _FORMATS and not taken:
                _restore_look(element, parent)
            _remove(element)
    for table in [t for t in root.iter(f"{W}tbl") if t.find(f".//{W}tr") is None]:
        _drop(table)
    # from the end, so that words which pass through many paragraphs are moved only once
    for paragraph in reversed([p for p in root.iter(f"{W}p") if p.get("deleted")]):
        del paragraph.attrib["deleted"]
        _merge_with_next(paragraph)
    return bool(settled)


def _settle(element: etree._Element, parent: etree._Element, *, goes: bool) -> None:
    """An insertion, a deletion or an end of a move: of words, a paragraph mark or a row."""
    if parent.tag == f"{W}trPr":
        row = next(element.iterancestors(f"{W}tr"), None)
        if goes and row is not None:
            _drop(row)
        else:
            _remove(element)
    elif parent.tag == f"{W}rPr":
        of_mark = next(element.iterancestors(f"{W}pPr"), None) is not None
        paragraph = next(element.iterancestors(f"{W}p"), None)
        _remove(element)
        if goes and of_mark and paragraph is not None:
            paragraph.set("deleted", "1")
    elif parent.tag == f"{W}numPr":
        _remove(parent if goes else element)
    elif goes:
        _drop(element)
    else:
        if element.tag in _GONE:
            for child in [e for e in element.iter() if e.tag in _RESTORED]:
                child.tag = _RESTORED[child.tag]
        _unwrap(element)


def _settle_cell(element: etree._Element, parent: etree._Element, *, taken: bool) -> None:
    cell = next(element.iterancestors(f"{W}tc"), None)
    goes = (element.tag == f"{W}cellDel" and taken) or (element.tag == f"{W}cellIns" and not taken)
    if goes and cell is not None:
        _drop(cell)
        return
    before = element.get(f"{W}vMergeOrig") if not taken else None
    if element.tag == f"{W}cellMerge" and not taken:
        for merged in parent.findall(f"{W}vMerge"):
            _remove(merged)
        if before:
            merge = etree.Element(f"{W}vMerge")
            merge.set(f"{W}val", "restart" if before == "rest" else "continue")
            element.addprevious(merge)
    _remove(element)


def _restore_look(element: etree._Element, parent: etree._Element) -> None:
    """Properties as they were before, with the marks and parts that no old look holds."""
    before = list(element[0]) if len(element) else []
    staying = [child for child in parent if child.tag in _STAY]
    for child in list(parent):
        if child.tag not in _STAY:
            _remove(child)
    first = parent.tag in {f"{W}sectPr"}  # references to headers stand first, all else last
    place = sum(child.tag.endswith("Reference") for child in staying) if first else 0
    parent[place:place] = before


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop(element: etree._Element) -> None:
    """Take an element away; anchors inside it stay in its place or in the nearest paragraph."""
    anchors = list(_anchors(element))
    if anchors:
        block = element.tag in {f"{W}tr", f"{W}tc", f"{W}tbl"}
        if not block:
            for anchor in anchors:
                element.addprevious(anchor)
        elif (paragraph := _nearest(element)) is not None:
            paragraph.extend(anchors)
    _remove(element)


def _anchors(element: etree._Element) -> Iterator[etree._Element]:
    for inner in list(element.iter(*_ANCHORS, *_REFERENCES)):
        if inner.tag in _ANCHORS:
            yield inner
        else:
            run = etree.Element(f"{W}r")
            run.append(inner)
            yield run


def _nearest(element: etree._Element) -> etree._Element | None:
    """The last paragraph before an element, else the first behind it."""
    root = element.getroottree().getroot()
    inside = set(element.iter(f"{W}p"))
    before = None
    behind = False
    for node in root.iter(f"{W}p", element.tag):
        if node is element:
            behind = True
            if before is not None:
                return before
        elif node.tag == f"{W}p" and node not in inside:
            if behind:
                return node
            before = node
    return None


def _unwrap(element: etree._Element) -> None:
    for child in reversed(element):
        element.addnext(child)
    _remove(element)


def _next_block(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph or table behind; ends of ranges stand between blocks too."""
    following = paragraph.getnext()
    while following is not None and following.tag in _RANGES | _ANCHORS:
        following = following.getnext()
    return following


def _merge_with_next(paragraph: etree._Element) -> None:
    """What follows a paragraph mark that goes joins the paragraph before it (17.13.5.15).

    Before a table, and at the end of a body or cell, a paragraph without anything left in it goes
    altogether, unless it is all that a cell holds.
    """
    following = _next_block(paragraph)
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    if following is not None and following.tag == f"{W}p":
        start = 1 if len(following) and following[0].tag == f"{W}pPr" else 0
        following[start:start] = content
        _remove(paragraph)
        return
    before = paragraph.getprevious()
    alone = before is None or before.tag != f"{W}p"
    if content or (alone and (following is None or following.tag != f"{W}tbl")):
        return
    _remove(paragraph)
