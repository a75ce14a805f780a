"""Every request has an id and leaves one line in the log: what, how long, how it ended; nothing
that names a person.

The line is JSON: no body, no query, no address of the caller, and of the path its route only, since
paths hold the ids of documents.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
from secrets import token_hex

from flask import Flask, Response, g, request

from docgen.web import metrics

__all__ = ["register", "request_id"]

_LOG = logging.getLogger("docgen.web.requests")
_SANE = re.compile(r"[A-Za-z0-9._-]{8,64}")


class _Lines(logging.Handler):
    """Messages as they are, to wherever errors go at the time."""

    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(record.getMessage() + "\n")


def register(app: Flask) -> None:
    """Follow each request of the application; ``LOG_REQUESTS`` writes the lines to stderr."""
    if app.config["LOG_REQUESTS"] and not any(isinstance(h, _Lines) for h in _LOG.handlers):
        _LOG.addHandler(_Lines())
        _LOG.setLevel(logging.INFO)
        _LOG.propagate = False
    app.before_request(_begin)
    app.after_request(_end)


def request_id() -> str:
    """The id of this request: the one that came in ``X-Request-ID`` when it is sane, else ours."""
    found = g.get("docgen_request")
    if found is None:
        given = request.headers.get("X-Request-ID", "")
        found = g.docgen_request = given if _SANE.fullmatch(given) else token_hex(8)
    return str(found)


def _begin() -> None:
    g.docgen_begun = time.perf_counter()


def _end(response: Response) -> Response:
    key = request_id()
    response.headers["X-Request-ID"] = key
    seconds = time.perf_counter() - g.get("docgen_begun", time.perf_counter())
    route = request.url_rule.rule if request.url_rule else "-"
    metrics.count_request(request.method, route, response.status_code, seconds)
    if _LOG.isEnabledFor(logging.INFO):
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "request": key,
            "method": request.method if request.url_rule else "-",
            "route": route,
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
            "bytes": response.content_length,
        }
        _LOG.info(json.dumps(line))
    return response
