"""The description of the interface as a page, without scripts and from this machine alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from apiflask import APIFlask
from flask import Blueprint, current_app, render_template

from docgen.web.access import public
from docgen.web.api.spec import described

__all__ = ["blueprint"]

blueprint = Blueprint("manual", __name__, url_prefix="/api/v1")


@dataclass(frozen=True, slots=True)
class Call:
    """One operation, as the page shows it."""

    id: str
    tag: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Mapping[str, Any], ...]
    bodies: tuple[tuple[str, str], ...]
    """Media types, and the names of their schemas."""
    example: str
    answers: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    """Status, words, and media types with the names of their schemas."""


@blueprint.get("/docs")
@public
def show() -> str:
    """Every operation with its parameters, bodies and answers, and every schema."""
    spec = described(cast("APIFlask", current_app))
    calls = sorted(_calls(spec), key=lambda call: (call.tag, call.path, call.method))
    schemas = {
        name: (schema.get("description", ""), tuple(_members(schema)))
        for name, schema in sorted(spec["components"]["schemas"].items())
    }
    return render_template("antarmuka.html", calls=calls, schemas=schemas, named=named)


def _calls(spec: Mapping[str, Any]) -> Iterator[Call]:
    for path, methods in spec["paths"].items():
        for method, entry in methods.items():
            if "operationId" not in entry:
                continue
            content = entry.get("requestBody", {}).get("content", {})
            example = next(
                (part["example"] for part in content.values() if "example" in part), None
            )
            yield Call(
                id=entry["operationId"],
                tag=entry["tags"][0],
                method=method.upper(),
                path=path,
                summary=entry.get("summary", ""),
                description=entry.get("description", ""),
                parameters=tuple(entry.get("parameters", ())),
                bodies=tuple((media, named(part["schema"])) for media, part in content.items()),
                example=json.dumps(example, ensure_ascii=False, indent=2) if example else "",
                answers=tuple(
                    (
                        status,
                        answer["description"],
                        tuple(
                            (media, named(part["schema"]))
                            for media, part in answer.get("content", {}).items()
                        ),
                    )
                    for status, answer in sorted(entry["responses"].items())
                ),
            )


def _members(schema: Mapping[str, Any]) -> Iterator[tuple[str, str, bool, str]]:
    """The members of an object: name, type, whether it must be there, meaning."""
    needed = set(schema.get("required", ()))
    for name, part in schema.get("properties", {}).items():
        words = part.get("description") or part.get("title", "")
        yield name, named(part), name in needed, words


def named(schema: Mapping[str, Any]) -> str:
    """A schema in a word: the name of a part, or a type."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if options := schema.get("anyOf") or schema.get("oneOf"):
        return " | ".join(dict.fromkeys(named(option) for option in options))
    if values := schema.get("enum"):
        return ", ".join(str(value) for value in values)
    kind = schema.get("type", "")
    if kind == "array":
        return f"{named(schema.get('items', {}))}[]"
    return str(schema.get("format") or kind or "any")
