"""The way back to the page that somebody wanted before they logged in."""

from __future__ import annotations

import re

from flask import request, url_for

__all__ = ["is_inside", "login_address"]

_INSIDE = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
"""A path of this service: not ``//elsewhere``, and no sign that a browser reads as such."""
_LONGEST = 2000


def login_address() -> str:
    """Where to log in, and come back to this page from."""
    here = request.full_path.rstrip("?")
    wanted = here if is_inside(here) and here != "/" else None
    return url_for("accounts.login", lang=request.args.get("lang"), next=wanted)


def is_inside(path: str) -> bool:
    """Whether a text is a path of this service, which a browser cannot read as another site's."""
    return len(path) <= _LONGEST and _INSIDE.fullmatch(path) is not None
