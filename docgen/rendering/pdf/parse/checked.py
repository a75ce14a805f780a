"""One element, checked against the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from docgen.rendering.cache import Cache
from docgen.rendering.pdf.parse.markup import ORIGIN, MarkupFault
from docgen.rendering.pdf.parse.units import BadValue
from docgen.rendering.pdf.parse.vocabulary import Spec

__all__ = ["attributes", "check_children"]


_NOTHING: Mapping[str, Any] = MappingProxyType({})
_known: Cache[tuple[int, tuple[tuple[str, str], ...]], Mapping[str, Any]] = Cache(
    4_000_000,
    lambda key, _: 500 + sum(len(name) + len(value) for name, value in key[1]),
    repeated=True,
)
"""What attributes say, by element (specifications live as long as the program) and attributes."""


def attributes(node: Any, spec: Spec) -> Mapping[str, Any]:
    """The attributes of ``node``, read; MarkupFault for one that is unknown, wrong or missing."""
    given = node.items()
    if not given and not spec.required:
        return _NOTHING
    key = (id(spec), tuple(given))
    known = _known.get(key)
    if known is None:
        known = MappingProxyType(_read(node, spec, given))
        _known.put(key, known)
    return known


def _read(node: Any, spec: Spec, given: Sequence[tuple[str, str]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in given:
        read = spec.attributes.get(key)
        if read is None:
            if key == ORIGIN:
                continue
            allowed = ", ".join(spec.attributes) or "-"
            raise MarkupFault("pdf.unknown_attribute", node, attribute=key, allowed=allowed)
        try:
            found[key] = read(value)
        except BadValue as problem:
            raise MarkupFault(
                "pdf.bad_value", node, attribute=key, value=value, allowed=str(problem)
            ) from None
    for key in spec.required:
        if key not in found:
            raise MarkupFault("pdf.missing_attribute", node, attribute=key)
    return found


def check_children(node: Any, spec: Spec) -> None:
    """MarkupFault for a child or a text that the element does not take."""
    if spec.text and not len(node):
        return
    for child in node:
        if child.tag not in spec.children:
            raise MarkupFault(
                "pdf.unknown_element",
                child,
                parent=str(node.tag),
                allowed=", ".join(sorted(spec.children)) or "-",
            )
        if not spec.text and child.tail and not child.tail.isspace():
            raise MarkupFault("pdf.stray_text", node, text=child.tail.strip()[:40])
    if not spec.text and node.text and not node.text.isspace():
        raise MarkupFault("pdf.stray_text", node, text=node.text.strip()[:40])
