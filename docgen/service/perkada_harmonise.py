"""The pack for e-Harmonisasi: a draft with what those who harmonise it want to see, as one zip."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from os import PathLike
from pathlib import PurePath

from docgen.bahasa.kapital import kapital
from docgen.errors import DataError, UsageFault
from docgen.i18n import Language, text
from docgen.kinds import all_kinds
from docgen.kinds.perkada import context
from docgen.kinds.perkada.teks import full_text
from docgen.perkada.lint import lint_text
from docgen.records.jenis import isi
from docgen.records.muat import Source
from docgen.records.telaah import Record
from docgen.service.checking import check
from docgen.service.documents import Wish, generate
from docgen.service.perkada_compare import (
    Compared,
    against_record,
    marked,
    names_of_sides,
    signature,
)
from docgen.service.perkada_lint import rule_line
from docgen.service.perkada_matrix import MATRIX_FORMS, matrix_file
from docgen.service.perkada_publish import Published, contents
from docgen.service.templates import TemplateStore

__all__ = ["harmonise"]

_FOLDER = "sandingan"


def harmonise(
    source: Source,
    store: TemplateStore,
    comparison: Mapping[str, bytes] | None = None,
    language: Language = "id",
    *,
    against: str | PathLike[str] | None = None,
) -> Published:
    """The draft and the letters of a record in both formats, the report of the linter, contents.

    ``comparison``: files that compare this draft with an older one, by name; they go into the
    folder ``sandingan``. What is not given is not in the list of contents either.
    ``against``: an older draft, or ``model`` for the bundled text; the draft with revision marks
    and the matrix of the meeting, which compare both, go into that folder too.

    Raises DataError for a faulty record, one without a regulation or an older draft that cannot be
    read, UsageFault for two files of comparison with one name.
    """
    (checked,) = check([source])
    if checked.record is None:
        raise DataError(*checked.of("E"))
    record = checked.record
    if record.berkas.perkada is None:
        raise DataError.of("publish.no_regulation", "perkada")
    wish = Wish(only=frozenset(kind.name for kind in all_kinds() if kind.with_perkada))
    files = {done.name: done.data for done in generate(record, wish, store)}
    files |= _report(record, language)
    warnings = [f for f in checked.of("W") if f.path.startswith("perkada")]
    if against is not None:
        compared = against_record(against, record, "perkada.docx")
        files |= _comparison(compared, store, isi(record.berkas.perkada.pemrakarsa))
        # the place of what is about the pair: the record has a section of nearly this name
        warnings += (
            replace(f, path=_FOLDER) if f.path == compared.new.name else f
            for f in compared.findings
        )
    for name, data in (comparison or {}).items():
        place = f"{_FOLDER}/{PurePath(name).name}"
        if place in files:
            raise UsageFault.of("publish.comparison_twice", name)
        files[place] = data
    title = str(context(record)["judul"][0])
    files["daftar-isi.txt"] = contents(
        kapital(f"{title} TENTANG {record.berkas.perkada.tentang}"), files
    )
    return Published(f"{record.berkas.folder_name}-harmonisasi", files, tuple(warnings))


def _comparison(compared: Compared, store: TemplateStore, author: str | None) -> dict[str, bytes]:
    """What compares the draft with an older one: marks in Word, the matrix in both formats."""
    names = names_of_sides(compared)
    made = {f"{_FOLDER}/perubahan.docx": marked(compared, signature(author, None))}
    for ending in MATRIX_FORMS:
        name = f"{_FOLDER}/matriks{ending}"
        made[name] = matrix_file(compared.comparison, name, names=names, store=store)
    return made


def _report(record: Record, language: Language) -> dict[str, bytes]:
    """What the rules of drafting find in the draft, for people and for programs."""
    report = lint_text(full_text(context(record)))
    lines = [rule_line(finding, language) for finding in report.findings]
    summary = {severity: len(report.of(severity)) for severity in "EWI"}
    told = [text("cli.lint_summary", language, **summary), ""]
    for line in lines:
        told.append(f"{line['severity']}  {line['rule']}  {line['where']}: {line['message']}")
        if line["fix"]:
            told.append(f"    {line['fix']}")
    data = json.dumps({"findings": lines, "summary": summary}, ensure_ascii=False, indent=2)
    return {
        "laporan-pemeriksaan.txt": ("\n".join(told).rstrip() + "\n").encode(),
        "laporan-pemeriksaan.json": (data + "\n").encode(),
    }
