"""A form as the templates draw it: each field with its words, what was typed, and its faults."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.i18n import Language, text
from docgen.web.forms.posted import PREFIX, place
from docgen.web.forms.shape import Field, fields_of, needed, roots

__all__ = ["Fault", "Node", "built"]

_MARK = "~json"
_SUMMARY = 80
_OWN_ROWS = ("text", "long", "date", "time", "integer")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is amiss with a field."""

    severity: str
    """E or W."""
    message: str
    fix: str


@dataclass(slots=True)
class Node:
    """A field, a part with its fields, or a list with its rows."""

    path: str
    """Its place in the record."""
    draw: str
    """How it is drawn: the control, or ``whole`` (a placeholder for a part), ``raw`` (what the
    form does not know)."""
    label: str
    help: str = ""
    owner: str = ""
    required: bool = False
    value: str = ""
    options: list[tuple[str, str]] = field(default_factory=list)
    example: str = ""
    children: list[Node] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    summary: str = ""
    """What a closed part shows of its contents."""
    filled: bool = False
    """Whether something was said in it."""
    troubled: bool = False
    """Whether it, or something in it, is at fault."""
    row: bool = False
    """Whether it is a row of a list, and can go."""
    known: bool = True
    """Whether the record has such a field at all."""
    picture: bool = False
    key: str = ""
    """The key of a value in a mapping, which is typed beside it."""

    @property
    def name(self) -> str:
        """The name of its input."""
        return PREFIX + self.path + (_MARK if self.draw == "raw" else "")

    @property
    def main(self) -> list[Node]:
        """The fields of a part that a form shows first."""
        return [node for node in self.children if node.required or not node.known]

    @property
    def optional(self) -> list[Node]:
        """The fields that it may be filled without."""
        return [node for node in self.children if not node.required and node.known]


def built(
    data: Mapping[str, Any],
    kind: str,
    language: Language,
    faults: Mapping[str, list[Fault]] | None = None,
) -> list[Node]:
    """The parts of the form of a kind, with what was typed. faults: by place on the form."""
    maker = _Maker(language, dict(faults or {}))
    musts = needed(kind)
    nodes = []
    for root in roots(kind):
        node = maker.node(root, data.get(root.name), root.name)
        node.required = root.name in musts
        nodes.append(node)
    maker.settle(nodes)
    return nodes


