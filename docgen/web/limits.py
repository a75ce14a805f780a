"""How often one address may ask: the public pages cost more to answer than to ask for.

The counts stand in this process and are forgotten after their minute. Several processes count
apart; a proxy before them may count for all.
"""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

__all__ = ["register"]

_RATES = {
    "checking.show": "LOOKUP_RATE",
    "checking.document": "LOOKUP_RATE",
    "checking.check": "VERIFY_RATE",
}


def register(app: Flask) -> None:
    """Limit the public pages; too much of it ends in 429."""
    limiter = Limiter(get_remote_address, app=app, storage_uri="memory://")
    for endpoint, rate in _RATES.items():
        view: Any = app.view_functions[endpoint]
        app.view_functions[endpoint] = limiter.limit(app.config[rate])(view)
