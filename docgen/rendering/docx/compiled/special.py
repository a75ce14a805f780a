"""Values that carry XML: which of them need docxtpl itself, and which are whole pieces of XML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from docx.oxml.ns import nsmap
from docxtpl import InlineImage
from lxml import etree

from docgen.rendering.docx.inspection import parse
from docgen.rendering.docx.values import DEEPEST, subdocuments

__all__ = ["is_whole", "needs_docxtpl"]

_ODD: Final = re.compile(r"<w:(?:tbl|tr|tc|sectPr)[\s/>]|docPr")
"""What counts for tables, sections and the numbers of drawings."""
_PREFIXES: Final = "".join(f' xmlns:{name}="{nsmap[name]}"' for name in ("w", "r"))


def is_whole(xml: str) -> bool:
    """Whether a piece of XML leaves the page around it as it was: whole, without tables."""
    if _ODD.search(xml):
        return False
    try:
        parse(f"<x{_PREFIXES}>{xml.replace(chr(7), '').replace(chr(12), '')}</x>")
    except etree.XMLSyntaxError:
        return False
    return True


def needs_docxtpl(value: Any, depth: int = 0) -> str:
    """The name of the first kind of value that only docxtpl can place; empty when there is none."""
    if depth > DEEPEST:
        return ""
    if isinstance(value, InlineImage):
        return "InlineImage(anchor=…)" if value.anchor else ""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return next((found for one in value if (found := needs_docxtpl(one, depth + 1))), "")
    return "Subdoc" if subdocuments(value) else ""
