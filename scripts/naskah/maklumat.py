"""Templates of the maklumat pelayanan: the notice, the poster, the standard behind it."""

from __future__ import annotations

from scripts.naskah.bagian import (
    TENGAH,
    butir,
    kata_qr,
    kepala_tabel,
    kode,
    kode_qr,
    kode_qr_samping,
    kop,
    tabel,
    tata_letak,
)
from scripts.naskah.halaman import berkas, nomor_dan_tanda
from scripts.naskah.tanda_tangan import blok
from scripts.word import A3, A4, Block, Cell, Margins, bold

__all__ = ["besar", "maklumat", "poster", "standar"]


def maklumat() -> bytes:
    """The notice on one A4 page."""
    margins = Margins(top=15, right=20, bottom=14, left=20, header=8, footer=5)
    t = berkas("Maklumat pelayanan", A4, margins)
    nomor_dan_tanda(t, nomor=False)
    body = t.body
    kop(body)
    body.paragraph("{{ judul }}", style="Maklumat judul")
    with body.each("baris in unit"):
        body.paragraph("{{ baris }}", style="Judul")
    with body.when("nomor"):
        body.paragraph("{{ nomor }}", style="Judul nomor rapat")
    body.gap(10, keep_next=True)
    body.paragraph("{{ pernyataan }}")
    butir(body, "janji")
    with body.when("kelompok_rentan.janji"):
        body.paragraph("{{ kelompok_rentan.pembuka }}", keep_next=True)
        butir(body, "kelompok_rentan.janji")
    with body.when("layanan.butir"):
        body.paragraph("{{ layanan.judul }}", keep_next=True)
        butir(body, "layanan.butir")
    with body.when("berlaku"):
        body.paragraph("{{ berlaku }}")
    with body.together():
        _penanda_tangan(body)
    with body.together():
        body.rule("single", 0.75, before=7, after=4)
        _pengaduan_dan_jam(body)
        with body.when("tautan"):
            body.paragraph("{{ tautan }}", style="Catatan rapat", before=4)
    return t.to_bytes()


def _penanda_tangan(body: Block) -> None:
    """Who signs, at the right; beside it the QR code, which so takes no room on the one page."""

    def penanda(cell: Block) -> None:
        cell.paragraph("{{ tempat_tanggal }}", style="Tanda tangan")
        blok(cell, "tanda_tangan", tinggi=20)

    left = body.width - 100
    with body.when("qr.slot"):
        grid = tata_letak(body, "1* 100mm")
        grid.row(Cell(kode_qr_samping, middle=True), penanda, keep=True)
        body.otherwise()
        body.paragraph("{{ tempat_tanggal }}", style="Tanda tangan", before=4, left=left)
        blok(body, "tanda_tangan", tinggi=20, left=left)


def _pengaduan_dan_jam(body: Block) -> None:
    gaya = "Catatan rapat"

    def pengaduan(cell: Block) -> None:
        cell.paragraph(bold("{{ pengaduan.judul }}"))
        with cell.each("s in pengaduan.saluran"):
            cell.paragraph("{{ s }}")

    def jam(cell: Block) -> None:
        with cell.when("jam.baris"):
            cell.paragraph(bold("{{ jam.judul }}"))
            with cell.each("b in jam.baris"):
                cell.paragraph("{{ b }}")

    tata_letak(body, "1* 6mm 1*", gaya).row(pengaduan, "", jam)


def poster() -> bytes:
    """The few words of the notice, to be read from three metres, on A3."""
    margins = Margins(top=24, right=26, bottom=20, left=26, header=14, footer=12)
    t = berkas("Maklumat pelayanan (poster)", A3, margins, base="poster")
    t.frame(10)
    nomor_dan_tanda(t, nomor=False)
    body, kecil, penanda = t.body, "Poster kecil", "Poster tanda tangan"
    with body.when("kop.lambang"):
        body.picture("kop.lambang", style=kecil, line=1, after=0)
        body.otherwise("kop.tanpa_lambang")
        body.paragraph("{{ kop.tanpa_lambang }}", style=kecil)
    with body.each("baris in kop.baris"), body.when("baris.gaya == 'utama'"):
        body.paragraph("{{ baris.teks }}", style="Poster unit")
        body.otherwise()
        body.paragraph("{{ baris.teks }}", style="Poster induk")
    body.paragraph("{{ judul }}", style="Poster judul")
    body.paragraph("{{ poster.pernyataan }}", style="Poster")
    body.paragraph("{{ poster.sanksi }}", style="Poster")
    with body.when("poster.kelompok_rentan"):
        body.paragraph(bold("{{ poster.kelompok_rentan }}"), style="Poster")
    with body.together():
        body.paragraph("{{ tempat_tanggal }}", style=penanda, before=6)
        blok(body, "tanda_tangan", gaya=penanda, tinggi=26, lebar=90)
    with body.together():
        body.rule("single", 0.75, before=7, after=6)
        with body.when("qr.slot"):
            grid = tata_letak(body, "30mm 1* 30mm", kecil)
            grid.row(
                Cell(kode, middle=True), Cell(_pengaduan_singkat, middle=True), Cell(), keep=True
            )
            kata_qr(body, "Poster catatan")
            body.otherwise()
            _pengaduan_singkat(body)
    return t.to_bytes()


