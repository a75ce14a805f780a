"""Word templates from raw markup, and the comparison of what docgen and docxtpl make of them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from lxml import etree
from packages import members

from docgen.rendering.docx import compile_template

__all__ = [
    *("by_docxtpl", "cell", "difference", "paragraph", "row", "run"),
    *("table", "template", "unlike"),
]

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_DECLARED = nsdecls("w", "r", "wp", "a", "pic")


def run(text: str, look: str = "", attributes: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}<w:t{attributes}>{text}</w:t></w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    inside = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def cell(*content: str, properties: str = '<w:tcW w:w="1000" w:type="dxa"/>') -> str:
    inside = "".join(one if one.startswith("<") else paragraph(one) for one in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(c if c.startswith('<w:tc') else cell(c) for c in cells)}</w:tr>"


def table(columns: int, *rows: str) -> str:
    grid = '<w:gridCol w:w="1000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def template(
    body: str,
    *,
    header: str = "",
    footer: str = "",
    first_header: str = "",
    footnote: str = "",
    core: Mapping[str, str] | None = None,
    comment: str = "",
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """A Word file whose stories hold the given markup.

    ``pictures``: places (``body``, ``header``) and the picture that python-docx adds there.
    """
    document = docx.Document()
    section = document.sections[0]
    for xml in reversed(list(_elements(body))):
        document.element.body.insert(0, xml)
    for story, markup in ((section.header, header), (section.footer, footer)):
        if markup:
            _fill(story, markup)
    if first_header:
        section.different_first_page_header_footer = True
        _fill(section.first_page_header, first_header)
    for place, picture in (pictures or {}).items():
        where: Any = document if place == "body" else section.header
        where.add_paragraph().add_run().add_picture(io.BytesIO(picture), width=914400)
    if comment:
        document.add_comment(document.add_paragraph("dengan komentar").runs, text=comment)
    if footnote:
        xml = f"<w:footnotes {_DECLARED}><w:footnote w:id='1'>{footnote}</w:footnote></w:footnotes>"
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, xml.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    for name, text in (core or {}).items():
        setattr(document.core_properties, name, text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _elements(markup: str) -> Any:
    return list(parse_xml(f"<w:body {_DECLARED}>{markup}</w:body>"))


def _fill(story: Any, markup: str) -> None:
    story.is_linked_to_previous = False
    element = story._element
    for child in list(element):
        element.remove(child)
    for xml in _elements(markup):
        element.append(xml)


def by_docxtpl(data: bytes, context: Mapping[str, Any]) -> bytes:
    """What docxtpl makes of it, as its README says, with autoescape."""
    made = DocxTemplate(io.BytesIO(data))
    made.render(dict(context), Environment(undefined=StrictUndefined), autoescape=True)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def difference(data: bytes, context: Mapping[str, Any], made: bytes = b"") -> str:
    """Where the two differ; empty when they are equal part by part.

    ``made``: what docxtpl makes, where its values belong to its document.
    """
    return unlike(compile_template(data).render(context), made or by_docxtpl(data, context))


def unlike(first: bytes, second: bytes) -> str:
    """Where two packages differ: XML by its canonical form, all else by its bytes."""
    ours, theirs = members(first), members(second)
    if ours.keys() != theirs.keys():
        return f"members {sorted(ours.keys() ^ theirs.keys())}"
    for name, content in theirs.items():
        mine = ours[name]
        if mine == content:
            continue
        if not name.endswith((".xml", ".rels")):
            return f"bytes of {name}"
        mine, content = _canonical(mine), _canonical(content)
        if mine != content:
            at = next(
                (i for i, (a, b) in enumerate(zip(mine, content, strict=False)) if a != b),
                min(len(mine), len(content)),
            )
            near = slice(max(0, at - 120), at + 120)
            return f"{name}: {mine[near]!r} != {content[near]!r}"
    return ""


def _canonical(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n")
