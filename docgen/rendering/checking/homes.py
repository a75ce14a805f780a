"""Where names are looked up, and what is said of one that is not there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from docgen.rendering.checking.values import Value, union

__all__ = ["Home", "NameFault", "What"]

What = Literal["name", "unsafe", "filter", "test", "import", "huge"]


@dataclass(frozen=True, slots=True)
class NameFault:
    """One thing that no context gives, or that the sandbox refuses."""

    what: What
    name: str
    """As the template writes it: ``b.lable``."""
    template: str
    """The file or part that says it."""
    line: int
    near: str = ""
    """What was probably meant, as it would be written; empty: nothing is like it."""
    known: str = ""
    """The names that there are instead."""


@dataclass(eq=False, slots=True)
class Home:
    """The names that are in force at one place of one template."""

    template: str
    layers: list[dict[str, Value]]
    context: bool
    """Whether names may come from the context; an imported template does not see it."""
    guarded: bool = False
    """Whether an unknown name is no fault here: ``is defined``, ``|default``."""

    def inner(self, **names: Value) -> Home:
        """A place inside this one, with names of its own."""
        return replace(self, layers=[*self.layers, names])

    def find(self, name: str) -> Value | None:
        """What a name that the template made itself stands for."""
        for layer in reversed(self.layers):
            if name in layer:
                return layer[name]
        return None

    def bind(self, name: str, value: Value) -> None:
        """Give a name a value; one that has a value already may be either."""
        known = self.layers[-1].get(name)
        self.layers[-1][name] = value if known is None else union(known, value)
