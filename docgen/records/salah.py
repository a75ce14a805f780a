"""Faults that the models find, as findings in our own words, and how to go on past them."""

from __future__ import annotations

import difflib
from typing import Any

from pydantic_core import ErrorDetails

from docgen.errors import Finding
from docgen.records.batas import printable
from docgen.records.jebakan import trap_of
from docgen.records.jenis import Isian
from docgen.records.letak import describe, join_loc, model_at

__all__ = ["PATCH", "finding_of", "patch"]

PATCH = Isian("[tidak sah]")
"""Stands for a faulty value while the rest is read."""

_RENAMED = {
    "missing": "record.missing",
    "tuple_type": "record.not_list",
    "list_type": "record.not_list",
    "dict_type": "record.not_mapping_here",
    "model_type": "record.not_part",
    "model_attributes_type": "record.not_part",
}
_SHOWN = 60


def finding_of(detail: ErrorDetails) -> Finding:
    """A fault of pydantic as a finding with path, label and owner."""
    loc = detail["loc"]
    path = join_loc(loc)
    label, owner = describe(loc)
    kind, value = detail["type"], detail["input"]
    if kind == "extra_forbidden":
        return _unknown(path, loc, label, owner)
    code = _RENAMED.get(kind, kind if kind.startswith("record.") else "record.invalid")
    params: dict[str, Any] = dict(detail.get("ctx") or {})
    params.pop("code", None)
    if code == "record.invalid":
        params = {"sebab": detail["msg"][:200]}
    elif code in ("record.not_part", "record.not_list", "record.not_mapping_here"):
        params = {"nilai": str(value)[:_SHOWN]}
        if code == "record.not_part":
            code, params = _not_part(loc, value, params)
    if kind != "missing" and (trap := trap_of(path, value)):
        code, params = trap, {"nilai": str(value)[:_SHOWN]}
    cleaned = {k: printable(v) if isinstance(v, str) else v for k, v in params.items()}
    return Finding(code, path, cleaned, "E", label, owner)


def _not_part(
    loc: tuple[str | int, ...], value: Any, params: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    """Something else stands where a part belongs; a list of one word is a bare placeholder."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return "record.unquoted_placeholder", {"nilai": value[0][:120]}
    model = model_at(loc)
    return "record.not_part", {
        **params,
        "kunci": ", ".join(list(model.model_fields)[:8]) if model else "-",
    }


def _unknown(path: str, loc: tuple[str | int, ...], label: str, owner: str) -> Finding:
    key = str(loc[-1])
    if trap := trap_of(path, key):
        return Finding(trap, path, {"nilai": key[:_SHOWN]}, "E", label, owner)
    model = model_at(loc[:-1])
    names = list(model.model_fields) if model else []
    typed = key[:_SHOWN].lower().replace("-", "_").replace(" ", "_")
    near = difflib.get_close_matches(typed, names, n=1)
    params = {"kunci": key[:_SHOWN], "dikenal": ", ".join(names)}
    if near:
        params["usul"] = near[0]
        return Finding("record.unknown_key_suggest", path, params, "E", label, owner)
    return Finding("record.unknown_key", path, params, "E", label, owner)


def patch(data: dict[str, Any], detail: ErrorDetails) -> None:
    """Replace what is faulty by a placeholder, or drop it, so that the rest can be read."""
    *way, last = detail["loc"] or ("",)
    holder: Any = None
    place: Any = data
    at: str | int = ""
    for part in way:
        try:
            place, holder, at = place[part], place, part
        except (KeyError, IndexError, TypeError):
            break
    if isinstance(place, dict):
        if detail["type"] == "extra_forbidden":
            place.pop(last, None)
        else:
            place[last] = str(PATCH)
    elif isinstance(place, list) and isinstance(last, int) and last < len(place):
        place[last] = str(PATCH)
    elif holder is not None:  # text that stands for a part: the part itself is faulty
        holder[at] = str(PATCH)
