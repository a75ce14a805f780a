"""A document to be made, and the description of a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from docgen.records.telaah import Record

__all__ = ["QR_SLOT", "Context", "Kind", "MediaNeed", "Naskah", "Numbering", "Registration", "qr"]

QR_SLOT = "qr"
"""The slot of the QR code's picture, which the service draws."""

Context = dict[str, Any]
"""Finished Indonesian sentences in plain str, int, bool, list and dict."""


@dataclass(frozen=True, slots=True)
class Registration:
    """The place of a document in the register."""

    id: str
    """Identifier that cannot be guessed, part of the address behind the QR code."""
    nomor: str
    """The number that the register gave."""
    url: str
    """Where the document can be verified."""


def qr(registration: Registration | None) -> Context:
    """The block by which a reader of the paper finds the register; empty without registration."""
    if registration is None:
        return {"slot": "", "kalimat": "", "alamat": ""}
    under = f" dengan nomor {registration.nomor}" if registration.nomor else ""
    return {
        "slot": QR_SLOT,
        "kalimat": f"Dokumen ini terdaftar{under}. Keasliannya dapat diperiksa dengan memindai "
        "kode QR atau melalui alamat:",
        "alamat": registration.url,
    }


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a document comes by its number."""

    path: str
    """The place of the number in the record: ``verifikasi.nomor``."""
    series: str
    """What numbers one another: ``berita-acara``, ``perkada``."""
    scope: str
    """Whose numbers they are: the government, and the office in it."""
    unit: str
    """The short name of the office; empty when the record gives none."""
    year: int | None
    """The year of the series; None while the date is a placeholder."""
    month: int | None = None
    required: bool = False
    """Whether such a document always carries a number."""
    plain: bool = False
    """Plain digits, as regulations have (Lampiran II UU 12/2011 butir 2a)."""


@dataclass(frozen=True, slots=True)
class MediaNeed:
    """A picture that a document places, named in the record."""

    slot: str
    """The name by which templates and contexts call it."""
    berkas: str
    """The file, relative to the record's folder."""
    path: str
    """The place in the record that names it, for errors."""
    kind: Literal["lambang", "foto"]
    """An emblem stays lossless; a photograph is made smaller and loses its metadata."""
    width: float
    """Greatest printed width in millimetres."""
    height: float
    """Greatest printed height in millimetres."""
    alt: str
    """Alternative text."""


@dataclass(frozen=True, slots=True)
class Naskah:
    """One document to be made, in whatever format."""

    kind: str
    """The kind, such as ``berita-acara``."""
    variant: str | None
    """None for the main document."""
    context: Mapping[str, Any]
    """What its templates may print."""
    title: str
    """The title of the file."""
    media: tuple[MediaNeed, ...] = ()
    """The pictures that it places."""
    number: int | None = None
    """Which of several documents of one variant, from 1."""
    dated: date | None = None
    """The date of the act; None while it is a placeholder."""
    author: str = ""
    """The institution that issues it."""
    signatories: tuple[tuple[str, str], ...] = ()
    """Who signs it, as printed: names and offices."""
    zone: str = ""
    """The zone in which its hours are told (``WITA``); empty when the record does not say."""
    paper: str = ""
    """The paper, where the office chooses it (``A4``); empty: the template's own."""
    formats: tuple[str, ...] = ()
    """Its own formats, where they are not those that are asked for (``html``, ``txt``)."""
    place: str = ""
    """The section of the record that it is made from, for errors."""
    numbering: Numbering | None = None
    """How it comes by its number; None for one that carries none."""
    form: bool = False
    """A blank form or list, which is nobody's act and is not registered."""

    def registered(self, registration: Registration) -> Naskah:
        """The same document with its QR code; its number is the record's."""
        return replace(self, context={**self.context, "qr": qr(registration)})

    @property
    def template(self) -> str:
        """The stem of its templates' file names."""
        return f"{self.kind}-{self.variant}" if self.variant else self.kind

    @property
    def stem(self) -> str:
        """The stem of its own file name."""
        return f"{self.template}-{self.number}" if self.number else self.template


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: how a record becomes it."""

    name: str
    """Its name on the command line and in file names."""
    section: str
    """The section of the record that yields it."""
    context: Callable[..., Context]
    """``context(record, registration=None)``: one context for all formats and variants."""
    documents: Callable[[Record, frozenset[str]], list[Naskah]]
    """The documents of a record: the main one, the variants that apply, those asked for by name."""
    automatic: tuple[str, ...] = ()
    """Variants that are made without asking, where they apply."""
    on_request: tuple[str, ...] = ()
    """Variants that are made when asked for."""
    required_numbers: tuple[str, ...] = ()
    """Places of numbers without which the record is faulty, and which the register can give."""
    with_perkada: bool = False
    """Whether it goes with a draft regulation to those who harmonise it."""
