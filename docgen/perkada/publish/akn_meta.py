"""The metadata of an Akoma Ntoso file: work, expression, manifestation, gazette, references."""

from __future__ import annotations

from datetime import date

from lxml import etree

from docgen.bahasa.tanggal import tanggal
from docgen.perkada.publish.identity import Identity, slug
from docgen.perkada.publish.terms import tag

__all__ = ["add_meta", "dated"]

_SOURCE = "#docgen"
_Element = etree._Element


def dated(day: date) -> str:
    """A day as the closing of a regulation prints it."""
    return tanggal(day)


def _add(parent: _Element, name: str, /, **attributes: str) -> _Element:
    return etree.SubElement(parent, tag(name), attributes)


def add_meta(parent: _Element, identity: Identity, component: str = "main") -> None:
    """The ``meta`` of the act, or of one of its attachments (``component``)."""
    meta = _add(parent, "meta")
    _identification(meta, identity, component)
    if component != "main":
        return
    _add(
        meta,
        "publication",
        date=identity.diundangkan.isoformat(),
        name="Berita Daerah",
        showAs=identity.berita_daerah,
        number=identity.nomor_berita_daerah,
    )
    cycle = _add(meta, "lifecycle", source=_SOURCE)
    day = identity.ditetapkan.isoformat()
    _add(cycle, "eventRef", eId="generation", date=day, source="#ro1", type="generation")
    references = _add(meta, "references", source=_SOURCE)
    _add(references, "original", eId="ro1", href=identity.expression, showAs=identity.judul)
    author, name = slug(identity.pembentuk) or "pembentuk", identity.pembentuk
    href = f"/akn/ontology/organization/id/{author}"
    _add(references, "TLCOrganization", eId=_author(identity), href=href, showAs=name)
    _add(
        references,
        "TLCObject",
        eId=_SOURCE.removeprefix("#"),
        href="/akn/ontology/object/docgen",
        showAs="docgen",
    )


def _author(identity: Identity) -> str:
    return f"pembentuk-{slug(identity.pembentuk)}".rstrip("-")


def _identification(meta: _Element, identity: Identity, component: str) -> None:
    frbr = _add(meta, "identification", source=_SOURCE)
    author = f"#{_author(identity)}"
    enacted = identity.ditetapkan.isoformat()
    part = f"/!{component}"

    work = _add(frbr, "FRBRWork")
    _add(work, "FRBRthis", value=identity.work + part)
    _add(work, "FRBRuri", value=identity.work)
    _add(work, "FRBRalias", value=identity.judul, name="judul")
    _add(work, "FRBRdate", date=enacted, name="Penetapan")
    _add(work, "FRBRauthor", href=author)
    _add(work, "FRBRcountry", value="id")
    _add(work, "FRBRsubtype", value=slug(identity.jenis))
    _add(work, "FRBRnumber", value=identity.nomor)
    _add(work, "FRBRname", value=identity.tentang)

    expression = _add(frbr, "FRBRExpression")
    _add(expression, "FRBRthis", value=identity.expression + part)
    _add(expression, "FRBRuri", value=identity.expression)
    _add(expression, "FRBRdate", date=enacted, name="Penetapan")
    _add(expression, "FRBRauthor", href=author)
    _add(expression, "FRBRlanguage", language="ind")

    manifestation = _add(frbr, "FRBRManifestation")
    _add(manifestation, "FRBRthis", value=f"{identity.expression}{part}.xml")
    _add(manifestation, "FRBRuri", value=f"{identity.expression}.akn")
    _add(manifestation, "FRBRdate", date=identity.diundangkan.isoformat(), name="Pengundangan")
    _add(manifestation, "FRBRauthor", href=_SOURCE)
    _add(manifestation, "FRBRformat", value="application/akn+xml")
