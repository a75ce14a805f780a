"""What was left blank is no value: the record without it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.web.forms.posted import place, steps
from docgen.web.forms.shape import Field, fields_of, needed, roots

__all__ = ["Tidied", "tidied"]


@dataclass(frozen=True, slots=True)
class Tidied:
    """The record as it is checked and kept."""

    data: dict[str, Any]
    kept: dict[str, list[int]] = field(default_factory=dict)
    """For each list that lost blank rows: the rows that are left, as the form numbers them."""

    def on_form(self, path: str) -> str:
        """Where the form shows what stands at a place of the record."""
        shown = inside = ""
        try:
            way = steps(path)
        except ValueError:
            return path
        for step in way:
            rows = self.kept.get(inside)
            known = isinstance(step, int) and rows is not None and step < len(rows)
            shown = place(shown, rows[step] if known and rows and isinstance(step, int) else step)
            inside = place(inside, step)
        return shown


def tidied(data: Mapping[str, Any], kind: str) -> Tidied:
    """The data of a form without its blanks; parts that a document needs stay, even when empty.

    What the form does not ask for, such as the sections of other documents, stays as it is.
    """
    kept: dict[str, list[int]] = {}
    result = dict(data)
    musts = needed(kind) | _own_unit(data, kind)
    for root in roots(kind):
        value = _value(root, data.get(root.name), root.name, kept)
        if not _blank(value) or root.name in musts:
            result[root.name] = {} if value is None else value
        else:
            result.pop(root.name, None)
    return Tidied(result, kept)


def _own_unit(data: Mapping[str, Any], kind: str) -> frozenset[str]:
    """A declaration speaks of the record's unit unless it names units of its own."""
    said = data.get(kind) if kind == "pencanangan" else None
    named = isinstance(said, dict) and not _blank(said.get("unit_peserta"))
    return frozenset({"unit"} if kind == "pencanangan" and not named else ())


def _blank(value: Any) -> bool:
    """Whether nothing was said, however deep one looks."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, dict | list):
        return all(map(_blank, value.values() if isinstance(value, dict) else value))
    return False


def _value(asked: Field | None, value: Any, path: str, kept: dict[str, list[int]]) -> Any:
    if isinstance(value, str):
        return None if _blank(value) else value
    if isinstance(value, list):
        return _rows(asked, value, path, kept)
    if not isinstance(value, dict):
        return value
    if asked is not None and asked.control == "part":
        known = {each.name: each for each in fields_of(asked.part)}
    else:
        known = {}
    result = {}
    for name, item in value.items():
        inner = known.get(name)
        said = _value(inner, item, place(path, name), kept)
        if not _blank(said):
            result[name] = said
    for name, inner in known.items():
        if inner.required and inner.control == "part" and name not in result and result:
            result[name] = {}
    return result


def _rows(asked: Field | None, value: list[Any], path: str, kept: dict[str, list[int]]) -> Any:
    left = [number for number, row in enumerate(value) if not _blank(row)]
    if len(left) != len(value):
        kept[path] = left
    item = asked.item if asked is not None else None
    # The places inside are those of the record: its rows are numbered without the blank ones.
    return [_value(item, value[n], place(path, new), kept) for new, n in enumerate(left)] or None
