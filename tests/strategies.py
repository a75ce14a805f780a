"""Records that hypothesis makes: valid, but nothing that a tidy mind would write."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from docgen.bahasa.jabatan import status_dalam
from docgen.records.muat import Source
from docgen.records.telaah import Record, review

__all__ = ["as_record", "records"]

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éÉñüß’‘“”–—…½°"
_WORDS = [
    "pelayanan", "yang", "di", "Daerah", "kelompok", "rentan", "(baru)", "terus-menerus", "S.H.",
    "1.", "a)", "Wua-Wua", "Ma’ruf", "dan/atau", "12,5", "tanpa\nbiaya", "x", "Ç", "–",
    "&", "<", ">", "</p>", "{{ x }}", "{% if %}", "{_{", '"', "'", "#}", "&amp;", "%", "\\",
    "pertanggungjawaban" * 6,
]  # fmt: skip
word = st.sampled_from(_WORDS)


@st.composite
def texts(draw: st.DrawFn, most: int = 6) -> str:
    """Words and awkward pieces, with now and then a line break; never empty."""
    first = draw(st.text(_LETTERS, min_size=3, max_size=6))
    return " ".join([first, *draw(st.lists(word, max_size=most))])


placeholders = st.sampled_from(["[isian]", "[NIP kepala dinas]", "[nilai yang belum diketahui]"])
short = texts(3) | placeholders
# An office may begin with a status word by chance, which then contradicts the status beside it.
offices = short.filter(lambda text: status_dalam(text) is None)
long = texts(8)
very_long = st.integers(1, 400).map(lambda n: "kalimat panjang " * n + "x" * n)
dates = st.dates(date(1951, 1, 1), date(2089, 12, 31))


def lists(
    strategy: st.SearchStrategy[Any], least: int = 0, most: int = 4
) -> st.SearchStrategy[Any]:
    """A list of a few."""
    return st.lists(strategy, min_size=least, max_size=most)


@st.composite
def optional(draw: st.DrawFn, fields: dict[str, st.SearchStrategy[Any]]) -> dict[str, Any]:
    """Any of the fields, or none."""
    chosen = draw(st.sets(st.sampled_from(sorted(fields)))) if fields else set()
    return {name: draw(fields[name]) for name in sorted(chosen)}


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    """A person in office."""
    return {
        "nama": draw(short),
        "jabatan": draw(offices),
        **draw(
            optional(
                {
                    "gelar_belakang": lists(st.sampled_from(["S.H.", "M.Si.", "Ph.D."]), 0, 2),
                    "nip": st.just("197805122003121004") | placeholders,
                    "pangkat": st.just("Pembina"),
                    "golongan": st.just("IV/a"),
                    "status_jabatan": st.sampled_from(["definitif", "pj", "plt", "plh"]),
                    "instansi": short,
                }
            )
        ),
    }


@st.composite
def services(draw: st.DrawFn) -> dict[str, Any]:
    """A service without components, or with all that the public must see."""
    service = {"nama": draw(short)}
    if draw(st.booleans()):
        service |= {
            "persyaratan": draw(lists(long, 1)),
            "prosedur": draw(lists(long, 1)),
            "jangka_waktu": {"nilai": draw(st.integers(0, 999)), "satuan": draw(short)},
            "biaya": draw(st.sampled_from([{"gratis": True}, {"jumlah": 50000}])),
            "produk": draw(short),
            "pengaduan": draw(lists(long, 1)),
        }
        service |= draw(
            optional(
                {
                    "dasar_hukum": lists(long, 1),
                    "pengawasan": long,
                    "jumlah_pelaksana": st.integers(1, 500),
                    "evaluasi": long,
                }
            )
        )
    return service


@st.composite
def charters(draw: st.DrawFn) -> dict[str, Any]:
    """A section maklumat."""
    return {
        "standar_pelayanan": {
            "jenis": draw(short),
            "nomor": draw(short),
            "tanggal": draw(dates).isoformat(),
        },
        "tanggal": draw(dates).isoformat(),
        "kota": draw(short),
        "sanksi": draw(long),
        "pengaduan": draw(lists(st.fixed_dictionaries({"saluran": short, "alamat": short}), 1)),
        **draw(
            optional(
                {
                    "nomor": short,
                    "pernyataan": long,
                    "janji": lists(long, 1),
                    "janji_kelompok_rentan": lists(long, 1),
                    "kompensasi": lists(short, 1),
                    "jam_pelayanan": lists(short, 1),
                    "tautan_versi_aksesibel": short,
                    "cetak_nip": st.booleans(),
                    "cara_tanda_tangan": st.sampled_from(["basah", "elektronik"]),
                    "menggantikan": short,
                }
            )
        ),
    }


@st.composite
def indicators(draw: st.DrawFn) -> dict[str, Any]:
    """One indicator with its result."""
    result = draw(st.sampled_from(["ada", "proses", "tidak"]) | placeholders)
    item = {
        "uraian": draw(long | very_long),
        "hasil": result,
        **draw(
            optional(
                {
                    "kode": texts(0),
                    "kriteria": st.sampled_from(["aksesibilitas", "petugas", "Lain-lain"]),
                    "catatan": long,
                    "rekomendasi": long,
                    "penanggung_jawab": short,
                    "tenggat": dates.map(str),
                    "data_dukung": lists(short.map(lambda t: {"uraian": t})),
                }
            )
        ),
    }
    if result == "tidak":
        item["alasan"] = draw(long)
    return item


def many(indicator: dict[str, Any]) -> list[dict[str, Any]]:
    """So many indicators that they become an annex."""
    return [{**indicator, "kode": f"X-{n:02}"} for n in range(1, 19)]


@st.composite
def visits(draw: st.DrawFn) -> dict[str, Any]:
    """A section verifikasi."""
    sort = draw(
        st.sampled_from(["verifikasi", "evaluasi", "kunjungan_lapangan", "pemeriksaan_awal"])
    )
    team = [{"pejabat": draw(people()), "peran": "ketua"}]
    team += [{"pejabat": p} for p in draw(lists(people(), 0, 3))]
    visit: dict[str, Any] = {
        "jenis": sort,
        "dasar": draw(lists(st.fixed_dictionaries({"jenis": short, "nomor": short}), 1, 3)),
        "tanggal_mulai": draw(dates).isoformat(),
        "tempat": draw(short),
        "kota": draw(short),
        "zona_waktu": "WIT",
        "tim": team,
        "pihak_unit": draw(lists(people(), 1, 3)),
        "indikator": draw(lists(indicators(), 1, 4) | st.builds(many, indicators())),
        **draw(
            optional(
                {
                    "nomor": short,
                    "nomor_pihak_lain": short,
                    "pukul_mulai": st.just("09.00"),
                    "mengetahui": lists(people(), 1, 3),
                    "saksi": lists(people(), 1, 2),
                    "kesepakatan": lists(long, 1),
                    "tindak_lanjut": lists(st.fixed_dictionaries({"uraian": long}), 1, 3),
                    "rangkap": st.integers(1, 9),
                    "layout": st.sampled_from(["tim", "para_pihak"]),
                    "cara_tanda_tangan": st.sampled_from(["basah", "elektronik"]),
                    "tempat_tanggal_penutup": st.booleans(),
                    "daftar_hadir": lists(st.fixed_dictionaries({"nama": short}), 1, 3),
                    "pembuat": st.fixed_dictionaries({"instansi": short, "alamat": lists(short)}),
                }
            )
        ),
    }
    if sort in ("verifikasi", "evaluasi"):
        status = draw(st.sampled_from(["lolos", "tidak_lolos", "dengan_catatan"]))
        visit["kesimpulan"] = {"status": status, "uraian": draw(long)}
        if status == "tidak_lolos":
            visit["surat_keterangan"] = {
                "nomor": draw(short),
                "tanggal": visit["tanggal_mulai"],
                "pejabat": draw(people()),
                "tembusan": draw(lists(short)),
            }
    if draw(st.booleans()):
        visit["tidak_menandatangani"] = [{"nama": team[0]["pejabat"]["nama"], "alasan": draw(long)}]
    return visit


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """A whole record with a maklumat and a verifikasi."""
    return {
        "pemda": {
            "tingkat": draw(st.sampled_from(["kota", "kabupaten"])),
            "nama": draw(texts(1)),
            "provinsi": draw(texts(1)),
            "ibu_kota": draw(short),
            "kertas_naskah": draw(st.sampled_from(["A4", "F4"])),
        },
        "unit": {
            "nama": draw(short),
            "jenis": "dinas",
            "alamat": draw(short),
            "kepala": draw(people()),
            "induk": draw(lists(short, 0, 2)),
            "layanan": draw(lists(services(), 0, 3)),
        },
        "maklumat": draw(charters()),
        "verifikasi": draw(visits()),
    }


def as_record(data: dict[str, Any]) -> Record:
    """The record of plain data; fails with what is wrong."""
    found = review(Source(data, "hypothesis"))
    assert found.record is not None, found.faults
    return found.record
