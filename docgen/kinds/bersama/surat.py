"""The letters around a draft regulation: what the three of them share (house templates)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docgen.bahasa.terbilang import angka_terbilang
from docgen.kinds.bersama.daerah import nama_pemerintah
from docgen.kinds.bersama.kalimat import bernomor, kalimat, tempat_tanggal
from docgen.kinds.bersama.kop import kop_nama
from docgen.kinds.bersama.naskah import Context, Kind, Naskah, Registration, qr
from docgen.kinds.bersama.orang import blok, para_penanda
from docgen.kinds.bersama.penomoran import penomoran
from docgen.kinds.bersama.tanda import KONSEP, tanda_halaman
from docgen.perkada.region import mapping_for
from docgen.records.jenis import isi
from docgen.records.pejabat import Pejabat
from docgen.records.surat_perkada import Surat
from docgen.records.telaah import Record

__all__ = ["Susunan", "surat"]


@dataclass(frozen=True, slots=True)
class Susunan:
    """What one of the letters says in its own words."""

    name: str
    """The kind: ``nota-pengantar``."""
    section: str
    hal: str
    """The subject; the regulation's name follows."""
    isi: Callable[[str], Sequence[str]]
    """The paragraphs, from the name of the draft regulation."""
    penutup: str
    oleh_sekda: bool = False
    """Whether the regional secretary signs when the record names nobody; else the legal office."""


def _alone(annexes: Sequence[str]) -> list[str]:
    """What is sent along, when it is one thing: a list of one item would be odd."""
    return [kalimat(["Bersama ini kami sampaikan", *annexes])] if len(annexes) == 1 else []


def surat(own: Susunan) -> Kind:
    """The kind of one letter: it is made only when its section is in the record."""

    def letter_of(record: Record) -> Surat:
        letter: Surat | None = getattr(record.berkas, own.section)
        if letter is None:
            raise ValueError(f"a letter needs the section {own.section}")
        return letter

    def context(record: Record, registration: Registration | None = None) -> Context:
        """What the templates of the letter may print."""
        letter, berkas = letter_of(record), record.berkas
        p, day = berkas.perkada, isi(letter.tanggal)
        words = mapping_for(berkas.pemda, day)
        about = p.tentang if p else "[nama rancangan peraturan]"
        draft = f"Rancangan Peraturan {words['kepala_daerah_lengkap']} tentang {about}"
        tanda = tanda_halaman(record, own.section)
        annexes = list(letter.lampiran) or [draft]
        given = list(letter.uraian) or (list(p.latar) if p else [])
        kop, _ = kop_nama(words["sekretariat_daerah"], berkas.pemda, day, konsep=tanda == KONSEP)
        return {
            "tanda": tanda,
            "kop": kop,
            "kertas": "F4" if berkas.pemda.kertas_naskah != "A4" else "A4",
            "judul": f"{own.hal} {draft}",
            "tempat_tanggal": tempat_tanggal(
                letter.kota or str(berkas.pemda.ibu_kota), letter.tanggal
            ),
            "kepala": [
                {"nama": "Nomor", "isi": letter.nomor or "..."},
                {"nama": "Sifat", "isi": letter.sifat or "Biasa"},
                {"nama": "Lampiran", "isi": f"{angka_terbilang(len(annexes))} berkas"},
                {"nama": "Hal", "isi": f"{own.hal} {draft}"},
            ],
            "tujuan": ["Yth.", letter.tujuan, letter.alamat_tujuan or "di tempat"],
            "isi": [*own.isi(draft), *given, *_alone(annexes)],
            "lampiran": {
                "pembuka": "Bersama ini kami sampaikan:",
                "butir": bernomor(annexes) if len(annexes) > 1 else [],
            },
            "penutup": own.penutup,
            "tanda_tangan": blok(
                _signer(record, letter), "penanda_tangan", kelas="korespondensi", kapital=False
            ),
            "tembusan": bernomor(list(letter.tembusan), tabulasi=False),
            "elektronik": letter.cara_tanda_tangan == "elektronik",
            "qr": qr(registration),
        }

    def _signer(record: Record, letter: Surat) -> Pejabat:
        pemda = record.berkas.pemda
        usual = pemda.sekretaris_daerah if own.oleh_sekda else pemda.kepala_bagian_hukum
        blank = Pejabat.model_validate("[penanda tangan surat]")
        return letter.penanda_tangan or usual or blank

    def documents(record: Record, variants: frozenset[str]) -> list[Naskah]:
        """The letter."""
        letter, pemda = letter_of(record), record.berkas.pemda
        values, day = context(record), isi(letter.tanggal)
        office = mapping_for(pemda, day)["sekretariat_daerah"]
        return [
            Naskah(
                kind=own.name,
                variant=None,
                context=values,
                title=values["judul"],
                media=kop_nama(office, pemda, day)[1],
                dated=day,
                author=nama_pemerintah(pemda, day),
                signatories=para_penanda(values["tanda_tangan"]),
                paper=values["kertas"],
                place=own.section,
                numbering=penomoran(
                    f"{own.section}.nomor", own.name, pemda, office, day, required=True
                ),
            )
        ]

    return Kind(
        name=own.name,
        section=own.section,
        context=context,
        documents=documents,
        with_perkada=True,
    )
