"""The benchmark's Word templates and contexts for engines with ``{tags}`` and ``{#sections}``.

These engines count no loops, know no filters and no "else": their contexts carry row numbers, words
in capitals and both sides of a condition, so that they print the same words with no more work.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

import docx

__all__ = ["mustache_context", "mustache_template"]

_LOOP = re.compile(r"\{%(?:p|tr) for (\w+) in (?:\w+\.)?(\w+) %\}")
_IF = re.compile(r"\{%p? ?if (?:\w+\.)?(\w+) %\}")
_ELSE, _ENDIF = re.compile(r"\{%p? ?else %\}"), re.compile(r"\{%p? ?endif %\}")
_END = re.compile(r"\{%(?:p|tr) endfor %\}")
_VALUE = re.compile(r"\{\{ (?:(\w+)\.)?(\w+)(\|upper)? \}\}")


class _Rewriter:
    """Rewrites tags in reading order; sections that are open are closed by their names."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.variables: set[str] = set()

    def text(self, text: str) -> str:
        if loop := _LOOP.fullmatch(text):
            self.variables.add(loop[1])
            self.open.append(loop[2])
            return f"{{#{loop[2]}}}"
        if _END.fullmatch(text):
            return f"{{/{self.open.pop()}}}"
        out, end = [], 0
        for tag in re.finditer(r"\{%.*?%\}|\{\{.*?\}\}", text):
            out += [text[end : tag.start()], self.tag(tag[0])]
            end = tag.end()
        return "".join((*out, text[end:]))

    def tag(self, tag: str) -> str:
        if condition := _IF.fullmatch(tag):
            self.open.append(condition[1])
            return f"{{#{condition[1]}}}"
        if _ELSE.fullmatch(tag):
            name = self.open.pop()
            self.open.append(f"bukan_{name}")
            return f"{{/{name}}}{{#bukan_{name}}}"
        if _ENDIF.fullmatch(tag):
            return f"{{/{self.open.pop()}}}"
        value = _VALUE.fullmatch(tag)
        assert value, tag
        if value[1] == "loop":
            return "{nomor_urut}"
        name = "isi" if value[2] in self.variables else value[2]
        return f"{{{name}{'_kapital' if value[3] else ''}}}"


def _paragraphs(paragraphs: Any, rewriter: _Rewriter) -> None:
    """Tags stand alone in a paragraph or whole in a run, as the templates are made."""
    for paragraph in paragraphs:
        text = rewriter.text(paragraph.text)
        if text == paragraph.text:
            continue
        first, *more = paragraph.runs
        assert not any(run._element.xpath(".//pic:pic") for run in paragraph.runs)
        first.text = text
        for run in more:
            run._element.getparent().remove(run._element)


def mustache_template(template: bytes) -> bytes:
    """The same template with ``{tags}``."""
    document: Any = docx.Document(io.BytesIO(template))
    rewriter = _Rewriter()
    section = document.sections[0]
    _paragraphs(section.header.paragraphs, rewriter)
    _paragraphs(section.footer.paragraphs, rewriter)
    for child in document.element.body.iterchildren():
        if child.tag.endswith("}tbl"):
            _table(next(t for t in document.tables if t._element is child), rewriter)
        elif child.tag.endswith("}p"):
            _paragraphs([next(p for p in document.paragraphs if p._element is child)], rewriter)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _table(table: Any, rewriter: _Rewriter) -> None:
    """A row loop stands in its first and last cell, not in rows of its own."""
    _, start, row, end = table.rows
    opening = rewriter.text(start.cells[0].text)
    for cell in row.cells:
        cell.text = rewriter.text(cell.text)
    closing = rewriter.text(end.cells[0].text)
    row.cells[0].text = opening + row.cells[0].text
    row.cells[-1].text += closing
    for extra in (start, end):
        extra._element.getparent().remove(extra._element)


def mustache_context(context: Mapping[str, Any]) -> dict[str, Any]:
    """The same context, with what these engines cannot work out."""
    made: dict[str, Any] = {}
    for name, value in context.items():
        if isinstance(value, list):
            made[name] = [_row(number, item) for number, item in enumerate(value, start=1)]
            continue
        made[name] = value
        if isinstance(value, bool | str):
            made[f"bukan_{name}"] = not value
        if isinstance(value, str):
            made[f"{name}_kapital"] = value.upper()
    return made


def _row(number: int, item: Any) -> dict[str, Any]:
    row = mustache_context(item) if isinstance(item, dict) else {"isi": item}
    return {**row, "nomor_urut": number}
