"""The standar pelayanan as tables: six components for the public, eight for the office.

The fourteen components are those of UU 25/2009 Pasal 21; the split follows PermenPANRB 15/2014.
"""

from __future__ import annotations

from collections.abc import Callable

from docgen.bahasa.angka import huruf
from docgen.bahasa.daftar import rincian
from docgen.bahasa.terbilang import angka_terbilang
from docgen.bahasa.uang import rupiah
from docgen.data.komponen import Komponen, komponen_standar
from docgen.kinds.bersama.naskah import Context
from docgen.records.jenis import Isian
from docgen.records.pemda import Biaya, JangkaWaktu, Layanan, Unit

__all__ = ["has_standard", "standar"]


def has_standard(unit: Unit) -> bool:
    """Whether any service of the unit carries components of its standard."""
    return any(_baris(layanan, None) for layanan in unit.layanan)


def standar(unit: Unit, dasar: str) -> Context:
    """The tables of a unit's services. A component that the record does not give has no row."""
    return {
        "judul": "STANDAR PELAYANAN",
        "dasar": f"Standar pelayanan ini ditetapkan dengan {dasar}.",
        "kolom": ["No.", "Komponen", "Uraian"],
        "layanan": [_layanan(layanan, n) for n, layanan in enumerate(unit.layanan, 1)],
    }


def _layanan(layanan: Layanan, n: int) -> Context:
    groups = []
    for judul, publik in (
        ("Komponen yang terkait dengan proses penyampaian pelayanan", True),
        ("Komponen yang terkait dengan proses pengelolaan pelayanan di internal organisasi", False),
    ):
        rows = _baris(layanan, publik)
        if rows:
            groups.append({"judul": judul, "baris": rows})
    return {"judul": f"{n}. {layanan.nama}", "kelompok": groups}


def _baris(layanan: Layanan, publik: bool | None) -> list[Context]:
    rows: list[Context] = []
    for komponen in komponen_standar():
        if publik is not None and komponen.publik is not publik:
            continue
        uraian = _uraian(layanan, komponen)
        if uraian:
            rows.append(
                {
                    "no": f"{len(rows) + 1}.",
                    "komponen": _awal_kapital(komponen.label),
                    "uraian": uraian,
                }
            )
    return rows


def _awal_kapital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _jangka_waktu(value: JangkaWaktu) -> str:
    if isinstance(value.nilai, Isian):
        return str(value.nilai) if value.satuan == value.nilai else f"{value.nilai} {value.satuan}"
    return f"{angka_terbilang(value.nilai)} {value.satuan}"


def _biaya(value: Biaya) -> str:
    if value.gratis is True:
        text = "Tidak dipungut biaya (gratis)"
    elif isinstance(value.jumlah, int):
        text = rupiah(value.jumlah)
    else:
        text = next((str(v) for v in (value.jumlah, value.gratis) if isinstance(v, Isian)), "")
    if value.keterangan:
        text = f"{text}, {value.keterangan}" if text else value.keterangan
    return text


_SHAPES: dict[str, Callable[[Layanan], str]] = {
    "jangka_waktu": lambda layanan: (
        _jangka_waktu(layanan.jangka_waktu) if layanan.jangka_waktu else ""
    ),
    "biaya": lambda layanan: _biaya(layanan.biaya) if layanan.biaya else "",
    "jumlah_pelaksana": lambda layanan: (
        f"{angka_terbilang(layanan.jumlah_pelaksana)} orang"
        if isinstance(layanan.jumlah_pelaksana, int)
        else str(layanan.jumlah_pelaksana or "")
    ),
}


def _uraian(layanan: Layanan, komponen: Komponen) -> list[Context]:
    """The lines of one component: a text, or a list with the labels a., b., c."""
    if shape := _SHAPES.get(komponen.kode):
        text = shape(layanan)
        return [{"label": "", "teks": text}] if text else []
    value = getattr(layanan, komponen.kode)
    if not value:
        return []
    if isinstance(value, str):
        return [{"label": "", "teks": value}]
    if len(value) == 1:
        return [{"label": "", "teks": value[0]}]
    return [
        {"label": f"{huruf(n)}.", "teks": teks}
        for n, teks in enumerate(rincian(list(value), None), start=1)
    ]
