"""The engines of the DOCX benchmark: each takes a template once and makes one document per call."""

from __future__ import annotations

import io
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any, Protocol

from benchmarks.docx_documents import DocxDocument

__all__ = ["ENGINES", "Docgen", "Docxtpl", "Engine"]


class Engine(Protocol):
    """One engine, at work on one document of the benchmark."""

    name: str

    def __init__(self, document: DocxDocument) -> None: ...

    @staticmethod
    def version() -> str:
        """Its version, for the table."""

    @staticmethod
    def available() -> str:
        """Why it cannot run here; empty when it can."""

    def make(self, context: dict[str, Any]) -> bytes:
        """The finished DOCX."""


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


class Docxtpl:
    """docxtpl as its README uses it, with autoescape: a fresh object for every document."""

    name = "docxtpl"

    def __init__(self, document: DocxDocument) -> None:
        self._template = document.template()

    @staticmethod
    def version() -> str:
        """Its version, for the table."""
        return _version("docxtpl")

    @staticmethod
    def available() -> str:
        """Always there: docgen needs it."""
        return ""

    def make(self, context: dict[str, Any]) -> bytes:
        """The finished DOCX."""
        from docxtpl import DocxTemplate

        template = DocxTemplate(io.BytesIO(self._template))
        template.render(context, autoescape=True)
        buffer = io.BytesIO()
        template.save(buffer)
        return buffer.getvalue()


class Docgen:
    """docgen's compiled template with zlib."""

    name = "docgen (zlib)"
    _backend: Any = "zlib"

    def __init__(self, document: DocxDocument) -> None:
        from docgen.rendering.docx import compile_template

        self._template = compile_template(document.template(), backend=self._backend)

    @staticmethod
    def version() -> str:
        """Its version, for the table."""
        from docgen import __version__

        return __version__

    @staticmethod
    def available() -> str:
        """Always there."""
        return ""

    def make(self, context: dict[str, Any]) -> bytes:
        """The finished DOCX."""
        return self._template.render(context)


class DocgenFast(Docgen):
    """docgen's compiled template with isal, as ``docgen[fast]`` installs it."""

    name = "docgen (isal)"
    _backend = "isal"

    @staticmethod
    def available() -> str:
        """Isal is an extra."""
        return "" if find_spec("isal") else "isal is not installed"


ENGINES: tuple[type[Engine], ...] = (Docxtpl, Docgen, DocgenFast)
