"""Tracked changes of Word, taken as accepted.

A template is kept with its changes only when somebody forgot to accept them. docxtpl would fill in
tags of deleted text, and a finished document would carry the marks to whoever receives it.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from docgen.ooxml.xml import W

__all__ = ["accept_revisions"]

_GONE: Final = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
_KEPT: Final = frozenset(f"{W}{name}" for name in ("ins", "moveTo"))
_MARKS: Final = frozenset(
    f"{W}{name}"
    for name in (
        "rPrChange", "pPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
        "tblPrExChange", "sectPrChange", "numberingChange", "cellIns", "cellMerge",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    )
)  # fmt: skip
"""What only says how something was before, or who changed it (ECMA-376 part 1, 17.13.5)."""


def accept_revisions(root: etree._Element) -> bool:
    """Accept every tracked change below ``root``; whether there was one."""
    found = [e for e in root.iter() if e.tag in _GONE | _KEPT | _MARKS or e.tag == f"{W}cellDel"]
    for element in found:
        parent = element.getparent()
        if parent is None:
            continue  # it was inside something deleted
        if element.tag == f"{W}cellDel":
            _drop(next(element.iterancestors(f"{W}tc"), element))
        elif parent.tag == f"{W}trPr" and element.tag in _GONE:
            _drop(next(element.iterancestors(f"{W}tr"), element))
        elif parent.tag == f"{W}rPr" and element.tag in _GONE:
            of_mark = next(element.iterancestors(f"{W}pPr"), None) is not None
            paragraph = next(element.iterancestors(f"{W}p"), None)
            parent.remove(element)
            if of_mark and paragraph is not None:
                paragraph.set("deleted", "1")
        elif element.tag in _KEPT and parent.tag not in {f"{W}rPr", f"{W}trPr"}:
            _unwrap(element, parent)
        else:
            parent.remove(element)
    # from the end, so that words which pass through many paragraphs are moved only once
    for paragraph in reversed([p for p in root.iter(f"{W}p") if p.get("deleted")]):
        del paragraph.attrib["deleted"]
        _merge_with_next(paragraph)
    for table in [t for t in root.iter(f"{W}tbl") if t.find(f".//{W}tr") is None]:
        _drop(table)
    return bool(found)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element, parent: etree._Element) -> None:
    for child in reversed(element):
        element.addnext(child)
    parent.remove(element)


def _merge_with_next(paragraph: etree._Element) -> None:
    """What follows a deleted paragraph mark joins the paragraph before it (17.13.5.15)."""
    following = paragraph.getnext()
    if following is None or following.tag != f"{W}p":
        return
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    start = 1 if len(following) and following[0].tag == f"{W}pPr" else 0
    following[start:start] = content
    _drop(paragraph)
