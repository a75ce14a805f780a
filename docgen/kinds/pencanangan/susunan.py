"""The pencanangan as a whole: its context, and the documents of a record."""

from __future__ import annotations

from datetime import date
from typing import Any

from docgen.bahasa.daftar import gabung
from docgen.bahasa.kapital import kapital
from docgen.bahasa.tanggal import hari_tanggal, pembuka_hari
from docgen.bahasa.waktu import pukul
from docgen.data.p2ham import dasar_p2ham
from docgen.data.peraturan import kalimat_peraturan
from docgen.kinds.bersama.daerah import nama_pemerintah, zona_dari, zona_naskah
from docgen.kinds.bersama.hadir import daftar_hadir
from docgen.kinds.bersama.kalimat import bernomor, tempat_tanggal
from docgen.kinds.bersama.kop import Kop, kop_pemda, kop_unit
from docgen.kinds.bersama.naskah import (
    Context,
    Kind,
    MediaNeed,
    Naskah,
    Numbering,
    Registration,
    qr,
)
from docgen.kinds.bersama.orang import para_penanda
from docgen.kinds.bersama.penomoran import penomoran
from docgen.kinds.bersama.tanda import KONSEP, tanda_halaman
from docgen.kinds.pencanangan.orang import penanda_tangan, penyelenggara, peserta, saksi
from docgen.kinds.pencanangan.surat import P2HAM, kop_peserta, permohonan, pernyataan
from docgen.records.berkas import Berkas
from docgen.records.jenis import isi
from docgen.records.pencanangan import Pencanangan
from docgen.records.telaah import Record

__all__ = ["KIND", "context", "documents"]


def _parts(record: Record) -> tuple[Berkas, Pencanangan]:
    if record.berkas.pencanangan is None:
        raise ValueError("a declaration needs the section pencanangan")
    return record.berkas, record.berkas.pencanangan


def _kop(berkas: Berkas, p: Pencanangan, *, konsep: bool) -> Kop:
    pada = isi(p.tanggal)
    if berkas.unit is not None and p.lingkup == "unit" and len(peserta(berkas, p)) == 1:
        return kop_unit(berkas.unit, berkas.pemda, pada, konsep=konsep)
    return kop_pemda(berkas.pemda, pada, konsep=konsep)


def _dasar(p: Pencanangan) -> list[str]:
    """The legal basis: as written, else the regulation in force on the day."""
    if p.dasar:
        return list(p.dasar)
    day = isi(p.tanggal)
    found = dasar_p2ham(day) if isinstance(day, date) else None
    if found is None or not found.mengikat_pemda:
        return []
    return [kalimat_peraturan(found.kunci, day).split(" (Berita Negara")[0].rstrip(";")]


def _pembuka(berkas: Berkas, p: Pencanangan) -> str:
    parts = [pembuka_hari(p.tanggal)]
    if p.pukul:
        parts.append(pukul(p.pukul, zona_dari(berkas.pemda, p.zona_waktu)))
    parts.append(f"bertempat di {p.tempat}")
    basis = _dasar(p)
    start = ", ".join(parts)
    told = f", berdasarkan {gabung(basis)}" if basis else ""
    return (
        f"{start}{told}, kami, {penyelenggara(berkas, p)}, dengan ini mencanangkan {P2HAM} "
        "dan berkomitmen untuk:"
    )


def context(record: Record, registration: Registration | None = None) -> Context:
    """What the templates of a pencanangan may print, in all its variants."""
    berkas, p = _parts(record)
    tanda = tanda_halaman(record, "pencanangan")
    konsep = tanda == KONSEP
    units = peserta(berkas, p)
    title = ["DEKLARASI PENCANANGAN", "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA"]
    leader = p.pemimpin_deklarasi
    return {
        "tanda": tanda,
        "kop": _kop(berkas, p, konsep=konsep)[0],
        "kertas": "F4" if berkas.pemda.kertas_naskah != "A4" else "A4",
        "judul": [*title, kapital(penyelenggara(berkas, p))],
        "pembuka": _pembuka(berkas, p),
        "komitmen": bernomor(list(p.komitmen)),
        "peserta": {
            "judul": "Unit kerja yang mencanangkan:" if len(units) > 1 else "",
            "butir": bernomor([unit.nama for unit in units]) if len(units) > 1 else [],
        },
        "penutup": "Deklarasi ini kami ucapkan dan tanda tangani dengan penuh tanggung jawab di "
        "hadapan para saksi.",
        "pemimpin": f"Deklarasi dibacakan oleh {leader.nama}, {leader.jabatan}." if leader else "",
        "tempat_tanggal": tempat_tanggal(p.kota, p.tanggal),
        "penanda_tangan": penanda_tangan(p),
        "saksi": saksi(p),
        "elektronik": p.cara_tanda_tangan == "elektronik",
        "semua_pernyataan": [pernyataan(berkas, p, unit, konsep=konsep) for unit in units],
        "permohonan": permohonan(berkas, p, konsep=konsep),
        "daftar_hadir": daftar_hadir(
            p.daftar_hadir,
            ["DAFTAR HADIR", "PENCANANGAN PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA"],
            [
                {"nama": "Kegiatan", "isi": f"Pencanangan {P2HAM}"},
                {"nama": "Hari/tanggal", "isi": hari_tanggal(p.tanggal)},
                {"nama": "Tempat", "isi": p.tempat},
            ],
        ),
        "qr": qr(registration),
    }


