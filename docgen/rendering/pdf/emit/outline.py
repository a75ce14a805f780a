"""Bookmarks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docgen.rendering.pdf.emit.streams import pdfdoc
from docgen.rendering.pdf.operations import OutlineEntry

__all__ = ["outline_root"]


def outline_root(document: Any, entries: Sequence[OutlineEntry], pages: Sequence[Any]) -> Any:
    """A reference to the bookmarks of the headings; None when there are no headings.

    A heading becomes a child of the nearest earlier one of a lower level, so a level that is
    skipped leaves no gap.
    """
    if not entries:
        return None
    root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Outlines")})
    root_reference = document.Reference(root, "outlines")
    children: list[list[int]] = [[] for _ in entries]
    parents: list[int | None] = []
    top: list[int] = []
    path: list[int] = []
    for number, entry in enumerate(entries):
        while path and entries[path[-1]].level >= entry.level:
            path.pop()
        parents.append(path[-1] if path else None)
        (children[path[-1]] if path else top).append(number)
        path.append(number)
    items = [pdfdoc.PDFDictionary({}) for _ in entries]
    references = [
        document.Reference(item, f"outline:{number}") for number, item in enumerate(items)
    ]
    for number, (entry, item) in enumerate(zip(entries, items, strict=True)):
        parent = parents[number]
        siblings = top if parent is None else children[parent]
        place = siblings.index(number) if len(siblings) < 64 else _place(siblings, number)
        item["Title"] = pdfdoc.PDFString(entry.title)
        item["Parent"] = root_reference if parent is None else references[parent]
        item["Dest"] = pdfdoc.PDFArray(
            [pages[entry.page], pdfdoc.PDFName("XYZ"), 0, round(entry.y, 2), 0]
        )
        if place:
            item["Prev"] = references[siblings[place - 1]]
        if place < len(siblings) - 1:
            item["Next"] = references[siblings[place + 1]]
        if children[number]:
            item["First"] = references[children[number][0]]
            item["Last"] = references[children[number][-1]]
            item["Count"] = -len(children[number])
    root["First"], root["Last"] = references[top[0]], references[top[-1]]
    root["Count"] = len(top)
    return root_reference


def _place(siblings: Sequence[int], number: int) -> int:
    """Place of ``number`` in an ascending list."""
    import bisect

    return bisect.bisect_left(siblings, number)
