"""How every error ends: as RFC 9457 for programs, as a page for people, never as a traceback."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from pathlib import Path
from secrets import token_hex
from typing import Any

from flask import Flask, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from docgen.errors import DataError, DocgenError, EnvironmentFault, Finding, TemplateFault
from docgen.i18n import text
from docgen.service import as_json
from docgen.web.guard import too_large
from docgen.web.language import current_language
from docgen.web.refusal import Refusal
from docgen.web.tracing import request_id

__all__ = ["data_problem", "problem", "register"]

_LOG = logging.getLogger("docgen.web")
_PACKAGE = Path(__file__).resolve().parent.parent.parent

Faults = Sequence[Mapping[str, Any]]
"""Findings as :func:`docgen.service.as_json` gives them."""


def register(app: Flask) -> None:
    """Send every error of the application through this module."""
    app.register_error_handler(DocgenError, _known)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def problem(status: int, kind: str, faults: Faults, **more: Any) -> Response:
    """An error for programs (RFC 9457); ``kind`` ends its ``type``."""
    language = current_language()
    body = {
        "type": f"urn:docgen:problem:{kind}",
        "title": text(f"web.problem.{kind}", language),
        "status": status,
        "detail": _detail(faults),
        "errors": list(faults),
        **more,
    }
    response = jsonify(body)
    response.status_code = status
    response.content_type = "application/problem+json"
    response.headers["Content-Language"] = language
    return response


def data_problem(faults: Faults) -> Response:
    """The record is not in order: 422 with every fault."""
    return problem(422, "data", faults)


def _detail(faults: Faults) -> str:
    if len(faults) == 1:
        return str(faults[0]["message"])
    return text("web.faults", current_language(), jumlah=len(faults))


def _answer(status: int, kind: str, findings: Sequence[Finding], **more: Any) -> Response:
    language = current_language()
    faults = [as_json(finding, language) for finding in findings]
    if request.path.startswith(("/api/", "/healthz", "/readyz", "/metrics")):
        return problem(status, kind, faults, **more)
    title = text(f"web.problem.{kind}", language)
    page = render_template("galat.html", lang=language, judul=title, faults=faults, **more)
    return Response(page, status, content_type="text/html; charset=utf-8")


def _known(error: DocgenError) -> Response:
    if isinstance(error, Refusal):
        answer = _answer(error.status, error.kind, error.findings)
        if error.status == 401:
            answer.headers["WWW-Authenticate"] = 'Bearer realm="docgen"'
        return answer
    if isinstance(error, DataError):
        return _answer(422, "data", error.findings)
    if isinstance(error, TemplateFault):
        return _answer(500, "template", error.findings)
    if isinstance(error, EnvironmentFault) or error.exit_code == DocgenError.exit_code:
        return _answer(500, "environment", error.findings)
    return _answer(400, "usage", error.findings)


def _http(error: HTTPException) -> Response | HTTPException:
    status = error.code or 500
    if status < 400:
        return error
    if status == 413:
        return _known(too_large(request.content_length))
    codes = {
        429: ("too-many", "web.too_often"),
        404: ("not-found", "web.not_found"),
        405: ("method", "web.method"),
    }
    kind, code = codes.get(status, ("usage", "web.bad_request"))
    params = {"alamat": request.path[:200], "cara": request.method, "sebab": _phrase(status)}
    response = _answer(status, kind, [Finding(code, "", params)])
    if allowed := error.get_response(request.environ).headers.get("Allow"):
        response.headers["Allow"] = allowed
    if status == 429:
        response.headers["Retry-After"] = "60"
    return response


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return str(status)


def _unexpected(error: Exception) -> Response:
    """An error that docgen did not foresee: named by an id, which the log explains.

    The log has the kind of error and the places in the code, not its message: that may quote the
    record, and records name people.
    """
    number = token_hex(4)
    places = " < ".join(
        f"{_place(frame.filename)}:{frame.lineno}"
        for frame in reversed(traceback.extract_tb(error.__traceback__))
    )
    name = type(error).__name__
    _LOG.error("unexpected error %s: %s at %s, request %s", number, name, places, request_id())
    return _answer(500, "unexpected", [Finding("web.unexpected", "", {"id": number})], id=number)


def _place(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(_PACKAGE)) if path.is_relative_to(_PACKAGE) else path.name
