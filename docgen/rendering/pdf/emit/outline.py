"""Bookmarks."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.rendering.pdf.emit.document import FileDocument
from docgen.rendering.pdf.emit.syntax import number, string
from docgen.rendering.pdf.operations import OutlineEntry

__all__ = ["write_outline"]


def write_outline(
    document: FileDocument, entries: Sequence[OutlineEntry], pages: Sequence[int]
) -> int | None:
    """Write the bookmarks of the headings; the number of their root, None without headings.

    A heading becomes a child of the nearest earlier one of a lower level, so a level that is
    skipped leaves no gap. ``pages`` are the object numbers of the pages.
    """
    if not entries:
        return None
    root = document.reserve(len(entries) + 1)
    children: list[list[int]] = [[] for _ in entries]
    parents: list[int | None] = []
    places: list[int] = []
    top: list[int] = []
    path: list[int] = []
    for index, entry in enumerate(entries):
        while path and entries[path[-1]].level >= entry.level:
            path.pop()
        parents.append(path[-1] if path else None)
        siblings = children[path[-1]] if path else top
        places.append(len(siblings))
        siblings.append(index)
        path.append(index)
    first = root + 1  # the object of an entry has the number first + its index
    for index, entry in enumerate(entries):
        parent, place, inner = parents[index], places[index], children[index]
        siblings = top if parent is None else children[parent]
        parts = [
            f"<</Title{string(entry.title)}/Parent {root if parent is None else first + parent} 0 R"
            f"/Dest[{pages[entry.page]} 0 R/XYZ 0 {number(entry.y)} 0]"
        ]
        if place:
            parts.append(f"/Prev {first + siblings[place - 1]} 0 R")
        if place < len(siblings) - 1:
            parts.append(f"/Next {first + siblings[place + 1]} 0 R")
        if inner:
            parts.append(
                f"/First {first + inner[0]} 0 R/Last {first + inner[-1]} 0 R/Count {-len(inner)}"
            )
        document.fill(first + index, "".join(parts) + ">>")
    document.fill(
        root,
        f"<</Type/Outlines/First {first + top[0]} 0 R/Last {first + top[-1]} 0 R"
        f"/Count {len(top)}>>",
    )
    return root
