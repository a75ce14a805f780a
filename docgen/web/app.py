"""The application and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from apiflask import APIFlask
from flask_bootstrap import Bootstrap5

from docgen import __version__, settings
from docgen.service import TemplateStore
from docgen.web import api, guard, health, pages, problems
from docgen.web.access import public

__all__ = ["create_app"]

_DEFAULTS: Mapping[str, Any] = {
    # Bytes of one request: a record with its photographs, straight from a phone.
    "MAX_CONTENT_LENGTH": 30_000_000,
    # Bytes of the fields that are no files: a pasted record may be as large as a file of one.
    "MAX_FORM_MEMORY_SIZE": 6_000_000,
    # Fields and files of one form.
    "MAX_FORM_PARTS": 300,
    # Names by which the service may be called. Others are refused: a foreign web page could
    # otherwise point a name of its own at this machine (DNS rebinding) and read what comes back.
    "HOSTS": ("localhost", "127.0.0.1", "::1"),
    # Seconds for which a browser may keep style sheet and icon.
    "SEND_FILE_MAX_AGE_DEFAULT": 3600,
    # Style sheets and scripts come from this machine only.
    "BOOTSTRAP_SERVE_LOCAL": True,
}


def create_app(test_config: Mapping[str, Any] | None = None) -> APIFlask:
    """The application, ready for any WSGI server.

    ``test_config`` wins over the defaults (``MAX_CONTENT_LENGTH``, ``HOSTS`` and so on). Raises
    UsageFault when the template folder of the settings does not exist.
    """
    app = APIFlask(
        __name__,
        title="docgen",
        version=__version__,
        spec_path="/api/v1/openapi.json",
        docs_path=None,
        json_errors=False,
    )
    app.view_functions["openapi.spec"] = public(app.view_functions["openapi.spec"])
    app.config.from_mapping(_DEFAULTS)
    app.config.from_mapping(test_config or {})
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["docgen"] = TemplateStore(settings.current().templates)
    Bootstrap5(app)
    guard.register(app)
    problems.register(app)
    for blueprint in (health.blueprint, api.blueprint, pages.blueprint):
        app.register_blueprint(blueprint)
    return app
