"""The parts of a Word file that hold tags, and the place of every paragraph in them.

Places are told as a clerk finds them in Word, in Indonesian like the keys of a record:
``paragraf 12``, ``tabel 2, baris 3, sel 1``, ``kepala halaman``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.errors import Finding, TemplateFault
from docgen.ooxml.xml import FALLBACK, W, nested, related
from docgen.rendering.docx.inspection import main_part, parse

__all__ = ["Paragraph", "Story", "W", "above", "stories"]

_LABELS: Final = {
    "header": "kepala halaman",
    "footer": "kaki halaman",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
}
"""The last word of a relationship's type, and what people call the part."""

_BLOCKS: Final = (f"{W}p", f"{W}tbl")


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """One paragraph and where it stands."""

    element: etree._Element
    place: str

    @property
    def texts(self) -> list[etree._Element]:
        """Its texts, without those of paragraphs inside it (text boxes)."""
        return [
            text
            for text in self.element.iter(f"{W}t")
            if above(text, "p") is self.element and above(text, "del") is None
        ]

    @property
    def text(self) -> str:
        """What it says, tags included."""
        return "".join(text.text or "" for text in self.texts)


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """The body, a header, a footer, or all footnotes."""

    name: str
    """The member of the package."""
    kind: str
    """``body``, ``header``, ``footer``, ``footnotes``, ``endnotes``."""
    root: etree._Element
    label: str
    """What people call it; empty for the body."""

    def paragraphs(self) -> Iterator[Paragraph]:
        """Its paragraphs in the order of the file, each with its place."""
        if self.kind in {"footnotes", "endnotes"}:
            for note in self.root:
                yield from _walk(note, f"{self.label} {note.get(f'{W}id', '?')}")
        else:
            body = self.root.find(f"{W}body") if self.kind == "body" else self.root
            yield from _walk(self.root if body is None else body, self.label)


def above(element: etree._Element, tag: str) -> etree._Element | None:
    """The nearest element of that name (without prefix) around ``element``."""
    return next(element.iterancestors(f"{W}{tag}"), None)


def stories(parts: Mapping[str, bytes]) -> list[Story]:
    """The body, the headers and footers, the notes of a package, in this order.

    Raises:
        TemplateFault: there is no main part, or one of these parts is no XML.
    """
    main = main_part(parts)
    found = [Story(main, "body", _read(parts, main), "")]
    try:
        others = related(parts, main)
    except etree.XMLSyntaxError as error:
        raise TemplateFault(Finding("docx.broken_xml", main, {"what": str(error)})) from error
    for kind, label_of_kind in _LABELS.items():
        members = others.get(kind, [])
        for number, member in enumerate(sorted(members), start=1):
            label = label_of_kind + (f" {number}" if len(members) > 1 else "")
            found.append(Story(member, kind, _read(parts, member), label))
    return found


def _read(parts: Mapping[str, bytes], member: str) -> etree._Element:
    try:
        return parse(parts[member])
    except etree.XMLSyntaxError as error:
        raise TemplateFault(Finding("docx.broken_xml", member, {"what": str(error)})) from error


def _walk(container: etree._Element, prefix: str) -> Iterator[Paragraph]:
    counts = {"p": 0, "tbl": 0}
    closed = {f"{W}tc", f"{W}hdr", f"{W}ftr"}
    alone = container.tag in closed and sum(1 for _ in nested(container, *_BLOCKS)) == 1
    for block in nested(container, *_BLOCKS):
        if block.tag == f"{W}p":
            counts["p"] += 1
            place = prefix if alone else _joined(prefix, f"paragraf {counts['p']}")
            yield Paragraph(block, place)
            for box in _boxes(block):
                yield from _walk(box, _joined(place, "kotak teks"))
        else:
            counts["tbl"] += 1
            yield from _table(block, _joined(prefix, f"tabel {counts['tbl']}"))


def _table(table: etree._Element, prefix: str) -> Iterator[Paragraph]:
    for number, row in enumerate(nested(table, f"{W}tr"), start=1):
        for column, cell in enumerate(nested(row, f"{W}tc"), start=1):
            yield from _walk(cell, f"{prefix}, baris {number}, sel {column}")


def _joined(prefix: str, place: str) -> str:
    return f"{prefix}, {place}" if prefix else place


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    for box in paragraph.iter(f"{W}txbxContent"):
        if above(box, "p") is paragraph and next(box.iterancestors(FALLBACK), None) is None:
            yield box
