"""A template with every part of the toolkit, and a context that fills it."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageDraw

from docgen.rendering.media import Picture
from docgen.rendering.pictures import load_picture
from scripts.word import (
    A4,
    ARIAL,
    Cell,
    WordTemplate,
    blok_tanda_tangan,
    bold,
    kop,
    nomor_halaman,
)

__all__ = ["CONTEXT", "demo_template", "emblem", "media", "one_paragraph", "photo"]


def demo_template() -> bytes:
    t = WordTemplate(paper=A4, typeface=ARIAL, size=11, title="Contoh")
    nomor_halaman(t)
    body = t.body
    kop(body)
    body.paragraph("{{ judul }}", style="Judul dokumen")
    body.paragraph("NOMOR: {{ nomor }}", style="Nomor dokumen", after=12)
    with body.each("p in pembuka"):
        body.paragraph("{{ p }}")
    table = body.table([12, 88, 60])
    table.row("No.", "Indikator", "Hasil", header=True)
    with table.each("i in indikator"):
        table.row(
            Cell("{{ loop.index }}", style="Sel tabel tengah"),
            "{{ i.teks }}",
            Cell("{{ i.hasil }}", style="Sel tabel tengah", shade="F2F2F2"),
        )
    table.row(Cell(bold("Jumlah"), span=2), Cell("{{ indikator|length }}"))
    body.paragraph("{{ penutup }}", before=12, keep_next=True)
    blok_tanda_tangan(body, "tanda_tangan", susunan="berjajar")
    blok_tanda_tangan(body, "mengetahui", susunan="tengah")
    body = t.new_section(landscape=True)
    body.paragraph("LAMPIRAN", style="Judul dokumen")
    with body.each("f in foto"):
        body.picture("f.slot", style="Isi tengah", keep_next=True)
        body.paragraph("{{ f.keterangan }}", style="Isi tengah")
    return t.to_bytes()


def one_paragraph(*texts: str) -> bytes:
    t = WordTemplate(paper=A4, typeface=ARIAL)
    for text in texts:
        t.body.paragraph(text, style="Sel tabel")
    return t.to_bytes()


def emblem() -> bytes:
    image = Image.new("RGBA", (240, 300), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 0), (240, 0), (240, 180), (120, 300), (0, 180)], fill=(0, 90, 160, 255))
    draw.ellipse([60, 60, 180, 180], fill=(250, 210, 40, 255))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def photo(width: int = 640, height: int = 400, **save: Any) -> bytes:
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=80, **save)
    return buffer.getvalue()


def media() -> dict[str, Picture]:
    return {
        "lambang": load_picture(
            emblem(), name="pemda.lambang", width_mm=20, max_height_mm=24, alt="Lambang Kota Contoh"
        ),
        "foto_1": load_picture(
            photo(), name="foto", width_mm=120, alt='Loket & "jalur landai"', kind="foto"
        ),
    }


def _signer(office: list[str], name: str, *lines: str) -> dict[str, Any]:
    return {"jabatan": office, "nama": name, "baris": list(lines)}


CONTEXT: dict[str, Any] = {
    "tanda": "KONSEP",
    "kop": {
        "lambang": "lambang",
        "tanpa_lambang": "[lambang daerah]",
        "baris": [
            {"teks": "Pemerintah Kota Contoh", "gaya": "induk"},
            {"teks": "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "gaya": "utama"},
        ],
        "alamat": ["Jalan Merdeka Nomor 1, Contoh 12345, Telepon (021) 555-0101"],
    },
    "judul": "BERITA ACARA CONTOH",
    "nomor": "400.3/12/BA/2024",
    "pembuka": [
        "Pada hari ini, Kamis, tanggal dua puluh delapan bulan Maret tahun dua ribu dua puluh "
        "empat (28-03-2024), bertempat di Kota Contoh, telah dilakukan verifikasi.",
        "Baris satu\nbaris dua\tsetelah tab.",
    ],
    "indikator": [
        {
            "teks": f"Indikator {n} tentang akses & {{{{ layanan }}}} <inklusif>",
            "hasil": "terpenuhi",
        }
        for n in range(1, 31)
    ],
    "penutup": "Demikian Berita Acara ini dibuat dengan sebenarnya.",
    "tanda_tangan": [
        _signer(["KEPALA DINAS,"], "Dra. Sri Contoh, M.Si.", "Pembina Utama Muda", "NIP 1970…"),
        _signer(["KETUA TIM,"], "Budi Contoh, S.H."),
        _signer(["ANGGOTA,"], "Citra Contoh", "Penata, III/c"),
    ],
    "mengetahui": [
        _signer(["a.n. WALI KOTA", "SEKRETARIS DAERAH,"], "Drs. Dedi Contoh", "NIP 1965…")
    ],
    "foto": [{"slot": "foto_1", "keterangan": "Loket layanan"}],
}
