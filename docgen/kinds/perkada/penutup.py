"""The closing: enactment, promulgation, the gazette, the certified copy, and the initials."""

from __future__ import annotations

from docgen.bahasa.jabatan import baris_jabatan
from docgen.bahasa.kapital import kapital
from docgen.kinds.bersama.kalimat import tanggal_cetak
from docgen.kinds.bersama.naskah import Context
from docgen.kinds.bersama.orang import blok_orang
from docgen.kinds.perkada.kepala import Names
from docgen.records.berkas import Berkas
from docgen.records.pejabat import Pejabat
from docgen.records.perkada import Pengesahan, Perkada

__all__ = ["berita_daerah", "paraf", "pengesahan", "perintah", "salinan"]

_TITIK = "..."


def perintah(names: Names) -> str:
    """The order to promulgate (butir 163); a Perkada is placed in the Berita Daerah."""
    return (
        f"Agar setiap orang mengetahuinya, memerintahkan pengundangan {names.jenis} ini dengan "
        f"penempatannya dalam Berita Daerah {names.daerah}."
    )


def _block(
    verb: str, at: Pengesahan | None, place: str, office: str, person: Pejabat | None, name: str
) -> Context:
    when = tanggal_cetak(at.tanggal) if at else _TITIK
    who = (at.pejabat if at else None) or person
    status = str(who.status_jabatan) if who else "definitif"
    return {
        "baris": [f"{verb} di {(at.tempat if at else None) or place}", f"pada tanggal {when}"],
        "jabatan": baris_jabatan(office, status),
        "nama": blok_orang(who, "pengaturan").nama if who else f"[nama {name}]",
        "id": name.replace(" ", "_"),
        "peran": office,
    }


def pengesahan(berkas: Berkas, p: Perkada, names: Names) -> tuple[Context, Context]:
    """Ditetapkan (right, butir 164–166) and diundangkan (left below, butir 167–169).

    Names stand in capitals, without titles, rank or NIP (butir 164d, 167d).
    """
    pemda = berkas.pemda
    place = str(pemda.ibu_kota)
    enacted = _block(
        "Ditetapkan", p.ditetapkan, place, names.kepala, pemda.kepala_daerah, "kepala daerah"
    )
    promulgated = _block(
        "Diundangkan",
        p.diundangkan,
        place,
        names.sekda,
        pemda.sekretaris_daerah,
        "sekretaris daerah",
    )
    return enacted, promulgated


def berita_daerah(p: Perkada, names: Names, *, rancangan: bool) -> str:
    """The line of the gazette, with its own year and number (butir 172, 173)."""
    own = p.berita_daerah
    year = str(own.tahun) if own and own.tahun is not None else p.tahun
    number = own.nomor if own and own.nomor else p.nomor
    if rancangan:
        year = number = None
    return f"BERITA DAERAH {kapital(names.daerah)} TAHUN {year or _TITIK} NOMOR {number or _TITIK}"


def salinan(berkas: Berkas, p: Perkada) -> Context:
    """The certification of a copy: who compared it with the original."""
    given = p.salinan
    person = (given.pejabat if given else None) or berkas.pemda.kepala_bagian_hukum
    when = tanggal_cetak(given.tanggal) if given and given.tanggal else ""
    if person is None:
        return {"ada": False}
    block = blok_orang(person)
    return {
        "ada": True,
        "kalimat": "Salinan sesuai dengan aslinya",
        "tanggal": when,
        "jabatan": baris_jabatan(person.jabatan, str(person.status_jabatan)),
        "nama": block.nama,
        "baris": list(block.baris),
        "ttd": "ttd",
    }


def paraf(p: Perkada) -> list[Context]:
    """The table of initials on each page of a draft."""
    return [
        {"jabatan": item.jabatan, "nama": item.nama or "", "peran": item.peran or ""}
        for item in p.paraf
    ]
