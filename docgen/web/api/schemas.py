"""The JSON Schema of the record."""

from __future__ import annotations

from flask import Response, jsonify

from docgen import service
from docgen.errors import UsageFault
from docgen.web.access import public
from docgen.web.api.body import asked_language
from docgen.web.problems import problem

__all__ = ["part", "whole"]


@public
def whole() -> Response:
    """The schema of a whole record."""
    return _schema(None)


@public
def part(kind: str) -> Response:
    """The schema of the record that one kind of document needs; 404 for an unknown kind."""
    language = asked_language()
    try:
        return _schema(kind)
    except UsageFault as error:
        faults = [service.as_json(finding, language) for finding in error.findings]
        return problem(404, "not-found", faults)


def _schema(kind: str | None) -> Response:
    response = jsonify(service.schema(kind))
    response.content_type = "application/schema+json"
    return response
