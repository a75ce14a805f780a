"""Tabs, line breaks, new paragraphs and new pages inside texts, as docxtpl writes them.

docxtpl looks through the whole page for them. No match of its pattern reaches over ``</w:p>``, so
it is enough to show it the stretches between two of these that hold such a character.
"""

from __future__ import annotations

import re
from typing import Any, Final

__all__ = ["with_breaks"]

_BREAK: Final = re.compile("[\t\n\a\f]")
_END: Final = "</w:p>"


def with_breaks(xml: str) -> str:
    """What docxtpl's ``resolve_listing`` makes of ``xml``."""
    if not ("\n" in xml or "\t" in xml or "\a" in xml or "\f" in xml):
        return xml
    found = _BREAK.search(xml)
    from docxtpl import DocxTemplate

    resolve: Any = DocxTemplate.resolve_listing
    pieces: list[str] = []
    done = 0
    while found is not None:
        start = xml.rfind(_END, done, found.start())
        start = done if start < 0 else start + len(_END)
        end = xml.find(_END, found.start())
        end = len(xml) if end < 0 else end + len(_END)
        pieces += (xml[done:start], resolve(None, xml[start:end]))
        done = end
        found = _BREAK.search(xml, done)
    pieces.append(xml[done:])
    return "".join(pieces)
