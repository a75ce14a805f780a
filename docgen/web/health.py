"""Whether the service answers."""

from __future__ import annotations

from flask import Blueprint

from docgen import __version__
from docgen.web.access import public

__all__ = ["blueprint"]

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def healthz() -> dict[str, str]:
    """The process answers; nothing else is asked."""
    return {"status": "ok", "version": __version__}
