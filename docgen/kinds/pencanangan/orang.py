"""Who takes part: the units with their heads, the signers, the witnesses."""

from __future__ import annotations

from docgen.bahasa.jabatan import baris_jabatan
from docgen.bahasa.kapital import kapital
from docgen.kinds.bersama.daerah import nama_pemerintah, nama_unit
from docgen.kinds.bersama.naskah import Context
from docgen.kinds.bersama.orang import berdua, blok, blok_orang, kedudukan
from docgen.records.berkas import Berkas
from docgen.records.jenis import isi
from docgen.records.pencanangan import Pencanangan, SaksiPencanangan, UnitPeserta

__all__ = ["penanda_tangan", "penyelenggara", "peserta", "saksi"]


def peserta(berkas: Berkas, p: Pencanangan) -> list[UnitPeserta]:
    """The units that take part: those named, else the record's own."""
    if p.unit_peserta or berkas.unit is None:
        return list(p.unit_peserta)
    nama = nama_unit(berkas.unit, berkas.pemda, isi(p.tanggal))
    return [UnitPeserta(nama=nama, kepala=berkas.unit.kepala)]


def penyelenggara(berkas: Berkas, p: Pencanangan) -> str:
    """In whose name the declaration is made: the one unit, else the government."""
    units = peserta(berkas, p)
    if p.lingkup == "unit" and len(units) == 1:
        return units[0].nama
    return nama_pemerintah(berkas.pemda, isi(p.tanggal))


def penanda_tangan(p: Pencanangan) -> list[Context]:
    """The signers, two to a row."""
    blocks = [
        blok(person, f"penanda_{n}", kapital=False) for n, person in enumerate(p.penanda_tangan, 1)
    ]
    return berdua(blocks)


def _saksi(item: SaksiPencanangan, n: int) -> Context:
    """A witness: the institution first, then the person's own office.

    Who attends for somebody else signs with his own office and the word ``mewakili``: a witness
    has no delegated power, so never a.n.
    """
    office = baris_jabatan(item.pejabat.jabatan, str(item.pejabat.status_jabatan), kapital=False)
    lines = [kapital(item.instansi), office]
    if item.mewakili:
        lines = [kapital(item.instansi), office.rstrip(","), f"mewakili {item.mewakili},"]
    name = blok_orang(item.pejabat)
    return {
        "id": f"saksi_{n}",
        "peran": f"Saksi {n}",
        "judul": "",
        "jabatan": lines,
        "nama": name.nama,
        "baris": list(name.baris),
        "catatan": "",
        "kedudukan": kedudukan(item.pejabat),
        "giliran": 2,  # witnesses sign what others have signed
    }


def saksi(p: Pencanangan) -> Context:
    """The witnesses, two to a row, under their heading."""
    blocks = [_saksi(item, n) for n, item in enumerate(p.saksi, start=1)]
    return {"judul": "Disaksikan oleh:", "baris": berdua(blocks)}
