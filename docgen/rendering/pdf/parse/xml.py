"""Reading XML that nobody vouches for."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from lxml import etree

from docgen.rendering.pdf.parse.markup import ORIGIN, MarkupFault

__all__ = ["read_document_xml", "read_xml"]

_LAST_ORIGIN = re.compile(rf'{ORIGIN}="([^"]*)"')


def read_document_xml(text: str) -> Any:
    """As :func:`read_xml`, by the reader of the standard library: its elements know no lines and no
    parents, and are walked in half the time. What it cannot read is left to the other.
    """
    _refuse_entities(text)
    parser = ElementTree.XMLParser(encoding="utf-8")  # noqa: S314 - neither DOCTYPE nor entities
    try:
        return ElementTree.fromstring(text.encode("utf-8"), parser)  # noqa: S314
    except ElementTree.ParseError:
        return read_xml(text)


def _refuse_entities(text: str) -> None:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise MarkupFault("pdf.doctype")


def read_xml(text: str) -> Any:
    """The root element of ``text``.

    DOCTYPE, and with it every entity of one's own, is refused; nothing is fetched. Raises
    MarkupFault ``pdf.doctype`` or ``pdf.not_xml``.
    """
    _refuse_entities(text)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as problem:
        line = problem.lineno or 1
        lines = text.split("\n")
        before = "\n".join(lines[: line - 1]) + "\n" + lines[line - 1][: problem.offset or 0]
        seen = _LAST_ORIGIN.findall(before)
        fault = MarkupFault("pdf.not_xml", reason=problem.msg.split(", line ")[0])
        fault.params["origin"] = seen[-1] if seen else ""
        raise fault from None
