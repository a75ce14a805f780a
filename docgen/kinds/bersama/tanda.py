"""The mark on a page that is no finished document: KONSEP or CONTOH."""

from __future__ import annotations

from docgen.bahasa.isian import isian_dalam
from docgen.records.berkas import Berkas
from docgen.records.dasar import walk
from docgen.records.jenis import Isian

__all__ = ["CONTOH", "KONSEP", "tanda_halaman"]

KONSEP, CONTOH = "KONSEP", "CONTOH"


def tanda_halaman(berkas: Berkas, section: str) -> str:
    """KONSEP while a value is to be filled in, CONTOH when the record is an example, else nothing.

    A value that begins with ``CONTOH`` makes an example of the whole record, so that no page of it
    can be taken for a real one. Only the parts that the document prints count as unfilled.
    """
    konsep = contoh = False
    for path, _, _, value in walk(berkas):
        if not isinstance(value, str):
            continue
        contoh = contoh or value.startswith(CONTOH)
        if path.split(".")[0].split("[")[0] in ("pemda", "unit", "kelompok_rentan", section):
            konsep = konsep or isinstance(value, Isian) or bool(isian_dalam(value))
    return KONSEP if konsep else CONTOH if contoh else ""
