"""One part of a package that holds tags: body, header, footer, or footnotes."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from copy import copy
from dataclasses import replace
from itertools import islice
from threading import Lock
from typing import Any, Final

from jinja2 import Template, Undefined, meta, nodes
from jinja2.runtime import Context
from lxml import etree

from docgen.errors import DocgenError, Finding, TemplateFault
from docgen.rendering.docx.compiled.listing import with_breaks
from docgen.rendering.docx.compiled.quick import environments
from docgen.rendering.docx.compiled.shape import Shape, shape
from docgen.rendering.docx.compiled.tables import (
    marked,
    unmarked,
    with_columns,
    with_rows,
)
from docgen.rendering.docx.compiled.tame import manners
from docgen.rendering.docx.faults import fault, with_lines
from docgen.rendering.docx.sections import without_empty_end

__all__ = ["ID", "CompiledPart"]

ID: Final = "\x00"
"""Stands for the number of a drawing until all are known; no value may hold it."""
_LINE: Final = re.compile(r"\n<w:p([ >])")
_DRAWING: Final = re.compile(r"<wp:docPr(?=[\s/>])[^>]*>")
_DRAWING_ID: Final = re.compile(r'\sid="[^"]*"')
_NAMESPACES: Final = re.compile(r'\sxmlns(?::[\w.-]+)?="[^"]*"')
_WORDS: Final = frozenset({str, int, bool, float})
_CHUNK: Final = 4096
"""Pieces of a page between two looks at its length."""


class CompiledPart:
    """A part, ready to be run by any thread."""

    __slots__ = (
        "_again",
        "_exact",
        "_lock",
        "_opening",
        "_quick",
        "_source",
        "_undefined",
        "delicate",
        "fixed",
        "kind",
        "name",
        "names",
        "reasons",
        "shape",
    )

    def __init__(
        self, name: str, kind: str, source: str, undefined: type[Undefined], opening: str = ""
    ) -> None:
        """``source``: what docxtpl's ``patch_xml`` makes of the part; ``opening``: that of the
        body, where its namespaces are those of the page.

        Raises what Jinja raises for a wrong tag.
        """
        self.name = name
        self.kind = kind
        self._undefined = undefined
        self._lock = Lock()
        quick = environments(undefined)[0]
        self.reasons: list[Finding] = []
        self._again = False
        numbered = source
        odd = False
        if kind == "body":
            numbered = _DRAWING.sub(_number, source)
            odd = numbered.count(ID) != source.count(":docPr")
        self.shape: Shape = shape(numbered, kind, quick)
        if self.shape.watched or self.shape.filled:
            numbered = marked(numbered, set(self.shape.watched), set(self.shape.filled))
        self._opening = ""
        if kind == "body" and opening and numbered.startswith(opening):
            self._opening = opening
            numbered = _bare(opening) + numbered[len(opening) :]
        self._source = with_lines(numbered)
        tree = quick.parse(self._source)
        dynamic = any(not _is_text(node) for node in tree.body)
        compiled = quick.compile(tree)
        self._quick: Template | None = Template.from_code(quick, compiled, quick.make_globals(None))
        self._exact: Template | None = None
        judged = manners(tree)
        if judged.makes_characters:
            self._slower("docx.slow_characters")
            self._again = True
        self.delicate = judged.handles_markup
        """Values that carry XML go through filters that may cut it."""
        self._again = self._again or bool(self.shape.reasons)
        for code, what in self.shape.reasons:
            self.reasons.append(Finding(code, name, {"what": what}, "I"))
        if odd:
            self._again = True
            self.reasons.append(Finding("docx.slow_drawing", name, {}, "I"))
        if judged.keeps_markup:
            self._slower("docx.slow_kept")
            self._again = True
        if kind in {"header", "footer"} and self.shape.prints_outside_texts:
            # python-docx drops blanks between elements of these when it reads them again.
            self._again = True
            self.reasons.append(Finding("docx.slow_outside", name, {}, "I"))
        self.fixed = not dynamic
        """There is no tag in it."""
        self.names = tuple(sorted(meta.find_undeclared_variables(tree)))
        """What it asks the context for."""

    def _slower(self, code: str) -> None:
        self._quick = None
        self.reasons.append(Finding(code, self.name, {}, "I"))

    @property
    def source(self) -> str:
        """The Jinja source, one paragraph a line."""
        return self._source

    def named(self, name: str) -> CompiledPart:
        """The same for another part of the package with the same source."""
        other = copy(self)
        other.name = name
        other.reasons = [replace(reason, path=name) for reason in self.reasons]
        return other

    def key(self, values: Mapping[str, Any]) -> Hashable | None:
        """What the part prints, as long as all that it asks for is words, numbers and the like: of
        the same words the same part comes. None where there is more to ask for.
        """
        found = [values.get(name) for name in self.names]
        kinds = tuple(map(type, found))
        if not _WORDS.issuperset(kinds):
            return None
        return self._source, kinds, tuple(found)

    def run(self, values: dict[str, Any], *, quick: bool = True) -> str:
        """The XML of the part: the body's element, or the whole part.

        Args:
            values: with the names that Jinja itself knows; the template does not change them.
            quick: the quick code may print them.

        Raises:
            TemplateFault: what a template does wrong.
        """
        xml = None
        if quick and self._quick is not None:
            xml = self._printed(self._quick, values)
            if "\n" in xml and _LINE.search(xml):
                # docxtpl takes one line break away there; only its own way tells which.
                xml = None
        if xml is None:
            xml = _LINE.sub(r"<w:p\1", self._printed(self._exactly(), values))
        return with_breaks(xml)

    def _exactly(self) -> Template:
        with self._lock:
            if self._exact is None:
                self._exact = environments(self._undefined)[1].from_string(self._source)
            return self._exact

    def _printed(self, template: Template, values: dict[str, Any]) -> str:
        environment: Any = template.environment
        budget = environment.budget
        try:
            pieces: list[str] = []
            try:
                run = template.root_render_func(
                    Context(environment, values, template.name, template.blocks)
                )
                while chunk := "".join(islice(run, _CHUNK)):
                    budget.spend(len(chunk))
                    pieces.append(chunk)
                return "".join(pieces)
            except Exception:
                environment.handle_exception()
                raise
        except DocgenError:
            raise
        # Whatever a template does wrong is a fault of that template, never a traceback.
        except Exception as error:
            raise fault(error, self._source, self.name) from error

    # --- afterwards -------------------------------------------------------------------------

    def finished(self, xml: str, number: int, *, again: bool) -> tuple[str, int, bool]:
        """The part with its drawings numbered, and with what docxtpl and docgen mend; the next
        number; whether it was read ``again``.

        Raises:
            TemplateFault: ``docx.broken_xml``.
        """
        first = number
        if ID in xml:
            pieces = xml.split(ID)
            out = [pieces[0]]
            for piece in pieces[1:]:
                out += (str(number), piece)
                number += 1
            xml = "".join(out)
        mended: str | None = xml
        again = again or self._again
        if not again and self.shape.filled:
            mended = with_rows(xml)
        if not again and self.shape.watched and mended is not None:
            mended = with_columns(mended)
        if not again and self.shape.may_empty_end and mended is not None:
            mended = None if self.shape.odd_end else without_empty_end(mended)
        if (
            again
            or mended is None
            or (self.shape.may_open_cells and _has_open_end(mended, self.kind))
        ):
            xml = unmarked(xml)
            xml, after = self._mended(xml, first if self.kind == "body" else number)
            return xml, after, True
        return mended, number, False

    def _mended(self, xml: str, number: int) -> tuple[str, int]:
        from docgen.rendering.docx.document import BREAKING, reread

        if self._opening:
            xml = self._opening + xml[len(_bare(self._opening)) :]
        try:
            return reread(xml, self.kind, number)
        except (etree.XMLSyntaxError, *BREAKING) as error:
            params = {"what": str(error)}
            raise TemplateFault(Finding("docx.broken_xml", self.name, params)) from error


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Output) and all(
        isinstance(child, nodes.TemplateData) for child in node.nodes
    )


def _bare(opening: str) -> str:
    return _NAMESPACES.sub("", opening)


def _number(drawing: re.Match[str]) -> str:
    if "{" in drawing[0]:
        return drawing[0]  # a tag in it may hide its end
    tag, found = _DRAWING_ID.subn(f' id="{ID}"', drawing[0], count=1)
    return tag if found else tag.replace("<wp:docPr", f'<wp:docPr id="{ID}"', 1)


def _has_open_end(xml: str, kind: str) -> bool:
    if xml.count("</w:tc>") != xml.count("</w:p></w:tc>") or "<w:tc/>" in xml:
        return True
    return kind in {"header", "footer"} and not xml.endswith(("</w:p></w:hdr>", "</w:p></w:ftr>"))
