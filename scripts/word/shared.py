"""The parts that every template shares: the letterhead and the signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from scripts.word.blocks import Block
from scripts.word.tables import Cell

__all__ = ["blok_tanda_tangan", "kop"]

Susunan = Literal["kanan", "tengah", "berjajar"]

_SIGNING_SPACE = 64
"""Points left for a signature and the stamp that covers its left third: four lines."""


def kop(block: Block, *, data: str = "kop", emblem: float = 24) -> None:
    """The letterhead: emblem on the left, the lines of the office, its address, a double rule.

    Args:
        block: where it goes.
        data: the name in the context of ``{"lambang": slot or "", "tanpa_lambang": text,
            "baris": [{"teks", "gaya": "induk"|"utama"}], "alamat": [text]}``.
        emblem: width of the emblem's column, in millimetres. As much is left empty on the right,
            so that the lines stand in the middle of the page.
    """

    def picture(cell: Block) -> None:
        with cell.when(f"{data}.lambang"):
            cell.picture(f"{data}.lambang", style="Kop lambang")
            cell.otherwise()
            cell.paragraph(f"{{{{ {data}.tanpa_lambang }}}}", style="Kop alamat")

    def lines(cell: Block) -> None:
        with cell.each(f"b in {data}.baris"), cell.when("b.gaya == 'utama'"):
            cell.paragraph("{{ b.teks }}", style="Kop utama")
            cell.otherwise()
            cell.paragraph("{{ b.teks }}", style="Kop induk")
        with cell.each(f"a in {data}.alamat"):
            cell.paragraph("{{ a }}", style="Kop alamat")

    table = block.table([emblem, block.width - 2 * emblem, emblem], lines=False)
    table.row(Cell(picture, middle=True), Cell(lines, middle=True), Cell())
    block.paragraph(style="Garis kop")


def blok_tanda_tangan(
    block: Block,
    daftar: str = "tanda_tangan",
    *,
    susunan: Susunan = "kanan",
    ruang: float = _SIGNING_SPACE,
) -> None:
    """Signatures, each kept whole on one page.

    Args:
        block: where they go.
        daftar: the name in the context of a list of ``{"jabatan": [line], "nama": text,
            "baris": [line]}`` (``baris``: rank, NIP).
        susunan: ``kanan`` one below the other in the right half; ``tengah`` in the middle;
            ``berjajar`` two in a row, in the order of the list.
        ruang: points left free above each name.
    """
    if susunan == "berjajar":
        half = block.width / 2
        table = block.table([half, half], lines=False)
        # The row moves whole; keep-with-next inside it would glue the table to what follows.
        with table.each(f"pasangan in {daftar}|batch(2)"):
            table.row(
                Cell(lambda cell: _signature(cell, "pasangan[0]", ruang, _Form(keep=False))),
                Cell(lambda cell: _second(cell, ruang)),
            )
        return
    form = _Form(left=block.width * (0.45 if susunan == "kanan" else 0))
    with block.each(f"ttd in {daftar}"):
        _signature(block, "ttd", ruang, form)


@dataclass(frozen=True, slots=True)
class _Form:
    """How the paragraphs of a signature stand."""

    left: float = 0
    """Indent in millimetres."""
    keep: bool = True
    """Every paragraph holds on to the next, all but the last of the signature."""

    def of(self, *, last: bool) -> dict[str, Any]:
        return {
            "style": "Tanda tangan",
            "left": self.left or None,
            "keep_next": None if last or not self.keep else True,
            "after": 12 if last else None,
        }


def _second(cell: Block, space: float) -> None:
    with cell.when("pasangan|length > 1"):
        _signature(cell, "pasangan[1]", space, _Form(keep=False))


def _signature(block: Block, one: str, space: float, form: _Form) -> None:
    with block.each(f"j in {one}.jabatan"):
        block.paragraph("{{ j }}", **form.of(last=False))
    with block.when(f"{one}.baris"):
        _name(block, one, space, form.of(last=False))
        block.otherwise()
        _name(block, one, space, form.of(last=True))
    with block.each(f"b in {one}.baris"), block.when("loop.last"):
        block.paragraph("{{ b }}", **form.of(last=True))
        block.otherwise()
        block.paragraph("{{ b }}", **form.of(last=False))


def _name(block: Block, one: str, space: float, form: dict[str, Any]) -> None:
    block.paragraph(
        f"{{{{ {one}.nama }}}}", **{**form, "style": "Nama penanda tangan", "before": space}
    )
