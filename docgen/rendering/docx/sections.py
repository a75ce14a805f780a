"""A last section in which a condition of the template left nothing goes, and its page with it."""

from __future__ import annotations

from typing import Final

from lxml import etree

__all__ = ["drop_empty_end", "without_empty_end"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTENT: Final = frozenset({f"{_W}r", f"{_W}hyperlink", f"{_W}sdt", f"{_W}fldSimple"})


def drop_empty_end(body: etree._Element) -> None:
    """Make the section before the last one the last, when nothing follows its end.

    A section keeps its page setup in its last paragraph, the last section of all at the end of the
    body (ECMA-376 part 1, 17.6.17 and 17.6.18). When a template leaves out all that stands in the
    last section, Word would add an empty page in the wrong orientation.
    """
    while len(body) > 1 and body[-1].tag == f"{_W}sectPr":
        paragraph = body[-2]
        setup = paragraph.find(f"{_W}pPr/{_W}sectPr") if paragraph.tag == f"{_W}p" else None
        if setup is None:
            return
        body.replace(body[-1], setup)
        # Word wants a paragraph after a table, and at least one in the body.
        bare = not any(child.tag in _CONTENT for child in paragraph)
        if bare and len(body) > 2 and body[-3].tag == f"{_W}p":
            body.remove(paragraph)


_SETUP: Final = "<w:sectPr"
_END: Final = "</w:sectPr></w:body>"
_BARE: Final = "</w:sectPr></w:pPr></w:p>"


def without_empty_end(xml: str) -> str | None:
    """The same for the text of a body; None where only the tree can tell.

    The body's own page setup must have content and no earlier version of itself.
    """
    while xml.endswith(_END):
        last = xml.rfind(_SETUP)
        if not xml.endswith("</w:p>", 0, last):
            return xml
        start = _paragraph(xml, last)
        setup = xml.find(_SETUP, start, last)
        if xml.count("</w:p>", start, last) > 1:
            return None  # a paragraph in a drawing of the last one
        if setup < 0:
            return xml
        if xml.count(_SETUP, start, last) > 1 or not xml.endswith(_BARE, start, last):
            return None
        end = last - len("</w:pPr></w:p>")
        if xml.endswith("</w:p>", 0, start):
            kept = ""
        elif xml.endswith("</w:tbl>", 0, start):
            kept = f"{xml[start:setup]}</w:pPr></w:p>"
        else:
            return None
        xml = f"{xml[:start]}{kept}{xml[setup:end]}</w:body>"
    return xml


def _paragraph(xml: str, end: int) -> int:
    """Where the last paragraph before ``end`` begins; it is found from behind, near the end."""
    start = xml.rfind("<w:p", 0, end)
    while start >= 0 and xml[start + 4] not in "> ":
        start = xml.rfind("<w:p", 0, start)
    return start
