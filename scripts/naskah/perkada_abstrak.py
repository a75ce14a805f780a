"""The abstract of a regulation for a JDIH; twin of ``templates/pdf/perkada-abstrak.xml``."""

from __future__ import annotations

from scripts.naskah.halaman import berkas, nomor_dan_tanda
from scripts.naskah.lembar import MARGINS
from scripts.word import F4, bold

__all__ = ["abstrak"]


def abstrak() -> bytes:
    """Subject, head line, title, and the parts of the abstract with their items."""
    t = berkas("Abstrak peraturan", F4, MARGINS)
    nomor_dan_tanda(t)
    body = t.body
    body.paragraph(bold("{{ abstrak.subjek }}"), style="Isi kiri rapat")
    body.paragraph("{{ abstrak.kepala }}", style="Isi kiri rapat", after=10)
    body.paragraph("{{ abstrak.judul }}", style="heading 1", after=12)
    with body.each("bagian in abstrak.bagian"):
        body.paragraph(
            bold("{{ bagian.nama }}:"), style="Isi kiri rapat", before=8, after=4, keep_next=True
        )
        with body.each("b in bagian.butir"):
            body.paragraph("-\t{{ b }}", style="Butir", left=8, hanging=8)
    return t.to_bytes()
