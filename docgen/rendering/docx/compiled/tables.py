"""Gives the tables of a finished page the columns that docxtpl would give them.

docxtpl adds columns where a row has more cells than the table has columns, and takes away those
that no row reaches; the width of the table stays. Rows of tables inside a table count for both.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["FILLED", "WATCHED", "marked", "unmarked", "with_columns", "with_rows"]

WATCHED: Final = "\x01"
"""Stands before a table whose rows depend on values; no value may hold it."""
FILLED: Final = "\x02"
"""Stands after the columns of a table that need only one row, whichever; no value may hold it."""
_TABLE: Final = re.compile(r"<w:tbl(?=[\s>])")
_COLUMNS: Final = "</w:tblGrid>"
_GRID_AT_END: Final = re.compile(r'<w:tblGrid>(?:<w:gridCol w:w="\d+"/>)+</w:tblGrid>\Z')
_NO_GRID: Final = f"<w:tblGrid>{_COLUMNS}"
_MARKED: Final = re.compile(rf"{WATCHED}(?=<w:tbl[\s>])")
_TAG: Final = re.compile(r'<(/?)w:(tbl|tr|tc|gridSpan)(?=[\s/>])(?: w:val="(\d+)")?[^>]*?(/?)>')
_GRID: Final = re.compile(r"<w:tblGrid>((?:<w:gridCol w:w=\"\d+\"/>)*)</w:tblGrid>")
_WIDTH: Final = re.compile(r'"(\d+)"')


def marked(source: str, watched: set[int], filled: set[int]) -> str:
    """The source of a page with a mark at each of these tables, counted in their order from 0."""
    pieces: list[str] = []
    done = 0
    for number, found in enumerate(_TABLE.finditer(source)):
        at, mark = found.start(), WATCHED
        if number in filled:
            at, mark = source.index(_COLUMNS, at) + len(_COLUMNS), FILLED
        elif number not in watched:
            continue
        pieces += (source[done:at], mark)
        done = at
    return "".join((*pieces, source[done:]))


def unmarked(xml: str) -> str:
    """The page without the marks; such a character elsewhere is a fault of the template's."""
    xml = xml.replace(f"{_COLUMNS}{FILLED}", _COLUMNS)
    return _MARKED.sub("", xml) if WATCHED in xml else xml


def with_rows(xml: str) -> str | None:
    """The page with every table that has no row left without columns, as docxtpl leaves it; None
    where only docxtpl itself can tell.
    """
    pieces: list[str] = []
    done, at = 0, xml.find(FILLED)
    while at >= 0:
        before = xml[done:at]
        done = at + 1
        if not xml.startswith("<w:tr", done):
            before, found = _GRID_AT_END.subn(_NO_GRID, before)
            if not found or not xml.startswith("</w:tbl>", done):
                return None
        pieces.append(before)
        at = xml.find(FILLED, done)
    pieces.append(xml[done:])
    return "".join(pieces)


def with_columns(xml: str) -> str | None:
    """The page with its watched tables set right; None where only docxtpl itself can tell."""
    try:
        return _with_columns(xml)
    except IndexError:  # rows and cells do not stand in one another
        return None


def _with_columns(xml: str) -> str | None:
    first, *tables = xml.split(WATCHED)
    done = ""
    for text in reversed(tables):
        done = text + done
        counted = _rows(done)
        grid = _GRID.search(done)
        if counted is None or grid is None or "<w:tr" in done[: grid.start()]:
            return None
        widths = _WIDTH.findall(grid[1])
        right = _right(widths, *counted)
        if right != widths:
            columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in right)
            done = f"{done[: grid.start(1)]}{columns}{done[grid.end(1) :]}"
    return first + done


def _rows(xml: str) -> tuple[int, int] | None:
    """Most cells and most columns of a row, in the table with which a text begins."""
    depth = most_cells = most_columns = 0
    rows: list[tuple[int, int]] = []
    spans: list[int] = []
    for found in _TAG.finditer(xml):
        closing, name, value, empty = found.groups()
        if empty and name != "gridSpan":
            return None
        if name == "tbl":
            depth += -1 if closing else 1
            if depth == 0:
                return most_cells, most_columns
        elif name == "gridSpan":
            if value is None:
                return None
            spans[-1] = int(value)
        elif name == "tr" and not closing:
            rows.append((0, 0))
        elif name == "tr":
            cells, taken = rows.pop()
            most_cells, most_columns = max(most_cells, cells), max(most_columns, taken)
        elif not closing:
            spans.append(1)
        else:
            cells, taken = rows[-1]
            rows[-1] = cells + 1, taken + spans.pop()
    return None


def _right(widths: list[str], cells: int, taken: int) -> list[str]:
    """The widths of the columns, reckoned as docxtpl does, with its roundings."""
    more = cells - len(widths)
    if more > 0:
        width = float(sum(map(int, widths)))
        if width > 0:
            old, new = width / len(widths), width / cells
            widths = [str(int(float(w) * new / old)) for w in widths] + [str(int(new))] * more
    fewer = len(widths) - taken
    if fewer > 0:
        removed = float(sum(map(int, widths[-fewer:])))
        left = widths[:-fewer]
        extra = int(removed / len(left)) if left else 0
        widths = [str(int(float(w) + extra)) for w in left]
    return widths
