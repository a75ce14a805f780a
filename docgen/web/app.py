"""The application and what it is made of."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from apiflask import APIFlask
from flask_bootstrap import Bootstrap5
from werkzeug.middleware.proxy_fix import ProxyFix

from docgen import __version__, settings
from docgen.errors import UsageFault
from docgen.service import TemplateStore
from docgen.web import (
    accounts,
    api,
    forgery,
    guard,
    health,
    identity,
    konsep,
    language,
    limits,
    manual,
    pages,
    problems,
    tracing,
)
from docgen.web.access import public, whoever
from docgen.web.api import spec

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
    # Bytes of a PDF that is uploaded to be verified.
    "MAX_VERIFY": 15_000_000,
    # How often one address may look documents up and have files verified.
    "LOOKUP_RATE": "30 per minute",
    "VERIFY_RATE": "10 per minute",
    # How often one address may try to log in, and one account, or address, ask for anything.
    "LOGIN_RATE": "30 per minute",
    "RATE": "",
    # Hours after which a session ends, and minutes without a request.
    "SESSION_HOURS": 12,
    "IDLE_MINUTES": 60,
    # Proxies before the service whose word for the caller's address is taken.
    "PROXIES": 0,
    # Whether whoever calls from this computer is its one user, with every right and no login.
    # ``docgen serve`` says so where it listens on this computer only and there are no accounts.
    "LOCAL": False,
    # Whether each request leaves a line of JSON on stderr.
    "LOG_REQUESTS": True,
    "SESSION_COOKIE_NAME": "docgen",
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    # Seconds for which a browser may keep style sheet and icon.
    "SEND_FILE_MAX_AGE_DEFAULT": 3600,
    # Style sheets and scripts come from this machine only.
    "BOOTSTRAP_SERVE_LOCAL": True,
}

_BLUEPRINTS = (
    health.blueprint,
    api.blueprint,
    manual.blueprint,
    accounts.blueprint,
    pages.blueprint,
    pages.checking,
    konsep.blueprint,
)
_SHORTEST_KEY = 32


def create_app(test_config: Mapping[str, Any] | None = None) -> APIFlask:
    """The application, ready for any WSGI server: with accounts, unless it is told ``LOCAL``.

    ``test_config`` wins over the defaults (``MAX_CONTENT_LENGTH``, ``HOSTS`` and so on). Raises
    UsageFault when the template folder of the settings does not exist, or ``DOCGEN_SECRET_KEY`` is
    too short.
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
    current = settings.current()
    app.config["HOSTS"] = (*app.config["HOSTS"], *current.hosts)
    app.config["RATE"] = app.config["RATE"] or current.rate
    app.config["SECRET_KEY"] = app.config["SECRET_KEY"] or _secret_key(current.secret_key)
    app.config.setdefault("PUBLIC_HOST", (urlsplit(current.public_url).hostname or "").lower())
    if proxies := app.config["PROXIES"] or current.proxies:
        app.config["LOCAL"] = False  # whoever comes through a proxy comes from elsewhere
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_host=0, x_proto=0)  # type: ignore[method-assign]
    app.config["SESSION_COOKIE_SECURE"] = not app.config["LOCAL"]
    tracing.register(app)
    identity.register(app)
    forgery.register(app)
    guard.register(app)
    problems.register(app)
    language.register(app)
    for blueprint in (*_BLUEPRINTS, *pages.desks):
        app.register_blueprint(blueprint)
    spec.register(app)
    limits.register(app)
    app.context_processor(lambda: {"account": whoever()})
    return app


def _secret_key(given: str) -> bytes:
    """What sessions are signed with. UsageFault for one that could be guessed."""
    if not given:
        return secrets.token_bytes(32)
    if len(given) < _SHORTEST_KEY:
        raise UsageFault.of("account.weak_key", "DOCGEN_SECRET_KEY", least=_SHORTEST_KEY)
    return given.encode("utf-8", "surrogateescape")
