"""The table of initials at the foot of every page of a draft."""

from __future__ import annotations

from scripts.naskah.bagian import TENGAH, tabel
from scripts.word import Block, Cell

__all__ = ["tabel_paraf"]

_TERBANYAK = 8
"""Columns side by side; further ones stand in further tables below."""


def tabel_paraf(footer: Block) -> None:
    """As many columns as ``paraf`` has entries, nothing when it has none.

    docxtpl mends the grids of tables in the body only, so there is a table for each number.
    """
    with footer.each(f"r in paraf|batch({_TERBANYAK})"), footer.when("r|length == 1"):
        _satu(footer, 1)
        for columns in range(2, _TERBANYAK + 1):
            footer.otherwise(f"r|length == {columns}")
            _satu(footer, columns)
    footer.close()


def _satu(footer: Block, columns: int) -> None:
    grid = tabel(footer, "1* " * columns, "Paraf")
    texts = [
        f"{{{{ r[{n}].jabatan }}}}{{% if r[{n}].nama %}}\n{{{{ r[{n}].nama }}}}{{% endif %}}"
        for n in range(columns)
    ]
    grid.row(*(Cell(text, align=TENGAH) for text in texts))
    grid.row(*[""] * columns, height=9)
    footer.close()
