"""The template of the minutes, with the annexes that a record may have."""

from __future__ import annotations

from scripts.naskah.bagian import (
    TENGAH,
    butir,
    judul,
    kepala_lampiran,
    kepala_tabel,
    kode_qr,
    kop,
    rincian,
    tabel,
    tabel_hasil,
    tata_letak,
)
from scripts.naskah.halaman import berkas, nomor_dan_tanda
from scripts.naskah.lembar import MARGINS
from scripts.naskah.tanda_tangan import berdua, blok, kotak
from scripts.word import Block, Cell, Grid, Margins, Paper, Run, WordTemplate, bold

__all__ = ["berita_acara"]

_LYING = Margins(top=20, right=20, bottom=20, left=20, header=8, footer=10)
_JUDUL_KANAN = 84
"""Millimetres from the left margin at which place and date begin."""


def berita_acara(paper: Paper) -> bytes:
    """The minutes; findings become a lying annex, photographs an upright one."""
    t = berkas("Berita acara", paper, MARGINS)
    nomor_dan_tanda(t)
    body = t.body
    kop(body)
    _pembuka(body)
    _hasil(body)
    _tindakan(body)
    _penutup(body)
    _lampiran(t, paper)
    return t.to_bytes()


def _pembuka(body: Block) -> None:
    judul(body, "judul")
    with body.each("baris in nomor"):
        body.paragraph("{{ baris }}", style="Judul nomor rapat")
    with body.when("perbaikan"):
        body.paragraph("{{ perbaikan }}", style="Judul nomor rapat")
    body.paragraph("{{ pembuka }}", before=12)
    with body.each("p in pihak"):
        with body.each("o in p.orang"):
            rincian(body, "o.rincian", "o.label", sesudah=3)
        body.paragraph("{{ p.sebutan }}", left=8)
    with body.when("dasar.butir"):
        body.paragraph("{{ dasar.pembuka }}", keep_next=True)
        butir(body, "dasar.butir")
        body.otherwise()
        body.paragraph("{{ dasar.pembuka }}")
    body.paragraph("{{ pelaksanaan }}")


def _hasil(body: Block) -> None:
    body.paragraph("{{ hasil.judul }}", style="heading 2")
    with body.when("hasil.di_lampiran"):
        body.paragraph("{{ hasil.rujukan }}")
        body.otherwise()
        tabel_hasil(body, "hasil", "10mm 2.6* 18mm 2* 2*")
    body.paragraph("{{ rekap.judul }}", style="heading 2")
    body.paragraph("{{ rekap.kalimat }}", keep_next=True)
    with body.when("rekap.kolom|length == 6"):
        _rekap(body, 6)
        body.otherwise()
        _rekap(body, 5)
    body.gap(1)


def _rekap(body: Block, columns: int) -> None:
    """The counts; what is still to be filled in has a column of its own, if there is any."""
    grid = tabel(body, "1*" + " 23mm" * (columns - 1))
    kepala_tabel(grid, "rekap.kolom", (1,) * columns)

    def row(look: type[Run] | None) -> None:
        texts = [f"{{{{ b[{n}] }}}}" for n in range(columns)]
        pieces = [bold(text) if look else text for text in texts]
        grid.row(pieces[0], *(Cell(piece, align=TENGAH) for piece in pieces[1:]))

    with grid.each("b in rekap.baris"):
        with grid.when("rekap.jumlah and loop.last"):
            row(Run)
        with grid.when("not (rekap.jumlah and loop.last)"):
            row(None)


def _tindakan(body: Block) -> None:
    def siapa_dan_kapan(cell: Block) -> None:
        for name in ("penanggung_jawab", "tenggat"):
            with cell.when(f"b.{name}"):
                cell.paragraph(f"{{{{ b.{name} }}}}")

    with body.when("belum.baris"):
        body.paragraph("{{ belum.judul }}", style="heading 2")
        grid = tabel(body, "10mm 1.6* 2* 2* 1.7*")
        kepala_tabel(grid, "belum.kolom", (1,) * 5)
        with grid.each("b in belum.baris"):
            grid.row(
                Cell("{{ b.no }}", align=TENGAH),
                "{{ b.uraian }}",
                "{{ b.alasan }}",
                "{{ b.rekomendasi }}",
                siapa_dan_kapan,
            )
    with body.when("tindak_lanjut.baris"):
        body.paragraph("{{ tindak_lanjut.judul }}", style="heading 2")
        grid = tabel(body, "10mm 3* 1.6* 1.4*")
        kepala_tabel(grid, "tindak_lanjut.kolom", (1,) * 4)
        with grid.each("b in tindak_lanjut.baris"):
            grid.row(
                Cell("{{ b.no }}", align=TENGAH),
                *(f"{{{{ b.{name} }}}}" for name in ("uraian", "penanggung_jawab", "tenggat")),
            )
    with body.when("kesepakatan.butir"):
        body.paragraph("{{ kesepakatan.judul }}", style="heading 2")
        butir(body, "kesepakatan.butir")
    with body.when("kesimpulan.kalimat"):
        body.paragraph("{{ kesimpulan.judul }}", style="heading 2")
        with body.each("k in kesimpulan.kalimat"):
            body.paragraph("{{ k }}")


