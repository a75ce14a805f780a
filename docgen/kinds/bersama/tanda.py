"""The mark on a page that is no finished document: KONSEP or CONTOH."""

from __future__ import annotations

from docgen.bahasa.isian import isian_dalam
from docgen.records.dasar import texts_of
from docgen.records.jenis import Isian
from docgen.records.telaah import Record

__all__ = ["CONTOH", "KONSEP", "tanda_halaman"]

KONSEP, CONTOH = "KONSEP", "CONTOH"


def tanda_halaman(record: Record, section: str) -> str:
    """KONSEP while a value is to be filled in, CONTOH when the record is an example, else nothing.

    A value that begins with ``CONTOH`` makes an example of the whole record, so that no page of it
    can be taken for a real one. Only the parts that the document prints count as unfilled.
    """
    printed = ("pemda", "unit", "kelompok_rentan", section)
    contoh = False
    for path, part in record.values.parts:
        root = path.partition(".")[0].partition("[")[0]
        for name, text in texts_of(part):
            contoh = contoh or text.startswith(CONTOH)
            if (
                "[" in text
                and (root or name) in printed
                and (isinstance(text, Isian) or isian_dalam(text))
            ):
                return KONSEP
    return CONTOH if contoh else ""
