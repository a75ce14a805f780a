"""Templates of the regulation of a regional head: draft and final, and the certified copy.

The body text is that of ``templates/pdf/bagian/perkada.xml``, in the same order. Articles are rows
of one list, so their levels of heading and of indent are branches of one loop.
"""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH

from scripts.naskah.bagian import kode_qr, tata_letak
from scripts.naskah.halaman import berkas
from scripts.naskah.perkada_lampiran import TERBANYAK_TEGAK, tabel_lampiran
from scripts.naskah.perkada_paraf import tabel_paraf
from scripts.naskah.tanda_tangan import POINTS
from scripts.word import F4, Block, Cell, Margins, Run, WordTemplate, bold

__all__ = ["perkada"]

_MARGINS = Margins(top=25, right=25, bottom=25, left=25, header=10, footer=8)
_HEADINGS = {
    "h1": "peraturan-judul",
    "h2": "peraturan-bab",
    "h3": "peraturan-bagian",
    "h4": "peraturan-bagian",
    "h5": "peraturan-bagian",
}
_KIRI, _KANAN = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
_ISI, _JUDUL, _PENANDA = "Peraturan", "Peraturan judul", "Peraturan kanan"
_LANGKAH = 9
"""Millimetres of one step of indent, and of a label."""
_TINGKAT = 5
"""The deepest indent: text below ``1)``, which stands below ``a)``, ``1.``, ``a.`` and ``(1)``."""
_LEBAR_PENANDA, _LEBAR_KEPALA = 88, 92
"""Millimetres of a signature block, and of the heading of an annex."""


def perkada(*, salin: bool = False) -> bytes:
    """The regulation; ``salin``: its copy, without signatures but with the certification."""
    title = "Salinan peraturan kepala daerah" if salin else "Peraturan kepala daerah"
    t = berkas(title, F4, _MARGINS, base="peraturan", headings=_HEADINGS)
    _halaman(t)
    body = t.body
    _pembukaan(body, salin)
    _batang_tubuh(body)
    _penutup(body, salin)
    _penjelasan(t)
    _lampiran(t, salin)
    return t.to_bytes()


def _halaman(t: WordTemplate) -> None:
    """The number of the page from the second one on, the mark of a draft, its initials."""
    first = t.header(first=True)
    first.paragraph("{{ tanda }}", style="Tanda halaman")
    tabel_paraf(t.footer(first=True))
    _lanjut(t)


def _lanjut(t: WordTemplate) -> None:
    header = t.header()
    with header.when("tanda"):
        header.paragraph("{{ tanda }}", style="Tanda halaman")
    header.paragraph("- ", Run("2", field="PAGE"), " -", style="Peraturan nomor halaman")
    tabel_paraf(t.footer())


def _pembukaan(body: Block, salin: bool) -> None:
    if salin:
        body.paragraph(bold("SALINAN"), style=_PENANDA, align=_KANAN)
    with body.when("lambang.slot"):
        body.picture("lambang.slot", style="Peraturan tengah", after=0)
        body.otherwise("lambang.tanpa_lambang")
        body.paragraph("{{ lambang.tanpa_lambang }}", style="Peraturan tengah")
    _baris(body, "pembuka.kop", "Peraturan kop")
    body.gap(10, keep_next=True)
    body.paragraph("{{ judul[0] }}", style="heading 1")
    _baris(body, "judul[1:]", "Peraturan judul rapat")
    body.gap(8, keep_next=True)
    _baris(body, "pembuka.baris", _JUDUL)
    body.paragraph("{{ pembuka.jabatan }}", style=_JUDUL, before=4, after=8)
    for nama in ("Menimbang", "Mengingat"):
        with body.when(nama.lower()):
            _berlabel(body, nama)
    body.paragraph("MEMUTUSKAN:", style=_JUDUL, before=4, after=8)
    grid = tata_letak(body, "27mm 5mm 1*", _ISI)
    grid.row("Menetapkan", ":", Cell("{{ menetapkan }}", style="Peraturan butir"))
    body.gap(8)


def _baris(block: Block, loop: str, gaya: str) -> None:
    with block.each(f"b in {loop}"):
        block.paragraph("{{ b }}", style=gaya)


def _berlabel(body: Block, nama: str) -> None:
    """A table without lines: the word, a colon, the items; a sole item has no label."""

    def butir(cell: Block) -> None:
        cell.paragraph("{{ b.label }}\t{{ b.teks }}", style="Peraturan butir", left=8, hanging=8)

    kepala = (f"{{{{ '{nama}' if loop.first else '' }}}}", "{{ ':' if loop.first else '' }}")
    grid = tata_letak(body, "27mm 5mm 1*", _ISI)
    with grid.each(f"b in {nama.lower()}"):
        with grid.when("b.label"):
            grid.row(*kepala, butir, split=True)
        with grid.when("not b.label"):
            grid.row(*kepala, Cell("{{ b.teks }}", style="Peraturan butir"), split=True)
    body.gap(8)


