"""What is wrong with the markup of a template, before its place is known."""

from __future__ import annotations

from typing import Any

__all__ = ["ORIGIN", "MarkupFault"]

ORIGIN = "_asal"
"""Attribute that carries ``template:line``; only there when a fault is being located."""


class MarkupFault(Exception):
    """A fault at one element; :mod:`docgen.rendering.pdf.templates` adds template and line."""

    def __init__(self, code: str, node: Any = None, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
        self.node = node
        if node is not None:
            params.setdefault("element", str(node.tag))

    @property
    def origin(self) -> str:
        """``template:line`` of the nearest element that knows, or nothing."""
        node = self.node
        while node is not None:
            if ORIGIN in node.attrib:
                return str(node.attrib[ORIGIN])
            node = node.getparent()
        return str(self.params.get("origin", ""))
