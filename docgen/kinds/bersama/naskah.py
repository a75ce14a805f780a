"""A document to be made, and the description of a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from docgen.records.telaah import Record

__all__ = ["Context", "Kind", "MediaNeed", "Naskah", "Registration"]

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
    paper: str = ""
    """The paper, where the office chooses it (``A4``); empty: the template's own."""
    formats: tuple[str, ...] = ()
    """Its own formats, where they are not those that are asked for (``html``, ``txt``)."""
    place: str = ""
    """The section of the record that it is made from, for errors."""

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
