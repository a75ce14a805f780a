"""Paragraphs and tables -> the lines of a text, as one would type what the page shows.

A table without rules is a layout: its cells stand beside each other as label and words, or as the
two blocks of a closing. A ruled table is data and stays a row a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from docgen.perkada.docx.blocks import Block, Cell, Para, Table
from docgen.perkada.docx.markup import ITEM, PLAIN
from docgen.perkada.grammar import heading, item_label
from docgen.perkada.marks import CLOSING, begins_annex
from docgen.perkada.writer import safe

__all__ = ["PaperLine", "lines_of_blocks"]

TWIPS_A_COLUMN: Final = 142
"""A quarter of a centimetre: indents nearer to each other than this are meant to be the same."""
_MARGIN: Final = re.compile(
    r"(?:Menimbang|Mengingat|Memperhatikan|Menetapkan|MENIMBANG|MENGINGAT)\b"
)
_LABEL_ONLY: Final = re.compile(r"(?:\(\d{1,4}[a-z]?\)|[a-z]{1,4}[.)]|\d{1,4}[.)])$")
_CONTENTS: Final = re.compile(r"toc \d|daftar isi", re.IGNORECASE)
_BETWEEN: Final = " | "


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line to be read."""

    text: str
    column: int
    after_blank: bool
    """Whether it begins a paragraph of its own, not the next line of the one before."""
    paragraph: int
    """The paragraph of the file that it stands in, from 1."""
    contents: bool = False
    """Whether it belongs to a table of contents, which repeats headings."""


class _Paper:
    def __init__(self) -> None:
        self.lines: list[PaperLine] = []
        self._centred = False
        """Whether the last line was centred and no blank paragraph came since."""
        self._over = False
        """Whether the body is over: its closing or an annex has begun."""

    def blocks(self, blocks: Iterable[Block], offset: int) -> None:
        for block in blocks:
            if isinstance(block, Para):
                self.para(block, offset)
            else:
                self.table(block, offset)

    def para(self, para: Para, offset: int) -> None:
        if not para.text:
            self._centred = False
        else:
            for line in _lines(para, offset):
                self.add(line, centred=para.look.alignment == "center")
        self.blocks(para.boxes, offset)

    def add(self, line: PaperLine, *, centred: bool = False) -> None:
        """Take a line; one centred line below another goes on with it, as titles do."""
        if CLOSING.match(line.text) or begins_annex(line.text):
            self._over = True
        if centred and self._centred and line.after_blank:
            line = replace(line, after_blank=False)
        self._centred = centred
        self.lines.append(line)

    # tables

    def table(self, table: Table, offset: int) -> None:
        cells = [[_cell(cell, offset) for cell in row] for row in table.rows]
        closed = next((n for n, row in enumerate(cells) if _closes(row)), len(cells))
        before = cells[:closed]
        if table.ruled and any(len(row) > 1 for row in before) and not _has_margin(before):
            self._data(before)
        else:
            for row in before:
                for line in _row(row):
                    self.add(line)
        self._side_by_side(table.rows[closed:], cells[closed:])
        self._centred = False

    def _side_by_side(
        self, rows: Sequence[Sequence[Cell]], cells: Sequence[Sequence[list[PaperLine]]]
    ) -> None:
        """Blocks of a closing beside each other: one column after the other, enactment first."""
        columns: dict[int, list[PaperLine]] = {}
        for row, lines in zip(rows, cells, strict=True):
            for cell, own in zip(row, lines, strict=True):
                columns.setdefault(cell.column, []).extend(own)

        def enacts(column: int) -> bool:
            return any(line.text.startswith(("Agar", "Ditetapkan")) for line in columns[column])

        for column in sorted(columns, key=lambda c: (not enacts(c), c)):
            for line in columns[column]:
                self.add(line)

    def _data(self, cells: Sequence[Sequence[list[PaperLine]]]) -> None:
        for row in cells:
            lines = [line for cell in row for line in cell]
            if not lines:
                continue
            words = [" ".join(line.text for line in cell) for cell in row]
            text = " ".join(_BETWEEN.join(words).split())
            if not self._over:  # the number of a row is no label of an item
                text = _plain(text)
            self.add(PaperLine(text, lines[0].column, True, lines[0].paragraph))


