"""Attendance lists: filled in from the record, or with blank lines to be signed by hand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from docgen.kinds.bersama.naskah import Context
from docgen.records.pejabat import Hadirin

__all__ = ["BARIS_KOSONG", "daftar_hadir"]

BARIS_KOSONG = 20
"""Lines of a list that is filled in by hand."""
_TITIK = "." * 14


def daftar_hadir(people: tuple[Hadirin, ...], judul: list[str], acara: list[Context]) -> Context:
    """An attendance list; the places to sign alternate left and right."""
    rows = _rows(
        (person.nama, ", ".join(x for x in (person.jabatan, person.instansi) if x))
        for person in people
    )
    return {
        "judul": judul,
        "acara": acara,
        "kolom": ["No.", "Nama", "Jabatan/Instansi", "Tanda Tangan"],
        "baris": rows or [dict(row) for row in _blank()],
    }


def _rows(people: Iterable[tuple[str, str]]) -> list[Context]:
    return [
        {
            "no": f"{n}.",
            "nama": nama,
            "instansi": instansi,
            "kiri": f"{n}. {_TITIK}" if n % 2 else "",
            "kanan": "" if n % 2 else f"{n}. {_TITIK}",
        }
        for n, (nama, instansi) in enumerate(people, start=1)
    ]


@cache
def _blank() -> list[Context]:
    """The lines that stand in every list without names; whoever takes one copies it."""
    return _rows([("", "")] * BARIS_KOSONG)
