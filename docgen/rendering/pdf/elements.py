"""Where in an XML template something stands, as people find it: line and element."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docgen.rendering.checking.tags import Tag

__all__ = ["enclosing", "line_of"]

_ELEMENT: Final = re.compile(r"<!--.*?-->|<(/?)([A-Za-z][\w.-]*)([^<>]*?)(/?)>", re.DOTALL)


def line_of(text: str, at: int) -> int:
    """The line of a character, from 1."""
    return text.count("\n", 0, at) + 1


def enclosing(text: str, tags: Sequence[Tag]) -> list[str]:
    """The place of each tag: ``baris 12, <sel>``; the element is the one that it stands in."""
    bare = list(text)
    for tag in tags:
        for at in range(tag.start, min(len(text), tag.start + len(tag.text))):
            if bare[at] in "<>":
                bare[at] = " "
    places: list[str] = []
    stack: list[str] = []
    found = _ELEMENT.finditer("".join(bare))
    element = next(found, None)
    line, at = 1, 0
    for tag in tags:
        while element is not None and element.end() <= tag.start:
            _take(element, stack)
            element = next(found, None)
        line += text.count("\n", at, tag.start)
        at = tag.start
        inside = element is not None and element.start() <= tag.start and element[2]
        name = element[2] if element is not None and inside else stack[-1] if stack else ""
        places.append(f"baris {line}" + (f", <{name}>" if name else ""))
    return places


def _take(element: re.Match[str], stack: list[str]) -> None:
    if element[2] is None or element[4]:
        return
    if element[1]:
        if element[2] in stack:
            while stack and stack.pop() != element[2]:
                continue
    else:
        stack.append(element[2])
