"""The words of one paragraph: runs, fields, breaks, symbols, notes, and what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.ooxml.xml import FALLBACK, W
from docgen.perkada.docx.styles import Styles

__all__ = ["NoteMark", "Words", "WordsReader"]

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
_NOTES: Final = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_PICTURES: Final = frozenset({f"{_A}blip", f"{_V}imagedata"})
_DRAWN: Final = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_PASSED_OVER: Final = frozenset(
    {f"{W}pPr", f"{W}rPr", f"{W}del", f"{W}moveFrom", f"{W}delText", f"{W}instrText", f"{W}rt"}
    | {f"{W}sdtPr", f"{W}sdtEndPr", f"{W}smartTagPr", f"{W}customXmlPr", f"{W}delInstrText"}
)
_PRIVATE = 0xF000
"""Where Word puts the signs of a symbol font."""
_BULLETS: Final = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0x2D: "-"}


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a footnote or endnote is called."""

    kind: str
    id: str


@dataclass(slots=True)
class Words:
    """What one paragraph says."""

    text: str = ""
    """Visible words; a tab is a tab, a soft line break or page break a line break."""
    hidden: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    """Contents of the text boxes anchored here."""
    notes: list[NoteMark] = field(default_factory=list)
    pictures: int = 0
    faces: dict[tuple[str, float], int] = field(default_factory=dict)
    """Typeface and size to the number of characters set in it."""


@dataclass(slots=True)
class _Piece:
    text: str
    rpr: etree._Element | None


class WordsReader:
    """Reads paragraphs in their order; the result of a field may reach from one into the next."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []
        """For every field that is open, whether its result has begun."""

    def read(self, paragraph: etree._Element, style_id: str) -> Words:
        """The words of a paragraph."""
        self._fields = [True] * len(self._fields)  # a code does not go on; it may lack its end
        words = Words()
        shown: list[str] = []
        hidden: list[str] = []
        for piece in self._walk(paragraph, None, words):
            if self._styles.switched(piece.rpr, style_id, "vanish"):
                hidden.append(piece.text)
                continue
            capitals = self._styles.switched(piece.rpr, style_id, "caps")
            shown.append(piece.text.upper() if capitals else piece.text)
            if weight := len(piece.text.strip()):
                face = self._styles.face(piece.rpr, style_id)
                words.faces[face] = words.faces.get(face, 0) + weight
        words.text = "".join(shown)
        words.hidden = "".join(hidden)
        return words

    def _walk(
        self, node: etree._Element, rpr: etree._Element | None, words: Words
    ) -> Iterator[_Piece]:
        for child in node:
            tag = child.tag
            if tag in _PASSED_OVER or not isinstance(tag, str):
                continue
            if tag == f"{W}r":
                yield from self._walk(child, child.find(f"{W}rPr"), words)
            elif tag == f"{W}fldChar":
                self._field(str(child.get(f"{W}fldCharType", "")))
            elif tag in _DRAWN or tag == f"{_MC}AlternateContent":
                yield from self._drawn(child, rpr, words)
            elif not all(self._fields):
                continue  # the code of a field, not its result
            elif tag in (f"{W}t", f"{_M}t"):
                yield _Piece(child.text or "", rpr)
            elif tag in _SIGNS:
                yield _Piece(_SIGNS[tag], rpr)
            elif tag == f"{W}sym":
                yield _Piece(_symbol(child), rpr)
            elif tag in _NOTES:
                words.notes.append(NoteMark(_NOTES[tag], str(child.get(f"{W}id", ""))))
            elif tag != f"{W}p":
                yield from self._walk(child, rpr, words)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _drawn(
        self, node: etree._Element, rpr: etree._Element | None, words: Words
    ) -> Iterator[_Piece]:
        """A picture or text box; of two ways to draw one the first is taken."""
        if node.tag == f"{_MC}AlternateContent":
            ways = [way for way in node if way.tag == f"{_MC}Choice"] or list(node)
            if ways and not any(e.tag in _DRAWN for e in ways[0].iter()):
                yield from self._walk(ways[0], rpr, words)
                return
            inside = ways[0] if ways else node
        else:
            inside = node
        for element in _outside_fallbacks(inside):
            if element.tag == f"{W}txbxContent":
                words.boxes.append(element)
            elif element.tag in _PICTURES:
                words.pictures += 1


def _outside_fallbacks(node: etree._Element) -> Iterator[etree._Element]:
    """Every element below, but not inside text boxes or copies for old programs."""
    for child in node:
        if child.tag == FALLBACK:
            continue
        yield child
        if child.tag != f"{W}txbxContent":
            yield from _outside_fallbacks(child)


def _symbol(element: etree._Element) -> str:
    try:
        code = int(str(element.get(f"{W}char", "")), 16)
    except ValueError:
        return ""
    if code >= _PRIVATE:
        code -= _PRIVATE
        return _BULLETS.get(code, chr(code) if 0x20 <= code < 0x7F else "•")
    return chr(code) if code >= 0x20 else ""
