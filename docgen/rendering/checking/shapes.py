"""The shape of contexts: which names there are, and what lies under each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["Kind", "Shape", "shape_of"]

Kind = Literal["teks", "bilangan", "ya/tidak", "daftar", "kelompok", "kosong"]
"""What a value is: text, number, yes/no, list, group of named values, nothing."""
_LONGEST_EXAMPLE = 60


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What one name may hold, over all the contexts that were looked at."""

    kinds: frozenset[Kind] = frozenset()
    """Every kind of value that it was seen to have."""
    fields: Mapping[str, Shape] = field(default_factory=dict)
    """The names of a group."""
    item: Shape | None = None
    """The items of a list; None when every list was empty."""
    example: str = ""
    """A value that it was seen to have; of an empty one the next that says something."""

    def paths(self, prefix: str = "") -> Iterator[tuple[str, Shape]]:
        """Every path below, itself left out: ``kop.baris[].teks``, and the shape there."""
        for name, shape in self.fields.items():
            path = f"{prefix}.{name}" if prefix else name
            yield path, shape
            yield from shape.paths(path)
        if self.item is not None:
            path = f"{prefix}[]"
            yield path, self.item
            yield from self.item.paths(path)


def shape_of(values: Iterable[Any]) -> Shape:
    """The shape of values of plain data, all taken together."""
    seen = list(values)
    groups = [value for value in seen if isinstance(value, Mapping)]
    lists = [value for value in seen if _is_list(value)]
    names = dict.fromkeys(str(name) for group in groups for name in group)
    items = [item for value in lists for item in value]
    examples = (_example(value) for value in seen)
    return Shape(
        kinds=frozenset(_kind(value) for value in seen),
        fields={
            name: shape_of([group[name] for group in groups if name in group]) for name in names
        },
        item=shape_of(items) if items else None,
        example=next((example for example in examples if example), ""),
    )


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _kind(value: Any) -> Kind:
    if isinstance(value, Mapping):
        return "kelompok"
    if _is_list(value):
        return "daftar"
    if isinstance(value, bool):
        return "ya/tidak"
    if isinstance(value, int | float):
        return "bilangan"
    return "kosong" if value is None else "teks"


def _example(value: Any) -> str:
    if value is None or isinstance(value, Mapping) or _is_list(value):
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_EXAMPLE else text[: _LONGEST_EXAMPLE - 1].rstrip() + "…"