_ON_REQUEST = ("permohonan", "daftar-hadir")


def documents(record: Record, variants: frozenset[str]) -> list[Naskah]:
    """The declaration, one statement for each unit, and what was asked for."""
    berkas, p = _parts(record)
    pada = isi(p.tanggal)
    values = context(record)
    author = nama_pemerintah(berkas.pemda, pada)
    units = peserta(berkas, p)
    whose = penyelenggara(berkas, p)

    def naskah(
        variant: str | None,
        title: str,
        media: tuple[MediaNeed, ...],
        own: Context,
        number: int | None = None,
        dated: date | None = pada,
        numbering: Numbering | None = None,
    ) -> Naskah:
        signing: dict[str | None, Any] = {
            None: [values["penanda_tangan"], values["saksi"]],
            "pernyataan": own.get("pernyataan"),
            "permohonan": values["permohonan"],
        }
        return Naskah(
            kind="pencanangan",
            variant=variant,
            number=number,
            context={**values, **own},
            title=title,
            media=media,
            dated=dated,
            author=author,
            signatories=para_penanda(signing.get(variant, [])),
            zone=zona_naskah(berkas.pemda),
            paper=values["kertas"] if variant else "",
            place="pencanangan",
            numbering=numbering,
            form=variant == "daftar-hadir",
        )

    kop_media = _kop(berkas, p, konsep=False)[1]
    found = [naskah(None, f"Deklarasi Pencanangan {P2HAM} – {whose}", kop_media, {})]
    for n, unit in enumerate(units, start=1):
        statement = values["semua_pernyataan"][n - 1]
        own = {"pernyataan": statement, "kop": statement["kop"]}
        media = kop_peserta(berkas, p, unit, konsep=False)[1]
        title = f"Surat Pernyataan Pencanangan {P2HAM} – {unit.nama}"
        number = n if len(units) > 1 else None
        numbering = (
            penomoran(
                f"pencanangan.unit_peserta[{n - 1}].nomor_pernyataan",
                "pencanangan-pernyataan",
                berkas.pemda,
                berkas.unit if berkas.unit and berkas.unit.nama == unit.nama else unit.nama,
                pada,
            )
            if p.unit_peserta
            else None  # the record has no place for it
        )
        found.append(naskah("pernyataan", title, media, own, number, numbering=numbering))
    if "permohonan" in variants and values["permohonan"]["ada"] and p.permohonan:
        title = f"Permohonan Pencanangan {P2HAM} – {whose}"
        dated = isi(p.permohonan.tanggal)
        own = {"kop": values["permohonan"]["kop"]}
        numbering = penomoran(
            "pencanangan.permohonan.nomor",
            "pencanangan-permohonan",
            berkas.pemda,
            berkas.unit,
            dated,
            required=True,
        )
        media = kop_media_of(berkas)
        found.append(naskah("permohonan", title, media, own, dated=dated, numbering=numbering))
    if "daftar-hadir" in variants:
        title = f"Daftar Hadir Pencanangan {P2HAM} – {whose}"
        found.append(naskah("daftar-hadir", title, kop_media, {}))
    return found


def kop_media_of(berkas: Berkas) -> tuple[MediaNeed, ...]:
    """The pictures on the kop of the record's own unit."""
    return kop_unit(berkas.unit, berkas.pemda)[1] if berkas.unit else ()


KIND = Kind(
    name="pencanangan",
    section="pencanangan",
    context=context,
    documents=documents,
    automatic=("pernyataan",),
    on_request=_ON_REQUEST,
)
