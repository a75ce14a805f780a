"""Rows of a form come, go and change places: by a button that posts the whole form."""

from __future__ import annotations

from typing import Any

from docgen.web.forms.posted import at, removed, steps

__all__ = ["ACTIONS", "changed", "list_of", "set_value"]

ACTIONS = ("tambah", "hapus", "naik", "rinci")
"""A new row, a row less, a row one higher, a placeholder for a part opened into its fields."""


def changed(data: dict[str, Any], action: str, path: str) -> None:
    """Do what a button asks; nothing where it asks for what is not there."""
    if action == "tambah":
        _add(data, path)
    elif action == "hapus":
        removed(data, path)
    elif action == "naik":
        _raise(data, path)
    elif action == "rinci":
        set_value(data, path, {})


def list_of(action: str, path: str) -> str:
    """The list whose rows a button changes, or the part that it opens."""
    if action in ("tambah", "rinci"):
        return path
    cut = path.rfind("[")
    return path[:cut] if cut > 0 else path.rpartition(".")[0]


def _add(data: dict[str, Any], path: str) -> None:
    rows = at(data, path)
    if isinstance(rows, list):
        rows.append("")
    elif isinstance(rows, dict):
        rows.setdefault("", "")
    else:
        set_value(data, path, [rows, ""] if isinstance(rows, str) and rows.strip() else [""])


def _raise(data: dict[str, Any], path: str) -> None:
    number = steps(path)[-1]
    if not isinstance(number, int):
        return
    rows = at(data, list_of("naik", path))
    if isinstance(rows, list) and 0 < number < len(rows):
        rows[number - 1], rows[number] = rows[number], rows[number - 1]


def set_value(data: Any, path: str, value: Any) -> None:
    """Put a value at a place; nothing where there is no such row."""
    *way, last = steps(path)
    key: Any = last
    for step in way:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.setdefault(step, {})
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return
    row = isinstance(data, list) and isinstance(last, int) and last < len(data)
    if row or (isinstance(data, dict) and isinstance(last, str)):
        data[key] = value
