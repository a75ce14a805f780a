"""The description of the interface: OpenAPI 3.1, made from the views, the models and the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Any, cast

from apiflask import APIFlask
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from docgen.assets import examples_dir
from docgen.service import schema, sources
from docgen.web.api import models
from docgen.web.api.operation import JSON, Operation, operation_of
from docgen.web.api.repeating import KEY_PATTERN

__all__ = ["described", "register"]

_REF = "#/components/schemas/{model}"
_PROBLEM = "application/problem+json"
_RECORD = "Berkas"
_REASONS = {
    400: "The query or the body cannot be read.",
    401: "Nobody is logged in, or the token is not valid.",
    403: "The account has not the role for it, or the token not the scope.",
    404: "There is no such thing, or it is another unit's.",
    409: "A request with the same Idempotency-Key, or the batch, is still at work.",
    412: "If-None-Match names what would be sent.",
    413: "The body is too large.",
    415: "The Content-Type is none that is taken here.",
    422: "The record, draft or file is not in order, or an Idempotency-Key came with another body.",
    429: "Too many requests.",
    500: "A template is at fault, something that the service needs is missing, or docgen is.",
}
_HEADERS = {
    "X-Request-ID": {
        "description": "The id of the request: the one that came with it, else a new one.",
        "schema": {"type": "string"},
    }
}
_ETAG = {
    "ETag": {"description": "SHA-256 of what is sent.", "schema": {"type": "string"}},
}


def register(app: APIFlask) -> None:
    """Let the application describe itself."""
    app.config["OPENAPI_VERSION"] = "3.1.0"
    app.config["SECURITY_SCHEMES"] = {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "A token of an account; on this computer without accounts none is "
            "needed.",
        }
    }
    for name in ("AUTO_200_RESPONSE", "AUTO_404_RESPONSE", "AUTO_VALIDATION_ERROR_RESPONSE",
                 "AUTO_AUTH_ERROR_RESPONSE", "AUTO_SERVERS", "AUTO_TAGS"):  # fmt: skip
        app.config[name] = False
    app.spec_processor(lambda found: _completed(cast("dict[str, Any]", found), app))


def described(app: APIFlask) -> dict[str, Any]:
    """The description as it is sent, made once."""
    return cast("dict[str, Any]", app._get_spec("json"))


def _completed(found: dict[str, Any], app: APIFlask) -> dict[str, Any]:
    """The description with bodies, parameters, answers and schemas in place."""
    by_id = {about.id: about for about in _operations(app)}
    used: set[type[BaseModel]] = {models.Problem, models.Finding}
    for path, methods in found["paths"].items():
        for method, entry in methods.items():
            if method in ("get", "post", "delete") and (
                about := by_id.get(entry.get("operationId"))
            ):
                _complete(entry, about, method, used, has_path="{" in path)
    found["info"]["description"] = (
        "Documents of human-rights-based public service (P2HAM) from one record. Messages are "
        "Indonesian, or English with lang=en; codes and paths do not change with the language."
    )
    found["components"].setdefault("schemas", {}).update(_schemas(used))
    found["tags"] = [
        {"name": name} for name in dict.fromkeys(about.tag for about in by_id.values())
    ]
    return found


def _operations(app: APIFlask) -> Iterator[Operation]:
    for view in app.view_functions.values():
        if (about := operation_of(view)) is not None:
            yield about


def _complete(
    entry: dict[str, Any],
    about: Operation,
    method: str,
    used: set[type[BaseModel]],
    *,
    has_path: bool,
) -> None:
    def of(schema: Any) -> Any:
        if isinstance(schema, type):
            used.add(schema)
            return {"$ref": _REF.format(model=schema.__name__)}
        return deepcopy(schema)

    entry["parameters"] = [*entry.get("parameters", ()), *_parameters(about, method)]
    if not about.open:
        scope = "baca" if method == "get" else "tulis"
        entry["security"] = [{"token": [scope]}, {}]
    if about.bodies:
        content = {media: {"schema": of(schema)} for media, schema in about.bodies.items()}
        if _RECORD in str(about.bodies.get(JSON)):
            content[JSON]["example"] = _example()
        entry["requestBody"] = {"required": True, "content": content}
    headers = _HEADERS | (_ETAG if about.etag else {})
    success = {"description": _words(about), "headers": headers}
    if about.answers:
        success["content"] = {
            media: {"schema": of(schema)} for media, schema in about.answers.items()
        }
    entry["responses"] = {str(about.status): success}
    if about.etag and method == "get":
        entry["responses"]["304"] = {"description": "If-None-Match names what would be sent."}
    problem = {_PROBLEM: {"schema": {"$ref": _REF.format(model="Problem")}}}
    for status in _refusals(about, method, has_path=has_path):
        said = {"description": _REASONS[status], "headers": _HEADERS, "content": problem}
        entry["responses"][str(status)] = said


def _refusals(about: Operation, method: str, *, has_path: bool) -> list[int]:
    found = {400, 429, 500}
    if not about.open:
        found |= {401, 403}
    if method == "delete":
        found.add(409)
    if method == "post":
        found |= {409, 413, 415, 422}
        if about.etag:
            found.add(412)
    return sorted(found | ({404} if has_path else set()))


def _words(about: Operation) -> str:
    return "Made." if about.status == 201 else "Done."


def _parameters(about: Operation, method: str) -> Iterator[dict[str, Any]]:
    for name, part in about.query.model_json_schema()["properties"].items():
        schema = {key: value for key, value in part.items() if key not in ("title", "default")}
        options = [o for o in schema.get("anyOf", ()) if o.get("type") != "null"]
        if len(options) == 1:
            del schema["anyOf"]
            schema = options[0] | schema
        if part.get("default") not in (None, "", [], ()):
            schema["default"] = part["default"]
        entry = {"name": name, "in": "query", "required": False}
        if words := schema.pop("description", ""):
            entry["description"] = words
        if schema.get("type") == "array":
            entry |= {"style": "form", "explode": False}
        yield entry | {"schema": schema}
    if method == "post":
        yield {
            "name": "Idempotency-Key",
            "in": "header",
            "required": False,
            "description": "With the same key the same request is carried out once, and answered "
            "alike again for a day.",
            "schema": {"type": "string", "pattern": KEY_PATTERN},
        }
    if about.etag:
        yield {
            "name": "If-None-Match",
            "in": "header",
            "required": False,
            "description": "ETags that the caller has already.",
            "schema": {"type": "string"},
        }


@cache
def _example() -> dict[str, Any]:
    """The record of the example without its pictures, and without the Perkada, whose text is a file
    of its own: JSON comes without files.
    """
    (source,) = sources(examples_dir() / "kota-contoh.yaml")
    parts = {name: part for name, part in source.data.items() if name != "perkada"}
    return {name: _without_files(part) for name, part in parts.items()}


def _without_files(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: item for key, item in value.items() if not _is_file(item)}
        return {key: _without_files(item) for key, item in kept.items()}
    return [_without_files(item) for item in value] if isinstance(value, list) else value


def _is_file(value: Any) -> bool:
    """Whether a part is a picture, or a list of pictures."""
    if isinstance(value, list):
        return bool(value) and all(_is_file(item) for item in value)
    return isinstance(value, dict) and "berkas" in value


def _schemas(used: set[type[BaseModel]]) -> dict[str, Any]:
    ordered = sorted(used, key=lambda model: model.__name__)
    _, made = models_json_schema([(model, "serialization") for model in ordered], ref_template=_REF)
    found: dict[str, Any] = dict(made["$defs"])
    record = schema()
    parts: Mapping[str, Any] = record.pop("$defs")
    record.pop("$schema")
    twice = (found.keys() & parts.keys()) | (found.keys() & {_RECORD})
    if twice:
        raise ValueError(f"schemas of the record and of the interface share names: {twice}")
    moved: Callable[[Any], Any] = _moved
    return found | {_RECORD: moved(record)} | {name: moved(part) for name, part in parts.items()}


def _moved(value: Any) -> Any:
    """A schema whose references point at the parts of the description."""
    if isinstance(value, dict):
        return {
            key: item.replace("#/$defs/", "#/components/schemas/")
            if key == "$ref"
            else _moved(item)
            for key, item in value.items()
        }
    return [_moved(item) for item in value] if isinstance(value, list) else value
