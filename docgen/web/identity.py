"""Who asks: the user of this computer, or nobody."""

from __future__ import annotations

from ipaddress import ip_address

from flask import current_app, g, request

from docgen.service.accounts import LOCAL, Account

__all__ = ["find_out"]

_PROXIED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")
"""What a request carries that came through another server: it may come from anywhere."""


def find_out() -> Account | None:
    """The account behind the request, kept for :func:`docgen.web.access.whoever`."""
    account = LOCAL if current_app.config["LOCAL"] and _from_here() else None
    g.docgen_account = account
    return account


def _from_here() -> bool:
    """Whether the caller sits on this computer, and no other server speaks for it."""
    try:
        near = ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
    return near and not any(name in request.headers for name in _PROXIED)
