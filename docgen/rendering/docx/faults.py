"""Turns what goes wrong inside Jinja into a fault of the template, with the words near it."""

from __future__ import annotations

import re
from typing import Final

from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from docgen.errors import Finding, TemplateFault
from docgen.rendering.docx.budget import BudgetSpentError
from docgen.rendering.docx.sandbox import UnprintableError

__all__ = ["fault", "finding", "with_lines"]

_PARAGRAPH: Final = re.compile(r"<w:p([ >])")
_MARKUP: Final = re.compile(r"<[^>]*>")
_MISSING: Final = (
    re.compile(r"has no (?:attribute|element) '?([^']+?)'?$"),
    re.compile(r"^'(.+)' is undefined$"),
)
_NEAR: Final = 160
"""Characters of the template shown with a fault."""


def with_lines(xml: str) -> str:
    """The source with each paragraph on a line of its own, so that a line number finds it."""
    return _PARAGRAPH.sub(r"\n<w:p\1", xml)


def fault(error: Exception, source: str, part: str) -> TemplateFault:
    """The fault of a template that ``error`` is; ``source`` has one paragraph a line."""
    return TemplateFault(finding(error, source, part))


def finding(error: Exception, source: str, part: str) -> Finding:
    """The same, as a finding to be told with others."""
    line = _line(error)
    near = _near(source, line)
    if isinstance(error, TemplateSyntaxError):
        return Finding("docx.syntax", part, {"what": error.message or "", "near": near})
    if isinstance(error, SecurityError):
        return Finding("docx.unsafe", part, {"what": str(error), "near": near})
    if isinstance(error, UndefinedError):
        name = _name(str(error), source, line)
        return Finding("docx.undefined", part, {"name": name, "near": near})
    if isinstance(error, BudgetSpentError | RecursionError):
        return Finding("docx.too_much", part, {"near": near})
    if isinstance(error, UnprintableError):
        return Finding("docx.unprintable", part, {"kind": error.kind, "near": near})
    what = f"{type(error).__name__}: {error}"
    return Finding("docx.failed", part, {"what": what, "near": near})


def _line(error: Exception) -> int:
    """The line of the template: a syntax error knows it, others have it in their traceback."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    line = 0
    traceback = error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _near(source: str, line: int) -> str:
    lines = source.splitlines()
    # A line of nothing but markup says nothing; the nearest one before it does.
    for index in range(min(line, len(lines)) - 1, -1, -1):
        if text := " ".join(_MARKUP.sub(" ", lines[index]).split()):
            return text if len(text) <= _NEAR else text[: _NEAR - 1] + "…"
    return ""


def _name(message: str, source: str, line: int) -> str:
    """The undefined name as the template writes it: ``unit.nama``, where Jinja says ``nama``."""
    name = next((m.group(1) for pattern in _MISSING if (m := pattern.search(message))), message)
    lines = source.splitlines()
    if 0 < line <= len(lines):
        written = re.search(rf"[\w.\[\]'\"]+\.{re.escape(name)}\b", lines[line - 1])
        if written:
            return written.group()
    return name