def _penutup(body: Block) -> None:
    body.paragraph("{{ penutup }}", before=10, keep_next=True)
    with body.when("tanda_tangan.tim.baris"):
        _tempat(body, after=None)
        body.paragraph(
            "{{ tanda_tangan.tim.judul }}",
            style="Tanda tangan kiri",
            before=4,
            after=3,
            keep_next=True,
        )
        _tim(body)
        body.gap(10)
        body.otherwise()
        _tempat(body, after=4)
    with body.together():
        berdua(body, "tanda_tangan.utama")
    with body.each("kelompok in tanda_tangan.lain"), body.together():
        body.paragraph(
            "{{ kelompok.judul }}", style="Tanda tangan", before=14, after=2, keep_next=True
        )
        with body.when("kelompok.baris|length == 1 and not kelompok.baris[0].kiri"):
            side = (body.width - 105) / 2
            blok(body, "kelompok.baris[0].kanan", left=side, right=side)
            body.otherwise()
            berdua(body, "kelompok.baris")
    kode_qr(body)


def _tempat(body: Block, after: float | None) -> None:
    with body.when("tempat_tanggal"):
        body.paragraph(
            "{{ tempat_tanggal }}",
            style="Tanda tangan kanan",
            before=4,
            after=after,
            keep_next=True,
        )


def _tim(body: Block) -> None:
    """The team, its signatures in two columns that alternate; the first rows stay together."""
    grid = tabel(body, "10mm 1.5* 1.6* 28mm 28mm")
    kepala_tabel(grid, "tanda_tangan.tim.kolom", (1, 1, 1, 2))
    with grid.each("b in tanda_tangan.tim.baris"):
        with grid.when("loop.index < 4 and not loop.last"):
            _anggota(grid, keep=True)
        with grid.when("not (loop.index < 4 and not loop.last)"):
            _anggota(grid, keep=False)


def _anggota(grid: Grid, *, keep: bool) -> None:
    def nama(cell: Block) -> None:
        cell.paragraph(bold("{{ b.nama }}"))
        with cell.each("x in b.baris"):
            cell.paragraph("{{ x }}")

    def jabatan(cell: Block) -> None:
        with cell.each("x in b.jabatan"):
            cell.paragraph("{{ x }}")

    def row(*signature: Cell) -> None:
        grid.row(
            Cell("{{ b.no }}", middle=True, align=TENGAH),
            Cell(nama, middle=True),
            Cell(jabatan, middle=True),
            *signature,
            height=15,
            keep=keep,
        )

    with grid.when("b.catatan"):
        row(Cell("{{ b.catatan }}", span=2, middle=True))
    with grid.when("not b.catatan and elektronik"):
        row(Cell(lambda cell: kotak(cell, 13, 50), span=2))
    with grid.when("not b.catatan and not elektronik"):
        row(Cell("{{ b.kiri }}", middle=True), Cell("{{ b.kanan }}", middle=True))


def _lampiran(t: WordTemplate, paper: Paper) -> None:
    """The annexes, each a section; the paragraph that ends a section vanishes with it."""
    t.body.tag("if lampiran_hasil.ada or lampiran_foto.ada")
    body = t.new_section(landscape=True, margins=_LYING)
    nomor_dan_tanda(t, pertama=True)
    body.tag("endif")
    with body.when("lampiran_hasil.ada"):
        kepala_lampiran(body, "lampiran_hasil")
        tabel_hasil(body, "hasil", "12mm 2.4* 24mm 2* 2*")
        t.new_section(paper=paper)
    # The last section: the photographs, or the minutes themselves when there is no annex.
    nomor_dan_tanda(t, bila="lampiran_foto.ada")
    body = t.body
    with body.when("lampiran_foto.ada"):
        kepala_lampiran(body, "lampiran_foto")
        _foto(body)
        body.gap(1)


def _foto(body: Block) -> None:
    def satu(data: str) -> Cell:
        def gambar(cell: Block) -> None:
            with cell.when(f"{data}.slot"):
                cell.picture(f"{data}.slot", style="Tabel tengah", line=1, keep_next=True)
                cell.otherwise()
                frame = cell.table([cell.width], lines="dashed")
                frame.style = "Tabel tengah"
                frame.row(Cell(f"{{{{ {data}.tanpa_gambar }}}}", middle=True), height=50)
            cell.paragraph(f"{{{{ {data}.keterangan }}}}", style="Tabel tengah", before=4, after=12)

        def content(cell: Block) -> None:
            with cell.when(data):
                gambar(cell)

        return Cell(content)

    grid = tata_letak(body, "1* 6mm 1*", "Tabel tengah")
    with grid.each("r in foto"):
        grid.row(satu("r.kiri"), Cell(), satu("r.kanan"))
