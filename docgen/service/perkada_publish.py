"""Publishing a Perkada: what the JDIH, the JDIHN and programs are given, or why not yet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from docgen.data.daerah import cari_daerah
from docgen.errors import DataError, Finding, UsageFault
from docgen.kinds.bersama.daerah import nama_daerah
from docgen.kinds.perkada import context
from docgen.kinds.perkada.abstrak import kepala_abstrak
from docgen.kinds.perkada.kepala import names_of
from docgen.kinds.perkada.teks import full_text
from docgen.ooxml.zipping import pack
from docgen.perkada.publish.akn import to_akn
from docgen.perkada.publish.identity import Identity
from docgen.perkada.publish.jdih import Catalogued, feed_entry, file_stem, metadata
from docgen.perkada.reader import read_regulation
from docgen.records.berkas import Berkas
from docgen.records.jenis import Isian, isi
from docgen.records.muat import Source
from docgen.records.perkada import Jdih, Perkada
from docgen.records.telaah import Record
from docgen.service.checking import Checked, check
from docgen.service.documents import Document, Wish, naskahs, render
from docgen.service.media import pictures
from docgen.service.output import write_file
from docgen.service.record_lint import is_drafting, lint_record
from docgen.service.register_source import SHARED
from docgen.service.templates import TemplateStore

__all__ = [
    "ABSTRACT_FROM",
    "ABSTRACT_PAGES",
    "Published",
    "only_record",
    "publish",
    "write_published",
]

ABSTRACT_FROM = 16
"""Pages from which a regulation has an abstract (manual to Permenkumham 8/2019: more than 15)."""
ABSTRACT_PAGES = 2
"""Pages that an abstract may have at most (the same manual)."""
_CONTENTS = "daftar-isi.txt"


@dataclass(frozen=True, slots=True)
class Published:
    """The files of one publication, by name, the list of contents last."""

    name: str
    """What the whole is called: the stem of its main file."""
    files: Mapping[str, bytes]
    warnings: tuple[Finding, ...] = ()
    """What to look at again."""


def publish(source: Source, store: TemplateStore, *, abstract: bool | None = None) -> Published:
    """The certified copy (PDF, DOCX), Akoma Ntoso, metadata, feed entry and abstract of a record.

    ``abstract``: whether to make one; None: when the copy has more than 15 pages. One of more than
    two pages comes with a warning.

    Raises DataError with everything that stands against publishing: faults of the record (a
    promulgation before the enactment among them), a draft, a missing number or date, places still
    to be filled in, errors of drafting, a year that is neither that of the enactment nor of the
    promulgation (butir 2), nobody to certify the copy, a region without a code.
    """
    record, warnings = _ready(source)
    copy = _one(record, store, "salinan", "pdf")
    berkas, p = record.berkas, _section(record)
    identity = _identity(berkas, p)
    about = _catalogued(berkas, p, copy.pages or 0, len(_values(record)["lampiran"]))
    stem = file_stem(identity, about.kode_jenis)
    told = abstract if abstract is not None else about.halaman >= ABSTRACT_FROM
    files = {
        f"{stem}.pdf": copy.data,
        f"{stem}.docx": _one(record, store, "salinan", "docx").data,
        f"{stem}.akn.xml": to_akn(read_regulation(full_text(_values(record))), identity),
        "metadata.json": _json(metadata(identity, about)),
        "jdihn.json": _json([feed_entry(identity, about, abstract=told)]),
    }
    if told:
        own = file_stem(identity, about.kode_jenis, abstract=True)
        for form in ("pdf", "docx"):
            made = _one(record, store, "abstrak", form, about.halaman)
            files[f"{own}.{form}"] = made.data
            if (made.pages or 0) > ABSTRACT_PAGES:
                params = {"halaman": made.pages, "batas": ABSTRACT_PAGES}
                place = "perkada.jdih.materi_pokok"
                warnings += (Finding("publish.abstract_long", place, params, "W"),)
    files[_CONTENTS] = contents(identity.judul, files)
    return Published(stem, files, warnings)


def write_published(published: Published, out: Path) -> list[Path]:
    """Write the files into the folder ``out``, or as one zip when its name ends so.

    Raises what :func:`docgen.service.output.write_file` raises.
    """
    if out.suffix.lower() == ".zip":
        write_file(out, pack(published.files))
        return [out]
    paths = [out / name for name in published.files]
    for path, data in zip(paths, published.files.values(), strict=True):
        write_file(path, data)
    return paths


def contents(title: str, files: Mapping[str, bytes]) -> bytes:
    """The list of what is there, in order, with the size of each file."""
    lines = [f"{n}. {name} ({len(data)} bita)" for n, (name, data) in enumerate(files.items(), 1)]
    return ("\n".join([title, "", "Daftar isi:", *lines]) + "\n").encode()


def only_record(sources: list[Source], path: str) -> Source:
    """The one record of a file; UsageFault when there are several."""
    if len(sources) != 1:
        raise UsageFault.of("service.several_records", path, jumlah=len(sources))
    return sources[0]


# --- what may be published ------------------------------------------------------------------------


def _ready(source: Source) -> tuple[Record, tuple[Finding, ...]]:
    (checked,) = check([source])
    if checked.record is None:
        raise DataError(*checked.of("E"))
    faults = _faults(checked, checked.record)
    if faults:
        raise DataError(*faults)
    mine = tuple(f for f in checked.of("W") if f.path.startswith("perkada"))
    return checked.record, mine


def _faults(checked: Checked, record: Record) -> list[Finding]:
    """Everything that stands against publishing a valid record."""
    p = record.berkas.perkada
    if p is None:
        return [Finding("publish.no_regulation", "perkada")]
    found = []
    if p.status not in ("final", "salinan"):
        found.append(Finding("publish.draft", "perkada.status"))
        for name in ("nomor", "tahun", "ditetapkan", "diundangkan"):
            if getattr(p, name) in (None, "..."):
                found.append(Finding("publish.missing", f"perkada.{name}"))
    own = {*SHARED, "perkada"} - {"unit", "kelompok_rentan"}
    for blank in checked.of("P"):
        if blank.path.partition(".")[0].partition("[")[0] in own:
            found.append(replace(blank, code="publish.placeholder", severity="E"))
    found += [f for f in lint_record(record) if f.severity == "E" and is_drafting(f)]
    found += _identity_faults(record.berkas, p)
    return found


def _identity_faults(berkas: Berkas, p: Perkada) -> list[Finding]:
    found = []
    days = [isi(part.tanggal) for part in (p.ditetapkan, p.diundangkan) if part]
    years = sorted({str(day.year) for day in days if day})
    year = isi(p.tahun)
    if year and years and year != "..." and year not in years:
        params = {"tahun": year, "tanggal": ", ".join(years)}
        found.append(Finding("publish.year", "perkada.tahun", params))
    copier = p.salinan.pejabat if p.salinan else None
    if copier is None and berkas.pemda.kepala_bagian_hukum is None:
        found.append(Finding("publish.no_copy_officer", "pemda.kepala_bagian_hukum"))
    code = _region_code(berkas, p)
    if not (code.isascii() and code.isdigit() and len(code) in (2, 4)):
        found.append(Finding("publish.region_code", "perkada.jdih.kode_daerah", {"nilai": code}))
    kind = _about(p).kode_jenis
    if kind is not None and not (kind.isascii() and kind.isalpha() and kind.islower()):
        found.append(Finding("publish.type_code", "perkada.jdih.kode_jenis", {"nilai": kind}))
    return found


# --- what it says ---------------------------------------------------------------------------------


def _section(record: Record) -> Perkada:
    if record.berkas.perkada is None:
        raise DataError.of("publish.no_regulation", "perkada")
    return record.berkas.perkada


def _values(record: Record) -> dict[str, Any]:
    return context(record)


def _about(p: Perkada) -> Jdih:
    return p.jdih or Jdih()


def _region_code(berkas: Berkas, p: Perkada) -> str:
    """The code in the record, else that of the table; empty when neither knows the region."""
    if given := _about(p).kode_daerah or isi(berkas.pemda.kode_wilayah):
        return given.replace(".", "")
    level, name = berkas.pemda.tingkat, isi(berkas.pemda.nama)
    found = None if isinstance(level, Isian) or not name else cari_daerah(level, name)
    return found.kode.replace(".", "") if found else ""


def _day(value: object) -> date:
    if not isinstance(value, date):  # the faults of a publication are told before
        raise DataError.of("publish.missing", "perkada.ditetapkan")
    return value


def _identity(berkas: Berkas, p: Perkada) -> Identity:
    enacted = _day(p.ditetapkan and p.ditetapkan.tanggal)
    names = names_of(berkas, p, enacted, rancangan=False)
    gazette = p.berita_daerah
    number = (gazette.nomor if gazette else None) or p.nomor or ""
    return Identity(
        jenis=names.jenis,
        daerah=names.daerah,
        kode_daerah=_region_code(berkas, p),
        nomor=p.nomor or "",
        tahun=p.tahun or "",
        tentang=p.tentang,
        ditetapkan=enacted,
        diundangkan=_day(p.diundangkan and p.diundangkan.tanggal),
        pembentuk=names.kepala,
        berita_daerah=f"Berita Daerah {names.daerah} Tahun {_gazette_year(p)} Nomor {number}",
        nomor_berita_daerah=number,
    )


def _gazette_year(p: Perkada) -> str:
    own = p.berita_daerah.tahun if p.berita_daerah else None
    return str(own if own is not None else p.tahun)


def _catalogued(berkas: Berkas, p: Perkada, pages: int, annexes: int) -> Catalogued:
    about, pemda = _about(p), berkas.pemda
    signer = (p.ditetapkan.pejabat if p.ditetapkan else None) or pemda.kepala_daerah
    place = (p.ditetapkan.tempat if p.ditetapkan else None) or pemda.ibu_kota
    region = nama_daerah(pemda, isi(p.ditetapkan.tanggal) if p.ditetapkan else None)
    return Catalogued(
        wilayah=region.removeprefix("Kota ").removeprefix("Kabupaten ").removeprefix("Provinsi "),
        tempat=str(place),
        penandatangan=signer.nama if signer else "",
        pemrakarsa=p.pemrakarsa,
        halaman=pages,
        tahun_berita_daerah=_gazette_year(p),
        lampiran=annexes,
        mengubah=p.mengubah or "",
        mencabut=tuple(p.mencabut),
        subjek=tuple(about.subjek),
        bidang_hukum=about.bidang_hukum or "",
        singkatan=about.singkatan or "",
        kode_jenis=about.kode_jenis or "",
        id_data=about.id_data or "",
        lokasi=about.lokasi or "",
        alamat=about.alamat or "",
    )


def _one(
    record: Record, store: TemplateStore, variant: str, form: Any, pages: int | None = None
) -> Document:
    """One variant of the regulation; the abstract with the pages of the copy in its head line."""
    wish = Wish((form,), frozenset({"perkada"}), frozenset({variant}))
    found = (naskah for naskah in naskahs(record, wish) if naskah.variant == variant)
    naskah = next(found)
    if pages is not None:
        p = _section(record)
        names = names_of(record.berkas, p, isi(naskah.dated), rancangan=False)
        told = {**naskah.context["abstrak"], "kepala": kepala_abstrak(p, names, pages)}
        naskah = replace(naskah, context={**naskah.context, "abstrak": told})
    return render(record, naskah, form, store, pictures(record, naskah.media))


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
