"""How often one caller may ask: whatever costs more to answer than to ask for.

The counts are forgotten after their minute. They stand in this process, so that several processes
count apart, or for all of them together in Redis (``DOCGEN_REDIS``, else a broker that is one).
"""

from __future__ import annotations

import os
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from flask import Flask, current_app, request
from flask_limiter import Limiter
from limits import parse_many
from limits.errors import ConfigurationError

from docgen import settings
from docgen.errors import EnvironmentFault, UsageFault
from docgen.web.access import whoever

__all__ = ["register"]

_RATES = {
    "checking.show": "LOOKUP_RATE",
    "checking.document": "LOOKUP_RATE",
    "checking.check": "VERIFY_RATE",
    "accounts.enter": "LOGIN_RATE",
}
_UNCOUNTED = {"health.healthz"}


def register(app: Flask) -> None:
    """Limit every view; too much of it ends in 429.

    The one user of this computer is limited on the public pages only, which others may open too.
    Raises UsageFault for a rate that cannot be read, EnvironmentFault when Redis is wanted and its
    package is not there.
    """
    limiter = Limiter(
        _caller,
        default_limits=[lambda: str(current_app.config["RATE"])],
        default_limits_exempt_when=_is_free,
        storage_uri=_storage(),
        # Without Redis each process goes on counting for itself.
        in_memory_fallback_enabled=True,
    )
    _check(app.config["RATE"])
    try:
        limiter.init_app(app)
    except ConfigurationError:
        raise EnvironmentFault.of("serve.no_redis", "DOCGEN_REDIS") from None
    for endpoint, rate in _RATES.items():
        view: Any = app.view_functions[endpoint]
        app.view_functions[endpoint] = limiter.limit(app.config[rate], key_func=_address)(view)


def _check(rate: str) -> None:
    try:
        parse_many(rate)
    except ValueError:
        raise UsageFault.of("account.bad_rate", "DOCGEN_RATE", value=rate[:60]) from None


def _storage() -> str:
    current = settings.current()
    broker = os.environ.get("DOCGEN_BROKER_URL", "")
    shared = current.redis or broker
    return shared if shared.startswith(("redis://", "rediss://", "unix://")) else "memory://"


def _is_free() -> bool:
    account, endpoint = whoever(), request.endpoint or ""
    counted = endpoint not in _UNCOUNTED and not endpoint.endswith("static")
    return not counted or (account is not None and account.local)


def _caller() -> str:
    account = whoever()
    return account.id if account is not None else _address()


def _address() -> str:
    """The caller's address; of IPv6 the /64, of which a caller has every one."""
    try:
        parsed = ip_address(request.remote_addr or "")
    except ValueError:
        return "?"
    return str(
        ip_network((parsed, 64), strict=False) if isinstance(parsed, IPv6Address) else parsed
    )
