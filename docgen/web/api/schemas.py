"""The JSON Schema of the record."""

from __future__ import annotations

import hashlib
import json

from flask import Response

from docgen import service
from docgen.errors import UsageFault
from docgen.web.access import public
from docgen.web.api.blueprint import blueprint
from docgen.web.api.operation import Operation, operation
from docgen.web.api.query import Query, read_query
from docgen.web.language import current_language
from docgen.web.problems import problem
from docgen.web.sending import unchanged

__all__ = ["part", "whole"]

_SCHEMA = "application/schema+json"
_ANSWER = {_SCHEMA: {"type": "object", "description": "A JSON Schema (2020-12)."}}


@blueprint.get("/schema")
@operation(blueprint, Operation("getSchema", "schema", _ANSWER, etag=True, open=True))
@public
def whole() -> Response:
    """The schema of a whole record"""
    read_query(Query)
    return _schema(None)


@blueprint.get("/schema/<kind>")
@operation(blueprint, Operation("getSchemaOfKind", "schema", _ANSWER, etag=True, open=True))
@public
def part(kind: str) -> Response:
    """The schema of the record that one kind of document needs"""
    read_query(Query)
    try:
        return _schema(kind)
    except UsageFault as error:
        language = current_language()
        faults = [service.as_json(finding, language) for finding in error.findings]
        return problem(404, "not-found", faults)


def _schema(kind: str | None) -> Response:
    data = json.dumps(service.schema(kind), ensure_ascii=False).encode()
    response = Response(data, content_type=_SCHEMA)
    response.set_etag(hashlib.sha256(data).hexdigest())
    return unchanged(response)
