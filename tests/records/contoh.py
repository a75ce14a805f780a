"""A small record of a fictional city that has no finding at all, and ways to change it."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

from docgen.errors import Finding
from docgen.i18n import LANGUAGES, explain
from docgen.records.muat import Source
from docgen.records.telaah import Review, review

REMOVE = object()
"""As a value in :func:`changed`: take the key away."""

PERSON = {"nama": "CONTOH SATU", "jabatan": "Kepala Dinas Contoh"}

SERVICE = {
    "nama": "Izin Contoh",
    "dasar_hukum": ["Peraturan Contoh Nomor 1 Tahun 2020"],
    "persyaratan": ["Kartu tanda penduduk"],
    "prosedur": ["Mengisi formulir"],
    "jangka_waktu": {"nilai": 3, "satuan": "hari kerja"},
    "biaya": {"gratis": True},
    "produk": "Surat izin",
    "sarana": ["Ruang tunggu"],
    "kompetensi": ["Memahami prosedur"],
    "pengawasan": "Oleh atasan langsung",
    "pengaduan": ["SP4N-LAPOR!"],
    "jumlah_pelaksana": 4,
    "jaminan_pelayanan": "Sesuai standar",
    "jaminan_keamanan": "Dokumen aman",
    "evaluasi": "Setiap enam bulan",
}


def _officer(nama: str, jabatan: str) -> dict[str, Any]:
    return {"nama": nama, "jabatan": jabatan}


BASE: dict[str, Any] = {
    "id": "kota-contoh",
    "pemda": {
        "tingkat": "kota",
        "nama": "Contoh",
        "provinsi": "Sulawesi Tenggara",
        "ibu_kota": "Contoh",
        "kepala_daerah": _officer("CONTOH WALI", "Wali Kota Contoh"),
        "sekretaris_daerah": _officer("CONTOH SEKDA", "Sekretaris Daerah Kota Contoh"),
        "kepala_bagian_hukum": _officer("CONTOH HUKUM", "Kepala Bagian Hukum"),
        "lambang_daerah": "lambang.png",
        "lambang_negara": "garuda.png",
    },
    "unit": {
        "nama": "Dinas Contoh",
        "singkatan": "DC",
        "jenis": "dinas",
        "alamat": "Jalan Contoh Nomor 1",
        "kode_pos": "93111",
        "pos_el": "dinas@contoh.go.id",
        "kepala": {
            **PERSON,
            "nip": "19780512 200312 1 004",
            "jenis_pegawai": "pns",
            "pangkat": "Pembina Utama Muda",
            "golongan": "IV/c",
        },
        "layanan": [SERVICE],
    },
    "pencanangan": {
        "tanggal": "2024-03-28",
        "hari": "Kamis",
        "pukul": "09.00",
        "tempat": "Aula Contoh",
        "kota": "Contoh",
        "komitmen": ["melayani setara", "melayani cepat", "melayani bersih"],
        "penanda_tangan": [{**PERSON}],
        "saksi": [
            {
                "pejabat": _officer("CONTOH DUA", "Direktur Contoh"),
                "instansi": "Direktorat Jenderal HAM",
            },
            {
                "pejabat": _officer("CONTOH TIGA", "Kepala Kejaksaan Negeri Contoh"),
                "instansi": "Kejaksaan Negeri Contoh",
            },
        ],
    },
    "maklumat": {
        "standar_pelayanan": {
            "jenis": "Keputusan Kepala Dinas Contoh",
            "nomor": "1 Tahun 2024",
            "tanggal": "2024-03-27",
        },
        "tanggal": "2024-04-03",
        "kota": "Contoh",
        "janji_kelompok_rentan": ["antrean prioritas tanpa biaya tambahan"],
        "sanksi": "siap menerima sanksi",
        "pengaduan": [{"saluran": "SP4N-LAPOR!", "alamat": "lapor.go.id"}],
    },
    "perkada": {
        "status": "rancangan",
        "nomor": "...",
        "tahun": "...",
        "tentang": "Pelayanan Publik Berbasis Hak Asasi Manusia",
        "pemrakarsa": "Bagian Hukum Sekretariat Daerah",
        "menimbang": [{"unsur": "filosofis", "teks": "bahwa pelayanan publik menghormati HAM"}],
        "mengingat": ["UU 25/2009"],
        "batang_tubuh": "Pasal 1\nPeraturan ini berlaku.",
    },
    "verifikasi": {
        "jenis": "verifikasi",
        "dasar": [{"jenis": "Surat Tugas", "nomor": "1", "tanggal": "2024-05-01"}],
        "tanggal_mulai": "2024-05-06",
        "tanggal_selesai": "2024-05-07",
        "tempat": "Dinas Contoh",
        "kota": "Contoh",
        "tim": [
            {"pejabat": _officer("CONTOH EMPAT", "Analis Contoh"), "peran": "ketua"},
            {"pejabat": _officer("CONTOH LIMA", "Perancang Contoh"), "peran": "anggota"},
        ],
        "pihak_unit": [{**PERSON}],
        "indikator": [
            {"kode": "A-01", "hasil": "ada", "data_dukung": [{"uraian": "SK maklumat"}]},
            {"kode": "A-02", "hasil": "tidak", "alasan": "Rambu belum dipasang"},
        ],
        "kesimpulan": {"status": "dengan_catatan"},
    },
}

_TOKEN = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def changed(changes: dict[str, Any], base: dict[str, Any] = BASE) -> dict[str, Any]:
    """A copy of ``base`` with values set by path (``unit.layanan[0].nama``)."""
    record = copy.deepcopy(base)
    for path, value in changes.items():
        *way, last = (int(m[2]) if m[2] else m[1] for m in _TOKEN.finditer(path))
        place: Any = record
        for part in way:
            if isinstance(place, dict) and part not in place:
                place[part] = {}
            place = place[part]
        if value is REMOVE:
            del place[last]
        elif isinstance(place, list) and last == len(place):
            place.append(copy.deepcopy(value))
        else:
            place[last] = copy.deepcopy(value)
    return record


def reviewed(record: Any, folder: Path | None = None) -> Review:
    """The review of a record; files that it names count as there without a folder."""
    review_ = review(Source(record, "contoh.yaml", folder))
    if folder is not None:
        return review_
    kept = tuple(f for f in review_.findings if not f.code.startswith("file."))
    faults = tuple(f for f in kept if f.severity == "E")
    return Review(review_.record, faults, lambda: (f for f in kept if f.severity != "E"))


def with_code(record: Any, code: str) -> list[Finding]:
    """The findings of one code, each said in both languages."""
    found = [f for f in reviewed(record).findings if f.code == code]
    for finding in found:
        says_it_in_both_languages(finding)
    return found


def says_it_in_both_languages(finding: Finding) -> None:
    """Every word is there: no code in place of a message, no parameter without a value."""
    for language in LANGUAGES:
        words = explain(finding, language)
        assert words.message != finding.code
        assert words.fix
        for text in (words.message, words.fix):
            for name in re.findall(r"\{([a-z_]+)\}", text):
                raise AssertionError(f"{finding.code}: no value for {name}: {text}")
