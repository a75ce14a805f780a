"""Parts that several templates share; twins of ``templates/pdf/bagian/naskah.xml``."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH

from scripts.word import Block, Cell, Grid, bold, shares

__all__ = [
    "KEPALA",
    "TENGAH",
    "butir",
    "judul",
    "kata_qr",
    "kepala_lampiran",
    "kepala_tabel",
    "kode",
    "kode_qr",
    "kode_qr_samping",
    "kop",
    "rincian",
    "tabel",
    "tabel_hasil",
    "tata_letak",
]

TENGAH = WD_ALIGN_PARAGRAPH.CENTER
KEPALA, _KRITERIA = "E6E6E6", "F4F4F4"
"""Backgrounds of header rows and of the rows that name a criterion."""


def tabel(block: Block, kolom: str, gaya: str = "Tabel") -> Grid:
    """A ruled table; ``kolom`` as in the PDF templates: ``10mm 2* 1*``."""
    grid = block.table(shares(kolom, block.width))
    grid.style, grid.header_style = gaya, "Tabel kepala"
    return grid


def tata_letak(block: Block, kolom: str, gaya: str = "Isi") -> Grid:
    """A table without lines, which only arranges."""
    grid = block.table(shares(kolom, block.width), lines=False)
    grid.style = grid.header_style = gaya
    return grid


def kepala_tabel(grid: Grid, data: str, spans: tuple[int, ...]) -> None:
    """The header row of a table, repeated on every page.

    Args:
        grid: the table.
        data: the name in the context of the list of headings.
        spans: columns that each heading covers.
    """
    cells = [
        Cell(f"{{{{ {data}[{n}] }}}}", span, shade=KEPALA, middle=True)
        for n, span in enumerate(spans)
    ]
    grid.row(*cells, header=True, keep=True)


def kop(block: Block) -> None:
    """The letterhead: emblem, lines, address, a double rule."""

    def lambang(cell: Block) -> None:
        with cell.when("kop.lambang"):
            cell.picture("kop.lambang", style="Kop", line=1)
            cell.otherwise("kop.tanpa_lambang")
            cell.paragraph("{{ kop.tanpa_lambang }}", style="Kop alamat")

    def baris(cell: Block) -> None:
        with cell.each("b in kop.baris"), cell.when("b.gaya == 'utama'"):
            cell.paragraph("{{ b.teks }}", style="Kop unit")
            cell.otherwise()
            cell.paragraph("{{ b.teks }}", style="Kop induk")
        with cell.each("a in kop.alamat"):
            cell.paragraph("{{ a }}", style="Kop alamat")

    grid = tata_letak(block, "24mm 1* 24mm", "Kop alamat")
    grid.row(Cell(lambang, middle=True), Cell(baris, middle=True), Cell())
    block.rule("thickThinSmallGap", 2.25, before=4, after=14)


def judul(block: Block, data: str) -> None:
    """A title in lines: the sort of document, then what it is about."""
    block.paragraph(f"{{{{ {data}[0] }}}}", style="heading 1", after=0)
    with block.each(f"baris in {data}[1:]"):
        block.paragraph("{{ baris }}", style="Judul")


def rincian(
    block: Block, loop: str, label: str = "", lebar: float = 26, sesudah: float = 1
) -> None:
    """Lines of name and value on one page: ``Nama : …``.

    Args:
        block: where they go.
        loop: the name in the context of a list of ``{"nama", "isi"}``.
        label: an expression for the number before the first line.
        lebar: width of the names in millimetres.
        sesudah: points below.
    """
    grid = tata_letak(block, f"8mm {lebar}mm 4mm 1*", "Rincian")
    with grid.each(f"r in {loop}"):
        nomor = f"{{% if loop.first %}}{{{{ {label} }}}}{{% endif %}}" if label else ""
        grid.row(nomor, "{{ r.nama }}", ":", "{{ r.isi }}", keep=True)
    block.gap(sesudah)


def butir(block: Block, loop: str) -> None:
    """A list with labels, and the distance that a list leaves below it."""
    with block.each(f"b in {loop}"), block.when("loop.last"):
        _satu(block, after=9)
        block.otherwise()
        _satu(block, after=None)


def _satu(block: Block, after: float | None) -> None:
    block.paragraph("{{ b.label }}\t{{ b.teks }}", style="Butir", left=8, hanging=8, after=after)


def tabel_hasil(block: Block, data: str, kolom: str, tinggi: float = 0) -> None:
    """The findings by indicator, grouped by criterion.

    Args:
        block: where they go.
        data: the name in the context of ``{"kolom", "kelompok": [{"kriteria", "baris"}]}``.
        kolom: widths of the five columns.
        tinggi: least height of a row in millimetres.
    """
    hasil = (
        "{% if b.hasil %}{{ b.hasil }}{% else %}{% for p in b.pilihan %}[ ] {{ p }}"
        "{% if not loop.last %} \N{NO-BREAK SPACE} {% endif %}{% endfor %}{% endif %}"
    )
    grid = tabel(block, kolom)
    kepala_tabel(grid, f"{data}.kolom", (1,) * 5)
    with grid.each(f"k in {data}.kelompok"):
        with grid.when("k.kriteria"):
            grid.row(Cell(bold("{{ k.kriteria }}"), span=5, shade=_KRITERIA), keep=True)
        with grid.each("b in k.baris"):
            grid.row(
                Cell("{{ b.no }}", align=TENGAH),
                "{% if b.kode %}{{ b.kode }} {% endif %}{{ b.uraian }}",
                Cell(hasil, align=TENGAH),
                "{{ b.data_dukung|join('\\n') }}",
                "{{ b.catatan }}",
                height=tinggi,
            )


def kepala_lampiran(block: Block, data: str) -> None:
    """Which annex of which document, at the right; then the title of the annex."""
    with block.each(f"teks in {data}.kepala"):
        block.paragraph("{{ teks }}", style="Tanda tangan kiri", left=block.width - 82)
    block.paragraph(f"{{{{ {data}.judul }}}}", style="heading 1", before=12, after=10)


def kode_qr(block: Block, gaya: str = "Catatan rapat") -> None:
    """The place of a registered document in the register: QR code, words, address."""
    with block.when("qr.slot"), block.together():
        block.gap(10)
        grid = tata_letak(block, "30mm 1*", gaya)
        code, words = Cell(kode), Cell(lambda cell: kata_qr(cell, gaya), middle=True)
        grid.row(code, words, keep=True)
        block.gap(1)


def kode_qr_samping(cell: Block, gaya: str = "Catatan rapat") -> None:
    """The same in one narrow cell, the words below the code."""
    kode(cell)
    kata_qr(cell, gaya)


def kode(cell: Block) -> None:
    """The picture of the QR code."""
    cell.picture("qr.slot", style="Catatan rapat", line=1)


def kata_qr(cell: Block, gaya: str) -> None:
    """What the QR code is for, and the address for who has no camera."""
    cell.paragraph("{{ qr.kalimat }}", style=gaya)
    cell.paragraph("{{ qr.alamat }}", style=gaya)
