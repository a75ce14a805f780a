"""The two sides of a comparison: drafts in files, the Perkada of a record, the model text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

import yaml

from docgen.errors import DataError, Finding
from docgen.kinds.perkada import context
from docgen.kinds.perkada.teks import full_text
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Enactment, Regulation
from docgen.perkada.tree import map_texts
from docgen.records.telaah import Record
from docgen.service.loading import load, sources_of, validated
from docgen.service.perkada import read_draft

__all__ = ["MODEL", "Side", "model_side", "read_side", "record_side"]

MODEL = "model"
_RECORDS = (".yaml", ".yml", ".json")
_LEVELS = (("GUBERNUR", "provinsi"), ("BUPATI", "kabupaten"), ("WALI", "kota"))
_TITLE = "[judul peraturan]"
_ACTING = re.compile(r"(Pjs?|Plt|Plh)\. ?", re.IGNORECASE)
_REGION = re.compile(r"(?:PROVINSI|KABUPATEN|KOTA)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two drafts."""

    name: str
    """The file, or ``model``."""
    regulation: Regulation
    findings: tuple[Finding, ...] = ()


def read_side(path: str | PathLike[str]) -> Side:
    """A draft (.txt, .md, .docx), or the Perkada of a record (.yaml, .yml, .json).

    Raises what :func:`docgen.service.perkada.read_draft` and :func:`docgen.service.load` raise, and
    ``DataError`` (``compare.no_perkada``) for a record without one.
    """
    file = Path(path)
    if file.suffix.lower() not in _RECORDS:
        reading = read_draft(file)
        return Side(file.name, reading.regulation, reading.findings)
    record = load(file)
    return record_side(record, file.name)


def record_side(record: Record, name: str) -> Side:
    """The Perkada of a record.

    Raises ``DataError`` (``compare.no_perkada``) for a record without one.
    """
    if record.berkas.perkada is None:
        raise DataError(Finding("compare.no_perkada", name))
    return Side(name, _printed(record))


def _printed(record: Record) -> Regulation:
    """The Perkada of a record as it would be printed."""
    return read_regulation(full_text(context(record)))


def model_side(draft: Regulation) -> Side:
    """The bundled model text for the region and type that the draft's title names.

    What only a draft has (title, opening, dictum, closing, explanation) is the draft's own, so that
    the comparison shows the matter and not blanks. Raises ``DataError`` (``compare.model_type``)
    when the title names no regulation of a regional head.
    """
    jenis = draft.title.jenis.upper()
    level = next((level for word, level in _LEVELS if word in jenis), "")
    if not level:
        raise DataError(Finding("compare.model_type", params={"jenis": draft.title.jenis or "-"}))
    name = _REGION.sub("", draft.title.nama_daerah, count=1).title() or "[nama daerah]"
    region = {"tingkat": level, "nama": name, "ibu_kota": "[ibu kota]"}
    if level != "provinsi":
        region["provinsi"] = "[nama provinsi]"
    officers = {
        "kepala_daerah": _officer(draft.closing.ditetapkan if draft.closing else None),
        "sekretaris_daerah": _officer(draft.closing.diundangkan if draft.closing else None),
    }
    about = {
        "tentang": _TITLE,
        "pemrakarsa": "[pemrakarsa]",
        "berkas_batang_tubuh": "naskah-model",
    }
    written = yaml.safe_dump({"pemda": {**region, **officers}, "perkada": about})
    (record,) = validated(sources_of(written.encode(), "model.yaml", None))
    model = _printed(record)
    named = _about(draft) or _TITLE
    annexes = (
        replace(annex, text=annex.text.replace(_TITLE, draft.title.tentang or _TITLE))
        for annex in model.annexes
    )
    return Side(
        MODEL,
        replace(
            model,
            recitals=map_texts(model.recitals, lambda text: text.replace(_TITLE, named)),
            annexes=tuple(annexes),
            title=draft.title,
            opening=draft.opening,
            dictum=draft.dictum,
            closing=draft.closing,
            explanation=draft.explanation,
            unplaced=draft.unplaced,
        ),
    )


def _officer(block: Enactment | None) -> dict[str, str]:
    """Who signs, as far as the draft says."""
    office = block.jabatan.rstrip(", ") if block else ""
    acting = _ACTING.match(office)
    found = {
        "nama": (block.nama if block else "") or "[nama pejabat]",
        "jabatan": office[acting.end() :] if acting else office,
    }
    found["jabatan"] = found["jabatan"] or "[jabatan]"
    if acting:
        found["status_jabatan"] = acting[1].lower()
    return found


def _about(draft: Regulation) -> str:
    """The name of the regulation as its recitals write it; as the title does, when they do not."""
    title = " ".join(draft.title.tentang.split())
    for node in draft.recitals:
        text = " ".join(node.text.split())
        at = text.casefold().find(title.casefold())
        if title and at >= 0 and len(text.casefold()) == len(text):
            return text[at : at + len(title)]
    return title
