"""The papers around the declaration: each unit's statement, and the letter that asks for it."""

from __future__ import annotations

from docgen.bahasa.kapital import kapital
from docgen.bahasa.nomor import nomor_naskah
from docgen.bahasa.tanggal import hari_tanggal
from docgen.bahasa.terbilang import angka_terbilang
from docgen.kinds.bersama.kalimat import bernomor, tempat_tanggal
from docgen.kinds.bersama.kop import Kop, kop_nama, kop_unit
from docgen.kinds.bersama.naskah import Context
from docgen.kinds.bersama.orang import blok, rincian_orang
from docgen.records.berkas import Berkas
from docgen.records.jenis import Isian, isi
from docgen.records.pencanangan import Pencanangan, UnitPeserta

__all__ = ["P2HAM", "kop_peserta", "permohonan", "pernyataan"]

P2HAM = "Pelayanan Publik Berbasis Hak Asasi Manusia"


def kop_peserta(berkas: Berkas, p: Pencanangan, unit: UnitPeserta, *, konsep: bool) -> Kop:
    """The kop of a unit that takes part: in full for the record's own, by name for another."""
    own = berkas.unit
    pada = isi(p.tanggal)
    if own is not None and own.nama.casefold() in unit.nama.casefold():
        return kop_unit(own, berkas.pemda, pada, konsep=konsep)
    return kop_nama(unit.nama, berkas.pemda, pada, konsep=konsep)


def pernyataan(berkas: Berkas, p: Pencanangan, unit: UnitPeserta, *, konsep: bool) -> Context:
    """The statement of one unit, signed by its head (surat pernyataan pencanangan)."""
    return {
        "kop": kop_peserta(berkas, p, unit, konsep=konsep)[0],
        "judul": ["SURAT PERNYATAAN", "PENCANANGAN PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA"],
        "nomor": nomor_naskah(unit.nomor_pernyataan) if unit.nomor_pernyataan else "",
        "pembuka": "Yang bertanda tangan di bawah ini:",
        "rincian": [*rincian_orang(unit.kepala), {"nama": "Unit kerja", "isi": unit.nama}],
        "isi": f"dengan ini menyatakan bahwa {unit.nama} mencanangkan {P2HAM} dan berkomitmen "
        "untuk:",
        "komitmen": bernomor(list(p.komitmen)),
        "penutup": "Demikian surat pernyataan ini dibuat dengan penuh kesadaran dan tanggung jawab "
        "untuk dilaksanakan sebagaimana mestinya.",
        "tempat_tanggal": tempat_tanggal(p.kota, p.tanggal),
        "tanda_tangan": blok(unit.kepala, "kepala_unit", kapital=False),
        "meterai": "Meterai Rp10.000" if p.meterai is True else "",
    }


def permohonan(berkas: Berkas, p: Pencanangan, *, konsep: bool) -> Context:
    """The letter to the directorate that asks for the pencanangan (a surat dinas)."""
    letter, unit = p.permohonan, berkas.unit
    if letter is None or unit is None:
        return {"ada": False}
    annexes = list(letter.lampiran)
    when = hari_tanggal(p.tanggal)
    return {
        "ada": True,
        "kop": kop_unit(unit, berkas.pemda, isi(letter.tanggal), konsep=konsep)[0],
        "tempat_tanggal": tempat_tanggal(p.kota, letter.tanggal or Isian("[tanggal surat]")),
        "kepala": [
            {"nama": "Nomor", "isi": letter.nomor or "..."},
            {
                "nama": "Lampiran",
                "isi": f"{angka_terbilang(len(annexes))} berkas" if annexes else "-",
            },
            {"nama": "Hal", "isi": f"Permohonan Pencanangan {P2HAM}"},
        ],
        "tujuan": ["Yth.", letter.tujuan, "di tempat"],
        "isi": [
            f"Dalam rangka pelaksanaan {P2HAM}, kami mengajukan permohonan pencanangan bagi unit "
            "kerja sebagai berikut:",
        ],
        "unit": bernomor([u.nama for u in p.unit_peserta] or [unit.nama], tabulasi=False),
        "rencana": "Pencanangan direncanakan pada:",
        "acara": [
            {"nama": "Hari/tanggal", "isi": when},
            {"nama": "Tempat", "isi": p.tempat},
        ],
        "lampiran": {
            "pembuka": "Bersama surat ini kami sampaikan:" if annexes else "",
            "butir": bernomor(annexes),
        },
        "penutup": "Demikian permohonan ini kami sampaikan. Atas perhatian dan kerja sama "
        "Bapak/Ibu, kami ucapkan terima kasih.",
        "tanda_tangan": blok(unit.kepala, "kepala_unit", kelas="korespondensi", kapital=False),
        "tembusan": bernomor(list(letter.tembusan), tabulasi=False),
        "judul": kapital(f"Permohonan Pencanangan {P2HAM}"),
    }
