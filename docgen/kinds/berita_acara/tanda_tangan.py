"""Who signs the minutes, where, and what stands for those who do not."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.bahasa.blok_nama import BlokNama
from docgen.kinds.berita_acara.kata import Kata
from docgen.kinds.berita_acara.pembuka import KEDUA, PERTAMA
from docgen.kinds.bersama.naskah import Context
from docgen.kinds.bersama.orang import berdua, blok, jabatan_orang
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


def _giliran(v: Verifikasi) -> dict[str, int]:
    """The turn of every place: the team, the unit, those who know of it, the witnesses.

    ``paralel``: all of one turn. Those who do not sign have none.
    """
    team = [(f"tim_{n}", member.pejabat) for n, member in enumerate(v.tim, 1)]
    groups = [("unit", v.pihak_unit), ("mengetahui", v.mengetahui), ("saksi", v.saksi)]
    if v.layout == "para_pihak":
        leader = next((a.pejabat for a in v.tim if a.peran == "ketua"), v.tim[0].pejabat)
        team = [("pihak_pertama", leader), ("pihak_kedua", v.pihak_unit[0])]
        groups = groups[1:]
    places = team + [
        (f"{name}_{n}", person) for name, people in groups for n, person in enumerate(people, 1)
    ]
    turns, turn = {}, 0
    for place, person in places:
        turn += not catatan_untuk(v, person.nama)
        turns[place] = 1 if v.urutan_tanda_tangan == "paralel" else max(turn, 1)
    return turns


def _baris_tim(v: Verifikasi, turns: dict[str, int], team: Sequence[BlokNama]) -> list[Context]:
    """The team's table: dotted lines that alternate left and right."""
    rows = []
    for n, (anggota, block) in enumerate(zip(v.tim, team, strict=True), start=1):
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
                "giliran": turns[f"tim_{n}"],
            }
        )
    return rows


def _jabatan(pejabat: Pejabat, peran: str) -> list[str]:
    return [_PERAN.get(peran, peran), jabatan_orang(pejabat)]


def _blok(
    v: Verifikasi, pejabat: Pejabat, place: str, turns: dict[str, int], pihak: str = ""
) -> Context:
    catatan = catatan_untuk(v, pejabat.nama)
    sebutan = f"{pihak}," if pihak else ""
    return blok(
        pejabat,
        place,
        catatan=catatan,
        kapital=False,
        sebutan=sebutan,
        peran=pihak,
        giliran=turns[place],
    )


def tanda_tangan(v: Verifikasi, kata: Kata, team: Sequence[BlokNama]) -> Context:
    """All signature places, for both layouts; team: the name blocks of its members.

    ``tim``: the team's table, then the unit, then those who know of it. ``para_pihak``: PIHAK KEDUA
    left, PIHAK PERTAMA right, and the others below.
    """
    turns = _giliran(v)
    others = [
        ("Mengetahui,", "mengetahui", v.mengetahui),
        ("Saksi-saksi," if len(v.saksi) > 1 else "Saksi,", "saksi", v.saksi),
    ]
    below = []
    for judul, name, people in others:
        blocks = [_blok(v, person, f"{name}_{n}", turns) for n, person in enumerate(people, 1)]
        if blocks:
            below.append({"judul": judul, "baris": berdua(blocks)})
    if v.layout == "para_pihak":
        leader = next((a.pejabat for a in v.tim if a.peran == "ketua"), v.tim[0].pejabat)
        head = v.pihak_unit[0]
        rows = [
            {
                "kiri": _blok(v, head, "pihak_kedua", turns, KEDUA),
                "kanan": _blok(v, leader, "pihak_pertama", turns, PERTAMA),
            }
        ]
        if below:
            below[0]["judul"] = "Dilakukan di hadapan:"
        return {"tim": {"judul": "", "kolom": [], "baris": []}, "utama": rows, "lain": below}
    unit = [_blok(v, person, f"unit_{n}", turns) for n, person in enumerate(v.pihak_unit, 1)]
    return {
        "tim": {
            "judul": f"{kata.tim},",
            "kolom": ["No.", "Nama", "Jabatan", "Tanda Tangan"],
            "baris": _baris_tim(v, turns, team),
        },
        "utama": berdua(unit, kanan_dahulu=True),
        "lain": below,
    }
