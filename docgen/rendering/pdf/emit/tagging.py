"""The structure tree of the file: which marks on which page belong to which element.

Every run of operations becomes marked content, either of a structure element or of an artifact.
An element that goes on over several pages keeps its one entry in the tree, with references to
its content on each of them (ISO 32000-1, 14.7).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docgen.rendering.pdf.emit.content import Marks
from docgen.rendering.pdf.emit.document import FileDocument
from docgen.rendering.pdf.emit.syntax import array, number, string
from docgen.rendering.pdf.operations import INLINE, Element, ImageOp, LaidOutDocument

__all__ = ["Tags"]

_ALWAYS = frozenset({"TH", "TD"})
"""Elements that stay without content: a table is regular also where a cell is empty."""
_ARTIFACTS = {
    "Header": b"/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC\n",
    "Footer": b"/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC\n",
}

_Kid = int | tuple[int, int, bool]
"""A child element; or page, number, and whether it numbers an annotation or marked content."""


class Tags(Marks):
    """Collects the marked content of a document while its pages are written."""

    def __init__(self, layout: LaidOutDocument) -> None:
        self._layout = layout
        self._structure = layout.structure
        self._kids: list[list[_Kid]] = [[] for _ in self._structure]
        self._pages: list[list[int]] = [[] for _ in layout.pages]
        self._annotations: list[int] = []
        self._boxes: dict[int, bytes] = {}
        self._bound: set[int] = set()
        self._opening = [f"/{e.role} <</MCID ".encode("ascii") for e in self._structure]

    def begin(self, page: int, element: int | None, artifact: str) -> bytes:
        """Open marked content of an element, or of an artifact."""
        if element is None:
            return self._artifact(page, artifact)
        owners = self._pages[page]
        mcid = len(owners)
        owners.append(element)
        self._bind(element)
        self._kids[element].append((page, mcid, False))
        return b"%s%d>> BDC\n" % (self._opening[element], mcid)

    def end(self) -> bytes:
        """Close it."""
        return b"EMC\n"

    def _artifact(self, page: int, kind: str) -> bytes:
        known = _ARTIFACTS.get(kind)
        if known is not None:
            return known
        if kind == "Background":
            sheet = self._layout.pages[page]
            return b"/Artifact <</Type/Background/BBox%s>> BDC\n" % array(
                (0, 0, sheet.width, sheet.height)
            )
        return b"/Artifact <</Type/%s>> BDC\n" % kind.encode("ascii")

    def _bind(self, element: int) -> None:
        """Put an element inside a line of text among the words around it, where it begins."""
        entry = self._structure[element]
        if entry.role in INLINE and entry.parent is not None and element not in self._bound:
            self._bound.add(element)
            self._kids[entry.parent].append(element)

    def picture(self, op: ImageOp) -> None:
        """Remember where a picture stands, which its element has to say."""
        if op.element is not None:
            self._boxes[op.element] = array((op.x, op.y, op.x + op.width, op.y + op.height))

    def annotation(self, page: int, element: int, number: int) -> int:
        """Bind the annotation with an object number to an element; its key in the parent tree."""
        self._bind(element)
        self._kids[element].append((page, number, True))
        self._annotations.append(element)
        return len(self._pages) + len(self._annotations) - 1

    def write(self, document: FileDocument, pages: Sequence[int]) -> tuple[Any, bytes]:
        """Write the tree; ``pages`` are object numbers. A reference to its root, and its bytes."""
        kept = self._kept()
        wanted = [entry for entry in self._structure if kept[entry.id]]
        first = document.reserve(len(wanted) + 2)
        root, parents = first, first + 1
        numbers = {entry.id: first + 2 + index for index, entry in enumerate(wanted)}
        written: list[tuple[int, bytes]] = []
        top = b" ".join(b"%d 0 R" % numbers[e.id] for e in wanted if e.parent is None)
        key = len(self._pages) + len(self._annotations)
        written.append(
            (root, b"<</Type/StructTreeRoot/K[%s]/ParentTree %d 0 R/ParentTreeNextKey %d>>"
             % (top, parents, key))
        )  # fmt: skip
        written.append((parents, self._parent_tree(numbers)))
        for entry in wanted:
            parent = root if entry.parent is None else numbers[entry.parent]
            written.append((numbers[entry.id], self._element(entry, parent, numbers, pages)))
        for place, data in written:
            document.fill(place, data)
        return b"%d 0 R" % root, b"\n".join(data for _, data in written)

    def _kept(self) -> list[bool]:
        """Which elements say something: with content of their own, or with such children.

        A child is always made after its parent, so one pass from the end sees all.
        """
        kept = [bool(kids) for kids in self._kids]
        for entry in reversed(self._structure):
            if entry.role in _ALWAYS or entry.parent is None:
                kept[entry.id] = True
            if kept[entry.id] and entry.parent is not None:
                kept[entry.parent] = True
        return kept

    def _parent_tree(self, numbers: dict[int, int]) -> bytes:
        parts = []
        for page, owners in enumerate(self._pages):
            listed = b" ".join(b"%d 0 R" % numbers[owner] for owner in owners)
            parts.append(b"%d[%s]" % (page, listed))
        start = len(self._pages)
        for index, owner in enumerate(self._annotations):
            parts.append(b"%d %d 0 R" % (start + index, numbers[owner]))
        return b"<</Nums[" + b"\n".join(parts) + b"]>>"

    def _element(
        self, entry: Element, parent: int, numbers: dict[int, int], pages: Sequence[int]
    ) -> bytes:
        own = self._kids[entry.id]
        page = next((kid[0] for kid in own if isinstance(kid, tuple)), None)
        kids = [self._kid(kid, page, numbers, pages) for kid in own]
        kids += [
            b"%d 0 R" % numbers[child]
            for child in entry.children
            if child in numbers and child not in self._bound
        ]
        parts = [b"<</Type/StructElem/S/%s/P %d 0 R" % (entry.role.encode("ascii"), parent)]
        if page is not None:
            parts.append(b"/Pg %d 0 R" % pages[page])
        if entry.role == "Form":  # one direct dictionary: signing compares it (pyHanko)
            parts.append(b"/K " + kids[0])
        elif kids:
            parts.append(b"/K[%s]" % b" ".join(kids))
        if entry.attributes or entry.role == "Figure":
            parts += self._attributes(entry)
        parts.append(b">>")
        return b"".join(parts)

    def _kid(
        self, kid: _Kid, page: int | None, numbers: dict[int, int], pages: Sequence[int]
    ) -> bytes:
        if isinstance(kid, int):
            return b"%d 0 R" % numbers[kid]
        where, what, annotation = kid
        if annotation:
            return b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (pages[where], what)
        if where == page:
            return b"%d" % what
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[where], what)

    def _attributes(self, entry: Element) -> list[bytes]:
        given = entry.attributes
        parts = [
            b"/%s%s" % (name.encode("ascii"), string(given[name]))
            for name in ("Alt", "Lang", "T")
            if name in given
        ]
        table = b""
        if "Scope" in given:
            table += b"/Scope/" + given["Scope"].encode("ascii")
        if "ColSpan" in given:
            table += b"/ColSpan " + number(given["ColSpan"])
        if "Summary" in given:
            table += b"/Summary" + string(given["Summary"])
        if table:
            parts.append(b"/A<</O/Table%s>>" % table)
        if "ListNumbering" in given:
            parts.append(b"/A<</O/List/ListNumbering/%s>>" % given["ListNumbering"].encode("ascii"))
        if entry.id in self._boxes:
            parts.append(b"/A<</O/Layout/Placement/Block/BBox%s>>" % self._boxes[entry.id])
        return parts
