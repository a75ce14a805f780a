"""Everything that is wrong with an XML template, each with its line and element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from jinja2 import FunctionLoader

from docgen.errors import DocgenError, Finding, TemplateFault
from docgen.rendering.checking import Shape, Trial
from docgen.rendering.checking.source import Marked, mark
from docgen.rendering.checking.static import Reading, moved, read, unique
from docgen.rendering.checking.tags import scan, stray_closings
from docgen.rendering.media import Properties
from docgen.rendering.pdf.check_markup import Markup, style_sheet_faults
from docgen.rendering.pdf.elements import enclosing, line_of
from docgen.rendering.pdf.sandbox import TemplateEnvironment
from docgen.rendering.pdf.templates import PdfTemplates

__all__ = ["MAX_BYTES", "Checked", "check_pdf", "check_style_sheet"]

MAX_BYTES: Final = 2_000_000
"""Bytes of one XML template; the built-in ones have some ten thousand."""
_STYLE_SHEET: Final = "gaya.xml"
_FORBIDDEN: Final = re.compile(r"<!(DOCTYPE|ENTITY)")
_MOST_TRIALS: Final = 30


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a template."""

    findings: tuple[Finding, ...]
    used: frozenset[str]
    """The first names of the context that it uses."""


@dataclass(slots=True)
class _Files:
    """The template and what it takes in, as text and marked."""

    folders: Sequence[Path]
    main: str
    texts: dict[str, str] = field(default_factory=dict)
    marked: dict[str, Marked] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        if name not in self.texts:
            path = _find(self.folders, name)
            if path is None:
                return None
            self.texts[name] = _content(path)
        return self.texts[name]

    def source(self, name: str) -> Marked | None:
        if name not in self.marked:
            text = self.text(name)
            if text is None:
                return None
            prefix = "" if name == self.main else f"{name}, "
            tags = scan(text)
            places = [f"{prefix}{place}" for place in enclosing(text, tags)]
            self.marked[name] = mark(name, text, places, tags)
        return self.marked[name]

    def without(self, name: str, silenced: frozenset[int]) -> str | None:
        """The text without some tags, with every line where it was."""
        text = self.text(name)
        if text is None:
            return None
        tags = scan(text)
        closed = [tag for tag in tags if tag.closed]
        gone = {closed[index].start for index in silenced}
        for tag in reversed(tags):
            end = tag.start + len(tag.text)
            if not tag.closed:
                text = f"{text[: tag.start]}  {text[tag.start + 2 :]}"
            elif tag.start in gone:
                blank = "\n" * tag.text.count("\n")
                text = text[: tag.start] + blank + text[end:]
        return text


def check_pdf(folders: Sequence[Path], name: str, shape: Shape, trials: Sequence[Trial]) -> Checked:
    """Check the XML template ``name`` of some folders, the first of which has it, against the shape
    of its contexts, and try it with sample documents. Everything is found at once.

    Findings of what it takes in name the file before the line.
    """
    files = _Files(folders, name)
    try:
        text = files.text(name)
    except TemplateFault as fault:
        return Checked(fault.findings, frozenset())
    if text is None:
        return Checked((Finding("pdf.no_template", name, {"name": name}),), frozenset())
    findings = list(_in_text(text))
    environment = TemplateEnvironment(None)
    try:
        marked = files.source(name)
        assert marked is not None  # noqa: S101 - its text is there
        reading = read([marked], environment, shape, sources=files.source)
    except TemplateFault as fault:  # a part that cannot be read
        return Checked((*findings, *fault.findings), frozenset())
    findings += reading.findings
    findings += _office_sheet(folders)
    if not any(f.code == "pdf.doctype" for f in findings):
        findings += _tried(files, reading, trials)
        if not any(f.severity == "E" for f in findings):
            findings += _rendered(files, trials)
    findings.sort(key=_line)
    return Checked(tuple(unique(findings)), reading.used)


def check_style_sheet(path: Path) -> list[Finding]:
    """Check a style sheet: unknown typefaces, values, attributes; each with its line."""
    try:
        text = _content(path)
    except TemplateFault as fault:
        return list(fault.findings)
    return [*_doctype(text), *style_sheet_faults(text)]


def _line(finding: Finding) -> int:
    found = re.search(r"\bbaris (\d+)", finding.path)
    return int(found[1]) if found else 0


