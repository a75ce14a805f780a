"""A last section in which a condition of the template left nothing goes, and its page with it."""

from __future__ import annotations

from typing import Final

from lxml import etree

__all__ = ["drop_empty_end"]

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
