"""The templates in force: an office's own folder first, then the built-in ones."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from threading import Lock

from docgen.assets import templates_dir
from docgen.errors import DocgenError, TemplateFault, UsageFault
from docgen.rendering.docx import CompiledTemplate, compile_template
from docgen.rendering.page import PageTemplates
from docgen.rendering.pdf import PdfTemplates
from docgen.service.file_state import file_state

__all__ = ["CHANGED", "TemplateStore"]

CHANGED = ".berubah"
"""A file in the office's folder that is written whenever the service changes a template there: by
it every process of the service knows."""


class TemplateStore:
    """Finds and compiles templates; safe to share between threads."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder``: holds ``docx/`` and ``pdf/`` whose files win over the built-in ones."""
        if folder is not None and not folder.is_dir():
            raise UsageFault.of("service.no_template_folder", str(folder))
        self._folders = ([folder] if folder else []) + [templates_dir()]
        self._places: dict[tuple[str, str], tuple[Path, ...]] = {}
        """Where a template may lie, by its name and paper, in the order of precedence. Files come
        to the office's folder at any time, and never to ours."""
        self._compiled: dict[Path, tuple[tuple[int, ...], CompiledTemplate]] = {}
        """The last state of each file, and what was made of it; one entry for a file, whatever
        happens to it."""
        self._pdf: tuple[tuple[int, ...], PdfTemplates] | None = None
        self._mark = self._folders[0] / CHANGED
        self._lock = Lock()

    @property
    def pdf(self) -> PdfTemplates:
        """The XML templates of PDFs, read anew when the office's folder says that it changed."""
        try:
            state = file_state(self._mark)
        except OSError:
            state = ()
        with self._lock:
            if self._pdf is None or self._pdf[0] != state:
                self._pdf = state, PdfTemplates([path / "pdf" for path in self._folders])
            return self._pdf[1]

    @cached_property
    def html(self) -> PageTemplates:
        """The templates of pages for screens."""
        return self._pages("html")

    @cached_property
    def text(self) -> PageTemplates:
        """The templates of plain text."""
        return self._pages("teks")

    def _pages(self, name: str) -> PageTemplates:
        return PageTemplates([path / name for path in self._folders if (path / name).is_dir()])

    def state(self) -> int:
        """A number that changes when a template of PDFs is written, added or taken away."""
        paths = (path for folder in self._folders for path in (folder / "pdf").glob("*"))
        return hash(tuple(sorted((str(path), *file_state(path)) for path in paths)))

    def docx(self, stem: str, paper: str = "") -> CompiledTemplate:
        """The Word template ``docx/<stem>.<paper>.docx``, else ``docx/<stem>.docx``.

        Word has the paper in the template. An office's own template wins, whatever its paper.
        Raises TemplateFault when there is none or it is bad.
        """
        places = self._places.get((stem, paper))
        if places is None:
            names = (f"{stem}.{paper}.docx", f"{stem}.docx")
            *own, built_in = ([at / "docx" / name for name in names] for at in self._folders)
            there = [path for path in built_in if path.is_file()]
            places = (*(path for paths in own for path in paths), *there)
            self._places[stem, paper] = places
        for path in places:
            try:
                state = file_state(path)
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                raise _unreadable(path, error) from error
            if state:
                return self._compile(path, state)
        raise TemplateFault.of("service.no_template", f"docx/{stem}.docx")

    def _compile(self, path: Path, state: tuple[int, ...]) -> CompiledTemplate:
        known = self._compiled.get(path)
        if known is not None and known[0] == state:
            return known[1]
        with self._lock:
            try:
                state, data = file_state(path), path.read_bytes()
                while (after := file_state(path)) != state:
                    # Somebody wrote while it was read: this may be half old, half new.
                    state, data = after, path.read_bytes()
            except OSError as error:
                raise _unreadable(path, error) from error
            template = compile_template(data, keep_looks=True)
            self._compiled[path] = state, template
            return template


def _unreadable(path: Path, error: OSError) -> DocgenError:
    return TemplateFault.of("docx.no_file", str(path), what=error.strerror or str(error))
