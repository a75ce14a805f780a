"""Looks at the tags of a template before docxtpl's patterns do.

Those patterns search from every opening brace to the next closing one, so a page full of braces
that are never closed would keep them busy for hours.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["unclosed"]

_PAIRS: Final = (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))
_CUT: Final = re.compile(r"(?<={)(?:<[^>]*>)+(?=[{%#])|(?<=[%}#])(?:<[^>]*>)+(?=})")
"""Markup in the middle of a brace pair, where Word changed the formatting."""
_TOLERATED: Final = 20
"""A few are an honest mistake, which Jinja explains better, or stand in a text of a tag."""


def unclosed(xml: str) -> str:
    """The kind of tag that is opened time and again before it is closed; empty if all is well."""
    merged = _CUT.sub("", xml)
    for opening, closing in _PAIRS:
        wrong = 0
        at, end = merged.find(opening), -1
        while at >= 0:
            following = merged.find(opening, at + 2)
            if end < at + 2:
                end = merged.find(closing, at + 2)
            if end < 0:
                wrong += merged.count(opening, at)
                break
            wrong += 0 <= following < end
            at = following
        if wrong > _TOLERATED:
            return opening
    return ""
