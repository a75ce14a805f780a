"""What the description of the interface says about a view, written beside the view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from apiflask import APIBlueprint
from pydantic import BaseModel

from docgen.web.api.query import Query

__all__ = ["BINARY", "JSON", "Operation", "binary", "operation", "operation_of", "record_bodies"]

JSON = "application/json"
BINARY: Mapping[str, Any] = {"type": "string", "format": "binary"}
"""The schema of bytes."""

Schema = type[BaseModel] | Mapping[str, Any]
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the interface."""

    id: str
    tag: str
    answers: Mapping[str, Schema]
    """Schemas of success by media type."""
    status: int = 200
    """The status of success."""
    query: type[Query] = Query
    bodies: Mapping[str, Schema] = field(default_factory=dict)
    """Schemas of the body by media type; none: it takes no body."""
    etag: bool = False
    """Whether the answer carries an ETag that ``If-None-Match`` may name."""
    open: bool = False
    """Whether everyone may call it."""


def operation(blueprint: APIBlueprint, about: Operation) -> Callable[[View], View]:
    """Describe a view. Its docstring gives summary and description."""

    def mark(view: View) -> View:
        view.docgen_operation = about  # type: ignore[attr-defined]
        described: View = blueprint.doc(tags=[about.tag], operation_id=about.id)(view)
        return described

    return mark


def operation_of(view: Callable[..., Any]) -> Operation | None:
    """What is said about a view; None for one that is not part of the interface."""
    found = getattr(view, "docgen_operation", None)
    return found if isinstance(found, Operation) else None


def binary(*media_types: str) -> dict[str, Schema]:
    """Bytes in some media types."""
    return dict.fromkeys(media_types, BINARY)


def record_bodies() -> dict[str, Schema]:
    """A record: alone, or with its files."""
    record = {"$ref": "#/components/schemas/Berkas"}
    one_or_more = {"oneOf": [record, {"type": "array", "items": record, "minItems": 1}]}
    form = {
        "type": "object",
        "properties": {
            "record": {"type": "string", "description": "The record, YAML or JSON: text or file."},
            "bundle": {**BINARY, "description": "A zip of the record and the files that it names."},
        },
        "additionalProperties": {
            **BINARY,
            "description": "A file that the record names; its file name is the path in the record.",
        },
        "anyOf": [{"required": ["record"]}, {"required": ["bundle"]}],
    }
    return {JSON: one_or_more, "application/yaml": record, "multipart/form-data": form}
