"""Every fault of the markup of a rendered template or a style sheet, not only the first.

The readers stop at the first fault. Here what is at fault is taken out of the tree, and the rest is
read again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from jinja2 import FunctionLoader

from docgen.errors import DocgenError, Finding, TemplateFault
from docgen.rendering.pdf.parse import (
    MarkupFault,
    StyleSheet,
    read_document,
    read_style_sheet,
    read_xml,
)
from docgen.rendering.pdf.sandbox import TemplateEnvironment
from docgen.rendering.pdf.templates import PdfTemplates

__all__ = ["Markup", "style_sheet_faults"]

_MOST: Final = 50
"""Faults of one rendering that are reported."""


class Markup(PdfTemplates):
    """Reads what a template renders to, past its faults."""

    def __init__(
        self, folders: Sequence[Path], name: str, text: Callable[[str], str | None]
    ) -> None:
        """``text``: the source of a template by its name."""
        super().__init__(list(folders))
        self._name = name

        def get(wanted: str) -> tuple[str, str, None] | None:
            found = text(wanted)
            return None if found is None else (found, wanted, None)

        self._environment = TemplateEnvironment(FunctionLoader(get))
        self._locating = TemplateEnvironment(FunctionLoader(get), locate=True)

    def faults(self, context: Mapping[str, Any]) -> list[Finding]:
        """What is wrong, each with the line of its element in the template."""
        try:
            root, sheet = self._tree(self._environment, context)
            if _first(root, sheet) is None:
                return []
            # Places cannot be had where a tag makes the name of an element: <h{{ n }}>.
            with suppress(MarkupFault):
                root, sheet = self._tree(self._locating, context)
        except MarkupFault:
            try:
                root, sheet = self._tree(self._locating, context)
            except MarkupFault as fault:
                return [self._finding(fault)]
        except DocgenError as error:
            return list(error.findings)
        found: list[Finding] = []
        while len(found) < _MOST:
            first = _first(root, sheet)
            if first is None:
                break
            found.append(self._finding(first))
            if not _taken_out(first):
                break
        return found

    def _tree(
        self, environment: TemplateEnvironment, context: Mapping[str, Any]
    ) -> tuple[Any, StyleSheet]:
        root = read_xml(self._text(environment, self._name, context))
        return root, self._sheet(root.get("gaya", "gaya.xml"))

    def _relative(self, path: Path) -> str:
        return path.as_posix()

    def _finding(self, fault: MarkupFault) -> Finding:
        part, _, line = (fault.origin or self._name).rpartition(":")
        params = {key: value for key, value in fault.params.items() if key != "origin"}
        if not part:
            return Finding(fault.code, self._name, params)
        prefix = "" if part == self._name else f"{part}, "
        element = f", <{fault.node.tag}>" if fault.node is not None else ""
        return Finding(fault.code, f"{prefix}baris {line}{element}", params)


def _first(root: Any, sheet: StyleSheet) -> MarkupFault | None:
    try:
        read_document(root, sheet)
    except MarkupFault as fault:
        return fault
    except RecursionError:
        return MarkupFault("pdf.out_of_bounds")
    return None


def _taken_out(fault: MarkupFault) -> bool:
    """Take what is at fault out of the tree; whether that could be done."""
    node = fault.node
    if node is None:
        return False
    attribute = "gaya" if fault.code == "pdf.unknown_style" else fault.params.get("attribute", "")
    if attribute and attribute in node.attrib and fault.code != "pdf.missing_attribute":
        del node.attrib[attribute]
        return True
    if fault.code == "pdf.stray_text":
        node.text = None
        for child in node:
            child.tail = None
        return True
    parent = node.getparent()
    if parent is None:
        return False
    parent.remove(node)
    return True


def style_sheet_faults(source: str) -> Iterator[Finding]:
    """What is wrong with the text of a style sheet, each with its line."""
    lines = source.split("\n")
    for _ in range(_MOST):
        text = "\n".join(lines)
        try:
            read_style_sheet(text)
            return
        except MarkupFault as fault:
            line = int(getattr(fault.node, "sourceline", 0) or 0)
            params = {key: value for key, value in fault.params.items() if key != "origin"}
            yield Finding(fault.code, f"baris {line or 1}", params)
            if not 0 < line <= len(lines):
                return
            attribute = "induk" if fault.code == "pdf.unknown_style" else params.get("attribute")
            before = lines[line - 1]
            lines[line - 1] = re.sub(rf"""\b{attribute}\s*=\s*("[^"]*"|'[^']*')""", "", before)
            if lines[line - 1] == before:
                lines[line - 1] = re.sub(r"<gaya\b[^<>]*/>", "", before)
            if lines[line - 1] == before:
                return
        except TemplateFault as fault:
            yield from fault.findings
            return