def _find(folders: Sequence[Path], name: str) -> Path | None:
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        return None
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


def _content(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            params = {"value": f"{path.stat().st_size / 1e6:.1f}", "limit": f"{MAX_BYTES / 1e6:g}"}
            raise TemplateFault(Finding("templates.too_large", path.name, params))
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise TemplateFault.of("pdf.not_utf8", path.name, name=path.name) from None
    except OSError as error:
        params = {"what": error.strerror or str(error)}
        raise TemplateFault(Finding("docx.no_file", str(path), params)) from error


def _doctype(text: str) -> Iterator[Finding]:
    for found in _FORBIDDEN.finditer(text):
        yield Finding("pdf.doctype", f"baris {line_of(text, found.start())}")


def _in_text(text: str) -> Iterator[Finding]:
    yield from _doctype(text)
    tags = scan(text)
    for tag, place in zip(tags, enclosing(text, tags), strict=True):
        if not tag.closed:
            end = {"{{": "}}", "{%": "%}", "{#": "#}"}[tag.kind]
            params = {"tag": " ".join(tag.text.split())[:60], "end": end}
            yield Finding("templates.unclosed", place, params)
    for at in stray_closings(text, tags):
        near = " ".join(text[max(0, at - 30) : at + 2].split())
        yield Finding("templates.stray_closing", f"baris {line_of(text, at)}", {"near": near}, "W")


def _office_sheet(folders: Sequence[Path]) -> list[Finding]:
    """What is wrong with the style sheet in force, when it is not the built-in one."""
    path = _find(folders, _STYLE_SHEET)
    if path is None or path.parent == folders[-1]:
        return []
    return [
        replace(found, path=f"{_STYLE_SHEET}, {found.path}") for found in check_style_sheet(path)
    ]


# --- trials ---------------------------------------------------------------------------------------


class _Running(PdfTemplates):
    """Runs marked sources, so that the line of a fault names its tag."""

    def __init__(self, files: _Files, runnable: Mapping[str, Marked]) -> None:
        super().__init__(list(files.folders))
        self._files, self._runnable = files, runnable
        self._environment = TemplateEnvironment(FunctionLoader(self._get))

    def _get(self, name: str) -> tuple[str, str, None] | None:
        marked = self._runnable.get(name) or self._files.source(name)
        return None if marked is None else (marked.text, name, None)

    def _relative(self, path: Path) -> str:
        return path.as_posix()

    def run(self, name: str, context: Mapping[str, Any]) -> Finding | None:
        """The first thing that goes wrong; its path is ``template:line`` of the marked source."""
        try:
            self._text(self._environment, name, context)
        except DocgenError as error:
            return error.findings[0]
        return None


def _tried(files: _Files, reading: Reading, trials: Sequence[Trial]) -> list[Finding]:
    if reading.runnable is None:
        return []
    runnable = dict(reading.runnable)
    found: list[Finding] = []
    running = _Running(files, runnable)
    for trial in trials:
        for _ in range(_MOST_TRIALS):
            fault = running.run(files.main, trial.context)
            if fault is None:
                break
            part, _, line = fault.path.rpartition(":")
            marked = runnable.get(part) or (files.source(part) if part else None)
            spot = marked.spot(int(line)) if marked and line.isdigit() else None
            found.append(moved(fault, spot))
            if marked is None or spot is None or spot.tag.kind != "{{":
                return found
            runnable[part] = marked.rewritten([(int(line) - 2, "{# #}")])
            running = _Running(files, runnable)
    silenced = {name: marked.silenced for name, marked in runnable.items()}
    markup = Markup(files.folders, files.main, lambda name: _text(files, silenced, name))
    for trial in trials:
        found += markup.faults(trial.context)
    return found


def _text(files: _Files, silenced: Mapping[str, frozenset[int]], name: str) -> str | None:
    return files.without(name, silenced.get(name, frozenset()))


def _rendered(files: _Files, trials: Sequence[Trial]) -> Iterator[Finding]:
    """What only shows when the pages are laid out."""
    templates = PdfTemplates(list(files.folders))
    for trial in trials:
        try:
            templates.render(
                files.main, trial.context, media=trial.media, properties=Properties("docgen")
            )
        except DocgenError as error:
            yield from error.findings
