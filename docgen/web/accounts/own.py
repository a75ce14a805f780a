"""The own account: what it may do, and its password."""

from __future__ import annotations

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from docgen import service
from docgen.errors import DataError, Finding
from docgen.service import accounts
from docgen.service.register import shared
from docgen.web import identity
from docgen.web.access import allow, current_account
from docgen.web.language import current_language

__all__ = ["change", "show"]


@allow()
def show() -> Response:
    """Name, roles, units and tokens."""
    return _page(done=request.args.get("sandi") == "baru")


@allow()
def change() -> AnyResponse:
    """A new password, which ends all other sessions."""
    account = current_account()
    if account.local:
        return _page(400, [Finding("account.local_password")])
    new = request.form.get("baru", "")
    if new != request.form.get("lagi", ""):
        return _page(422, [Finding("account.password_twice", "lagi")])
    old, address = request.form.get("lama", ""), request.remote_addr or ""
    try:
        entry = accounts.change_password(shared(), account, old, new, address)
    except DataError as error:
        return _page(422, error.findings)
    if entry.account is None:
        minutes = -(-entry.wait // 60)
        locked = Finding("account.locked", "", {"menit": minutes})
        wrong = Finding("account.password_old", "lama")
        return _page(429 if entry.wait else 422, [locked if entry.wait else wrong])
    identity.enter(entry.account)
    return redirect(url_for("accounts.own", lang=current_language(), sandi="baru"), 303)


def _page(
    status: int = 200, findings: list[Finding] | tuple[Finding, ...] = (), *, done: bool = False
) -> Response:
    language, account = current_language(), current_account()
    page = render_template(
        "akun.html",
        faults=[service.as_json(finding, language) for finding in findings],
        done=done,
        roles=sorted(account.roles, key=accounts.ROLES.index),
    )
    return Response(page, status, content_type="text/html; charset=utf-8")
