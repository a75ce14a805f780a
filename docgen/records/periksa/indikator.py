"""Checks of the indicators of a visit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docgen.data.indikator import Pilihan, nama_set_indikator
from docgen.records.himpunan import baris_baku, himpunan_indikator, skala_indikator
from docgen.records.jenis import isi
from docgen.records.periksa.bantu import nearest
from docgen.records.periksa.daftar import Hit, check_each, hit
from docgen.records.verifikasi import Indikator, Verifikasi

__all__: list[str] = []

_FORM = "Permenkumham 27/2018 Lampiran I"


def _result(visit: Verifikasi, indicator: Indikator) -> Pilihan | None:
    """The result on its scale; None when it is a placeholder or not on the scale."""
    result, scale = isi(indicator.hasil), skala_indikator(visit, indicator)
    return scale.cari(result.replace("_", " ")) if result and scale else None


def _name(indicator: Indikator, number: int) -> str:
    return isi(indicator.kode) or isi(indicator.uraian) or str(number)


@check_each(Verifikasi, "check.indicator.set")
def set_is_known(visit: Verifikasi) -> Iterator[Hit]:
    """The named set is one that docgen has."""
    name = isi(visit.set_indikator)
    if name and name not in nama_set_indikator():
        yield hit("set_indikator", nilai=name, pilihan=", ".join(nama_set_indikator()))


@check_each(Verifikasi, "check.indicator.result", source=_FORM)
def result_on_scale(visit: Verifikasi) -> Iterator[Hit]:
    """The result is one that the scale of the indicator has."""
    for index, indicator in enumerate(visit.indikator):
        result, scale = isi(indicator.hasil), skala_indikator(visit, indicator)
        if result and scale and _result(visit, indicator) is None:
            options = ", ".join(choice.kode for choice in scale.pilihan)
            path = f"indikator[{index}].hasil"
            yield hit(path, nilai=result, skala=scale.nama, pilihan=options)


@check_each(Verifikasi, "check.indicator.reason")
def negative_needs_reason(visit: Verifikasi) -> Iterator[Hit]:
    """What is not met says why."""
    for index, indicator in enumerate(visit.indikator):
        result = _result(visit, indicator)
        if result and result.wajib_alasan and not indicator.alasan:
            name = _name(indicator, index + 1)
            yield hit(f"indikator[{index}].alasan", hasil=result.label, indikator=name)


@check_each(Verifikasi, "check.indicator.reason_advised", "W")
def progress_with_reason(visit: Verifikasi) -> Iterator[Hit]:
    """What is on its way had better say how far it is."""
    for index, indicator in enumerate(visit.indikator):
        result = _result(visit, indicator)
        explained = indicator.alasan or indicator.catatan or indicator.rekomendasi
        if result and result.sifat == "proses" and not explained:
            name = _name(indicator, index + 1)
            yield hit(f"indikator[{index}].alasan", hasil=result.label, indikator=name)


@check_each(Verifikasi, "check.indicator.text")
def text_or_row(visit: Verifikasi) -> Iterator[Hit]:
    """An indicator has words of its own, or those of the set."""
    for index, indicator in enumerate(visit.indikator):
        unknown_code = indicator.kode is not None and isi(indicator.kode) is None
        if indicator.uraian or unknown_code or baris_baku(visit, indicator):
            continue
        yield hit(f"indikator[{index}].uraian", kode=isi(indicator.kode) or "-")


@check_each(Verifikasi, "check.indicator.code", "W")
def code_in_set(visit: Verifikasi) -> Iterator[Hit]:
    """The code is one of the set, where the set is named or known in full."""
    chosen = himpunan_indikator(visit)
    if chosen is None or not chosen.indikator:
        return
    if not (chosen.lengkap or visit.set_indikator):
        return
    for index, indicator in enumerate(visit.indikator):
        code = isi(indicator.kode)
        if code and baris_baku(visit, indicator) is None:
            near = nearest(code, (row.kode for row in chosen.indikator)) or "-"
            yield hit(f"indikator[{index}].kode", nilai=code, set=chosen.kode, usul=near)


@check_each(Verifikasi, "check.indicator.twice", "W")
def code_once(visit: Verifikasi) -> Iterator[Hit]:
    """A code stands once."""
    codes = [(isi(indicator.kode) or "").casefold() for indicator in visit.indikator]
    for code, count in Counter(codes).items():
        if code and count > 1:
            last = len(codes) - 1 - codes[::-1].index(code)
            first = codes.index(code)
            path = f"indikator[{last}].kode"
            yield hit(path, nilai=visit.indikator[last].kode, jumlah=count, nomor=first + 1)


@check_each(Verifikasi, "check.indicator.evidence", "W")
def positive_without_evidence(visit: Verifikasi) -> Iterator[Hit]:
    """What is met has evidence; said once for all that have none."""
    bare = [
        _name(indicator, number)
        for number, indicator in enumerate(visit.indikator, 1)
        if (result := _result(visit, indicator))
        and result.sifat == "terpenuhi"
        and not indicator.data_dukung
    ]
    if bare:
        yield hit("indikator", jumlah=len(bare), daftar=", ".join(name[:60] for name in bare[:20]))
