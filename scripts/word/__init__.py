"""A small toolkit that makes Word templates (.docx with docxtpl tags), byte for byte the same.

    from scripts.word import A4, ARIAL, WordTemplate, blok_tanda_tangan, kop

    t = WordTemplate(paper=A4, typeface=ARIAL, size=12, title="Berita acara")
    kop(t.body)
    t.body.paragraph("{{ judul }}", style="Judul dokumen")
    with t.body.each("p in paragraf"):
        t.body.paragraph("{{ p }}")
    blok_tanda_tangan(t.body, "tanda_tangan")
    t.save(Path("templates/docx/berita-acara.docx"))

Templates are made, not drawn, so that each one includes the shared parts from one function, and a
change of the letterhead reaches all of them. An office may edit the result in Word.
"""

from scripts.word.blocks import Block, Run, bold, italic
from scripts.word.columns import shares
from scripts.word.paper import A3, A4, F4, F4_215, Margins, Paper
from scripts.word.running import nomor_halaman, tanda_konsep
from scripts.word.shared import blok_tanda_tangan, kop
from scripts.word.tables import Cell, Grid
from scripts.word.template import WordTemplate
from scripts.word.typefaces import ARIAL, ATKINSON, BOOKMAN, Typeface

__all__ = [
    "A3",
    "A4",
    "ARIAL",
    "ATKINSON",
    "BOOKMAN",
    "F4",
    "F4_215",
    "Block",
    "Cell",
    "Grid",
    "Margins",
    "Paper",
    "Run",
    "Typeface",
    "WordTemplate",
    "blok_tanda_tangan",
    "bold",
    "italic",
    "kop",
    "nomor_halaman",
    "shares",
    "tanda_konsep",
]
