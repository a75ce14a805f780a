"""Attendance lists: filled in from the record, or with blank lines to be signed by hand."""

from __future__ import annotations

from docgen.kinds.bersama.naskah import Context
from docgen.records.pejabat import Hadirin

__all__ = ["BARIS_KOSONG", "daftar_hadir"]

BARIS_KOSONG = 20
"""Lines of a list that is filled in by hand."""
_TITIK = "." * 14


def daftar_hadir(people: tuple[Hadirin, ...], judul: list[str], acara: list[Context]) -> Context:
    """An attendance list; the places to sign alternate left and right."""
    known = [
        (person.nama, ", ".join(x for x in (person.jabatan, person.instansi) if x))
        for person in people
    ]
    rows = known or [("", "")] * BARIS_KOSONG
    return {
        "judul": judul,
        "acara": acara,
        "kolom": ["No.", "Nama", "Jabatan/Instansi", "Tanda Tangan"],
        "baris": [
            {
                "no": f"{n}.",
                "nama": nama,
                "instansi": instansi,
                "kiri": f"{n}. {_TITIK}" if n % 2 else "",
                "kanan": "" if n % 2 else f"{n}. {_TITIK}",
            }
            for n, (nama, instansi) in enumerate(rows, start=1)
        ],
    }