def _pengaduan_singkat(block: Block) -> None:
    kecil = "Poster kecil"
    block.paragraph(bold("{{ poster.pengaduan.judul }}"), style=kecil)
    with block.each("s in poster.pengaduan.saluran"):
        block.paragraph("{{ s }}", style=kecil)
    with block.when("tautan"):
        block.paragraph("{{ tautan }}", style=kecil)


def besar() -> bytes:
    """The notice in large print, for readers of low vision, on A3."""
    margins = Margins(top=22, right=24, bottom=20, left=24, header=8, footer=8)
    t = berkas("Maklumat pelayanan (cetak besar)", A3, margins, base="besar")
    nomor_dan_tanda(t, gaya_tanda="Besar tanda", gaya_nomor="Besar tengah")
    body, tengah = t.body, "Besar tengah"
    with body.when("kop.lambang"):
        body.picture("kop.lambang", style=tengah, line=1)
        body.otherwise("kop.tanpa_lambang")
        body.paragraph("{{ kop.tanpa_lambang }}", style=tengah)
    with body.each("baris in kop.baris"), body.when("baris.gaya == 'utama'"):
        body.paragraph("{{ baris.teks }}", style="Besar unit")
        body.otherwise()
        body.paragraph("{{ baris.teks }}", style=tengah)
    with body.each("a in kop.alamat"):
        body.paragraph("{{ a }}", style=tengah)
    body.rule("single", 1.5, before=8, after=14)
    body.paragraph("{{ judul }}", style="Besar judul")
    with body.each("baris in unit"):
        body.paragraph("{{ baris }}", style="Besar unit")
    with body.when("nomor"):
        body.paragraph("{{ nomor }}", style=tengah)
    body.gap(14, keep_next=True)
    body.paragraph("{{ pernyataan }}", style="Besar")
    _butir_besar(body, "janji")
    for loop, intro in (("kelompok_rentan.janji", "kelompok_rentan.pembuka"),
                        ("layanan.butir", "layanan.judul")):  # fmt: skip
        with body.when(loop):
            body.paragraph(f"{{{{ {intro} }}}}", style="Besar", keep_next=True)
            _butir_besar(body, loop)
    with body.when("berlaku"):
        body.paragraph("{{ berlaku }}", style="Besar")
    with body.together():
        body.paragraph("{{ tempat_tanggal }}", style=tengah, before=8)
        blok(body, "tanda_tangan", gaya=tengah, tinggi=30)
    body.rule("single", 1.5, before=14, after=8)
    body.paragraph(bold("{{ pengaduan.judul }}"), style="Besar", keep_next=True)
    with body.each("s in pengaduan.saluran"):
        body.paragraph("{{ s }}", style="Besar")
    with body.when("jam.baris"):
        body.paragraph(bold("{{ jam.judul }}"), style="Besar", keep_next=True)
        with body.each("b in jam.baris"):
            body.paragraph("{{ b }}", style="Besar")
    with body.when("tautan"):
        body.paragraph("{{ tautan }}", style="Besar")
    kode_qr(body, "Poster catatan")
    return t.to_bytes()


def _butir_besar(body: Block, loop: str) -> None:
    with body.each(f"b in {loop}"):
        body.paragraph("{{ b.label }}\t{{ b.teks }}", style="Besar", left=16, hanging=16)


def standar() -> bytes:
    """The standar pelayanan as tables of its components."""
    t = berkas("Standar pelayanan", A4, Margins(20, 20, 20, 25, header=8, footer=10))
    nomor_dan_tanda(t)
    body = t.body
    kop(body)
    body.paragraph("{{ standar.judul }}", style="heading 1", after=0)
    with body.each("baris in unit"):
        body.paragraph("{{ baris }}", style="Judul")
    body.gap(12, keep_next=True)
    body.paragraph("{{ standar.dasar }}")
    with body.each("l in standar.layanan"):
        body.paragraph("{{ l.judul }}", style="heading 2")
        with body.each("k in l.kelompok"):
            body.paragraph("{{ k.judul }}", style="heading 3")
            _komponen(body)
            body.gap(8)
    left = body.width - 100
    with body.together():
        body.paragraph("{{ tempat_tanggal }}", style="Tanda tangan", before=10, left=left)
        blok(body, "tanda_tangan", left=left)
    kode_qr(body)
    return t.to_bytes()


def _komponen(body: Block) -> None:
    def uraian(cell: Block) -> None:
        with cell.when("b.uraian[0].label"):
            with cell.each("u in b.uraian"):
                cell.paragraph("{{ u.label }}\t{{ u.teks }}", left=6, hanging=6)
            cell.otherwise()
            cell.paragraph("{{ b.uraian[0].teks }}")

    grid = tabel(body, "12mm 48mm 1*", "Tabel besar")
    kepala_tabel(grid, "standar.kolom", (1, 1, 1))
    with grid.each("b in k.baris"):
        grid.row(Cell("{{ b.no }}", align=TENGAH), "{{ b.komponen }}", uraian)