@dataclass
class _Maker:
    language: Language
    faults: dict[str, list[Fault]]

    owner: str = ""
    """Who knows the part that is being built; its fields say only who else does."""

    def node(self, asked: Field, value: Any, path: str) -> Node:
        label, means = text(asked.code, self.language), text(asked.help_code, self.language)
        node = Node(path, asked.control, label, means, required=asked.required)
        around = self.owner
        if asked.owner and asked.owner != around:
            node.owner = self._said("owner", asked.owner)
            self.owner = asked.owner
        node.example, node.picture = asked.example, asked.picture
        node.faults = self.faults.pop(path, [])
        self._fill(node, asked, value)
        self.owner = around
        inner = any(child.filled for child in node.children)
        node.filled = node.filled or inner or bool(node.value.strip())
        return node

    def _fill(self, node: Node, asked: Field, value: Any) -> None:
        """What was typed, as its control can show it; else as it is."""
        if asked.control == "part":
            self._part(node, asked, value)
        elif asked.control == "list":
            self._list(node, asked, value)
        elif asked.control == "map":
            self._map(node, asked, value)
        elif value is None or isinstance(value, str | int | float):
            node.value = _plain(value)
            if asked.control in ("choice", "yesno"):
                node.options = self._options(asked, node.value, node.label)
            elif asked.control == "text" and "\n" in node.value:
                node.draw = "long"
        else:
            _raw(node, value)

    def _part(self, node: Node, asked: Field, value: Any) -> None:
        if asked.part == "Gambar" and isinstance(value, str) and value.strip():
            value = {"berkas": value}
        if isinstance(value, str) and value.strip():
            node.draw, node.value = "whole", value
            return
        if value is not None and not isinstance(value, dict | str):
            _raw(node, value)
            return
        said = value if isinstance(value, dict) else {}
        fields = fields_of(asked.part)
        node.children = [self.node(f, said.get(f.name), place(node.path, f.name)) for f in fields]
        node.children += self._unknown(said, {f.name for f in fields}, node.path)
        node.summary = _summary(node)

    def _unknown(self, said: Mapping[str, Any], known: set[str], path: str) -> Iterable[Node]:
        """Keys that the record does not have: shown, so that nothing is lost unseen."""
        for key, value in said.items():
            if key in known:
                continue
            node = Node(place(path, key), "text", key, known=False, filled=True)
            if isinstance(value, str):
                node.value = value
            else:
                _raw(node, value)
            node.faults = self.faults.pop(node.path, [])
            yield node

    def _list(self, node: Node, asked: Field, value: Any) -> None:
        item = asked.item
        if item is None:
            raise ValueError(asked.name)
        if isinstance(value, str) and value.strip():
            value = [value]
        if isinstance(value, dict):
            _raw(node, value)
            return
        rows = list(value) if isinstance(value, list) else []
        if not rows and asked.required:
            rows = [None]
        for number, row in enumerate(rows):
            child = self.node(item, row, place(node.path, number))
            child.row, child.help, child.required, child.owner = True, "", False, ""
            child.label = f"{node.label} {number + 1}"
            node.children.append(child)

    def _map(self, node: Node, asked: Field, value: Any) -> None:
        item = asked.item
        if item is None:
            raise ValueError(asked.name)
        if isinstance(value, str) and value.strip():
            node.draw, node.value = "whole", value
            return
        if isinstance(value, list):
            _raw(node, value)
            return
        for number, (key, each) in enumerate((value or {}).items()):
            path = place(node.path, key)
            child = self.node(item, each, place(node.path, number))
            child.faults += self.faults.pop(path, [])
            child.key, child.row, child.help, child.required = str(key), True, "", False
            child.label = f"{node.label} {number + 1}"
            node.children.append(child)

    def _options(self, asked: Field, value: str, label: str) -> list[tuple[str, str]]:
        """The choices, a placeholder among them, and whatever stands there that is none."""
        if asked.control == "yesno":
            value = {"true": "ya", "True": "ya", "false": "tidak", "False": "tidak"}.get(
                value, value
            )
            names: tuple[str, ...] = ("ya", "tidak")
        else:
            names = asked.options
        found = [("", text("web.page.form_choose", self.language))]
        found += [(name, self._said("choice", name)) for name in names]
        blank = f"[{asked.label.lower()}]"
        found.append((blank, text("web.page.form_unknown", self.language, isian=blank)))
        if value and value not in dict(found):
            found.append((value, value))
        return found

    def _said(self, area: str, word: str) -> str:
        code = f"{area}.{word}"
        said = text(code, self.language)
        return word if said == code else said

    def settle(self, nodes: list[Node]) -> None:
        """Faults of places that have no field go to the nearest part around them."""
        every: dict[str, Node] = {}
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            every[node.path] = node
            waiting += node.children
        for path, faults in self.faults.items():
            around = path
            while around and around not in every:
                around = around[: max(around.rfind("."), around.rfind("["), 0)]
            if around:
                every[around].faults += faults
        for node in nodes:
            _trouble(node)


def _trouble(node: Node) -> bool:
    inner = [_trouble(child) for child in node.children]
    node.troubled = any(fault.severity == "E" for fault in node.faults) or any(inner)
    return node.troubled


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return str(value)


def _raw(node: Node, value: Any) -> None:
    node.draw = "raw"
    node.value = json.dumps(value, ensure_ascii=False)
    node.filled = True


def _summary(node: Node) -> str:
    """The first words that were typed in a part, for when it is closed."""
    said = [c.value if c.draw in _OWN_ROWS else c.summary for c in node.children]
    line = ", ".join(" ".join(words.split()) for words in [s for s in said if s.strip()][:2])
    return line if len(line) <= _SUMMARY else line[: _SUMMARY - 1] + "…"
