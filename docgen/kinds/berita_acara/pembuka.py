"""The opening: day, date, time, place, who, and on what basis."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.bahasa.blok_nama import BlokNama
from docgen.bahasa.isian import is_isian
from docgen.bahasa.tanggal import pembuka_hari
from docgen.bahasa.waktu import rentang_pukul
from docgen.kinds.berita_acara.kata import Kata
from docgen.kinds.bersama.daerah import zona_dari
from docgen.kinds.bersama.kalimat import berhuruf, tanggal_cetak
from docgen.kinds.bersama.naskah import Context
from docgen.kinds.bersama.orang import rincian_orang
from docgen.records.pemda import Pemda
from docgen.records.verifikasi import Dasar, Verifikasi

__all__ = ["dasar_disebut", "kalimat_pembuka", "pelaksanaan", "pihak", "sebut_dasar"]

PERTAMA, KEDUA = "PIHAK PERTAMA", "PIHAK KEDUA"


def kalimat_pembuka(v: Verifikasi, pemda: Pemda) -> str:
    """``Pada hari ini, Kamis, tanggal … (28-03-2024), pukul …, bertempat di …, kami …:``."""
    parts = [pembuka_hari(v.tanggal_mulai, v.tanggal_selesai)]
    if v.pukul_mulai:
        zona = zona_dari(pemda, v.zona_waktu)
        parts.append(rentang_pukul(v.pukul_mulai, v.pukul_selesai, zona))
    parts.append(f"bertempat di {v.tempat}")
    return ", ".join(parts) + ", kami yang bertanda tangan di bawah ini:"


def pihak(v: Verifikasi, kata: Kata, team: Sequence[BlokNama]) -> list[Context]:
    """The two parties, each with its people and what it is called from here on.

    team: the name blocks of its members.
    """
    dua = v.layout == "para_pihak"
    tim = [
        rincian_orang(anggota.pejabat, anggota.instansi, block)
        for anggota, block in zip(v.tim, team, strict=True)
    ]
    unit = [rincian_orang(pejabat) for pejabat in v.pihak_unit]
    return [
        _pihak(tim, PERTAMA if dua else kata.tim, 1, "; dan"),
        _pihak(unit, KEDUA if dua else "Pihak Unit", 1 + len(tim), ","),
    ]


def _pihak(people: list[list[dict[str, str]]], sebutan: str, first: int, end: str) -> Context:
    return {
        "orang": [{"label": f"{first + n}.", "rincian": lines} for n, lines in enumerate(people)],
        "sebutan": f"selanjutnya disebut {sebutan}{end}",
    }


def sebut_dasar(dasar: Dasar) -> str:
    """One basis as a phrase: ``Surat Tugas … Nomor … tanggal … tentang …``."""
    text = dasar.jenis
    if dasar.nomor:
        text += f" Nomor {dasar.nomor}"
    if dasar.tanggal:
        text += f" tanggal {tanggal_cetak(dasar.tanggal)}"
    if dasar.tentang:
        text += f" tentang {dasar.tentang}"
    return text


def dasar_disebut(v: Verifikasi) -> list[Context]:
    """The bases as a lettered list; a single one stands in the sentence instead."""
    if len(v.dasar) < 2:
        return []
    items = berhuruf([sebut_dasar(item) for item in v.dasar])
    items[-1]["teks"] = items[-1]["teks"].rstrip(".") + ","
    return items


def pelaksanaan(v: Verifikasi, kata: Kata, unit: str, alamat: str) -> tuple[str, str]:
    """The sentence around the bases: what stands before the list, and what stands after it."""
    single = v.dasar[0] if len(v.dasar) == 1 else None
    before = f"berdasarkan {sebut_dasar(single)}," if single else "berdasarkan:"
    day = ""
    if v.tanggal_unit:
        day = f" pada tanggal {tanggal_cetak(v.tanggal_unit)}"
    place = "" if is_isian(alamat) and is_isian(unit) else f" yang beralamat di {alamat}"
    after = (
        f"telah melaksanakan {kata.kegiatan} pada {unit}{place}{day}, dengan hasil sebagai berikut."
    )
    return before, after
