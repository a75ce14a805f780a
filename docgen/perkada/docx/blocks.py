"""The paragraphs and tables of a Word file in reading order, with their automatic numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

from docgen.ooxml.xml import W, nested
from docgen.perkada.docx.numbering import Numbering
from docgen.perkada.docx.runs import Words, WordsReader
from docgen.perkada.docx.styles import Look, Styles, number, value

__all__ = ["Block", "BlockReader", "Cell", "Para", "Table"]

_TAB_STOP = 720
"""Twips between Word's own tab stops."""


@dataclass(slots=True)
class Para:
    """One paragraph."""

    number: int
    """Its place among all paragraphs of the file, from 1."""
    label: str
    """The automatic number as Word shows it; empty without one."""
    lines: tuple[str, ...]
    """Its words with single blanks, cut at soft line breaks; at least one, maybe empty."""
    look: Look
    left: int
    """Twips from the margin of page or cell to its lines, list and tabs counted in."""
    start: int
    """Twips from there to the first line, where a label stands."""
    words: Words
    boxes: list[Block] = field(default_factory=list)
    """What stands in text boxes anchored here."""

    @property
    def text(self) -> str:
        """All its words, the automatic number included."""
        return " ".join(filter(None, (self.label, *self.lines)))


@dataclass(slots=True)
class Cell:
    """One cell of a table."""

    column: int
    """The grid column that it begins in, from 0."""
    offset: int
    """Twips from the left edge of the table."""
    blocks: list[Block]


@dataclass(slots=True)
class Table:
    """One table."""

    rows: list[list[Cell]]
    ruled: bool
    """Whether lines are drawn between its rows or columns."""


Block = Para | Table


class BlockReader:
    """Reads stories one after the other; paragraphs, lists and fields count on."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._words = WordsReader(styles)
        self._count = 0
        self.paragraphs: list[Para] = []
        """Every paragraph read so far."""
        self.foreign = 0
        """Parts of other files that Word would read in (``w:altChunk``)."""

    def blocks(self, container: etree._Element) -> list[Block]:
        """The paragraphs and tables of a body, cell, note, header or text box."""
        return list(self._blocks(container))

    def _blocks(self, container: etree._Element) -> Iterator[Block]:
        for child in nested(container, f"{W}p", f"{W}tbl", f"{W}altChunk"):
            if child.tag == f"{W}p":
                yield self._para(child)
            elif child.tag == f"{W}tbl":
                yield self._table(child)
            else:
                self.foreign += 1

    def _para(self, element: etree._Element) -> Para:
        self._count += 1
        place = self._count
        ppr = element.find(f"{W}pPr")
        look = self._styles.look(ppr)
        own_left, own_first = look.own
        left, first, label = look.left, look.first, ""
        if look.numbering is not None:
            at = self._numbering.place(look.numbering, look.style_id)
            label = " ".join(self._numbering.next(at).split())
            by_list = self._numbering.indents(at)
            if not look.numbering.from_style:
                left = _first(own_left, by_list[0], left)
                first = _first(own_first, by_list[1], first)
            else:
                left = left or by_list[0] or 0
                first = first or by_list[1] or 0
        words = self._words.read(element, look.style_id)
        lines = words.text.split("\n")
        leading = len(lines[0]) - len(lines[0].lstrip("\t"))
        para = Para(
            number=place,
            label=label,
            lines=tuple(" ".join(line.split()) for line in lines),
            look=look,
            left=min(left, left + first) if first < 0 and not label else left,
            start=left + first + leading * _TAB_STOP,
            words=words,
        )
        self.paragraphs.append(para)
        for box in words.boxes:
            para.boxes += self._blocks(box)
        return para

    # tables

    def _table(self, table: etree._Element) -> Table:
        columns = table.findall(f"{W}tblGrid/{W}gridCol")
        edges = [0, *accumulate(number(column.get(f"{W}w")) or 0 for column in columns)]
        rows = [self._row(row, edges) for row in nested(table, f"{W}tr")]
        return Table([row for row in rows if row], self._ruled(table))

    def _row(self, row: etree._Element, edges: Sequence[int]) -> list[Cell]:
        """``edges`` are the left edges of the grid's columns, in twips."""
        props = row.find(f"{W}trPr")
        column = number(value(props, "gridBefore")) or 0
        cells: list[Cell] = []
        for element in nested(row, f"{W}tc"):
            tcpr = element.find(f"{W}tcPr")
            merged = None if tcpr is None else tcpr.find(f"{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val") != "restart"
            blocks = self.blocks(element)
            if not goes_on or any(_has_words(block) for block in blocks):
                cells.append(Cell(column, edges[min(max(column, 0), len(edges) - 1)], blocks))
            column += number(value(tcpr, "gridSpan")) or 1
        return cells

    def _ruled(self, table: etree._Element) -> bool:
        """Whether lines are drawn inside: by the table, its style, or its cells."""
        props = table.find(f"{W}tblPr")
        layers = [] if props is None else [props]
        layers += [
            part
            for style in self._styles.chain(value(props, "tblStyle") or "")
            if (part := style.find(f"{W}tblPr")) is not None
        ]
        for layer in layers:
            borders = layer.find(f"{W}tblBorders")
            if borders is not None:
                return any(_drawn(borders, side) for side in ("insideH", "insideV"))
        cells = (cell for cell in table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders"))
        return any(_drawn(b, side) for b in cells for side in ("top", "bottom", "left", "right"))


def _drawn(borders: etree._Element, side: str) -> bool:
    return (value(borders, side) or "nil") not in {"nil", "none"}


def _first(*values: int | None) -> int:
    return next((v for v in values if v is not None), 0)


def _has_words(block: Block) -> bool:
    if isinstance(block, Para):
        return bool(block.text)
    return any(_has_words(inner) for row in block.rows for cell in row for inner in cell.blocks)
