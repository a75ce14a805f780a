"""People on paper: how they are introduced, and the blocks that they sign in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docgen.bahasa.blok_nama import BlokNama, KelasNaskah, Penanda, blok_nama, susun_nip
from docgen.bahasa.isian import is_isian
from docgen.bahasa.jabatan import baris_penanda, jabatan_lengkap
from docgen.kinds.bersama.naskah import Context
from docgen.records.pejabat import Pejabat

__all__ = [
    "berdua",
    "blok",
    "blok_orang",
    "jabatan_orang",
    "kedudukan",
    "para_penanda",
    "rincian_orang",
]


def _penanda(pejabat: Pejabat) -> Penanda:
    return Penanda(
        nama=pejabat.nama,
        gelar_depan=pejabat.gelar_depan,
        gelar_belakang=pejabat.gelar_belakang,
        jabatan=pejabat.jabatan,
        status_jabatan=pejabat.status_jabatan,
        nip=pejabat.nip,
        pangkat=pejabat.pangkat,
        golongan=pejabat.golongan,
        jenis_pegawai=pejabat.jenis_pegawai or "pns",
        nomor_induk_lain=pejabat.nomor_induk_lain,
    )


def blok_orang(
    pejabat: Pejabat, kelas: KelasNaskah = "khusus", *, cetak_nip: bool = True
) -> BlokNama:
    """Name, rank and number by Permendagri 1/2023 Pasal 44."""
    return blok_nama(_penanda(pejabat), kelas, cetak_nip=cetak_nip)


def jabatan_orang(pejabat: Pejabat) -> str:
    """The office in running text, with its status: ``Plt. Kepala Dinas …``."""
    return jabatan_lengkap(pejabat.jabatan, str(pejabat.status_jabatan))


def kedudukan(pejabat: Pejabat) -> str:
    """The office that a signature is given in, on one line, with the power that it rests on."""
    lines = baris_penanda(
        pejabat.jabatan,
        str(pejabat.status_jabatan),
        atas_nama=pejabat.atas_nama,
        untuk_beliau=pejabat.untuk_beliau,
        kapital=False,
    )
    return " ".join(lines).rstrip(",")


def para_penanda(part: Any) -> tuple[tuple[str, str], ...]:
    """Names and offices of all who sign, from the signature blocks in a part of a context."""
    if isinstance(part, list):
        return tuple(pair for item in part for pair in para_penanda(item))
    if not isinstance(part, dict):
        return ()
    if "id" not in part or "nama" not in part:
        return tuple(pair for item in part.values() for pair in para_penanda(item))
    office = part.get("kedudukan") or part["jabatan"]
    return ((part["nama"], office if isinstance(office, str) else office[-1].rstrip(",")),)


def blok(
    pejabat: Pejabat,
    place: str,
    *,
    peran: str = "",
    judul: str = "",
    kelas: KelasNaskah = "khusus",
    kapital: bool = True,
    cetak_nip: bool = True,
    catatan: str = "",
    sebutan: str = "",
    giliran: int = 1,
) -> Context:
    """A signature block.

    place: the name of the signature field; peran: what the person signs as; judul: a line above the
    office ("Mengetahui,"); catatan: what stands in place of the signature of someone who does not
    sign; sebutan: what stands in place of the office ("PIHAK PERTAMA,"); giliran: those of a lower
    turn sign before.
    """
    nama = blok_orang(pejabat, kelas, cetak_nip=cetak_nip)
    if sebutan:
        jabatan = [sebutan]
    else:
        jabatan = list(
            baris_penanda(
                pejabat.jabatan,
                str(pejabat.status_jabatan),
                atas_nama=pejabat.atas_nama,
                untuk_beliau=pejabat.untuk_beliau,
                kapital=kapital,
            )
        )
    return {
        "id": place,
        "peran": peran or jabatan[-1].rstrip(","),
        "judul": judul,
        "jabatan": jabatan,
        "nama": nama.nama,
        "baris": list(nama.baris),
        "catatan": catatan,
        "kedudukan": kedudukan(pejabat),
        "giliran": giliran,
    }


def berdua(blocks: Sequence[Context], *, kanan_dahulu: bool = False) -> list[Context]:
    """Blocks two to a row: ``{kiri, kanan}``; a single one stands at the right."""
    rows = []
    for start in range(0, len(blocks), 2):
        pair = list(blocks[start : start + 2])
        if len(pair) == 1:
            rows.append({"kiri": None, "kanan": pair[0]})
        elif kanan_dahulu:
            rows.append({"kiri": pair[1], "kanan": pair[0]})
        else:
            rows.append({"kiri": pair[0], "kanan": pair[1]})
    return rows


def rincian_orang(
    pejabat: Pejabat, instansi: str | None = None, block: BlokNama | None = None
) -> list[dict[str, str]]:
    """The lines that introduce a person: Nama, NIP, Jabatan, Instansi.

    block: that of the person, where it is there already.
    """
    block = block or blok_orang(pejabat)
    lines = [{"nama": "Nama", "isi": block.nama}]
    if pejabat.nip:
        nip = pejabat.nip if is_isian(pejabat.nip) else susun_nip(pejabat.nip)
        lines += [{"nama": "NIP", "isi": nip}] if _has_number(block) else []
    lines.append({"nama": "Jabatan", "isi": jabatan_orang(pejabat)})
    if wakil := (instansi or pejabat.instansi):
        lines.append({"nama": "Instansi", "isi": wakil})
    return lines


def _has_number(block: BlokNama) -> bool:
    return any(line.startswith("NIP") for line in block.baris)
