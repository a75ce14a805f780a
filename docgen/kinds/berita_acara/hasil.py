"""Findings: the table of indicators, the counts, and what was not met."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from docgen.bahasa.daftar import gabung
from docgen.bahasa.terbilang import angka_terbilang
from docgen.data.indikator import Skala
from docgen.data.p2ham import semua_kriteria
from docgen.kinds.bersama.kalimat import tanggal_cetak
from docgen.kinds.bersama.naskah import Context
from docgen.records.himpunan import baris_baku, skala_indikator
from docgen.records.jenis import Isian
from docgen.records.verifikasi import Indikator, Verifikasi

__all__ = ["BATAS_LAMPIRAN", "Baris", "baca", "belum", "kelompok", "rekapitulasi"]

BATAS_LAMPIRAN = 15
"""With more indicators than this the table becomes a landscape annex (offices.md 1.2)."""


class Baris(NamedTuple):
    """One indicator, with what the set of indicators adds to the record."""

    no: int
    kode: str
    kriteria: str
    uraian: str
    hasil: str
    """As printed."""
    sifat: str
    """terpenuhi, proses, tidak; empty while it is to be filled in."""
    pilihan: tuple[str, ...]
    """All results of its scale, as printed."""
    sumber: Indikator


def baca(verifikasi: Verifikasi) -> list[Baris]:
    """The indicators of a record, completed from its set."""
    labels = _label_kriteria()
    lines = []
    for no, item in enumerate(verifikasi.indikator, start=1):
        row = baris_baku(verifikasi, item)
        kriterium = item.kriteria or (row.kriteria if row else "")
        hasil, sifat, pilihan = _hasil(skala_indikator(verifikasi, item, row), item.hasil)
        lines.append(
            Baris(
                no=no,
                kode=item.kode or "",
                kriteria=labels.get(kriterium.casefold(), kriterium[:1].upper() + kriterium[1:]),
                uraian=item.uraian or (row.uraian if row else ""),
                hasil=hasil,
                sifat=sifat,
                pilihan=pilihan,
                sumber=item,
            )
        )
    return lines


@cache
def _label_kriteria() -> dict[str, str]:
    """Printed labels of the criteria by their codes, over all periods."""
    return {code: label[:1].upper() + label[1:] for code, label in semua_kriteria().items()}


def _hasil(table: Skala | None, hasil: str) -> tuple[str, str, tuple[str, ...]]:
    if table is None:
        return hasil, "", ()
    if isinstance(hasil, Isian):
        return hasil, "", table.label
    found = table.cari(hasil)
    return (found.label, found.sifat, table.label) if found else (hasil, "", table.label)


def kelompok(rows: list[Baris], *, kosong: bool = False) -> list[Context]:
    """The rows grouped by criterion, in the order in which the criteria first come.

    kosong: for the blank checklist, with boxes in place of the results.
    """
    groups: dict[str, list[Context]] = {}
    for row in rows:
        groups.setdefault(row.kriteria, []).append(
            {
                "no": f"{row.no}.",
                "kode": row.kode,
                "uraian": row.uraian,
                "hasil": "" if kosong else row.hasil,
                "pilihan": list(row.pilihan),
                "data_dukung": [] if kosong else [d.uraian for d in row.sumber.data_dukung],
                "catatan": "" if kosong else row.sumber.catatan or "",
            }
        )
    return [{"kriteria": name, "baris": lines} for name, lines in groups.items()]


_SIFAT = ("terpenuhi", "proses", "tidak", "")


def rekapitulasi(rows: list[Baris]) -> Context:
    """Counts by criterion, and the sentence of the totals; computed, never typed."""
    counts: dict[str, dict[str, int]] = {}
    total = dict.fromkeys(_SIFAT, 0)
    for row in rows:
        of_one = counts.setdefault(row.kriteria or "Semua indikator", dict.fromkeys(_SIFAT, 0))
        of_one[row.sifat] += 1
        total[row.sifat] += 1
    used = _SIFAT if total[""] else _SIFAT[:3]
    heads = {"terpenuhi": "Terpenuhi", "proses": "Proses", "tidak": "Tidak", "": "Belum diisi"}
    lines = [
        [name, *(str(count[s]) for s in used), str(sum(count.values()))]
        for name, count in counts.items()
    ]
    if len(lines) > 1:
        lines.append(["Jumlah", *(str(total[s]) for s in used), str(len(rows))])
    phrases = {
        "terpenuhi": "terpenuhi",
        "proses": "dalam proses",
        "tidak": "tidak terpenuhi",
        "": "belum diisi",
    }
    told = [f"{angka_terbilang(total[s])} {phrases[s]}" for s in used if total[s] or s != ""]
    return {
        "kolom": ["Kriteria", *(heads[s] for s in used), "Jumlah"],
        "baris": lines,
        "jumlah": len(lines) > 1,
        "kalimat": f"Dari {angka_terbilang(len(rows))} indikator, {gabung(told)}.",
    }


def belum(rows: list[Baris]) -> list[Context]:
    """The indicators that were not met, or that carry a recommendation: why, and what follows."""
    lines: list[Context] = []
    for row in rows:
        item = row.sumber
        if row.sifat != "tidak" and not (item.alasan or item.rekomendasi):
            continue
        lines.append(
            {
                "no": f"{row.no}.",
                "uraian": row.uraian,
                "alasan": item.alasan or "",
                "rekomendasi": item.rekomendasi or "",
                "penanggung_jawab": item.penanggung_jawab or "",
                "tenggat": tanggal_cetak(item.tenggat),
            }
        )
    return lines
