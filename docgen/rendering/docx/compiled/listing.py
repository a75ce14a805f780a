"""Tabs, line breaks, new paragraphs and new pages inside texts, as docxtpl writes them.

docxtpl looks through the whole page for them. No match of its pattern reaches over ``</w:p>``, so
it is enough to show it the stretches between two of these that hold such a character.
"""

from __future__ import annotations

from typing import Any, Final

__all__ = ["with_breaks"]

_BREAKS: Final = "\t\n\a\f"
_END: Final = "</w:p>"


def with_breaks(xml: str) -> str:
    """What docxtpl's ``resolve_listing`` makes of ``xml``."""
    places = {one: at for one in _BREAKS if (at := xml.find(one)) >= 0}
    if not places:
        return xml
    from docxtpl import DocxTemplate

    resolve: Any = DocxTemplate.resolve_listing
    pieces: list[str] = []
    done = 0
    while places:
        first = min(places.values())
        start = xml.rfind(_END, done, first)
        start = done if start < 0 else start + len(_END)
        end = xml.find(_END, first)
        end = len(xml) if end < 0 else end + len(_END)
        pieces += (xml[done:start], resolve(None, xml[start:end]))
        done = end
        for one, at in list(places.items()):
            if at < done:
                places[one] = xml.find(one, done)
                if places[one] < 0:
                    del places[one]
    pieces.append(xml[done:])
    return "".join(pieces)
