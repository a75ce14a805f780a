"""The engines of the DOCX benchmark: each takes a template once and makes one document per call."""

from __future__ import annotations

import io
from importlib.metadata import version
from typing import Any, Protocol

from docxtpl import DocxTemplate

import docgen
from benchmarks.docx_documents import DocxDocument
from docgen.rendering.deflate import Backend, deflate
from docgen.rendering.docx import compile_template

__all__ = ["Docgen", "Docxtpl", "Engine", "engines"]


class Engine(Protocol):
    """One engine, at work on one document of the benchmark."""

    name: str
    version: str

    def available(self) -> str | None:
        """None when it can run, else the reason why not, in a word."""

    def make(self, context: dict[str, Any]) -> bytes:
        """The finished DOCX."""


class Docxtpl:
    """docxtpl as its README uses it, with autoescape: a fresh object for every document."""

    name = "docxtpl"

    def __init__(self, document: DocxDocument) -> None:
        self.version = version("docxtpl")
        self._template = document.template()

    def available(self) -> str | None:
        """Always there: docgen needs it."""
        return None

    def make(self, context: dict[str, Any]) -> bytes:
        """The finished DOCX."""
        template = DocxTemplate(io.BytesIO(self._template))
        template.render(context, autoescape=True)
        buffer = io.BytesIO()
        template.save(buffer)
        return buffer.getvalue()


class Docgen:
    """docgen's compiled template."""

    def __init__(self, document: DocxDocument, backend: Backend) -> None:
        """``backend``: what deflates."""
        self.name = f"docgen ({backend})"
        self.version = docgen.__version__
        self._backend = backend
        self._template = compile_template(document.template(), backend=backend)

    def available(self) -> str | None:
        """The extra of isal may be missing."""
        return None if deflate(self._backend).name == self._backend else "isal is not installed"

    def make(self, context: dict[str, Any]) -> bytes:
        """The finished DOCX."""
        return self._template.render(context)


def engines(document: DocxDocument) -> list[Engine]:
    """All of them; the first is docxtpl, to which the others are compared."""
    return [Docxtpl(document), Docgen(document, "zlib"), Docgen(document, "isal")]
