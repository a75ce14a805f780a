"""The maklumat pelayanan: notice (A4), poster (A3) and the standard behind it.

UU 25/2009 Pasal 22 and PP 96/2012 Pasal 30 ask for a statement of ability and duty, published
clearly; its three promises follow practice from PermenPANRB 15/2014. The wording is a house
template: no official one is prescribed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from docgen.bahasa.daftar import gabung
from docgen.bahasa.isian import is_isian
from docgen.bahasa.nomor import nomor_naskah
from docgen.data.p2ham import kelompok_rentan
from docgen.kinds.bersama.daerah import baris_unit, nama_pemerintah, nama_unit, zona_naskah
from docgen.kinds.bersama.kalimat import bernomor, kalimat, tanggal_cetak, tempat_tanggal
from docgen.kinds.bersama.kop import kop_unit
from docgen.kinds.bersama.naskah import Context, Kind, Naskah, Registration, qr
from docgen.kinds.bersama.orang import blok, para_penanda
from docgen.kinds.bersama.penomoran import penomoran
from docgen.kinds.bersama.standar import has_standard, standar
from docgen.kinds.bersama.tanda import KONSEP, tanda_halaman
from docgen.records.berkas import Berkas
from docgen.records.jenis import isi
from docgen.records.maklumat import Maklumat
from docgen.records.pemda import Unit
from docgen.records.telaah import Record

__all__ = ["KIND", "context", "documents"]

JUDUL = "MAKLUMAT PELAYANAN"
_TWINS: dict[str, tuple[str, ...]] = {"besar": (), "html": ("html",), "teks": ("txt",)}
"""The same words for other readers: large print, a page for screens, text for braille."""


def _parts(record: Record) -> tuple[Berkas, Unit, Maklumat]:
    berkas = record.berkas
    if berkas.unit is None or berkas.maklumat is None:
        raise ValueError("a maklumat needs the sections unit and maklumat")
    return berkas, berkas.unit, berkas.maklumat


def _standar_disebut(maklumat: Maklumat) -> str:
    """The decision that set the standard, as a noun phrase."""
    s = maklumat.standar_pelayanan
    if is_isian(s.jenis) and s.jenis == s.nomor:
        return s.jenis
    text = f"{s.jenis} Nomor {s.nomor} tanggal {tanggal_cetak(s.tanggal)}"
    return f"{text} tentang {s.tentang}" if s.tentang else text


def _janji(maklumat: Maklumat) -> list[str]:
    if maklumat.janji:
        own = list(maklumat.janji)
    else:
        own = [
            "sanggup menyelenggarakan pelayanan sesuai dengan standar pelayanan yang ditetapkan "
            f"dengan {_standar_disebut(maklumat)}",
            "sanggup memenuhi kewajiban sebagai penyelenggara pelayanan publik dan melakukan "
            "perbaikan secara terus-menerus",
        ]
    return [*own, _sanksi(maklumat)]


def _sanksi(maklumat: Maklumat) -> str:
    text = maklumat.sanksi.rstrip(" .;")
    if is_isian(maklumat.sanksi):
        return text
    if maklumat.kompensasi:
        text += " serta memberikan kompensasi berupa " + gabung(maklumat.kompensasi)
    if "apabila" not in text and "jika" not in text:
        text += " apabila pelayanan yang kami berikan tidak sesuai dengan standar pelayanan"
    return text


def _kelompok(berkas: Berkas, maklumat: Maklumat) -> list[str]:
    if berkas.kelompok_rentan:
        return list(berkas.kelompok_rentan)
    return list(kelompok_rentan(isi(maklumat.tanggal) or date.max))


def _rentan(berkas: Berkas, maklumat: Maklumat) -> Context:
    janji = list(maklumat.janji_kelompok_rentan)
    if not janji:
        return {"pembuka": "", "janji": []}
    kelompok = _kelompok(berkas, maklumat)
    siapa = f"kelompok rentan, yaitu {_serta(kelompok)}," if kelompok else "kelompok rentan"
    return {
        "pembuka": f"Bagi {siapa} kami memberikan perlakuan khusus tanpa biaya tambahan, berupa:",
        "janji": bernomor(janji),
    }


def _serta(items: list[str]) -> str:
    """A list whose items hold "dan" themselves is closed with "serta"."""
    if len(items) > 2 and any(" dan " in item for item in items):
        return f"{', '.join(items[:-1])}, serta {items[-1]}"
    return gabung(items)


def _saluran(maklumat: Maklumat) -> list[str]:
    return [f"{p.saluran}: {p.alamat}" if p.alamat else p.saluran for p in maklumat.pengaduan]


def _layanan(unit: Unit, maklumat: Maklumat) -> list[str]:
    return list(maklumat.layanan_ditampilkan) or [layanan.nama for layanan in unit.layanan]


def _berlaku(maklumat: Maklumat) -> str:
    parts = []
    if maklumat.berlaku_sejak:
        parts.append(f"Maklumat ini berlaku sejak {tanggal_cetak(maklumat.berlaku_sejak)}")
    if maklumat.menggantikan:
        verb = "dan menggantikan" if parts else "Maklumat ini menggantikan"
        parts.append(f"{verb} {maklumat.menggantikan}")
    return kalimat(parts)


def context(record: Record, registration: Registration | None = None) -> Context:
    """What the templates of a maklumat may print, in all its variants."""
    berkas, unit, maklumat = _parts(record)
    pada = isi(maklumat.tanggal)
    tanda = tanda_halaman(record, "maklumat")
    kop, _ = kop_unit(unit, berkas.pemda, pada, konsep=tanda == KONSEP)
    signer = maklumat.penanda_tangan or unit.kepala
    nomor = registration.nomor if registration else maklumat.nomor
    cetak_nip = maklumat.cetak_nip is not False
    return {
        "tanda": tanda,
        "kop": kop,
        "judul": JUDUL,
        "unit": baris_unit(unit, berkas.pemda, pada),
        "nomor": nomor_naskah(nomor) if nomor else "",
        "pernyataan": maklumat.pernyataan or "Dengan ini, kami menyatakan:",
        "janji": bernomor(_janji(maklumat)),
        "kelompok_rentan": _rentan(berkas, maklumat),
        "layanan": {
            "judul": "Layanan yang kami selenggarakan:",
            "butir": bernomor(_layanan(unit, maklumat)),
        },
        "jam": {"judul": "Jam pelayanan:", "baris": list(maklumat.jam_pelayanan)},
        "pengaduan": {
            "judul": "Pengaduan, saran, dan masukan disampaikan melalui:",
            "saluran": _saluran(maklumat),
        },
        "berlaku": _berlaku(maklumat),
        "tautan": _tautan(maklumat),
        "poster": _poster(maklumat),
        "standar": standar(unit, _standar_disebut(maklumat)),
        "tempat_tanggal": tempat_tanggal(maklumat.kota, maklumat.tanggal),
        "tanda_tangan": blok(
            signer, "kepala_unit", peran="Penyelenggara pelayanan", cetak_nip=cetak_nip
        ),
        "elektronik": maklumat.cara_tanda_tangan == "elektronik",
        "qr": qr(registration),
    }


def _tautan(maklumat: Maklumat) -> str:
    address = maklumat.tautan_versi_aksesibel
    return f"Versi yang dapat dibaca semua orang: {address}" if address else ""


def _poster(maklumat: Maklumat) -> Context:
    """The few words of the poster: six to eight lines that can be read from three metres."""
    return {
        "pernyataan": "Kami sanggup menyelenggarakan pelayanan sesuai dengan standar pelayanan, "
        "memenuhi kewajiban, dan melakukan perbaikan terus-menerus.",
        "sanksi": _kami(_sanksi_singkat(maklumat)),
        "kelompok_rentan": "Kelompok rentan mendapat perlakuan khusus tanpa biaya tambahan."
        if maklumat.janji_kelompok_rentan
        else "",
        "pengaduan": {"judul": "Pengaduan:", "saluran": _saluran(maklumat)},
    }


def _sanksi_singkat(maklumat: Maklumat) -> str:
    text = maklumat.sanksi.rstrip(" .;")
    if is_isian(maklumat.sanksi):
        return text
    return text.split(" apabila ")[0]


def _kami(text: str) -> str:
    if is_isian(text):
        return text
    return kalimat([text if text.lower().startswith("kami ") else f"Kami {text}"])


def documents(record: Record, variants: frozenset[str]) -> list[Naskah]:
    """The notice, the poster and, when the services carry their components, the standard."""
    berkas, unit, maklumat = _parts(record)
    pada = isi(maklumat.tanggal)
    values = context(record)
    _, media = kop_unit(unit, berkas.pemda, pada)
    # Word cannot scale a picture, so the larger emblem of the poster is a picture of its own.
    poster_media = tuple(replace(need, width=30.0, height=33.0) for need in media)
    nama = nama_unit(unit, berkas.pemda, pada)
    wanted: list[str | None] = [None, "poster"]
    if has_standard(unit):
        wanted.append("standar")
    wanted += [name for name in _TWINS if name in variants]
    titles = {"standar": f"Standar Pelayanan {nama}"}
    return [
        Naskah(
            kind="maklumat",
            variant=variant,
            context=values,
            title=titles.get(variant or "", f"Maklumat Pelayanan {nama}"),
            media=poster_media if variant == "poster" else media,
            dated=pada,
            formats=_TWINS.get(variant or "", ()),
            author=nama_pemerintah(berkas.pemda, pada),
            signatories=para_penanda(values["tanda_tangan"]),
            zone=zona_naskah(berkas.pemda),
            place="maklumat",
            numbering=penomoran("maklumat.nomor", "maklumat", berkas.pemda, unit, pada),
        )
        for variant in wanted
    ]


KIND = Kind(
    name="maklumat",
    section="maklumat",
    context=context,
    documents=documents,
    automatic=("poster", "standar"),
    on_request=tuple(_TWINS),
)
