"""Whether the service answers, whether it can do its work, and how much it did."""

from __future__ import annotations

import hmac
import os

from apiflask import APIBlueprint
from flask import Response, current_app, jsonify, request

from docgen import __version__
from docgen.service import readiness
from docgen.web import metrics
from docgen.web.access import public
from docgen.web.identity import from_here
from docgen.web.refusal import Refusal

__all__ = ["blueprint"]

blueprint = APIBlueprint("health", __name__, enable_openapi=False)


@blueprint.get("/healthz")
@public
def healthz() -> dict[str, str]:
    """The process answers; nothing else is asked."""
    return {"status": "ok", "version": __version__}


@blueprint.get("/readyz")
@public
def readyz() -> tuple[Response, int]:
    """Whether what the work needs is there: 503 when something is not. Says which, never why."""
    parts = readiness.look(current_app.extensions["docgen"])
    ready = all(parts.values())
    words = {name: "ok" if sound else "failed" for name, sound in parts.items()}
    return jsonify({"status": "ok" if ready else "failed", "parts": words}), 200 if ready else 503


@blueprint.get("/metrics")
@public
def show_metrics() -> Response:
    """The numbers for Prometheus; to this computer, or to who knows ``DOCGEN_METRICS_TOKEN``."""
    secret = os.environ.get("DOCGEN_METRICS_TOKEN", "")
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    knows = bool(secret) and hmac.compare_digest(given.encode(), secret.encode())
    if not (knows or from_here()):
        raise Refusal(401, "login", "api.metrics_guarded")
    return Response(metrics.exposed(), content_type=metrics.CONTENT_TYPE)
