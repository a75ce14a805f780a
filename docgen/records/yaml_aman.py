"""YAML as people write records: text only, no surprises, bounded.

Every scalar stays the text that was typed: ``09.00`` is a time and not the number 9.0, ``05123`` a
post code and not an octal number, ``no`` a word and not false. Only an empty value, ``~`` and
``null`` mean "absent". Built from the events of PyYAML, so that keys which occur twice, tags,
oversized files and aliases that multiply (a "YAML bomb") are refused before they cost anything, and
every value keeps its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from docgen.errors import DataError, Finding
from docgen.records.batas import MAX_DEPTH, MAX_NODES, printable

__all__ = ["Document", "parse_yaml"]

_NULLS = {"", "~", "null", "Null", "NULL"}
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Document:
    """One YAML document: its value, and the line (from 1) on which each path begins."""

    value: Any
    lines: dict[str, int] = field(default_factory=dict)


@dataclass
class _Builder:
    events: Iterator[Any]
    name: str
    lines: dict[str, int] = field(default_factory=dict)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    nodes: int = 0
    twice: list[Finding] = field(default_factory=list)

    @staticmethod
    def line(event: Any) -> int:
        """The line of an event, from 1."""
        return int(event.start_mark.line) + 1

    def fail(self, code: str, event: Any, **params: Any) -> DataError:
        return DataError(Finding(code, self.name, {"baris": self.line(event), **params}))

    def count(self, event: Any, nodes: int) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            raise self.fail("yaml.too_many", event, batas=MAX_NODES)

    def node(self, event: Any, path: str, depth: int) -> Any:
        """The value that begins with ``event``."""
        self.lines.setdefault(path, event.start_mark.line + 1)
        if depth > MAX_DEPTH:
            raise self.fail("yaml.too_deep", event, batas=MAX_DEPTH)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        tag = event.tag
        if tag not in (None, "!", "tag:yaml.org,2002:str"):
            raise self.fail("yaml.tag", event, tag=str(tag)[:60])
        before = self.nodes
        self.count(event, 1)
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            absent = event.implicit[0] and event.value in _NULLS
            value = None if absent else event.value
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._sequence(path, depth)
        else:
            value = self._mapping(path, depth)
        if event.anchor:
            self.anchors[event.anchor] = (value, self.nodes - before)
        return value

    def _alias(self, event: Any) -> Any:
        if event.anchor not in self.anchors:
            raise self.fail("yaml.alias", event, nama=event.anchor[:60])
        value, size = self.anchors[event.anchor]
        self.count(event, size)
        return value

    def _sequence(self, path: str, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, f"{path}[{len(items)}]", depth + 1))
        return items

    def _mapping(self, path: str, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.fail("yaml.key", event)
            if event.value == "<<" and event.implicit[0]:
                raise self.fail("yaml.merge", event)
            key = printable(event.value)
            place = f"{path}.{key}" if path else key
            value = self.node(next(self.events), place, depth + 1)
            if key in mapping:
                params = {"kunci": key[:60], "baris": self.line(event)}
                self.twice.append(Finding("yaml.twice", place[:200], params))
            mapping[key] = value
        return mapping


def parse_yaml(text: str, name: str) -> list[Document]:
    """The documents of a YAML text, empty ones left out.

    ``name`` stands in errors as the place. Raises DataError (``yaml.*``) with the line for wrong
    syntax, a key that occurs twice, a tag, an unknown alias, or too much of anything.
    """
    documents: list[Document] = []
    twice: list[Finding] = []
    try:
        events = iter(yaml.parse(text, Loader=_Loader))
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                builder = _Builder(events, name)
                value = builder.node(next(events), "", 0)
                twice += builder.twice
                if value is not None:
                    documents.append(Document(value, builder.lines))
    except (yaml.MarkedYAMLError, yaml.reader.ReaderError) as error:
        raise _syntax(error, name) from None
    if twice:
        raise DataError(*twice)
    return documents


def _syntax(error: yaml.YAMLError, name: str) -> DataError:
    if isinstance(error, yaml.reader.ReaderError):
        code = (
            error.character if isinstance(error.character, int) else ord(str(error.character)[:1])
        )
        return DataError(Finding("yaml.character", name, {"kode": f"U+{code:04X}"}))
    mark = getattr(error, "problem_mark", None)
    params = {
        "baris": mark.line + 1 if mark else 0,
        "kolom": mark.column + 1 if mark else 0,
        "sebab": str(getattr(error, "problem", "") or error)[:120],
    }
    return DataError(Finding("yaml.syntax", name, params))
