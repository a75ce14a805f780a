"""The structure tree while it grows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from docgen.rendering.pdf.operations import NOTHING, Element

__all__ = ["Structure"]


class Structure:
    """Elements in the order in which they are opened, which is the reading order."""

    def __init__(self) -> None:
        self._roles: list[str] = []
        self._parents: list[int | None] = []
        self._last: dict[int | None, int] = {}
        """The last child of each element that has one."""
        self._attributes: list[Mapping[str, Any]] = []
        self._lists: dict[int | None, list[tuple[int, int, int]]] = {}
        """By parent, the list that is written in pieces: depth, list and text of the last item."""

    def add(self, role: str, parent: int | None, **attributes: Any) -> int:
        """A new last child of ``parent``; attributes that are empty are left out."""
        number = len(self._roles)
        self._roles.append(role)
        self._parents.append(parent)
        if attributes:
            attributes = {k: v for k, v in attributes.items() if v}
        self._attributes.append(MappingProxyType(attributes) if attributes else NOTHING)
        self._last[parent] = number
        return number

    def item(self, parent: int | None, level: int, **attributes: Any) -> tuple[int, int, int]:
        """A new item ``level`` deep in the list that ``parent`` ends with; else in a new list.

        Gives the item, its label and its text.
        """
        open_lists = self._open(parent)
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        if open_lists and open_lists[-1][0] == level:
            listed = open_lists.pop()[1]
        else:
            listed = self.add("L", open_lists[-1][2] if open_lists else parent, **attributes)
        item = self.add("LI", listed)
        label, body = self.add("Lbl", item), self.add("LBody", item)
        open_lists.append((level, listed, body))
        self._lists[parent] = open_lists
        return item, label, body

    def text_of(self, parent: int | None, level: int) -> int | None:
        """The text of the last item less than ``level`` deep; ``parent`` when there is none."""
        open_lists = self._open(parent)
        while open_lists and open_lists[-1][0] >= level:
            open_lists.pop()
        return open_lists[-1][2] if open_lists else parent

    def _open(self, parent: int | None) -> list[tuple[int, int, int]]:
        """The list in pieces under a parent, as long as nothing else came after it."""
        found = self._lists.get(parent, [])
        if found and parent is not None and self._last.get(parent) != found[0][1]:
            found = []
        return found

    def finish(self) -> tuple[Element, ...]:
        """The finished tree."""
        children: dict[int | None, list[int]] = {parent: [] for parent in self._last}
        for number, parent in enumerate(self._parents):
            children[parent].append(number)
        numbers = range(len(self._roles))
        inner = [tuple(children[number]) if number in children else () for number in numbers]
        fields = zip(numbers, self._roles, self._parents, inner, self._attributes, strict=True)
        return tuple(map(partial(tuple.__new__, Element), fields))
