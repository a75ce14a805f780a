"""Who signs the minutes, where, and what stands for those who do not."""

from __future__ import annotations

from docgen.kinds.berita_acara.kata import Kata
from docgen.kinds.berita_acara.pembuka import KEDUA, PERTAMA
from docgen.kinds.bersama.naskah import Context
from docgen.kinds.bersama.orang import berdua, blok, blok_orang, jabatan_orang
from docgen.records.pejabat import Pejabat
from docgen.records.verifikasi import Verifikasi

__all__ = ["catatan_untuk", "tanda_tangan"]

_TITIK = "." * 18
_PERAN = {"ketua": "Ketua", "sekretaris": "Sekretaris", "anggota": "Anggota"}


def catatan_untuk(v: Verifikasi, nama: str) -> str:
    """``tidak hadir karena …`` or ``menolak menandatangani karena …``, or nothing."""
    for item in v.tidak_menandatangani:
        if " ".join(item.nama.casefold().split()) == " ".join(nama.casefold().split()):
            sikap = "menolak menandatangani" if item.sikap == "menolak" else "tidak hadir"
            if str(item.sikap).startswith("["):
                sikap = str(item.sikap)
            return f"({sikap} karena {item.alasan.rstrip('.')})"
    return ""


def _baris_tim(v: Verifikasi) -> list[Context]:
    """The team's table: dotted lines that alternate left and right."""
    rows = []
    for n, anggota in enumerate(v.tim, start=1):
        block = blok_orang(anggota.pejabat)
        catatan = catatan_untuk(v, anggota.pejabat.nama)
        line = catatan or f"{n}. {_TITIK}"
        left = n % 2 == 1 or bool(catatan)
        rows.append(
            {
                "id": f"tim_{n}",
                "no": f"{n}.",
                "nama": block.nama,
                "baris": list(block.baris),
                "jabatan": _jabatan(anggota.pejabat, str(anggota.peran)),
                "kiri": line if left else "",
                "kanan": "" if left else line,
                "catatan": catatan,
            }
        )
    return rows


def _jabatan(pejabat: Pejabat, peran: str) -> list[str]:
    return [_PERAN.get(peran, peran), jabatan_orang(pejabat)]


def _blok(v: Verifikasi, pejabat: Pejabat, place: str, pihak: str = "") -> Context:
    catatan = catatan_untuk(v, pejabat.nama)
    sebutan = f"{pihak}," if pihak else ""
    return blok(pejabat, place, catatan=catatan, kapital=False, sebutan=sebutan, peran=pihak)


def tanda_tangan(v: Verifikasi, kata: Kata) -> Context:
    """All signature places, for both layouts.

    ``tim``: the team's table, then the unit, then those who know of it. ``para_pihak``: PIHAK KEDUA
    left, PIHAK PERTAMA right, and the others below.
    """
    others = [
        ("Mengetahui,", "mengetahui", v.mengetahui),
        ("Saksi-saksi," if len(v.saksi) > 1 else "Saksi,", "saksi", v.saksi),
    ]
    below = []
    for judul, name, people in others:
        blocks = [_blok(v, person, f"{name}_{n}") for n, person in enumerate(people, 1)]
        if blocks:
            below.append({"judul": judul, "baris": berdua(blocks)})
    if v.layout == "para_pihak":
        leader = next((a.pejabat for a in v.tim if a.peran == "ketua"), v.tim[0].pejabat)
        head = v.pihak_unit[0]
        rows = [
            {
                "kiri": _blok(v, head, "pihak_kedua", KEDUA),
                "kanan": _blok(v, leader, "pihak_pertama", PERTAMA),
            }
        ]
        if below:
            below[0]["judul"] = "Dilakukan di hadapan:"
        return {"tim": {"judul": "", "kolom": [], "baris": []}, "utama": rows, "lain": below}
    unit = [_blok(v, person, f"unit_{n}") for n, person in enumerate(v.pihak_unit, 1)]
    return {
        "tim": {
            "judul": f"{kata.tim},",
            "kolom": ["No.", "Nama", "Jabatan", "Tanda Tangan"],
            "baris": _baris_tim(v),
        },
        "utama": berdua(unit, kanan_dahulu=True),
        "lain": below,
    }
