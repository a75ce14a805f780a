"""Templates: XML with Jinja, found in folders, compiled once, rendered as often as needed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, TemplateNotFound, TemplateSyntaxError, meta
from jinja2.exceptions import SecurityError, TemplateError

from docgen.collecting import uncollected
from docgen.errors import DataError, TemplateFault
from docgen.rendering.cache import Cache
from docgen.rendering.media import Picture, Properties
from docgen.rendering.pdf.emit import emit
from docgen.rendering.pdf.layout import lay_out
from docgen.rendering.pdf.operations import LaidOutDocument
from docgen.rendering.pdf.parse import (
    MarkupFault,
    StyleSheet,
    read_document,
    read_document_xml,
    read_style_sheet,
    read_xml,
)
from docgen.rendering.pdf.sandbox import (
    OutOfBounds,
    TemplateEnvironment,
    UndefinedName,
    UnprintableValue,
    bounded,
)
from docgen.rendering.pdf.tree import Document

__all__ = ["PdfResult", "PdfTemplates"]

_STYLE_SHEET = "gaya.xml"
_KEPT = 400
"""Templates, style sheets and hashes that are kept, each."""
_SHEET_NAME = re.compile(r"""<dokumen\b[^>]*?\bgaya\s*=\s*["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class PdfResult:
    """One finished PDF."""

    data: bytes
    pages: int
    layout: LaidOutDocument
    """Its pages before they were written: words, structure, places."""


class PdfTemplates:
    """The PDF templates of some folders; where several have a file, the first wins.

    Safe to share between threads. A template, and all that it includes, is read once.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        loader = FileSystemLoader([str(folder) for folder in folders])
        self._loader = loader
        self._environment = TemplateEnvironment(loader)
        self._locating = TemplateEnvironment(loader, locate=True)
        self._sheets: Cache[str, StyleSheet] = Cache(_KEPT, lambda *_: 1)
        self._hashes: Cache[str, str] = Cache(_KEPT, lambda *_: 1)

    def render(
        self,
        name: str,
        context: Mapping[str, Any],
        *,
        media: Mapping[str, Picture] | None = None,
        properties: Properties,
    ) -> PdfResult:
        """The PDF of template ``name`` for ``context``, with pictures by slot in ``media``.

        Raises TemplateFault when the template is at fault: its place, and what is allowed there,
        are in the finding. Raises DataError ``pdf.no_glyph`` for a character that no embedded
        typeface has, ``pdf.bad_picture`` for bytes that are no picture.
        """
        pictures = media or {}
        with uncollected():
            try:
                layout = lay_out(self.parse(name, context), pictures)
            except TemplateFault as fault:
                found = fault.findings[0]
                raise TemplateFault(replace(found, path=found.path or name)) from None
            except RecursionError:
                raise TemplateFault.of("pdf.out_of_bounds", name) from None
            if not properties.template_hash:
                properties = replace(properties, template_hash=self.template_hash(name))
            return PdfResult(emit(layout, properties, pictures), len(layout.pages), layout)

    def parse(self, name: str, context: Mapping[str, Any]) -> Document:
        """The element tree of template ``name`` for ``context``: the first stage alone."""
        text = self._text(self._environment, name, context)
        try:
            root = read_document_xml(text)
            sheet = self._sheet(root.get("gaya", _STYLE_SHEET))
            return read_document(root, sheet)
        except MarkupFault as fault:
            return self._locate(name, context, fault)
        except RecursionError:
            raise TemplateFault.of("pdf.out_of_bounds", name) from None

    def text(self, name: str, context: Mapping[str, Any]) -> str:
        """What template ``name`` writes for ``context``, values escaped; nothing is read from it.

        Raises TemplateFault when the template is at fault.
        """
        return self._text(self._environment, name, context)

    def template_hash(self, name: str) -> str:
        """SHA-256, in hex, over the template, all that it includes, and its style sheet."""
        known = self._hashes.get(name)
        if known is None:
            digest = hashlib.sha256()
            for part in sorted(self._parts(name)):
                digest.update(part.encode("utf-8") + b"\0")
                digest.update(self._source(part).encode("utf-8") + b"\0")
            known = digest.hexdigest()
            self._hashes.put(name, known)
        return known

    def names(self) -> list[str]:
        """The templates there are, without shared parts and style sheets."""
        return [
            name
            for name in self._loader.list_templates()
            if name.endswith(".xml") and "/" not in name and "<dokumen" in self._source(name)
        ]

    def variables(self, name: str) -> frozenset[str]:
        """The names of the context that the template and its parts use."""
        found: set[str] = set()
        for part in self._parts(name):
            if part != _STYLE_SHEET:
                tree = self._environment.parse(self._source(part))
                found |= meta.find_undeclared_variables(tree)
        return frozenset(found) - {"range", "_tick", "_join"}

    # -------------------------------------------------------------------------------------------

    def _text(self, environment: TemplateEnvironment, name: str, context: Mapping[str, Any]) -> str:
        """The XML of a template; TemplateFault with template and line when it cannot be had."""
        try:
            template = environment.get_template(name)
            return bounded(template.root_render_func(template.new_context(dict(context))))
        except TemplateNotFound as problem:
            raise TemplateFault.of("pdf.no_template", name, name=str(problem.name)) from None
        except TemplateSyntaxError as problem:
            place = f"{problem.name or name}:{problem.lineno}"
            if problem.message == "autoescape":
                raise TemplateFault.of("pdf.forbidden", place, what="autoescape") from None
            raise TemplateFault.of("pdf.template_syntax", place, reason=problem.message) from None
        except UndefinedName as problem:
            place = self._line(problem, name)
            raise TemplateFault.of("pdf.undefined", place, name=problem.name) from None
        except UnprintableValue as problem:
            place = self._line(problem, name)
            if problem.kind == "character":
                codepoint = f"U+{ord(problem.character):04X}"
                at = problem.text.index(problem.character)
                around = problem.text[max(0, at - 20) : at + 20].replace(problem.character, " ")
                raise DataError.of(
                    "pdf.control_character", place, codepoint=codepoint, text=around
                ) from None
            raise TemplateFault.of("pdf.no_text", place, kind=problem.kind) from None
        except SecurityError as problem:
            place = self._line(problem, name)
            raise TemplateFault.of("pdf.forbidden", place, what=str(problem)) from None
        except (OutOfBounds, RecursionError, MemoryError) as problem:
            raise TemplateFault.of("pdf.out_of_bounds", self._line(problem, name)) from None
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError,
                AttributeError) as problem:  # fmt: skip
            place = self._line(problem, name)
            raise TemplateFault.of("pdf.template_failed", place, reason=str(problem)) from None

    def _line(self, problem: BaseException, name: str) -> str:
        """``template:line`` of the innermost template that an exception went through."""
        place = name
        trace = problem.__traceback__
        while trace is not None:
            template = trace.tb_frame.f_globals.get("__jinja_template__")
            if template is not None:
                place = f"{template.name}:{template.get_corresponding_lineno(trace.tb_lineno)}"
            elif trace.tb_frame.f_code.co_filename.endswith(".xml"):
                shown = Path(trace.tb_frame.f_code.co_filename)
                place = f"{self._relative(shown)}:{trace.tb_lineno}"
            trace = trace.tb_next
        return place

    def _relative(self, path: Path) -> str:
        for folder in self._loader.searchpath:
            if path.is_relative_to(folder):
                return path.relative_to(folder).as_posix()
        return path.name

    def _sheet(self, name: str) -> StyleSheet:
        known = self._sheets.get(name)
        if known is None:
            source = self._source(name)
            try:
                known = read_style_sheet(source)
            except MarkupFault as fault:
                line = getattr(fault.node, "sourceline", None)
                place = f"{name}:{line}" if line else name
                raise _fault(fault, place) from None
            self._sheets.put(name, known)
        return known

    def _source(self, name: str) -> str:
        try:
            return self._loader.get_source(self._environment, name)[0]
        except TemplateNotFound:
            raise TemplateFault.of("pdf.no_template", name, name=name) from None
        except UnicodeDecodeError:
            raise TemplateFault.of("pdf.not_utf8", name, name=name) from None

    def _parts(self, name: str) -> set[str]:
        """The template, what it includes at any depth, and its style sheet."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            part = waiting.pop()
            if part in found:
                continue
            found.add(part)
            source = self._source(part)
            sheet = _SHEET_NAME.search(source)
            if "<dokumen" in source:
                found.add(sheet[1] if sheet else _STYLE_SHEET)
            try:
                tree = self._environment.parse(source)
            except TemplateSyntaxError as problem:
                place = f"{part}:{problem.lineno}"
                raise TemplateFault.of(
                    "pdf.template_syntax", place, reason=problem.message
                ) from None
            waiting.extend(other for other in meta.find_referenced_templates(tree) if other)
        return found

    def _locate(self, name: str, context: Mapping[str, Any], first: MarkupFault) -> Document:
        """Find the place of a fault: render once more with every element saying where it is."""
        text = self._text(self._locating, name, context)
        try:
            root = read_xml(text)
            read_document(root, self._sheet(root.get("gaya", _STYLE_SHEET)))
        except MarkupFault as fault:
            raise _fault(fault, fault.origin or name) from None
        raise _fault(first, name)


def _fault(fault: MarkupFault, place: str) -> TemplateFault:
    params = {key: value for key, value in fault.params.items() if key != "origin"}
    error = TemplateFault.of(fault.code, place, **params)
    assert isinstance(error, TemplateFault)  # noqa: S101 - for the type checker
    return error
