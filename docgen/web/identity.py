"""Who asks: the user of this computer, somebody who logged in, a program, or nobody."""

from __future__ import annotations

import time
from ipaddress import ip_address

from flask import Flask, current_app, g, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from docgen.service import accounts
from docgen.service.accounts import LOCAL, READ, WRITE, Account
from docgen.service.register import shared
from docgen.web.refusal import Refusal

__all__ = ["enter", "find_out", "from_here", "leave", "register"]

_PROXIED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")
"""What a request carries that came through another server: it may come from anywhere."""
_SAFE = {"GET", "HEAD", "OPTIONS"}
_SINCE, _SEEN = "sejak", "terakhir"
_TOUCH = 60
"""Seconds after which the time of the last request is written anew."""


class _User(UserMixin):  # type: ignore[misc]
    """An account, as Flask-Login keeps it in the session: its id and its generation."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def get_id(self) -> str:
        return f"{self.account.id}:{self.account.generation}"


def register(app: Flask) -> None:
    """Let the application know its sessions."""
    manager = LoginManager()
    # Nothing of the browser is bound to the session: addresses change on telephones.
    manager.session_protection = None
    manager.init_app(app, add_context_processor=False)
    manager.user_loader(_load)


def find_out() -> Account | None:
    """The account behind the request, kept for :func:`docgen.web.access.whoever`.

    A token is taken under ``/api/`` only, and a wrong one is refused there instead of being passed
    over. Raises Refusal (401, 403).
    """
    account = LOCAL if current_app.config["LOCAL"] and from_here() else None
    if account is None and not current_app.config["LOCAL"]:
        secret = _bearer()
        account = _by_token(secret) if secret is not None else _by_session()
    g.docgen_account = account
    return account


def enter(account: Account) -> None:
    """Begin a session: a new one, whatever the browser brought along."""
    session.clear()
    login_user(_User(account))
    session[_SINCE] = session[_SEEN] = int(time.time())
    g.docgen_account = account


def leave() -> None:
    """End every session of whoever is logged in: a copied cookie opens nothing either."""
    account: Account | None = g.get("docgen_account")
    if account is not None and not account.local:
        accounts.end_sessions(shared(), account)
    logout_user()
    session.clear()
    g.docgen_account = None


def from_here() -> bool:
    """Whether the caller sits on this computer, and no other server speaks for it."""
    try:
        near = ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
    return near and not any(name in request.headers for name in _PROXIED)


def _bearer() -> str | None:
    """The token of the request; None when it brings none, or asks for a page."""
    if not request.path.startswith("/api/"):
        return None
    authorization = request.authorization
    if authorization is None or authorization.type != "bearer":
        return None
    return authorization.token or ""


def _by_token(secret: str) -> Account:
    found = accounts.redeem(shared(), secret)
    if found is None:
        raise Refusal(401, "login", "account.bad_token")
    account, token = found
    needed = {READ, WRITE} if request.method in _SAFE else {WRITE}  # who writes may also read
    if not needed & token.scopes:
        raise Refusal(403, "role", "account.token_scope")
    return account


def _by_session() -> Account | None:
    user = current_user._get_current_object()
    if not isinstance(user, _User):
        return None
    g.docgen_cookie = True
    now = int(time.time())
    if now - session[_SEEN] > _TOUCH:
        session[_SEEN] = now
    return user.account


def _load(key: str) -> _User | None:
    """The user of a session that is not over."""
    now, config = time.time(), current_app.config
    since, seen = session.get(_SINCE), session.get(_SEEN)
    if not isinstance(since, int) or not isinstance(seen, int):
        return None
    if now - since > config["SESSION_HOURS"] * 3600 or now - seen > config["IDLE_MINUTES"] * 60:
        return None
    name, _, generation = key.partition(":")
    account = accounts.by_session(shared(), name, int(generation))
    return _User(account) if account else None
