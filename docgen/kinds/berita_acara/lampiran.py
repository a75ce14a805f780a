"""What goes with the minutes: photographs, the letter of a unit that did not pass, lists."""

from __future__ import annotations

from datetime import date

from docgen.bahasa.angka import romawi
from docgen.bahasa.nomor import nomor_naskah
from docgen.kinds.berita_acara.hasil import Baris
from docgen.kinds.berita_acara.kata import Kata
from docgen.kinds.bersama.kalimat import bernomor, tanggal_cetak, tempat_tanggal
from docgen.kinds.bersama.naskah import Context, MediaNeed
from docgen.kinds.bersama.orang import blok
from docgen.records.jenis import Isian
from docgen.records.verifikasi import Dokumentasi, Verifikasi

__all__ = ["foto", "foto_media", "keterangan", "label_lampiran"]

_FOTO = (78.0, 60.0)
"""Millimetres of a photograph, two to a row."""


def label_lampiran(count: int) -> list[str]:
    """``LAMPIRAN`` for one annex, ``LAMPIRAN I``, ``LAMPIRAN II`` for several (butir 194)."""
    if count == 1:
        return ["LAMPIRAN"]
    return [f"LAMPIRAN {romawi(n)}" for n in range(1, count + 1)]


def foto_media(items: tuple[Dokumentasi, ...], section: str) -> tuple[MediaNeed, ...]:
    """The photographs of a record's documentation, as pictures to be placed."""
    return tuple(
        MediaNeed(
            slot=f"foto{n}",
            berkas=item.berkas,
            path=f"{section}.dokumentasi[{n - 1}].berkas",
            kind="foto",
            width=_FOTO[0],
            height=_FOTO[1],
            alt=item.teks_alternatif or item.keterangan,
        )
        for n, item in enumerate(items, start=1)
        if not isinstance(item.berkas, Isian)
    )


def foto(items: tuple[Dokumentasi, ...]) -> list[Context]:
    """Rows of at most two photographs with their captions; an unknown file keeps its place."""
    cells: list[Context] = []
    for n, item in enumerate(items, start=1):
        day = f" ({tanggal_cetak(item.tanggal)})" if item.tanggal else ""
        known = not isinstance(item.berkas, Isian)
        cells.append(
            {
                "slot": f"foto{n}" if known else "",
                "tanpa_gambar": "" if known else str(item.berkas),
                "keterangan": f"Foto {n}. {item.keterangan}{day}",
            }
        )
    return [
        {"kiri": cells[i], "kanan": cells[i + 1] if i + 1 < len(cells) else None}
        for i in range(0, len(cells), 2)
    ]


def keterangan(
    v: Verifikasi, kata: Kata, rows: list[Baris], unit: str, nomor_berita_acara: str, kota: str
) -> Context:
    """The surat keterangan: the reasons, and that the unit may apply again.

    It goes beside the minutes of a unit that did not pass (practice under Permenkumham 2/2022).
    """
    letter = v.surat_keterangan
    if letter is None:
        return {"ada": False}
    reasons = [
        f"{row.uraian}, karena {_awal_kecil(row.sumber.alasan)}"
        for row in rows
        if row.sifat == "tidak" and row.sumber.alasan
    ]
    activity = kata.kegiatan
    if isinstance(v.tanggal_mulai, date) and isinstance(v.tanggal_selesai, date):
        when = f"tanggal {tanggal_cetak(v.tanggal_mulai)} sampai dengan tanggal " + tanggal_cetak(
            v.tanggal_selesai
        )
    else:
        when = f"tanggal {tanggal_cetak(v.tanggal_mulai)}"
    return {
        "ada": True,
        "judul": ["SURAT KETERANGAN", "HASIL " + kata.judul[0], *kata.judul[1:]],
        "nomor": nomor_naskah(letter.nomor),
        "isi": f"Berdasarkan Berita Acara {nomor_berita_acara}, dengan ini diterangkan bahwa "
        f"{unit} TIDAK LOLOS {activity} yang dilaksanakan pada {when}"
        + (", dengan alasan indikator berikut belum terpenuhi:" if reasons else "."),
        "alasan": bernomor(reasons),
        "uraian": v.kesimpulan.uraian or "" if v.kesimpulan else "",
        "lanjut": "Unit yang bersangkutan dapat mengajukan kembali setelah memenuhi indikator "
        "tersebut.",
        "penutup": "Demikian surat keterangan ini dibuat untuk dipergunakan sebagaimana mestinya.",
        "tempat_tanggal": tempat_tanggal(kota, letter.tanggal),
        "tanda_tangan": blok(letter.pejabat, "pejabat", kapital=False),
        "tembusan": bernomor(list(letter.tembusan), tabulasi=False),
    }


def _awal_kecil(text: str | None) -> str:
    """A reason as the end of a sentence; a word of capitals (SOP, KTP) stays."""
    text = (text or "").rstrip(" .;")
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
