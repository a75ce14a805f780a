"""The berita acara as a whole: its context, and the documents of a record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from docgen.bahasa.angka import huruf
from docgen.bahasa.isian import is_isian
from docgen.bahasa.kapital import kapital
from docgen.bahasa.nomor import nomor_naskah
from docgen.bahasa.tanggal import hari_tanggal, rentang_tanggal
from docgen.bahasa.terbilang import angka_terbilang
from docgen.kinds.berita_acara.hasil import (
    BATAS_LAMPIRAN,
    Baris,
    baca,
    belum,
    kelompok,
    rekapitulasi,
)
from docgen.kinds.berita_acara.kata import JUDUL_P2HAM, Kata, kata
from docgen.kinds.berita_acara.lampiran import (
    foto,
    foto_media,
    keterangan,
    label_lampiran,
)
from docgen.kinds.berita_acara.pembuka import (
    dasar_disebut,
    kalimat_pembuka,
    pelaksanaan,
    pihak,
)
from docgen.kinds.berita_acara.tanda_tangan import tanda_tangan
from docgen.kinds.bersama.daerah import nama_pemerintah, nama_unit, zona_naskah
from docgen.kinds.bersama.hadir import daftar_hadir
from docgen.kinds.bersama.kalimat import bernomor, kalimat, tanggal_cetak, tempat_tanggal
from docgen.kinds.bersama.kop import Kop, kop_pembuat, kop_pemda
from docgen.kinds.bersama.naskah import Context, Kind, Naskah, Numbering, Registration, qr
from docgen.kinds.bersama.orang import blok_orang, para_penanda
from docgen.kinds.bersama.penomoran import penomoran
from docgen.kinds.bersama.tanda import KONSEP, tanda_halaman
from docgen.records.berkas import Berkas
from docgen.records.jenis import Isian, isi
from docgen.records.pemda import Unit
from docgen.records.telaah import Record
from docgen.records.verifikasi import Verifikasi

__all__ = ["KIND", "context", "documents"]


def _parts(record: Record) -> tuple[Berkas, Unit, Verifikasi]:
    berkas = record.berkas
    if berkas.unit is None or berkas.verifikasi is None:
        raise ValueError("minutes need the sections unit and verifikasi")
    return berkas, berkas.unit, berkas.verifikasi


def _kop(berkas: Berkas, v: Verifikasi, *, konsep: bool = False) -> Kop:
    if v.pembuat:
        return kop_pembuat(v.pembuat, konsep=konsep)
    return kop_pemda(berkas.pemda, isi(v.tanggal_mulai), konsep=konsep)


def _kesimpulan(v: Verifikasi, words: Kata, unit: str) -> list[str]:
    """The conclusion in sentences; never computed from counts, since no threshold is published."""
    if v.kesimpulan is None:
        return []
    status = v.kesimpulan.status
    said = {
        "lolos": f"{unit} dinyatakan LOLOS {words.kegiatan}",
        "tidak_lolos": f"{unit} dinyatakan TIDAK LOLOS {words.kegiatan}",
        "dengan_catatan": f"{words.tim} memberikan kesimpulan dengan catatan",
    }
    if isinstance(status, Isian):
        lines = [f"Berdasarkan hasil {words.nama}, {unit} dinyatakan {status}."]
    elif status in said:
        lines = [f"Berdasarkan hasil {words.nama}, {said[status]}."]
    else:
        lines = []
    if v.kesimpulan.uraian and v.kesimpulan.uraian != status:
        lines.append(kalimat([v.kesimpulan.uraian]))
    return lines


def _tindak_lanjut(v: Verifikasi) -> list[Context]:
    return [
        {
            "no": f"{n}.",
            "uraian": item.uraian,
            "penanggung_jawab": item.penanggung_jawab or "",
            "tenggat": tanggal_cetak(item.tenggat),
        }
        for n, item in enumerate(v.tindak_lanjut, start=1)
    ]


def _berlabel(judul: Sequence[tuple[str, str, bool]]) -> dict[str, str]:
    """Headings A., B., C. for the parts that are there; nothing for those that are not."""
    labels: dict[str, str] = {}
    for name, text, there in judul:
        number = 1 + sum(1 for label in labels.values() if label)
        labels[name] = f"{huruf(number).upper()}. {text}" if there else ""
    return labels


def _hari(v: Verifikasi) -> str:
    mulai, selesai = v.tanggal_mulai, v.tanggal_selesai
    if selesai is None or selesai == mulai:
        return hari_tanggal(mulai)
    return rentang_tanggal(mulai, selesai)


def _acara(v: Verifikasi, words: Kata, unit: str) -> list[Context]:
    """What an attendance list or checklist says about its occasion."""
    return [
        {"nama": "Kegiatan", "isi": words.kegiatan[:1].upper() + words.kegiatan[1:]},
        {"nama": "Unit", "isi": unit},
        {"nama": "Hari/tanggal", "isi": _hari(v)},
        {"nama": "Tempat", "isi": v.tempat},
    ]


def context(record: Record, registration: Registration | None = None) -> Context:
    """What the templates of a berita acara may print, in all its variants."""
    berkas, unit, v = _parts(record)
    words = kata(v)
    tanda = tanda_halaman(record, "verifikasi")
    nama = nama_unit(unit, berkas.pemda, isi(v.tanggal_mulai))
    rows = baca(v)
    annex = len(rows) > BATAS_LAMPIRAN
    failed, follow = belum(rows), _tindak_lanjut(v)
    conclusion = _kesimpulan(v, words, nama)
    nomor = registration.nomor if registration else v.nomor
    labels = _berlabel(
        (
            ("hasil", words.hasil, True),
            ("rekap", "Rekapitulasi", True),
            ("belum", "Indikator yang Belum Terpenuhi dan Rekomendasi", bool(failed)),
            ("tindak_lanjut", "Tindak Lanjut", bool(follow)),
            ("kesepakatan", "Kesepakatan", bool(v.kesepakatan)),
            ("kesimpulan", "Kesimpulan", bool(conclusion)),
        )
    )
    annexes = label_lampiran(int(annex) + int(bool(v.dokumentasi)))
    annex_label = annexes.pop(0) if annex else ""
    title = kapital(words.kegiatan)
    number_line = nomor_naskah(nomor)
    before, after = pelaksanaan(v, words, nama, unit.alamat)
    team = [blok_orang(anggota.pejabat) for anggota in v.tim]
    signing = tempat_tanggal(v.kota, v.tanggal_selesai or v.tanggal_mulai)
    return {
        "tanda": tanda,
        "kertas": str(berkas.pemda.kertas_naskah) if berkas.pemda.kertas_naskah == "A4" else "F4",
        "kop": _kop(berkas, v, konsep=tanda == KONSEP)[0],
        "judul": ["BERITA ACARA", *words.judul],
        "nomor": [number_line] + ([nomor_naskah(v.nomor_pihak_lain)] if v.nomor_pihak_lain else []),
        "perbaikan": f"(perbaikan atas Berita Acara Nomor {v.perbaikan_dari})"
        if v.perbaikan_dari
        else "",
        "pembuka": kalimat_pembuka(v, berkas.pemda),
        "pihak": pihak(v, words, team),
        "dasar": {"pembuka": before, "butir": dasar_disebut(v)},
        "pelaksanaan": after,
        "hasil": {
            "judul": labels["hasil"],
            "di_lampiran": annex,
            "rujukan": f"Hasil untuk setiap indikator tercantum dalam {_awal(annex_label)} Berita "
            "Acara ini."
            if annex
            else "",
            "kolom": ["No.", "Indikator", "Hasil", "Data Dukung", "Catatan"],
            "kelompok": kelompok(rows),
        },
        "rekap": {"judul": labels["rekap"], **rekapitulasi(rows)},
        "belum": {
            "judul": labels["belum"],
            "kolom": ["No.", "Indikator", "Alasan", "Rekomendasi", "Penanggung Jawab dan Tenggat"],
            "baris": failed,
        },
        "tindak_lanjut": {
            "judul": labels["tindak_lanjut"],
            "kolom": ["No.", "Uraian", "Penanggung Jawab", "Tenggat"],
            "baris": follow,
        },
        "kesepakatan": {
            "judul": labels["kesepakatan"],
            "butir": bernomor(list(v.kesepakatan)),
        },
        "kesimpulan": {"judul": labels["kesimpulan"], "kalimat": conclusion},
        "penutup": _penutup(v),
        "tempat_tanggal": signing if v.tempat_tanggal_penutup is not False else "",
        "tanda_tangan": tanda_tangan(v, words, team),
        "elektronik": v.cara_tanda_tangan == "elektronik",
        "lampiran_hasil": _lampiran(annex_label, f"HASIL {title}", number_line, v),
        "lampiran_foto": _lampiran(
            annexes[0] if v.dokumentasi else "", "DOKUMENTASI", number_line, v
        ),
        "foto": foto(v.dokumentasi),
        "keterangan": keterangan(v, words, rows, nama, _nomor_disebut(nomor), v.kota),
        "lembar_kerja": _lembar_kerja(v, words, rows, nama),
        "daftar_hadir": daftar_hadir(
            v.daftar_hadir, ["DAFTAR HADIR", *words.judul], _acara(v, words, nama)
        ),
        "qr": qr(registration),
    }


def _awal(label: str) -> str:
    """``LAMPIRAN II`` as running text writes it: ``Lampiran II``."""
    return label.replace("LAMPIRAN", "Lampiran")


def _nomor_disebut(nomor: str | None) -> str:
    return nomor if nomor and is_isian(nomor) else f"Nomor {nomor or '...'}"


def _penutup(v: Verifikasi) -> str:
    rangkap = str(v.rangkap) if isinstance(v.rangkap, Isian) else angka_terbilang(v.rangkap)
    return (
        f"Demikian Berita Acara ini dibuat dalam rangkap {rangkap} dengan sebenarnya untuk "
        "dipergunakan sebagaimana mestinya."
    )


def _lampiran(label: str, judul: str, nomor: str, v: Verifikasi) -> Context:
    """The heading of an annex, at its top right."""
    if not label:
        return {"ada": False, "kepala": [], "judul": ""}
    day = v.tanggal_selesai or v.tanggal_mulai
    return {
        "ada": True,
        "kepala": [label, "BERITA ACARA", nomor, f"TANGGAL {kapital(tanggal_cetak(day))}"],
        "judul": judul,
    }


def _lembar_kerja(v: Verifikasi, words: Kata, rows: list[Baris], unit: str) -> Context:
    """The checklist to carry in the field: the same indicators with empty boxes."""
    return {
        "judul": ["LEMBAR KERJA", *words.judul],
        "acara": [
            *_acara(v, words, unit),
            {"nama": "Petugas", "isi": "." * 40},
        ],
        "kolom": ["No.", "Indikator", "Hasil", "Data Dukung", "Catatan"],
        "kelompok": kelompok(rows, kosong=True),
        "paraf": ["Petugas,", "Pihak Unit,"],
    }


_ON_REQUEST = ("lembar-kerja", "daftar-hadir")


def documents(record: Record, variants: frozenset[str]) -> list[Naskah]:
    """The minutes; the letter beside them when the unit did not pass; lists when asked for."""
    berkas, unit, v = _parts(record)
    pada = isi(v.tanggal_mulai)
    values = context(record)
    nama = nama_unit(unit, berkas.pemda, pada)
    words = kata(v)
    wanted: list[str | None] = [None]
    failed = v.kesimpulan is not None and v.kesimpulan.status == "tidak_lolos"
    if failed and v.surat_keterangan is not None:
        wanted.append("keterangan")
    wanted += [name for name in _ON_REQUEST if name in variants]
    kop_media = _kop(berkas, v)[1]
    photos = foto_media(v.dokumentasi, "verifikasi")
    kegiatan = words.nama[:1].upper() + words.nama[1:] + " " + JUDUL_P2HAM
    titles = {
        None: "Berita Acara",
        "keterangan": "Surat Keterangan Hasil",
        "lembar-kerja": "Lembar Kerja",
        "daftar-hadir": "Daftar Hadir",
    }
    signing = {None: "tanda_tangan", "keterangan": "keterangan"}
    author = v.pembuat.instansi if v.pembuat else nama_pemerintah(berkas.pemda, pada)
    zone = zona_naskah(berkas.pemda, v.zona_waktu)
    day = isi(v.tanggal_selesai) or pada
    letter_day = isi(v.surat_keterangan.tanggal) if v.surat_keterangan else None
    return [
        Naskah(
            kind="berita-acara",
            variant=variant,
            context=values,
            title=f"{titles[variant]} {kegiatan} – {nama}",
            media=kop_media + (photos if variant is None else ()),
            dated=letter_day if variant == "keterangan" else day,
            author=author,
            signatories=para_penanda(values[signing[variant]] if variant in signing else None),
            zone=zone,
            paper=values["kertas"],
            place="verifikasi",
            numbering=_penomoran(berkas, v, variant, day, letter_day),
            form=variant in _ON_REQUEST,
        )
        for variant in wanted
    ]


def _penomoran(
    berkas: Berkas, v: Verifikasi, variant: str | None, day: date | None, letter_day: date | None
) -> Numbering | None:
    """How the minutes, or the letter beside them, are numbered; lists have no number."""
    if variant in _ON_REQUEST:
        return None
    unit = (v.pembuat.singkatan or v.pembuat.instansi) if v.pembuat else None
    path, series, dated = (
        ("verifikasi.nomor", "berita-acara", day)
        if variant is None
        else ("verifikasi.surat_keterangan.nomor", "berita-acara-keterangan", letter_day)
    )
    return penomoran(path, series, berkas.pemda, unit, dated, required=True)


KIND = Kind(
    name="berita-acara",
    section="verifikasi",
    context=context,
    documents=documents,
    automatic=("keterangan",),
    on_request=_ON_REQUEST,
    required_numbers=("verifikasi.surat_keterangan.nomor",),
)
