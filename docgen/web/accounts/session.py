"""Logging in and out."""

from __future__ import annotations

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from docgen import service
from docgen.errors import Finding
from docgen.service import accounts
from docgen.service.register import shared
from docgen.web import forgery, identity
from docgen.web.access import allow, public, whoever
from docgen.web.language import current_language
from docgen.web.returning import is_inside

__all__ = ["leave", "show", "submit"]


@public
def show() -> AnyResponse:
    """The form; whoever is logged in goes on."""
    if whoever() is not None:
        return redirect(_target(), 303)
    return _form()


@public
def submit() -> AnyResponse:
    """Come in, or read that name and password do not fit together."""
    forgery.demand()
    name, password = request.form.get("nama", ""), request.form.get("sandi", "")
    if whoever() is not None and not (name or password):
        return redirect(_target(), 303)
    entry = accounts.enter(shared(), name[:200], password, request.remote_addr or "")
    if entry.account is None:
        return _refused(entry, name)
    identity.enter(entry.account)
    return redirect(_target(), 303)


@allow()
def leave() -> AnyResponse:
    """Go out, everywhere."""
    identity.leave()
    return redirect(url_for("accounts.login", lang=current_language()), 303)


def _refused(entry: accounts.Entry, name: str) -> Response:
    if not entry.wait:
        return _form(401, name, Finding("account.no_entry"))
    minutes = -(-entry.wait // 60)
    answer = _form(429, name, Finding("account.locked", "", {"menit": minutes}))
    answer.headers["Retry-After"] = str(entry.wait)
    return answer


def _form(status: int = 200, name: str = "", fault: Finding | None = None) -> Response:
    language = current_language()
    page = render_template(
        "masuk.html",
        nama=name[:60],
        lanjut=_wanted(),
        fault=service.as_json(fault, language) if fault else None,
    )
    return Response(page, status, content_type="text/html; charset=utf-8")


def _wanted() -> str:
    """Where somebody wanted to go, when that is a page of ours."""
    wanted = request.values.get("next", "")
    return wanted if is_inside(wanted) else ""


def _target() -> str:
    return _wanted() or url_for("pages.home", lang=request.args.get("lang"))
