"""Who may call, and what every answer carries.

First it guards against a foreign web page in the same browser: one that posts to it, or one that
reads it under a name of its own. Then it asks who calls, and whether the view lets them in.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from docgen.web import forgery, identity
from docgen.web.access import rule_of
from docgen.web.refusal import Refusal
from docgen.web.returning import login_address

__all__ = ["on_public_site", "register", "too_large"]

_HOST = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d{1,5})?")
_PUBLIC = re.compile(r"/(?:v|static|bootstrap)(?:/|\Z)")
"""What the public may open under the address of ``DOCGEN_PUBLIC_URL``, where the service itself is
not called by that name."""
_READING = {"GET", "HEAD", "OPTIONS"}
_OWN = {"same-origin", "none"}

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        # data: is what the style sheet draws its arrows and ticks with; blob: previews
        "img-src 'self' data: blob:; object-src 'none'; script-src 'self'; style-src 'self'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not no-referrer: with it browsers say "Origin: null" for our own form.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def register(app: Flask) -> None:
    """Check every request before it is read, and mark every answer."""
    app.before_request(_check_host)
    app.before_request(_check_origin)
    app.before_request(_check_length)
    app.before_request(_check_rule)
    app.after_request(_headers)


def on_public_site() -> bool:
    """Whether the request came under the public address, which is none of the service's own."""
    host = _HOST.fullmatch(request.headers.get("Host", ""))
    public: str = current_app.config["PUBLIC_HOST"]
    if not public or public in current_app.config["HOSTS"]:
        return False
    return host is not None and (host["six"] or host["name"]).lower() == public


def _check_host() -> None:
    """Refuse a name that is not ours: DNS rebinding shows the attacker's name here."""
    host = request.headers.get("Host", "")
    match = _HOST.fullmatch(host)
    name = (match["six"] or match["name"]).lower() if match else ""
    if on_public_site():
        if not _PUBLIC.match(request.path):
            raise Refusal(404, "not-found", "web.verify_only")
        return
    if name not in current_app.config["HOSTS"]:
        raise Refusal(400, "host", "web.host", nama=host[:100] or "-")


def _check_origin() -> None:
    """Refuse what another site makes a browser send; programs send neither header."""
    if request.method in _READING:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    foreign = site is not None and site not in _OWN
    if origin is not None and not foreign:
        foreign = urlsplit(origin).netloc.lower() != request.headers["Host"].lower()
    if foreign:
        raise Refusal(403, "cross-site", "web.cross_site")


def _check_rule() -> AnyResponse | None:
    """Refuse a view that does not say who may call it, and whoever it does not let in.

    Who asks for a page without being logged in is sent to log in.
    """
    if request.endpoint is not None and request.endpoint.endswith("static"):
        return None
    account = identity.find_out()
    if request.endpoint is None:
        return None
    rule = rule_of(current_app.view_functions[request.endpoint])
    if rule is None:
        raise Refusal(403, "no-rule", "web.no_rule")
    if not rule.admits(account):
        if account is None:
            return _ask_to_log_in()
        raise Refusal(403, "role", "account.wrong_role")
    if not rule.everyone:
        forgery.check()
    return None


def _ask_to_log_in() -> AnyResponse:
    if request.path.startswith("/api/") or request.method not in _READING:
        raise Refusal(401, "login", "account.login_needed")
    if current_app.config["LOCAL"]:  # a proxy stands before it: no login would help
        raise Refusal(401, "login", "account.not_local")
    return redirect(login_address(), 302)


def _check_length() -> None:
    """Refuse a body that says it is too large before anything reads it."""
    limit = current_app.config["MAX_CONTENT_LENGTH"]
    if (length := request.content_length) is not None and length > limit:
        raise too_large(length)


def too_large(length: int | None = None, limit: int = 0) -> Refusal:
    """The refusal of a request over ``limit`` bytes, else over ``MAX_CONTENT_LENGTH``."""
    most = (limit or current_app.config["MAX_CONTENT_LENGTH"]) / 1e6
    size = f"{length / 1e6:.0f}" if length else f">{most:.0f}"
    return Refusal(413, "too-large", "web.too_large", ukuran=size, batas=f"{most:.0f}")


def _headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if not (request.endpoint or "").endswith("static"):  # records and documents name people
        response.headers["Cache-Control"] = "no-store"
    return response
