"""Records become documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from typing import Literal, cast

from docgen import __version__, settings
from docgen.errors import DataError, DocgenError, UsageFault
from docgen.kinds import Kind, Naskah, all_kinds
from docgen.kinds.bersama.tanda import KONSEP
from docgen.records.telaah import Record
from docgen.rendering import docx
from docgen.rendering.media import Picture, Properties
from docgen.rendering.pdf.content import content_hash as pdf_content_hash
from docgen.service.media import pictures
from docgen.service.templates import TemplateStore

__all__ = [
    "FORMATS",
    "Document",
    "Format",
    "Wish",
    "formats",
    "generate",
    "made_from",
    "naskahs",
    "record_hash",
    "render",
]

Format = Literal["docx", "pdf", "html", "txt"]
FORMATS: tuple[Format, ...] = ("docx", "pdf")
"""What can be asked for; a page (html) and plain text (txt) are variants of their own."""


@dataclass(frozen=True, slots=True)
class Document:
    """One finished file."""

    kind: str
    variant: str | None
    """None for the main document."""
    format: Format
    data: bytes
    name: str
    """Its file name: ``<kind>[-<variant>][-<n>].<format>``."""
    folder: str
    """The name of its record's output folder."""
    pages: int | None
    """Pages of a PDF; None for a DOCX, which Word paginates."""
    template_hash: str = ""
    """SHA-256 of the template and all that it includes, in hex; empty for plain text."""

    @property
    def sha256(self) -> str:
        """SHA-256 of the file, in hex."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def content_hash(self) -> str:
        """SHA-256 over the uncompressed parts: the same on every machine."""
        if self.format == "docx":
            return docx.content_hash(self.data)
        return pdf_content_hash(self.data) if self.format == "pdf" else self.sha256


@dataclass(frozen=True, slots=True)
class Wish:
    """What to make of a record."""

    formats: tuple[Format, ...] = FORMATS
    only: frozenset[str] = frozenset()
    """Kinds; none: all that the record has a section for."""
    variants: frozenset[str] = frozenset()
    """Variants on request, beside those that are made without asking."""

    def __post_init__(self) -> None:
        """Refuse what docgen does not know, all at once."""
        kinds, variants = _known()
        for code, wanted, options in (
            ("service.unknown_format", self.formats, FORMATS),
            ("service.unknown_kind", self.only, kinds),
            ("service.unknown_variant", self.variants, variants),
        ):
            unknown = sorted(set(wanted).difference(options)) if wanted else ()
            if unknown:
                params = {"nilai": ", ".join(unknown), "dikenal": ", ".join(options)}
                raise UsageFault.of(code, **params)


@cache
def _known() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of all kinds, in their order, and of all variants."""
    kinds = all_kinds()
    variants = {name for kind in kinds for name in (*kind.automatic, *kind.on_request)}
    return tuple(kind.name for kind in kinds), tuple(sorted(variants))


def record_hash(record: Record) -> str:
    """SHA-256 of what the record says, whatever its spelling in YAML or JSON."""
    return record.hash


def naskahs(record: Record, wish: Wish, *, every: bool = False) -> list[Naskah]:
    """The documents that a record yields, in the order of its sections; of every kind, or of those
    that are wished for.

    Raises DataError when nothing would be made of it.
    """
    found: list[Naskah] = []
    for kind in all_kinds() if every else _wanted(wish):
        if getattr(record.berkas, kind.section) is not None:
            found += kind.documents(record, wish.variants)
    if not found:
        asked = ", ".join(sorted(wish.only)) or "-"
        raise DataError.of("service.nothing_to_make", record.name, diminta=asked)
    return found


def formats(naskah: Naskah, wish: Wish) -> tuple[Format, ...]:
    """The formats that a document is made in: its own, else those asked for."""
    return cast("tuple[Format, ...]", naskah.formats) or wish.formats


def _wanted(wish: Wish) -> Sequence[Kind]:
    return [kind for kind in all_kinds() if not wish.only or kind.name in wish.only]


def _properties(record: Record, naskah: Naskah, template_hash: str) -> Properties:
    when = naskah.dated
    return Properties(
        title=naskah.title,
        subject=naskah.kind,
        author=naskah.author,
        created=datetime.combine(when, time()) if when else settings.undated(),
        record_hash=record_hash(record),
        template_hash=template_hash,
        version=__version__,
        address=naskah.context["qr"]["alamat"],
        zone=naskah.zone,
        draft=naskah.context.get("tanda") == KONSEP,
    )


def render(
    record: Record,
    naskah: Naskah,
    format: Format,  # noqa: A002 - the word of the contract
    store: TemplateStore,
    media: Mapping[str, Picture],
) -> Document:
    """One document in one format."""
    name = f"{naskah.template}.{'xml' if format == 'pdf' else format}"
    context = naskah.context
    pages: int | None = None
    properties: Properties | None = None
    if format == "docx":
        template = store.docx(naskah.template, naskah.paper)
        properties = _properties(record, naskah, template.hash)
        # Each value is looked at before it is printed; the record vouches for the others.
        wanted = {n: context[n] for n in template.asked or context if n in context}
        data = template.render(wanted, media=media, properties=properties, vouched=True)
    elif format == "pdf":
        properties = _properties(record, naskah, store.pdf.template_hash(name))
        result = store.pdf.render(name, context, media=media, properties=properties)
        data, pages = result.data, result.pages
    elif format == "html":
        properties = _properties(record, naskah, store.html.template_hash(name))
        data = store.html.html(name, context, media=media, properties=properties)
    else:
        data = store.text.plain(name, context)
    return Document(
        kind=naskah.kind,
        variant=naskah.variant,
        format=format,
        data=data,
        name=f"{naskah.stem}.{format}",
        folder=record.berkas.folder_name,
        pages=pages,
        template_hash=properties.template_hash if properties else "",
    )


def generate(
    record: Record, wish: Wish | None = None, store: TemplateStore | None = None
) -> Iterator[Document]:
    """The documents of a record, one after another.

    Raises DataError when a value cannot be printed, TemplateFault when a template is at fault. A
    fault in one document of a record stops it: callers that write files make all of them first.
    """
    wish = wish or Wish()
    yield from made_from(record, naskahs(record, wish), wish, store)


def made_from(
    record: Record,
    found: Iterable[Naskah],
    wish: Wish,
    store: TemplateStore | None = None,
) -> Iterator[Document]:
    """The documents of a record that are listed already. Raises as :func:`generate`."""
    store = store or TemplateStore(settings.current().templates)
    for naskah in found:
        try:
            media = pictures(record, naskah.media)
            for format in formats(naskah, wish):  # noqa: A001 - the word of the contract
                yield render(record, naskah, format, store, media)
        except RecursionError:
            raise DataError.of("service.too_deep", naskah.place) from None
        except MemoryError as error:
            raise DocgenError.of("service.out_of_memory", naskah.place) from error
