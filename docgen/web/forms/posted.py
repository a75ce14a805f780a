"""What a browser posts becomes plain data again.

The name of each field is its place in the record, ``b.maklumat.pengaduan[0].saluran``, so that the
form can hold whatever a record can, keys that docgen does not know among them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, unquote

__all__ = ["PREFIX", "at", "parsed", "place", "removed", "steps"]

PREFIX = "b."
_MOST = 20_000
"""Fields of one form."""
_DEEPEST = 30
_TOKEN = re.compile(r"\.?([^.\[\]~]+)|\[(\d{1,4})\]")
_JSON, _KEY = "~json", "~kunci"

Step = str | int


def place(path: str, step: Step) -> str:
    """The path of what stands in a part (a key) or a list (a number)."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    key = quote(step, safe=" /:;,!@()+=&$'*").replace(".", "%2E").replace("~", "%7E")
    return f"{path}.{key}" if path else key


def steps(path: str) -> list[Step]:
    """A path in its steps; ValueError for what is none."""
    found: list[Step] = []
    at_ = 0
    while at_ < len(path):
        match = _TOKEN.match(path, at_)
        if match is None or len(found) > _DEEPEST:
            raise ValueError(path)
        found.append(int(match[2]) if match[2] else unquote(match[1]))
        at_ = match.end()
    if not found:
        raise ValueError(path)
    return found


def parsed(items: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The data of all fields that belong to the record; what is blank stays an empty text."""
    root: dict[Step, Any] = {}
    renamed: dict[str, str] = {}
    for number, (name, value) in enumerate(items):
        if number > _MOST:
            break
        if not name.startswith(PREFIX):
            continue
        text = value.replace("\r\n", "\n").replace("\r", "\n")
        path = name[len(PREFIX) :]
        if path.endswith(_KEY):
            renamed[path.removesuffix(_KEY)] = text
            continue
        said: Any = text
        if path.endswith(_JSON):
            path, said = path.removesuffix(_JSON), _loaded(text)
        try:
            way = steps(path)
        except ValueError:
            continue
        if path in renamed:  # a value of a mapping, whose key stands in a field of its own
            way = [*way[:-1], _unused(root, way[:-1], renamed[path])]
        _put(root, way, said)
    return {str(key): _listed(value) for key, value in root.items()}


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _unused(root: dict[Step, Any], way: list[Step], key: str) -> str:
    """A key that was typed twice gets a number, so that neither value is lost."""
    holder: Any = root
    for step in way:
        holder = holder.get(step, {}) if isinstance(holder, dict) else {}
    number, name = 1, key
    while name in holder:
        number += 1
        name = f"{key} ({number})"
    return name


def _put(root: dict[Step, Any], way: list[Step], value: Any) -> None:
    holder = root
    for step in way[:-1]:
        inner = holder.setdefault(step, {})
        if not isinstance(inner, dict):
            inner = holder[step] = {}
        holder = inner
    holder[way[-1]] = value


def _listed(value: Any) -> Any:
    """Mappings by number become lists."""
    if not isinstance(value, dict):
        return value
    if value and all(isinstance(key, int) for key in value):
        return [_listed(value[key]) for key in sorted(value)]
    return {str(key): _listed(item) for key, item in value.items()}


def at(data: Any, path: str) -> Any:
    """What stands at a place; None when there is nothing."""
    for step in steps(path):
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def removed(data: Any, path: str) -> None:
    """Take away what stands at a place, if there is anything."""
    *way, last = steps(path)
    for step in way:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return
    if isinstance(data, dict) and isinstance(last, str):
        data.pop(last, None)
    elif isinstance(data, list) and isinstance(last, int) and last < len(data):
        del data[last]
