"""The letters around a draft regulation; twins of their templates in ``templates/pdf``."""

from __future__ import annotations

from scripts.naskah.bagian import butir, kode_qr, kop, tata_letak
from scripts.naskah.halaman import berkas, nomor_dan_tanda
from scripts.naskah.lembar import MARGINS
from scripts.naskah.tanda_tangan import blok
from scripts.word import Paper

__all__ = ["surat"]


def surat(paper: Paper, title: str) -> bytes:
    """Head, addressee, paragraphs, what is sent with it, signature, copies."""
    t = berkas(title, paper, MARGINS)
    nomor_dan_tanda(t)
    body = t.body
    kop(body)
    body.paragraph("{{ tempat_tanggal }}", style="Tanda tangan kanan", after=8)
    grid = tata_letak(body, "22mm 4mm 1*", "Rincian")
    with grid.each("r in kepala"):
        grid.row("{{ r.nama }}", ":", "{{ r.isi }}")
    body.gap(10)
    with body.each("baris in tujuan"):
        body.paragraph("{{ baris }}", style="Isi kiri rapat")
    body.gap(12)
    with body.each("baris in isi"):
        body.paragraph("{{ baris }}", keep_next=True)
    with body.when("lampiran.butir"):
        body.paragraph("{{ lampiran.pembuka }}", keep_next=True)
        butir(body, "lampiran.butir")
    body.paragraph("{{ penutup }}")
    with body.together():
        body.gap(10)
        blok(body, "tanda_tangan", left=body.width - 88)
    with body.when("tembusan"), body.together():
        body.paragraph("Tembusan:", style="Tembusan", before=18)
        with body.each("b in tembusan"):
            body.paragraph("{{ b.label }}\t{{ b.teks }}", style="Tembusan", left=7, hanging=7)
    kode_qr(body)
    return t.to_bytes()
