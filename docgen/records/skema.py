"""JSON Schema (2020-12) of the record, or of the part of it that one kind of document needs."""

from __future__ import annotations

from typing import Any

from docgen.errors import UsageFault
from docgen.records.berkas import SECTIONS, Berkas
from docgen.records.jenis import or_placeholder

__all__ = ["KINDS", "schema"]

KINDS = {**{name.replace("_", "-"): name for name in SECTIONS}, "berita-acara": "verifikasi"}
"""Every name that :func:`schema` takes, with the section of the record that it means."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SHARED = ("id", "pemda", "unit", "kelompok_rentan")
_NEEDS_UNIT = ("maklumat", "verifikasi")
_ABOUT = ("title", "description", "default", "examples")
_BARE = {"Gambar"}
"""Parts for which a text may stand: the path of a picture."""


def schema(kind: str | None = None) -> dict[str, Any]:
    """The JSON Schema of a whole record, or of the record that one document needs.

    ``kind`` is a section (``verifikasi``) or a kind of document (``berita-acara``). Fields carry
    their label as ``title``, their meaning as ``description`` and the office that knows the value
    as ``x-pemilik`` (where it is empty, that of the part around it). Every value may also be a
    placeholder. Raises UsageFault (``record.unknown_kind``) for another name.
    """
    whole = Berkas.model_json_schema()
    definitions = {name: _object(part) for name, part in whole.pop("$defs").items()}
    record = _object(whole)
    record["title"] = "Berkas P2HAM"
    if kind is not None:
        _narrow(record, _section(kind))
    return {"$schema": _DRAFT, **record, "$defs": _reachable(record, definitions)}


def _section(kind: str) -> str:
    section = KINDS.get(kind.replace("_", "-"))
    if section is None:
        raise UsageFault.of("record.unknown_kind", nilai=kind[:60], dikenal=", ".join(KINDS))
    return section


def _narrow(record: dict[str, Any], section: str) -> None:
    """Keep what every document shares, and one section, which must be there."""
    fields = record["properties"]
    record["properties"] = {name: fields[name] for name in (*_SHARED, section)}
    needed = ["pemda", *(["unit"] if section in _NEEDS_UNIT else []), section]
    record["required"] = needed
    for name in needed:
        options = record["properties"][name]["anyOf"]
        record["properties"][name] = {
            **record["properties"][name],
            "anyOf": [option for option in options if option != {"type": "null"}],
        }
    record["title"] = f"Berkas P2HAM: {section}"


def _object(part: dict[str, Any]) -> dict[str, Any]:
    """The schema of a part, its fields open to placeholders."""
    done = {key: value for key, value in part.items() if key != "description"}
    done["properties"] = {name: _field(field) for name, field in part["properties"].items()}
    for name in part.get("required", ()):
        for option in done["properties"][name].get("anyOf", ()):
            if option.get("type") == "array":
                option["minItems"] = 1
    return done


def _field(field: dict[str, Any]) -> dict[str, Any]:
    """The schema of one field: what it says about itself, and its value."""
    about = {key: field[key] for key in _ABOUT if key in field}
    if about.get("default", ...) is None:
        del about["default"]  # an absent value is no default
    if owner := field.get("pemilik"):
        about["x-pemilik"] = owner
    value = {key: item for key, item in field.items() if key not in (*_ABOUT, "pemilik", "contoh")}
    return {**about, **_open(value)}


def _open(value: dict[str, Any]) -> dict[str, Any]:
    """A value that is a part, a list or a mapping takes a placeholder as a whole."""
    if "anyOf" in value:
        options = [_open(option) for option in value["anyOf"]]
        flat = [inner for option in options for inner in option.get("anyOf", [option])]
        unique = [option for n, option in enumerate(flat) if option not in flat[:n]]
        return {**value, "anyOf": unique}
    if "$ref" in value:
        opened = or_placeholder(value)
        if value["$ref"].rpartition("/")[2] in _BARE:
            opened["anyOf"][1] = {"type": "string", "minLength": 1}
        return opened
    if value.get("type") == "array":
        items = value.get("items", {})
        return or_placeholder({**value, "items": _open(items)})
    if value.get("type") == "object":
        return or_placeholder(value)
    return value


def _reachable(record: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """The definitions that a record refers to, through others too."""
    found: set[str] = set()
    waiting: list[Any] = [record]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            name = str(value.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found.add(name)
                waiting.append(definitions[name])
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return {name: definitions[name] for name in definitions if name in found}