def _column(twips: int) -> int:
    return max(round(twips / TWIPS_A_COLUMN), 0)


def _lines(para: Para, offset: int) -> list[PaperLine]:
    """The lines of a paragraph: a heading's automatic number stands on its own."""
    first, *more = para.lines
    left, start = _column(offset + para.left), _column(offset + para.start)
    if para.look.alignment in ("center", "right"):
        left = start = 0
    contents = _CONTENTS.match(para.look.style) is not None
    lines: list[PaperLine] = []

    def add(text: str, column: int) -> None:
        if text:
            lines.append(PaperLine(text, column, not lines, para.number, contents))

    if para.label and heading(para.label) is not None:
        add(para.label, 0)
        add(first, 0)
    elif para.label:
        add(f"{para.label} {first}".rstrip(), start)
    elif para.look.style == PLAIN:
        add(_plain(first) if first else "", left)
    elif para.look.style == ITEM and (item := _item(para)):
        add(item, start)
    else:
        add(first, start if item_label(first) else left)
    for text in more:
        add(text, left)
    return lines


def _plain(words: str) -> str:
    """Running words of a draft of our own, so that they are read as nothing else."""
    guarded = safe(words, alone=True)
    return guarded if guarded.startswith("\\") else "\\" + guarded


def _item(para: Para) -> str:
    """An item of a draft of our own: what stands behind the tab is no label again.

    Empty when it begins with no label.
    """
    label, _, words = para.words.text.split("\n")[0].strip().partition("\t")
    if item_label(label) is None:
        return ""
    return " ".join(f"{label} {safe(' '.join(words.split()), alone=False)}".split())


def _cell(cell: Cell, offset: int) -> list[PaperLine]:
    inner = _Paper()
    inner.blocks(cell.blocks, offset + cell.offset)
    return inner.lines


def _closes(row: Sequence[list[PaperLine]]) -> bool:
    return any(CLOSING.match(line.text) for cell in row for line in cell)


def _has_margin(cells: Sequence[Sequence[list[PaperLine]]]) -> bool:
    return any(row and row[0] and _MARGIN.match(row[0][0].text) for row in cells)


def _row(row: Sequence[list[PaperLine]]) -> list[PaperLine]:
    """The cells of a layout as lines: what stands beside each other is one line.

    Labels in one cell and their words in the next are paired; a cell with one line is the label of
    the next. Anything else is read cell by cell.
    """
    filled = [cell for cell in row if cell]
    if not filled:
        return []
    *before, last = filled
    beside: list[list[PaperLine]] = [[line] for line in last]
    for cell in reversed(before):
        if len(cell) == 1:
            beside[0].append(cell[0])
        elif len(cell) == len(last) and all(_LABEL_ONLY.match(line.text) for line in cell):
            for label, words in zip(cell, beside, strict=True):
                words.append(label)
        else:
            return [line for cell in filled for line in cell]
    return [_joined(words[::-1]) for words in beside]


def _joined(words: Sequence[PaperLine]) -> PaperLine:
    """Lines beside each other as one; words at the margin do not count for its column."""
    if len(words) == 1:
        return words[0]
    text = " ".join(line.text for line in words)
    inner = [line for line in words[:-1] if line.text != ":" and not _MARGIN.match(line.text)]
    column = (inner or words[-1:])[0].column
    return PaperLine(text, column, words[0].after_blank, words[0].paragraph)


def lines_of_blocks(blocks: Iterable[Block]) -> list[PaperLine]:
    """The lines of a story, in reading order."""
    paper = _Paper()
    paper.blocks(blocks, 0)
    return paper.lines
