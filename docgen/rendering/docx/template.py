"""The door itself: a template compiled once, rendered as often as wanted. A wrapper of docxtpl."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any, BinaryIO

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Undefined
from lxml import etree

from docgen.errors import Finding, TemplateFault, UsageFault
from docgen.rendering.docx.document import Document
from docgen.rendering.docx.faults import finding, with_lines
from docgen.rendering.docx.inspection import inspect, parse
from docgen.rendering.docx.media import slots
from docgen.rendering.docx.mending import mended
from docgen.rendering.docx.package import LIMITS, Limits, read_members
from docgen.rendering.docx.properties import as_fields, core_xml
from docgen.rendering.docx.sandbox import Sandbox
from docgen.rendering.docx.values import prepare, subdocuments
from docgen.rendering.docx.zipping import pack, unpack
from docgen.rendering.media import Picture, Properties

__all__ = ["CompiledTemplate", "compile_template"]

_OPENING = (KeyError, ValueError, AttributeError, TypeError, IndexError, etree.XMLSyntaxError)
"""What python-docx raises for a package that hangs together badly."""
_RENDERED_PROPERTIES = ("title", "subject", "author", "comments", "keywords", "category")


class CompiledTemplate:
    """A checked template. Immutable: many threads may render with one."""

    __slots__ = ("_data", "_hash", "_undefined")

    def __init__(self, data: bytes, undefined: type[Undefined], hash: str) -> None:  # noqa: A002
        self._data = data
        self._hash = hash
        self._undefined = undefined

    @property
    def hash(self) -> str:
        """SHA-256 of the template file, in hex."""
        return self._hash

    def docxtpl(self) -> DocxTemplate:
        """A docxtpl object of this template, to make docxtpl's own InlineImage and Subdoc with."""
        return DocxTemplate(io.BytesIO(self._data))

    def render(
        self,
        context: Mapping[str, Any],
        *,
        media: Mapping[str, Picture] | None = None,
        properties: Properties | Mapping[str, Any] | None = None,
    ) -> bytes:
        """A finished DOCX; the same arguments give the same bytes.

        Args:
            context: plain data (text, numbers, lists, mappings), or docxtpl's RichText, Listing,
                InlineImage and Subdoc.
            media: pictures by slot name, printed by ``{{ media[slot] }}``.
            properties: what the file says about itself; what is not named keeps the template's
                own words.

        Raises:
            TemplateFault: the template uses an undefined name, breaks the sandbox or its bounds,
                prints what is no text, or makes broken XML.
            DataError: a text holds a character that XML forbids, a picture cannot be read.
            UsageFault: a value is not plain; ``media`` is both a picture list and a key of
                ``context``; a property does not exist.
        """
        media = media or {}
        if media and "media" in context:
            raise UsageFault(Finding("docx.media_twice", "media"))
        fields = as_fields(properties or {}, self._hash)
        document = Document(self._base(context), Sandbox(self._undefined))
        values = {"media": slots(media, document), **prepare(context, document)}
        document.fill(values)
        own = _own_properties(document, values)
        # The part must be made before saving: python-docx else makes one with the time of day.
        _write_core(document, core_xml({**own, **fields}))
        buffer = io.BytesIO()
        document.docx.save(buffer)
        return pack(unpack(buffer.getvalue()))

    def _base(self, context: Mapping[str, Any]) -> bytes:
        """The package to fill: the template, or its copy with the sub-documents attached."""
        attached = {id(found.docx): found.docx for found in subdocuments(context)}
        if not attached:
            return self._data
        if len(attached) > 1:
            raise UsageFault(Finding("docx.foreign_subdoc"))
        (carrier,) = attached.values()
        fresh = self.docxtpl().get_docx()
        if _canonical(carrier) != _canonical(fresh):
            raise UsageFault(Finding("docx.foreign_subdoc"))
        buffer = io.BytesIO()
        carrier.save(buffer)
        return buffer.getvalue()


def compile_template(
    src: Path | str | bytes | BinaryIO,
    *,
    undefined: type[Undefined] = StrictUndefined,
    limits: Limits = LIMITS,
) -> CompiledTemplate:
    """Read and check a Word template (.docx with docxtpl tags).

    Args:
        src: the file: its path, its bytes, or an open binary file.
        undefined: Jinja's answer to unknown names. With another than ``StrictUndefined``, lists
            and ``None`` are printed as docxtpl prints them, instead of stopping the document.
        limits: how large the package may be.

    Raises:
        TemplateFault: no Word file, too large, carries what a template may not carry, or its tags
            are wrong. Everything that is found is told at once.
    """
    data = _read(src)
    parts = read_members(data, limits)
    inspect(parts)
    whole = mended(parts)
    # What Word left as it should be is not packed anew.
    ready = data if whole == parts else pack(whole)
    template = CompiledTemplate(ready, undefined, hashlib.sha256(data).hexdigest())
    if faults := list(_syntax_faults(template, Sandbox(undefined))):
        raise TemplateFault(*faults)
    return template


def _read(src: Path | str | bytes | BinaryIO) -> bytes:
    if isinstance(src, bytes):
        return src
    if isinstance(src, Path | str):
        try:
            return Path(src).read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise TemplateFault(Finding("docx.no_file", str(src), {"what": reason})) from error
    return src.read()


def _syntax_faults(template: CompiledTemplate, sandbox: Sandbox) -> Iterator[Finding]:
    """The first wrong tag of each part; Jinja reads no further."""
    document = Document(template._data, sandbox)
    try:
        document.init_docx()
        sources = list(document.sources())
    except _OPENING as error:
        raise TemplateFault(Finding("docx.not_word", "", {"what": str(error)})) from error
    for part, xml in sources:
        source = with_lines(xml)
        try:
            sandbox.from_string(source)
        # Whatever Jinja makes of a template that is not trusted is a fault of that template.
        except Exception as error:
            yield finding(error, source, part)


def _canonical(docx: Any) -> bytes:
    canonical: bytes = etree.tostring(docx.element.body, method="c14n")
    return canonical


def _core_part(document: Document) -> XmlPart | None:
    try:
        part = document.docx.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    except KeyError:
        return None
    return part if isinstance(part, XmlPart) else None


def _own_properties(document: Document, values: Mapping[str, Any]) -> dict[str, Any]:
    """What the template says about itself; its texts may hold tags, as docxtpl allows."""
    if _core_part(document) is None:
        return {}
    core = document.docx.core_properties
    texts = {name: getattr(core, name) for name in _RENDERED_PROPERTIES}
    return {
        **{name: unescape(document.render_text(t, values)) for name, t in texts.items()},
        **{name: moment for name in ("created", "modified") if (moment := getattr(core, name))},
        **({"language": core.language} if core.language else {}),
    }


def _write_core(document: Document, xml: bytes) -> None:
    package = document.docx.part.package
    package.core_properties  # noqa: B018 - makes the part when the template has none
    part = package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    if isinstance(part, XmlPart):
        part._element = parse(xml)  # type: ignore[assignment]
