"""One rendering by docxtpl: its object, with what it gets wrong put right."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate, InlineImage
from lxml import etree

from docgen.errors import DocgenError, Finding, TemplateFault
from docgen.rendering.docx.faults import fault, with_lines
from docgen.rendering.docx.inspection import parse
from docgen.rendering.docx.sandbox import Sandbox
from docgen.rendering.docx.sections import drop_empty_end
from docgen.rendering.docx.tags import unclosed

__all__ = ["BREAKING", "UNNUMBERED", "Document", "reread"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
UNNUMBERED: Final = "2147483646"
"""Stands for the number of a drawing of docgen until it is known."""
_FOOTNOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LINE: Final = re.compile(r"\n<w:p([ >])")
BREAKING: Final = (ValueError, KeyError, AttributeError, TypeError, IndexError)
"""What docxtpl raises for a table without a grid or with a grid that is no number."""


class Document(DocxTemplate):  # type: ignore[misc] # docxtpl has no types
    """A fresh docxtpl document that is filled once."""

    def __init__(self, data: bytes, sandbox: Sandbox) -> None:
        super().__init__(io.BytesIO(data))
        self._sandbox = sandbox

    def fill(self, values: Mapping[str, Any]) -> None:
        """Put ``values`` into body, headers, footers and footnotes.

        Raises:
            DocgenError: see :meth:`docgen.rendering.docx.CompiledTemplate.render`.
        """
        try:
            self.render(values, self._sandbox, autoescape=True)
        except etree.XMLSyntaxError as error:
            raise TemplateFault(self._broken(error)) from error

    def sources(self) -> Iterator[tuple[str, str]]:
        """Name and Jinja source of every part that holds tags; the document must be open.

        Raises:
            TemplateFault: ``docx.unclosed``.
        """
        for name, _, xml in self.parts():
            yield name, xml

    def parts(self) -> Iterator[tuple[str, str, str]]:
        """Name, kind (``body``, ``header``, ``footer``, ``footnotes``) and Jinja source of every
        part that docxtpl fills, in its order; the document must be open.

        Raises:
            TemplateFault: ``docx.unclosed``.
        """
        for name, kind, xml in self._raw_sources():
            if tag := unclosed(xml):
                raise TemplateFault(Finding("docx.unclosed", name, {"tag": tag}))
            yield name, kind, self.patch_xml(xml)

    def inline_image(self, image: InlineImage) -> InlineImage:
        """The same picture for this document; a stream is read from its start each time."""
        source = image.image_descriptor
        if hasattr(source, "read"):
            source.seek(0)
            source = io.BytesIO(source.read())
        return InlineImage(self, source, image.width, image.height, image.anchor)

    # --- what docxtpl calls -----------------------------------------------------------------

    def render_xml_part(
        self, src_xml: str, part: Part, context: Mapping[str, Any], jinja_env: Any = None
    ) -> str:
        """Docxtpl's own also rewrites ``{_{`` in the finished text, and so in values."""
        del jinja_env
        self.current_rendering_part = part
        xml = self._run(with_lines(src_xml), _name(part), context)
        resolved: str = self.resolve_listing(_LINE.sub(r"<w:p\1", xml))
        return resolved

    def fix_tables(self, xml: str) -> Any:
        """Docxtpl's own repairs broken XML by guessing, and so could lose words."""
        try:
            return _with_columns(xml)
        except BREAKING as error:
            raise TemplateFault(self._broken(error)) from error

    def map_tree(self, tree: Any) -> None:
        """Keep every cell with a paragraph at its end, and no last section without content."""
        _close_cells(tree)
        drop_empty_end(tree)
        super().map_tree(tree)

    def map_headers_footers_xml(self, rel_key: str, xml: bytes) -> None:
        """Number the pictures of docgen on from those of the body."""
        super().map_headers_footers_xml(rel_key, xml)
        part = self.docx._part.rels[rel_key].target_part
        for properties in part._element.iter(_DRAWING):
            if properties.get("id") == UNNUMBERED:
                self.docx_ids_index += 1
                properties.set("id", str(self.docx_ids_index))
        _close_cells(part._element)

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Nothing: properties are written by their own module."""

    def render_footnotes(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """Once; docxtpl's own renders the result again for every further section, so that values
        with tags would be obeyed.
        """
        for part in self._footnotes():
            xml = self.patch_xml(part.blob.decode("utf-8"))
            xml = self.render_xml_part(xml, part, context, jinja_env)
            parse(xml.encode())
            part._blob = xml.encode()

    def _raw_sources(self) -> Iterator[tuple[str, str, str]]:
        yield _name(self.docx._part), "body", self.get_xml()
        for kind, uri in (("header", self.HEADER_URI), ("footer", self.FOOTER_URI)):
            for _, part in self.get_headers_footers(uri):
                yield _name(part), kind, self.get_part_xml(part)
        for part in self._footnotes():
            yield _name(part), "footnotes", part.blob.decode("utf-8")

    # --- helpers ----------------------------------------------------------------------------

    def _run(self, source: str, part: str, values: Mapping[str, Any]) -> str:
        try:
            return self._sandbox.from_string(source).render(values)
        except DocgenError:
            raise
        # Whatever a template does wrong is a fault of that template, never a traceback.
        except Exception as error:
            raise fault(error, source, part) from error

    def _footnotes(self) -> list[Part]:
        parts = self.docx.part.package.parts
        return [part for part in parts if part.content_type == _FOOTNOTES]

    def _broken(self, error: Exception) -> Finding:
        part = self.current_rendering_part
        return Finding("docx.broken_xml", _name(part) if part else "", {"what": str(error)})


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")


def reread(xml: str, kind: str, number: int) -> tuple[str, int]:
    """A finished part read again: with the columns that its tables have, and mended.

    ``kind`` is ``body`` (the element alone), ``header``, ``footer`` or ``footnotes``; ``number``
    that of its next drawing, which comes back too.

    Raises:
        lxml.etree.XMLSyntaxError: it is no XML.
        ValueError, KeyError, AttributeError, TypeError, IndexError: see ``BREAKING``.
    """
    if kind == "footnotes":
        parse(xml.encode())
        return xml, number
    if kind == "body":
        tree = _with_columns(xml)
        for drawing in tree.iter(_DRAWING):
            drawing.set("id", str(number))
            number += 1
        _close_cells(tree)
        drop_empty_end(tree)
    else:
        tree = parse_xml(xml.encode())
        for drawing in tree.iter(_DRAWING):
            if drawing.get("id") == UNNUMBERED:
                drawing.set("id", str(number))
                number += 1
        _close_cells(tree)
    result: str = etree.tostring(tree, encoding="unicode")
    return result, number


def _with_columns(xml: str) -> Any:
    """Docxtpl's own repairs broken XML by guessing, and so could lose words."""
    parse(xml)
    return DocxTemplate.fix_tables(None, xml)


def _close_cells(tree: Any) -> None:
    """A cell, header or footer whose last tag left nothing gets the paragraph that Word demands
    there (ECMA-376 part 1, 17.4.66); without it Word calls the file damaged.
    """
    containers = [*tree.iter(f"{_W}tc")]
    if tree.tag in {f"{_W}hdr", f"{_W}ftr"}:
        containers.append(tree)
    for container in containers:
        if len(container) == 0 or container[-1].tag != f"{_W}p":
            etree.SubElement(container, f"{_W}p")
