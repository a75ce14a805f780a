"""Signature blocks; their places are boxes to be seen when the document is signed without a pen."""

from __future__ import annotations

from collections.abc import Callable

from scripts.naskah.bagian import tata_letak
from scripts.word import Block, Cell, bold

__all__ = ["POINTS", "berdua", "blok", "kotak"]

POINTS = 72 / 25.4
_GAYA = "Tanda tangan"
_ANTARA = 16
"""Points between one pair of blocks and the next."""


def kotak(block: Block, tinggi: float, lebar: float, *, left: float = 0, right: float = 0) -> None:
    """Room for a signature: empty, or a box (``elektronik``) that holds no words.

    Args:
        block: where it goes.
        tinggi: height in millimetres.
        lebar: width of the box in millimetres; it stands in the middle.
        left: indent of the block in millimetres.
        right: indent from the right.
    """
    spare = max(block.width - left - right - lebar, 0) / 2
    line = {"val": "single", "sz": "4", "space": "0", "color": "auto"}
    height = tinggi * POINTS
    with block.when("elektronik"):
        block.paragraph(
            style=_GAYA,
            exact=height,
            left=left + spare,
            right=right + spare,
            border=dict.fromkeys(("top", "left", "bottom", "right"), line),
        )
        block.otherwise()
        block.paragraph(style=_GAYA, exact=height)


def blok(
    block: Block,
    one: str,
    *,
    gaya: str = _GAYA,
    tinggi: float = 22,
    lebar: float = 60,
    left: float = 0,
    right: float = 0,
) -> None:
    """One signature block, indented to its place.

    Args:
        block: where it goes.
        one: the name in the context of ``{"judul", "jabatan", "nama", "baris", "catatan"}``.
        gaya: style of its lines.
        tinggi: height of the room for the signature, in millimetres.
        lebar: width of the box for an electronic one, in millimetres.
        left: indent in millimetres.
        right: indent from the right.
    """
    _atas(block, one, gaya, left, right)
    _ruang(block, one, gaya, tinggi, lebar, left, right)
    _bawah(block, one, gaya, left, right)


def berdua(block: Block, rows: str, gaya: str = _GAYA) -> None:
    """Blocks two to a row, in three rows each, so that rooms and names stand on one line."""
    grid = tata_letak(block, "1* 6mm 1*", gaya)

    def side(part: Callable[[Block, str, str], None], one: str) -> Cell:
        def content(cell: Block) -> None:
            with cell.when(one):
                part(cell, one, gaya)

        return Cell(content)

    with grid.each(f"r in {rows}"):
        for part in (_atas, _ruang, _bawah):
            grid.row(side(part, "r.kiri"), Cell(), side(part, "r.kanan"), keep=True)
        with grid.when("not loop.last"):
            grid.row(Cell(lambda cell: cell.gap(_ANTARA), span=3), keep=True)


def _atas(block: Block, one: str, gaya: str, left: float = 0, right: float = 0) -> None:
    with block.when(f"{one}.judul"):
        block.paragraph(
            f"{{{{ {one}.judul }}}}", style=gaya, left=left or None, right=right or None
        )
    with block.each(f"j in {one}.jabatan"):
        block.paragraph("{{ j }}", style=gaya, left=left or None, right=right or None)


def _ruang(
    block: Block,
    one: str,
    gaya: str,
    tinggi: float = 22,
    lebar: float = 60,
    left: float = 0,
    right: float = 0,
) -> None:
    with block.when(f"{one}.catatan"):
        block.paragraph(
            f"{{{{ {one}.catatan }}}}", style=gaya, before=14, after=14,
            left=left or None, right=right or None,
        )  # fmt: skip
        block.otherwise()
        kotak(block, tinggi, lebar, left=left, right=right)


def _bawah(block: Block, one: str, gaya: str, left: float = 0, right: float = 0) -> None:
    block.paragraph(
        bold(f"{{{{ {one}.nama }}}}"), style=gaya, left=left or None, right=right or None
    )
    with block.each(f"x in {one}.baris"):
        block.paragraph("{{ x }}", style=gaya, left=left or None, right=right or None)
