"""What an expression of a template may stand for, as far as it can be known without running it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes

from docgen.rendering.checking.shapes import Shape

__all__ = ["ANY", "At", "Atom", "Function", "Module", "Series", "Value", "elements", "union"]


@dataclass(frozen=True, slots=True)
class At:
    """A value of the context."""

    path: str
    """``kop.baris[]``."""
    shape: Shape


@dataclass(frozen=True, slots=True)
class Series:
    """A list that the template makes itself."""

    items: Value
    """What each of its items may be."""


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A macro."""

    node: nodes.Macro | nodes.CallBlock
    home: Any
    """Where it was written: the walker's own business."""


@dataclass(frozen=True, slots=True, eq=False)
class Module:
    """An imported template."""

    names: Mapping[str, Value]


Atom = At | Series | Function | Module
Value = tuple[Atom, ...]
"""One of these; the empty tuple stands for anything."""
ANY: Value = ()


def union(*values: Value) -> Value:
    """One of several values; anything, when one of them may be anything."""
    if not all(values):
        return ANY
    return tuple(dict.fromkeys(atom for value in values for atom in value))


def elements(value: Value) -> Value:
    """What a loop over ``value`` gives, one after another."""
    found: list[Value] = []
    for atom in value:
        if isinstance(atom, Series):
            found.append(atom.items)
        elif isinstance(atom, At) and atom.shape.item is not None:
            found.append((At(f"{atom.path}[]", atom.shape.item),))
        else:
            return ANY
    return union(*found) if found else ANY
