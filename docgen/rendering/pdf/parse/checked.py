"""One element, checked against the vocabulary."""

from __future__ import annotations

from typing import Any

from docgen.rendering.pdf.parse.markup import ORIGIN, MarkupFault
from docgen.rendering.pdf.parse.units import BadValue
from docgen.rendering.pdf.parse.vocabulary import Spec

__all__ = ["attributes", "check_children"]


def attributes(node: Any, spec: Spec) -> dict[str, Any]:
    """The attributes of ``node``, read; MarkupFault for one that is unknown, wrong or missing."""
    found: dict[str, Any] = {}
    for key, value in node.attrib.items():
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
