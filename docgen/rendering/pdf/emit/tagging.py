"""The structure tree of the file: which marks on which page belong to which element.

Every run of operations becomes marked content, either of a structure element or of an artifact.
An element that goes on over several pages keeps its one entry in the tree, with references to
its content on each of them (ISO 32000-1, 14.7).
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.rendering.pdf.emit.content import Marks
from docgen.rendering.pdf.emit.document import FileDocument
from docgen.rendering.pdf.emit.syntax import array, number, references, string
from docgen.rendering.pdf.operations import INLINE, Element, ImageOp, LaidOutDocument

__all__ = ["Tags"]

_ALWAYS = frozenset({"TH", "TD"})
"""Elements that stay without content: a table is regular also where a cell is empty."""
_ARTIFACTS = {
    "Header": "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC\n",
    "Footer": "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC\n",
    "Pagination": "/Artifact <</Type/Pagination>> BDC\n",
    "Layout": "/Artifact <</Type/Layout>> BDC\n",
}

_Kid = int | tuple[int, int, bool]
"""A child element; or page, number, and whether it numbers an annotation or marked content."""


class Tags(Marks):
    """Collects the marked content of a document while its pages are written."""

    end = "EMC\n"

    def __init__(self, layout: LaidOutDocument) -> None:
        self._layout = layout
        self._structure = layout.structure
        self._kids: list[list[_Kid] | None] = [None] * len(self._structure)
        self._pages: list[list[int]] = [[] for _ in layout.pages]
        self._annotations: list[int] = []
        self._boxes: dict[int, str] = {}
        self._bound: set[int] = set()

    def begin(self, page: int, element: int | None, artifact: str) -> str:
        """Open marked content of an element, or of an artifact."""
        if element is None:
            return _ARTIFACTS.get(artifact) or self._background(page)
        owners = self._pages[page]
        mcid = len(owners)
        owners.append(element)
        role = self._structure[element].role
        if role in INLINE:
            self._bind(element)
        self._add(element, (page, mcid, False))
        return f"/{role} <</MCID {mcid}>> BDC\n"

    def _background(self, page: int) -> str:
        sheet = self._layout.pages[page]
        box = array((0, 0, sheet.width, sheet.height))
        return f"/Artifact <</Type/Background/BBox{box}>> BDC\n"

    def _bind(self, element: int) -> None:
        """Put an element inside a line of text among the words around it, where it begins."""
        entry = self._structure[element]
        if entry.role in INLINE and entry.parent is not None and element not in self._bound:
            self._bound.add(element)
            self._add(entry.parent, element)

    def _add(self, element: int, kid: _Kid) -> None:
        kids = self._kids[element]
        if kids is None:
            kids = self._kids[element] = []
        kids.append(kid)

    def picture(self, op: ImageOp) -> None:
        """Remember where a picture stands, which its element has to say."""
        if op.element is not None:
            self._boxes[op.element] = array((op.x, op.y, op.x + op.width, op.y + op.height))

    def annotation(self, page: int, element: int, number: int) -> int:
        """Bind the annotation with an object number to an element; its key in the parent tree."""
        self._bind(element)
        self._add(element, (page, number, True))
        self._annotations.append(element)
        return len(self._pages) + len(self._annotations) - 1

    def write(self, document: FileDocument, pages: Sequence[int]) -> tuple[int, str]:
        """Write the tree; ``pages`` are object numbers. The number of its root, and its text."""
        kept = self._kept()
        wanted = [entry for entry in self._structure if kept[entry.id]]
        root = document.reserve(len(wanted) + 2)
        parents = root + 1
        numbers = [0] * len(self._structure)  # 0: not in the file
        for place, entry in enumerate(wanted, root + 2):
            numbers[entry.id] = place
        top = references([numbers[e.id] for e in wanted if e.parent is None])
        key = len(self._pages) + len(self._annotations)
        written = [
            f"<</Type/StructTreeRoot/K{top}/ParentTree {parents} 0 R/ParentTreeNextKey {key}>>",
            self._parent_tree(numbers),
        ]
        kids = self._kids
        for entry in wanted:
            element, role, over, children, attributes = entry
            parent = root if over is None else numbers[over]
            own = kids[element]
            if own and len(own) == 1 and not children and not attributes and role in _SIMPLE:
                page, mcid, _ = own[0]  # type: ignore[misc]
                written.append(
                    f"<</Type/StructElem/S/{role}/P {parent} 0 R/Pg {pages[page]} 0 R/K[{mcid}]>>"
                )
            elif not own and not attributes and children:
                inner = " ".join([f"{numbers[kid]} 0 R" for kid in children if numbers[kid]])
                written.append(f"<</Type/StructElem/S/{role}/P {parent} 0 R/K[{inner}]>>")
            else:
                written.append(self._element(entry, parent, numbers, pages))
        document.fill_all(root, written)
        return root, "\n".join(written)

    def _kept(self) -> list[bool]:
        """Which elements say something: with content of their own, or with such children.

        A child is always made after its parent, so one pass from the end sees all.
        """
        kept = [bool(kids) for kids in self._kids]
        for entry in reversed(self._structure):
            element, role, parent, _, _ = entry
            if parent is None or role in _ALWAYS:
                kept[element] = True
            if parent is not None and kept[element]:
                kept[parent] = True
        return kept

    def _parent_tree(self, numbers: Sequence[int]) -> str:
        parts = [
            f"{page}{references([numbers[owner] for owner in owners])}"
            for page, owners in enumerate(self._pages)
        ]
        parts += [
            f"{key} {numbers[owner]} 0 R"
            for key, owner in enumerate(self._annotations, len(self._pages))
        ]
        return "<</Nums[" + "\n".join(parts) + "]>>"

    def _element(
        self, entry: Element, parent: int, numbers: Sequence[int], pages: Sequence[int]
    ) -> str:
        own = self._kids[entry.id] or []
        page = next((kid[0] for kid in own if isinstance(kid, tuple)), None)
        kids = [self._kid(kid, page, numbers, pages) for kid in own]
        kids += [
            f"{numbers[child]} 0 R"
            for child in entry.children
            if numbers[child] and child not in self._bound
        ]
        parts = [f"<</Type/StructElem/S/{entry.role}/P {parent} 0 R"]
        if page is not None:
            parts.append(f"/Pg {pages[page]} 0 R")
        if entry.role == "Form":  # one direct dictionary: signing compares it (pyHanko)
            parts.append(f"/K {kids[0]}")
        elif kids:
            parts.append(f"/K[{' '.join(kids)}]")
        if entry.attributes or entry.role == "Figure":
            parts += self._attributes(entry)
        parts.append(">>")
        return "".join(parts)

    def _kid(
        self, kid: _Kid, page: int | None, numbers: Sequence[int], pages: Sequence[int]
    ) -> str:
        if isinstance(kid, int):
            return f"{numbers[kid]} 0 R"
        where, what, annotation = kid
        if annotation:
            return f"<</Type/OBJR/Pg {pages[where]} 0 R/Obj {what} 0 R>>"
        if where == page:
            return str(what)
        return f"<</Type/MCR/Pg {pages[where]} 0 R/MCID {what}>>"

    def _attributes(self, entry: Element) -> list[str]:
        given = entry.attributes
        parts = [f"/{name}{string(given[name])}" for name in ("Alt", "Lang", "T") if name in given]
        table = ""
        if "Scope" in given:
            table += f"/Scope/{given['Scope']}"
        if "ColSpan" in given:
            table += f"/ColSpan {number(given['ColSpan'])}"
        if "Summary" in given:
            table += f"/Summary{string(given['Summary'])}"
        if table:
            parts.append(f"/A<</O/Table{table}>>")
        if "ListNumbering" in given:
            parts.append(f"/A<</O/List/ListNumbering/{given['ListNumbering']}>>")
        if entry.id in self._boxes:
            parts.append(f"/A<</O/Layout/Placement/Block/BBox{self._boxes[entry.id]}>>")
        return parts


_SIMPLE = frozenset(
    {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TD", "TH", "Caption"}
)
"""Roles that most elements have, and whose only child can be nothing but a mark."""
