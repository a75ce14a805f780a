"""The structure tree while it grows."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from docgen.rendering.pdf.operations import Element

__all__ = ["Structure"]


class Structure:
    """Elements in the order in which they are opened, which is the reading order."""

    def __init__(self) -> None:
        self._roles: list[str] = []
        self._parents: list[int | None] = []
        self._children: list[list[int]] = []
        self._attributes: list[dict[str, Any]] = []

    def add(self, role: str, parent: int | None, **attributes: Any) -> int:
        """A new last child of ``parent``; attributes that are empty are left out."""
        number = len(self._roles)
        self._roles.append(role)
        self._parents.append(parent)
        self._children.append([])
        self._attributes.append({k: v for k, v in attributes.items() if v})
        if parent is not None:
            self._children[parent].append(number)
        return number

    def finish(self) -> tuple[Element, ...]:
        """The finished tree."""
        return tuple(
            Element(number, role, parent, tuple(children), MappingProxyType(attributes))
            for number, (role, parent, children, attributes) in enumerate(
                zip(self._roles, self._parents, self._children, self._attributes, strict=True)
            )
        )