def _batang_tubuh(body: Block) -> None:
    """Rows of the body; what is told in ``judul`` is a heading of that level."""
    with body.each("b in batang_tubuh"), body.when("b.gaya == 'bab'"):
        body.paragraph("{{ b.teks }}", style="heading 2")
        for level in range(2, 6):
            body.otherwise(f"b.gaya == 'pasal' and b.judul == {level}")
            body.paragraph("{{ b.teks }}", style=f"heading {level}", before=6, after=6)
        for level in range(2, 5):
            body.otherwise(f"b.judul == {level}")
            body.paragraph("{{ b.teks }}", style=f"heading {level}", before=6)
        for tingkat in range(_TINGKAT):
            left = (tingkat + 1) * _LANGKAH
            body.otherwise(f"b.label and b.tingkat == {tingkat}")
            body.paragraph("{{ b.label }}\t{{ b.teks }}", left=left, hanging=_LANGKAH)
        for tingkat in range(_TINGKAT):
            body.otherwise(f"b.tingkat == {tingkat}")
            body.paragraph("{{ b.teks }}", left=tingkat * _LANGKAH or None)
        body.otherwise()
        body.paragraph("{{ b.teks }}", left=_TINGKAT * _LANGKAH)


def _penutup(body: Block, salin: bool) -> None:
    body.paragraph("{{ perintah }}", before=12)
    with body.together():
        body.gap(10)
        _penanda(body, "ditetapkan", salin, left=body.width - _LEBAR_PENANDA)
    with body.together():
        body.gap(10)
        _penanda(body, "diundangkan", salin, right=body.width - _LEBAR_PENANDA)
        body.paragraph("{{ berita_daerah }}", style=_PENANDA, before=12)
        if not salin:
            kode_qr(body, "Peraturan kaki")
    if salin:
        with body.together():
            _pengesahan_salinan(body, right=body.width - _LEBAR_PENANDA)
            kode_qr(body, "Peraturan kaki")


def _penanda(
    block: Block,
    one: str,
    salin: bool,
    *,
    left: float | None = None,
    right: float | None = None,
    baris: bool = True,
) -> None:
    """Who signs, and room for it; in a copy the word that it was signed."""
    if baris:
        with block.each(f"x in {one}.baris"):
            block.paragraph("{{ x }}", style=_PENANDA, left=left, right=right)
    block.paragraph(f"{{{{ {one}.jabatan }}}}", style=_PENANDA, left=left, right=right)
    if salin:
        block.paragraph(
            "{{ salinan.ttd }}", style=_PENANDA, left=left, right=right, before=20, after=20
        )
    else:
        block.paragraph(style=_PENANDA, exact=_RUANG)
    block.paragraph(f"{{{{ {one}.nama }}}}", style=_PENANDA, left=left, right=right)


_RUANG = 23 * POINTS
"""Points of the room for a signature and a stamp."""


def _pengesahan_salinan(body: Block, right: float) -> None:
    body.paragraph("{{ salinan.kalimat }}", style=_PENANDA, right=right, before=16)
    with body.when("salinan.tanggal"):
        body.paragraph("{{ salinan.tanggal }}", style=_PENANDA, right=right)
    body.paragraph("{{ salinan.jabatan }}", style=_PENANDA, right=right)
    body.paragraph(style=_PENANDA, exact=_RUANG)
    body.paragraph("{{ salinan.nama }}", style=_PENANDA, right=right)
    with body.each("x in salinan.baris"):
        body.paragraph("{{ x }}", style=_PENANDA, right=right)


def _penjelasan(t: WordTemplate) -> None:
    """The explanation, a section that may vanish; its last paragraph holds on to the section's
    end, which would else fall on a page of its own when the page is full.
    """
    body = t.new_section()
    t.running_of(0)
    body.tag("if penjelasan.ada")
    body.paragraph("{{ penjelasan.judul[0] }}", style="heading 1")
    _baris(body, "penjelasan.judul[1:]", "Peraturan judul rapat")
    body.paragraph(
        "{{ penjelasan.umum.judul }}", style="heading 2", align=_KIRI, before=14, after=6
    )
    with body.each("x in penjelasan.umum.isi"):
        body.paragraph("{{ x }}", left=_LANGKAH)
    body.paragraph(
        "{{ penjelasan.pasal.judul }}", style="heading 2", align=_KIRI, before=8, after=6
    )
    with body.each("x in penjelasan.pasal.butir"):
        body.paragraph(
            "{{ x.judul }}", style="heading 3", align=_KIRI, left=_LANGKAH, before=0, after=6
        )
        with body.when("loop.last"):
            body.paragraph("{{ x.teks }}", left=2 * _LANGKAH, keep_next=True)
            body.otherwise()
            body.paragraph("{{ x.teks }}", left=2 * _LANGKAH)


def _lampiran(t: WordTemplate, salin: bool) -> None:
    """Each annex is a section, lying when its table has many columns. The section that stands at
    the end of the file stays empty and vanishes when the template is filled.
    """
    body = t.new_section(landscape=True)
    _lanjut(t)
    body.tag("endif")
    body.tag("for l in lampiran")
    body.tag(f"if l.kolom|length > {TERBANYAK_TEGAK}")
    _satu_lampiran(body, salin, lying=True)
    body = t.new_section()
    t.running_of(0)
    body.tag("else")
    _satu_lampiran(body, salin, lying=False)
    body = t.new_section()
    body.tag("endif")
    body.tag("endfor")


def _satu_lampiran(body: Block, salin: bool, *, lying: bool) -> None:
    with body.each("x in l.kepala"):
        body.paragraph("{{ x }}", style=_PENANDA, left=body.width - _LEBAR_KEPALA)
    body.paragraph("{{ l.judul }}", style="heading 1", before=14, after=10)
    with body.each("x in l.isi"):
        body.paragraph("{{ x }}")
    tabel_lampiran(body, lying=lying)
    with body.together():
        body.gap(14)
        left = body.width - _LEBAR_PENANDA
        _penanda(body, "ditetapkan", salin, left=left, baris=False)
