"""Templates of the pencanangan: the declaration, each unit's statement, the letter that asks."""

from __future__ import annotations

from scripts.naskah.bagian import butir, judul, kode_qr, kop, rincian, tata_letak
from scripts.naskah.halaman import berkas, nomor_dan_tanda
from scripts.naskah.lembar import MARGINS
from scripts.naskah.tanda_tangan import berdua, blok
from scripts.word import A4, Block, Cell, Margins, Paper, bold

__all__ = ["deklarasi", "permohonan", "pernyataan"]

_BESAR = "Tanda tangan besar"


def deklarasi() -> bytes:
    """The declaration, set to be read aloud."""
    margins = Margins(top=18, right=22, bottom=18, left=22, header=8, footer=9)
    t = berkas("Deklarasi pencanangan", A4, margins, base="ikrar")
    nomor_dan_tanda(t)
    body = t.body
    with body.when("kop.lambang"):
        body.picture("kop.lambang", style="Kop", line=1)
        body.otherwise("kop.tanpa_lambang")
        body.paragraph("{{ kop.tanpa_lambang }}", style="Kop alamat")
    body.gap(6)
    body.paragraph("{{ judul[0] }}", style="Ikrar judul")
    with body.each("baris in judul[1:]"):
        body.paragraph("{{ baris }}", style="Ikrar judul anak")
    body.gap(12, keep_next=True)
    body.paragraph("{{ pembuka }}", style="Ikrar")
    _daftar(body, "komitmen", "Ikrar")
    with body.when("peserta.butir"):
        body.paragraph("{{ peserta.judul }}", style="Ikrar", keep_next=True)
        _daftar(body, "peserta.butir", "Ikrar rapat")
        body.gap(8)
    body.paragraph("{{ penutup }}", style="Ikrar")
    with body.when("pemimpin"):
        body.paragraph("{{ pemimpin }}", style="Ikrar")
    body.paragraph(
        "{{ tempat_tanggal }}", style="Tanda tangan kanan", before=4, after=6, keep_next=True
    )
    berdua(body, "penanda_tangan", _BESAR)
    body.paragraph(bold("{{ saksi.judul }}"), style=_BESAR, before=16, after=8, keep_next=True)
    berdua(body, "saksi.baris")
    kode_qr(body)
    body.close()
    return t.to_bytes()


def _daftar(body: Block, loop: str, gaya: str) -> None:
    with body.each(f"b in {loop}"):
        body.paragraph("{{ b.label }}\t{{ b.teks }}", style=gaya, left=11, hanging=11)


def pernyataan(paper: Paper) -> bytes:
    """The statement of one unit."""
    t = berkas("Surat pernyataan pencanangan", paper, MARGINS)
    nomor_dan_tanda(t)
    body = t.body
    kop(body)
    judul(body, "pernyataan.judul")
    with body.when("pernyataan.nomor"):
        body.paragraph("{{ pernyataan.nomor }}", style="Judul nomor rapat")
    body.gap(12, keep_next=True)
    body.paragraph("{{ pernyataan.pembuka }}", keep_next=True)
    rincian(body, "pernyataan.rincian", sesudah=4)
    body.paragraph("{{ pernyataan.isi }}", keep_next=True)
    butir(body, "pernyataan.komitmen")
    body.paragraph("{{ pernyataan.penutup }}")
    body.gap(10)

    def meterai(cell: Block) -> None:
        with cell.when("pernyataan.meterai"):
            line = {"val": "dashed", "sz": "4", "space": "8", "color": "auto"}
            cell.paragraph(
                "{{ pernyataan.meterai }}",
                style="Tabel tengah",
                border=dict.fromkeys(("top", "left", "bottom", "right"), line),
                left=cell.width - 38,
                before=14,
                after=14,
            )

    def penanda(cell: Block) -> None:
        cell.paragraph("{{ pernyataan.tempat_tanggal }}", style="Tanda tangan")
        blok(cell, "pernyataan.tanda_tangan")

    tata_letak(body, "1* 88mm", "Tanda tangan").row(Cell(meterai, middle=True), Cell(penanda))
    kode_qr(body)
    body.close()
    return t.to_bytes()


def permohonan(paper: Paper) -> bytes:
    """The letter that asks the directorate for the pencanangan."""
    t = berkas("Permohonan pencanangan", paper, MARGINS)
    nomor_dan_tanda(t)
    body = t.body
    kop(body)
    body.paragraph("{{ permohonan.tempat_tanggal }}", style="Tanda tangan kanan", after=8)
    grid = tata_letak(body, "22mm 4mm 1*", "Rincian")
    with grid.each("r in permohonan.kepala"):
        grid.row("{{ r.nama }}", ":", "{{ r.isi }}")
    body.gap(10)
    with body.each("baris in permohonan.tujuan"):
        body.paragraph("{{ baris }}", style="Isi kiri rapat")
    body.gap(12)
    with body.each("baris in permohonan.isi"):
        body.paragraph("{{ baris }}", keep_next=True)
    butir(body, "permohonan.unit")
    body.paragraph("{{ permohonan.rencana }}", keep_next=True)
    rincian(body, "permohonan.acara", sesudah=4)
    with body.when("permohonan.lampiran.butir"):
        body.paragraph("{{ permohonan.lampiran.pembuka }}", keep_next=True)
        butir(body, "permohonan.lampiran.butir")
    body.paragraph("{{ permohonan.penutup }}")
    with body.together():
        body.gap(10)
        blok(body, "permohonan.tanda_tangan", left=body.width - 88)
    with body.when("permohonan.tembusan"), body.together():
        body.paragraph("Tembusan:", style="Tembusan", before=18)
        with body.each("b in permohonan.tembusan"):
            body.paragraph("{{ b.label }}\t{{ b.teks }}", style="Tembusan", left=7, hanging=7)
    kode_qr(body)
    return t.to_bytes()
