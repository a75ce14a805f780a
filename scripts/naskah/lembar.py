"""Templates beside the minutes: the letter, the blank checklist, the attendance list."""

from __future__ import annotations

from scripts.naskah.bagian import (
    TENGAH,
    butir,
    judul,
    kepala_tabel,
    kode_qr,
    kop,
    rincian,
    tabel,
    tabel_hasil,
    tata_letak,
)
from scripts.naskah.halaman import berkas, nomor_dan_tanda
from scripts.naskah.tanda_tangan import blok
from scripts.word import Block, Cell, Margins, Paper

__all__ = ["MARGINS", "daftar_hadir", "keterangan", "lembar_kerja"]

MARGINS = Margins(top=20, right=20, bottom=20, left=25, header=8, footer=10)
_TITIK = "." * 40


def keterangan(paper: Paper) -> bytes:
    """The letter that tells a unit why it did not pass."""
    t = berkas("Surat keterangan", paper, MARGINS)
    nomor_dan_tanda(t)
    body = t.body
    kop(body)
    judul(body, "keterangan.judul")
    body.paragraph("{{ keterangan.nomor }}", style="Judul nomor")
    body.paragraph("{{ keterangan.isi }}")
    with body.when("keterangan.alasan"):
        butir(body, "keterangan.alasan")
    body.paragraph("{{ keterangan.lanjut }}")
    body.paragraph("{{ keterangan.penutup }}")
    left = body.width - 85
    with body.together():
        body.paragraph(
            "{{ keterangan.tempat_tanggal }}", style="Tanda tangan", before=10, left=left
        )
        blok(body, "keterangan.tanda_tangan", left=left)
    with body.when("keterangan.tembusan"), body.together():
        body.paragraph("Tembusan:", style="Tembusan", before=18)
        with body.each("b in keterangan.tembusan"):
            body.paragraph("{{ b.label }}\t{{ b.teks }}", style="Tembusan", left=7, hanging=7)
    kode_qr(body)
    return t.to_bytes()


def lembar_kerja(paper: Paper) -> bytes:
    """The checklist to carry in the field, lying."""
    margins = Margins(top=18, right=18, bottom=18, left=18, header=8, footer=9)
    t = berkas("Lembar kerja", paper, margins, landscape=True)
    nomor_dan_tanda(t, pertama=True)
    body = t.body
    judul(body, "lembar_kerja.judul")
    body.gap(8, keep_next=True)
    rincian(body, "lembar_kerja.acara", lebar=30, sesudah=6)
    tabel_hasil(body, "lembar_kerja", "12mm 2* 54mm 1.6* 2*", 11)
    body.gap(12)

    def paraf(n: int) -> Cell:
        def content(cell: Block) -> None:
            cell.paragraph(f"{{{{ lembar_kerja.paraf[{n}] }}}}", after=18 / 25.4 * 72)
            cell.paragraph(_TITIK)

        return Cell(content)

    tata_letak(body, "1* 1*", "Tanda tangan").row(paraf(0), paraf(1))
    body.close()
    return t.to_bytes()


def daftar_hadir(paper: Paper, title: str) -> bytes:
    """An attendance list, the signatures in two columns that alternate."""
    t = berkas(title, paper, MARGINS)
    nomor_dan_tanda(t)
    body = t.body
    kop(body)
    judul(body, "daftar_hadir.judul")
    body.gap(8, keep_next=True)
    rincian(body, "daftar_hadir.acara", lebar=30, sesudah=6)
    grid = tabel(body, "12mm 1.4* 1.4* 29mm 29mm", "Tabel besar")
    kepala_tabel(grid, "daftar_hadir.kolom", (1, 1, 1, 2))
    with grid.each("b in daftar_hadir.baris"):
        grid.row(
            Cell("{{ b.no }}", middle=True, align=TENGAH),
            *(Cell(f"{{{{ b.{name} }}}}", middle=True) for name in _HADIR),
            height=9.5,
        )
    body.close()
    return t.to_bytes()


_HADIR = ("nama", "instansi", "kiri", "kanan")
