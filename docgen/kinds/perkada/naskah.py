"""Where the words of a regulation come from: the record, a file beside it, or the model text."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from docgen.errors import DataError, Finding
from docgen.perkada.checks import check_regulation
from docgen.perkada.model import ModelText, model_text
from docgen.perkada.preamble import sentences, without_closing_recital
from docgen.perkada.reader import read_regulation
from docgen.perkada.reading import Reading, read_markdown
from docgen.perkada.region import mapping_for
from docgen.perkada.regulation import Regulation
from docgen.perkada.rows import Row, rows
from docgen.records.jenis import Isian, isi
from docgen.records.muat import MAX_BYTES
from docgen.records.perkada import LampiranPerkada, Perkada
from docgen.records.telaah import Record
from docgen.records.tempat import inside

__all__ = ["MODEL", "AnnexText", "Words", "read_words"]

MODEL = "naskah-model"
"""``berkas_batang_tubuh: naskah-model`` asks for the model text of a P2HAM Perkada."""


@dataclass(frozen=True, slots=True)
class AnnexText:
    """An annex: its title, lines above the table, and the table (first row: heads)."""

    judul: str
    isi: tuple[str, ...]
    tabel: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one regulation."""

    rows: tuple[Row, ...]
    placeholder: str
    """What stands for the whole body while it is not written; empty when there is one."""
    recitals: tuple[str, ...]
    bases: tuple[str, ...]
    annexes: tuple[AnnexText, ...]


def read_words(record: Record, p: Perkada) -> Words:
    """The body, recitals, legal bases and annexes of a record's regulation.

    Recitals, bases and annexes of the record win over those of the model text; those of a text
    count when the record gives none. Raises DataError when a file is missing, the text is not in
    order (doubled numbers, a reference to nothing …), or text and record give the same part.
    """
    source = p.berkas_batang_tubuh
    if isinstance(source, Isian) or isinstance(p.batang_tubuh, Isian):
        placeholder = str(source if isinstance(source, Isian) else p.batang_tubuh)
        model = None
        body: tuple[Row, ...] = ()
        regulation = Regulation()
    else:
        placeholder = ""
        model = _model(record, p) if source == MODEL else None
        regulation, found, path = _regulation(record, p, model)
        faults = [f for f in found if f.severity == "E"]
        if faults:
            raise DataError(*(_placed(f, path) for f in faults))
        body = tuple(rows(regulation.body))
    given = [item.teks for item in p.menimbang]
    recitals = sentences(regulation.recitals, given, "Menimbang", "perkada.menimbang")
    bases = sentences(regulation.legal_bases, p.mengingat, "Mengingat", "perkada.mengingat")
    if model:
        recitals = recitals or tuple(item.teks for item in model.recitals)
        bases = bases or model.bases
    if regulation.recitals:
        recitals = without_closing_recital(recitals)
    return Words(body, placeholder, recitals, bases, _annexes(record, p, model))


def _placed(finding: Finding, path: str) -> Finding:
    where = f"{path}: {finding.path}" if finding.path else path
    return Finding(finding.code, where, finding.params, finding.severity, "Batang tubuh")


def _model(record: Record, p: Perkada) -> ModelText:
    day = isi(p.ditetapkan.tanggal) if p.ditetapkan else None
    return model_text(mapping_for(record.berkas.pemda, day))


def _regulation(
    record: Record, p: Perkada, model: ModelText | None
) -> tuple[Regulation, tuple[Finding, ...], str]:
    """The regulation, the faults of its build, and the field that it stands in."""
    path = "perkada.berkas_batang_tubuh"
    name = p.berkas_batang_tubuh or ""
    if model is not None:
        regulation = read_regulation(model.body)
    elif p.batang_tubuh:
        regulation, path = read_regulation(p.batang_tubuh), "perkada.batang_tubuh"
    elif (read := _drafted(name)) is not None:
        reading = read(_bytes(record, name, path), name)
        return reading.regulation, reading.findings, path
    else:
        regulation = read_regulation(_text(record, name, path))
    return regulation, check_regulation(regulation), path


def _drafted(name: str) -> Callable[[bytes, str], Reading] | None:
    """How a draft that is no plain text is read; Word's reader is imported when one comes."""
    ending = PurePath(name).suffix.lower()
    if ending == ".docx":
        read: Callable[[bytes, str], Reading] = importlib.import_module(
            "docgen.perkada.docx"
        ).read_docx
        return read
    return read_markdown if ending in (".md", ".markdown") else None


def _bytes(record: Record, name: str, path: str) -> bytes:
    """A file that the record names."""
    file = inside(record.folder, name, path)
    size = file.stat().st_size
    if size > MAX_BYTES:
        params = {"ukuran": f"{size / 1e6:.1f}", "batas": f"{MAX_BYTES / 1e6:.0f}"}
        raise DataError(Finding("record.file_too_large", path, params))
    return file.read_bytes()


def _text(record: Record, name: str, path: str) -> str:
    """The text of a file that the record names."""
    data = _bytes(record, name, path)
    if b"\0" in data[:4096]:
        raise DataError(Finding("record.not_text", path))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        position = {"posisi": error.start + 1}
        raise DataError(Finding("record.not_utf8", path, position)) from None


def _annexes(record: Record, p: Perkada, model: ModelText | None) -> tuple[AnnexText, ...]:
    if p.lampiran or model is None:
        return tuple(_annex(record, item, n) for n, item in enumerate(p.lampiran))
    return tuple(AnnexText(a.judul, _lines(a.isi), a.tabel) for a in model.annexes)


def _annex(record: Record, item: LampiranPerkada, n: int) -> AnnexText:
    text = item.isi or ""
    if item.berkas:
        text = _text(record, item.berkas, f"perkada.lampiran[{n}].berkas")
    return AnnexText(item.judul, _lines(text), _table(item))


def _table(item: LampiranPerkada) -> tuple[tuple[str, ...], ...]:
    """The table with rows of one length; a placeholder in place of a table is one cell."""
    found = [row if isinstance(row, tuple) else (str(row),) for row in item.tabel]
    widest = max((len(row) for row in found), default=0)
    return tuple((*row, *[""] * (widest - len(row))) for row in found)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().split("\n")) if text.strip() else ()
