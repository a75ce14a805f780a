"""The words of a finished DOCX in reading order, to be compared with those of its PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from docgen.ooxml.xml import FALLBACK, W
from docgen.rendering.docx.inspection import main_part, parse
from docgen.rendering.docx.package import read_members

__all__ = ["words"]

_SIGNS: Final = {
    f"{W}br": " ",
    f"{W}cr": " ",
    f"{W}tab": " ",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
_PASSED_OVER: Final = frozenset(
    {FALLBACK, f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}rPr"}
    | {f"{W}pPr", f"{W}tblPr", f"{W}trPr", f"{W}tcPr", f"{W}sectPr", f"{W}sdtPr"}
)
"""Deleted text, field codes, the copy of a text box for old programs, and formatting (whose
``w:tab`` is a tab stop, not a tab)."""
_BLOCKS: Final = frozenset({f"{W}p", f"{W}tc", f"{W}txbxContent"})


def words(data: bytes) -> list[str]:
    """The words of the body: paragraphs and tables in document order, nested tables in their
    place, hyperlinks and text boxes included; headers, footers and footnotes are left out.

    Line breaks, tabs and all kinds of blanks part words; a no-break hyphen is ``-``.

    Raises:
        TemplateFault: ``data`` is no Word package.
    """
    parts = read_members(data)
    body = parse(parts[main_part(parts)]).find(f"{W}body")
    return [] if body is None else "".join(_pieces(body)).split()


def _pieces(node: etree._Element) -> Iterator[str]:
    for child in node:
        tag = child.tag
        if tag in _PASSED_OVER or not isinstance(tag, str):
            continue
        if tag == f"{W}t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == f"{W}r" and _hidden(child):
            continue
        elif tag in _BLOCKS:
            yield " "
            yield from _pieces(child)
            yield " "
        else:
            yield from _pieces(child)


def _hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val") not in {"0", "false", "off"}
