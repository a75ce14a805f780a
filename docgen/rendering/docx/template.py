"""The door itself: a template compiled once, rendered as often as wanted. A wrapper of docxtpl."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Undefined
from lxml import etree

from docgen.errors import Finding, TemplateFault, UsageFault
from docgen.rendering.deflate import Backend, Deflate, deflate
from docgen.rendering.docx.cache import Bounded
from docgen.rendering.docx.compiled.core import core_part
from docgen.rendering.docx.compiled.gathering import gather
from docgen.rendering.docx.compiled.program import Program, Run
from docgen.rendering.docx.compiled.special import is_whole, needs_docxtpl
from docgen.rendering.docx.document import Document
from docgen.rendering.docx.inspection import inspect, parse
from docgen.rendering.docx.media import placed_by, slots
from docgen.rendering.docx.mending import mended
from docgen.rendering.docx.package import LIMITS, Limits, read_members
from docgen.rendering.docx.properties import as_fields
from docgen.rendering.docx.sandbox import Sandbox
from docgen.rendering.docx.values import prepare, subdocuments
from docgen.rendering.docx.zipping import pack, unpack
from docgen.rendering.media import Picture, Properties

__all__ = ["CompiledTemplate", "compile_template"]

_OPENING = (KeyError, ValueError, AttributeError, TypeError, IndexError, etree.XMLSyntaxError)
"""What python-docx raises for a package that hangs together badly."""
_compiled: Bounded[CompiledTemplate] = Bounded(count=64, weight=64 * 2**20)
"""What was compiled lately; the same content is compiled once, from whatever file it comes."""


class CompiledTemplate:
    """A checked template. Immutable: many threads may render with one."""

    __slots__ = ("_data", "_hash", "_packer", "_program", "_undefined")

    def __init__(
        self,
        data: bytes,
        undefined: type[Undefined],
        hash: str,  # noqa: A002
        packer: Deflate,
    ) -> None:
        """``data``: the package, checked and mended; ``packer`` deflates documents.

        Raises:
            TemplateFault: no Word package, or its tags are wrong.
        """
        self._data = data
        self._hash = hash
        self._undefined = undefined
        self._packer = packer
        document = Document(data, Sandbox(undefined))
        try:
            document.init_docx()
            self._program = Program(document, undefined, packer)
        except _OPENING as error:
            raise TemplateFault(Finding("docx.not_word", "", {"what": str(error)})) from error

    @property
    def hash(self) -> str:
        """SHA-256 of the template file, in hex."""
        return self._hash

    @property
    def weight(self) -> int:
        """About how many bytes of memory it takes."""
        return self._program.weight + len(self._data)

    @property
    def asked(self) -> tuple[str, ...] | None:
        """The names of the context that it asks for; None where that is not known."""
        return self._program.asked

    def docxtpl(self) -> DocxTemplate:
        """A docxtpl object of this template, to make docxtpl's own InlineImage and Subdoc with."""
        return DocxTemplate(io.BytesIO(self._data))

    def render(
        self,
        context: Mapping[str, Any],
        *,
        media: Mapping[str, Picture] | None = None,
        properties: Properties | Mapping[str, Any] | None = None,
        replaced: Mapping[str, bytes] | None = None,
        vouched: bool = False,
    ) -> bytes:
        """A finished DOCX; the same arguments give the same bytes with the same deflate library.

        Args:
            context: plain data (text, numbers, lists, mappings), or docxtpl's RichText, Listing,
                InlineImage and Subdoc.
            media: pictures by slot name, printed by ``{{ media[slot] }}``.
            properties: what the file says about itself; what is not named keeps the template's
                own words. With nothing said, these are filled in as docxtpl does.
            replaced: pictures of the template by name, title or alternative text, and what stands
                in their place with the same measures; docxtpl's ``replace_pic``, done by it.
            vouched: the caller knows that there is nothing in the context but what JSON knows, and
                texts that do nothing of their own. The characters of texts are looked at anyway.

        Raises:
            TemplateFault: the template uses an undefined name, breaks the sandbox or its bounds,
                prints what is no text, or makes broken XML.
            DataError: a text holds a character that XML forbids, a picture cannot be read.
            UsageFault: a value is not plain; ``media`` is both a picture list and a key of
                ``context``; a property does not exist; the template has no picture of a name.
        """
        if replaced:
            fields = as_fields(properties, self._hash) if properties else {}
            return self._by_docxtpl(context, media or {}, fields, replaced)
        return self._render(context, media or {}, properties or {}, vouched=vouched)[0]

    def explain(
        self,
        context: Mapping[str, Any] | None = None,
        *,
        media: Mapping[str, Picture] | None = None,
    ) -> tuple[Finding, ...]:
        """Why documents take longer than they might, as findings of severity I; empty: they do not.

        Without ``context``: what lies in the template. With one: also what lies in these values,
        which are rendered for it.
        """
        if context is None:
            return self._program.explained
        return (*self._program.explained, *self._render(context, media or {}, {})[1])

    def _render(
        self,
        context: Mapping[str, Any],
        media: Mapping[str, Picture],
        properties: Properties | Mapping[str, Any],
        *,
        vouched: bool = False,
    ) -> tuple[bytes, list[Finding]]:
        if media and "media" in context:
            raise UsageFault(Finding("docx.media_twice", "media"))
        fields = as_fields(properties, self._hash) if properties else {}
        if self._program.reasons:
            return self._by_docxtpl(context, media, fields), []
        run = Run(self._program.placing(), quick=True)
        seen = gather(context, vouched=vouched)
        values: Mapping[str, Any] | None = seen.values
        if values is None or not seen.printable:
            if kind := needs_docxtpl(context):
                reason = Finding("docx.slow_value", "", {"what": kind}, "I")
                return self._by_docxtpl(context, media, fields), [reason]
            prepared = prepare(context, run.placing.bound)
            values = prepared.values
            if prepared.carriage:
                run.quick = False
                run.reasons.append(Finding("docx.slow_carriage", "", {}, "I"))
            run.rich = bool(prepared.rich)
            run.again = not all(map(is_whole, prepared.rich))
        values = {"media": slots(media, run.placing.picture), **values}
        return self._program.run(values, run, fields), run.reasons

    def _by_docxtpl(
        self,
        context: Mapping[str, Any],
        media: Mapping[str, Picture],
        fields: Mapping[str, Any],
        replaced: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """The slow way: docxtpl fills the package."""
        document = Document(self._base(context), Sandbox(self._undefined))
        prepared = prepare(context, document.inline_image)
        values = {"media": slots(media, placed_by(document)), **prepared.values}
        document.fill(values)
        core = self._program.core(values, fields)
        # The part must be made before saving: python-docx else makes one with the time of day.
        _write_core(document, core)
        for name, data in (replaced or {}).items():
            document.replace_pic(name, io.BytesIO(data))
        buffer = io.BytesIO()
        try:
            document.save(buffer)
        except ValueError as error:  # so says docxtpl that a picture is not there
            names = ", ".join(replaced or ())
            raise UsageFault(Finding("docx.no_such_picture", "", {"name": names})) from error
        return pack(unpack(buffer.getvalue()), self._packer)

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
    backend: Backend | None = None,
    keep_looks: bool = False,
) -> CompiledTemplate:
    """Read and check a Word template (.docx with docxtpl tags).

    Args:
        src: the file: its path, its bytes, or an open binary file.
        undefined: Jinja's answer to unknown names. With another than ``StrictUndefined``, lists
            and ``None`` are printed as docxtpl prints them, instead of stopping the document.
        limits: how large the package may be.
        backend: the library that deflates documents; see :mod:`docgen.rendering.deflate`.
        keep_looks: what follows a tag that Word has cut keeps its own look. docxtpl gives it that
            of the tag's beginning.

    Raises:
        TemplateFault: no Word file, too large, carries what a template may not carry, or its tags
            are wrong. Everything that is found is told at once.
    """
    data = _read(src)
    digest = hashlib.sha256(data).hexdigest()
    packer = deflate(backend)

    def make() -> tuple[CompiledTemplate, int]:
        parts = read_members(data, limits)
        inspect(parts)
        whole = mended(parts, sparing=not keep_looks)
        # What Word left as it should be is not packed anew.
        template = CompiledTemplate(
            data if whole == parts else pack(whole), undefined, digest, packer
        )
        return template, template.weight

    return _compiled.get((digest, undefined, limits, packer.name, keep_looks), make)


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


def _canonical(docx: Any) -> bytes:
    canonical: bytes = etree.tostring(docx.element.body, method="c14n")
    return canonical


def _write_core(document: Document, xml: bytes) -> None:
    package = document.docx.part.package
    package.core_properties  # noqa: B018 - makes the part when the template has none
    if part := core_part(package):
        part._element = parse(xml)  # type: ignore[assignment]
