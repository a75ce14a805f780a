"""Forms carry a token that only our own pages know: another site can post, but not say it."""

from __future__ import annotations

from flask import Flask, g, request
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf
from markupsafe import Markup

from docgen.web.refusal import Refusal

__all__ = ["check", "csrf", "demand", "register"]

_protection = CSRFProtect()
_SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


def register(app: Flask) -> None:
    """Give templates ``csrf()``, the hidden field that each form that posts begins with."""
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False  # the guard asks, once it knows who it is
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # as long as the session: forms stay open for hours
    app.config["WTF_CSRF_SSL_STRICT"] = False  # the guard looks at Origin and Sec-Fetch-Site
    _protection.init_app(app)
    app.jinja_env.globals["csrf"] = csrf


def csrf() -> Markup:
    """The hidden field with the token of this session."""
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())


def check() -> None:
    """Refuse a change that our own page did not ask for.

    Spared is what no browser sends by itself: requests with a bearer token, and requests of
    programs to the interface under ``/api/`` where nobody is logged in by a cookie. Scripts of our
    pages say the token in ``X-CSRFToken``.
    """
    if request.method in _SAFE:
        return
    if request.path.startswith("/api/") and not g.get("docgen_cookie"):
        return
    demand()


def demand() -> None:
    """Refuse a request without the token of its session, whoever asks: logging in too is a change
    that another site must not make (it would put somebody into a stranger's account).
    """
    try:
        _protection.protect()
    except CSRFError:
        raise Refusal(400, "csrf", "account.csrf") from None
