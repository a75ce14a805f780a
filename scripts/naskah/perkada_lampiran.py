"""The table of an annex, which has as many columns as the record gives it."""

from __future__ import annotations

from scripts.naskah.bagian import KEPALA, TENGAH, tabel
from scripts.word import Block, Cell, Grid

__all__ = ["TERBANYAK_TEGAK", "tabel_lampiran"]

TERBANYAK_TEGAK = 5
"""Columns that an upright page can hold; a table of more lies."""
_TERBANYAK = 12
"""Columns with widths of their own; of more, all are of one width."""
_SEMUA = "l.kolom"


def tabel_lampiran(body: Block, *, lying: bool) -> None:
    """The table of the annex ``l``, if it has one.

    One table for each number of columns, under a condition: its columns then have the widths that
    they should have, and an office may set them in Word.
    """
    first, last = (TERBANYAK_TEGAK + 1, _TERBANYAK) if lying else (1, TERBANYAK_TEGAK)
    with body.when(f"{_SEMUA}|length == {first}"):
        _satu(body, first)
        for columns in range(first + 1, last + 1):
            body.otherwise(f"{_SEMUA}|length == {columns}")
            _satu(body, columns)
        if lying:
            body.otherwise()
            _lebar(body)


def _satu(body: Block, columns: int) -> None:
    grid = _kosong(body, "14mm" + " 1*" * (columns - 1) if columns > 1 else "1*")
    heads = [Cell(f"{{{{ {_SEMUA}[{n}] }}}}", shade=KEPALA, middle=True) for n in range(columns)]
    grid.row(*heads, header=True, keep=True)
    with grid.each("b in l.baris"):
        first, *others = (f"{{{{ b[{n}] }}}}" for n in range(columns))
        grid.row(Cell(first, align=TENGAH), *others)


def _lebar(body: Block) -> None:
    """Any number of columns: docxtpl repeats a cell, and makes the grid fit."""
    grid = _kosong(body, "1* 1* 1* 1*")

    def row(values: str, *, header: bool = False) -> None:
        shade = KEPALA if header else ""
        loop = (f"{{%tc for x in {values}[1:] %}}", "{{ x }}", "{%tc endfor %}")
        grid.row(
            Cell(f"{{{{ {values}[0] }}}}", align=TENGAH, shade=shade, any_width=True),
            *(Cell(piece, shade=shade, middle=header, any_width=True) for piece in loop),
            header=header,
            keep=header,
        )

    row(_SEMUA, header=True)
    with grid.each("b in l.baris"):
        row("b")


def _kosong(body: Block, kolom: str) -> Grid:
    grid = tabel(body, kolom, "Peraturan tabel")
    grid.header_style = "Peraturan tabel kepala"
    return grid
