"""Whether everything is there that making and keeping documents needs."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable

from sqlalchemy import text

from docgen.kinds import all_kinds
from docgen.rendering.pdf import uncovered
from docgen.service.register import exists, shared
from docgen.service.templates import TemplateStore

__all__ = ["look"]

_LOG = logging.getLogger(__name__)
_SECONDS = 2


def look(store: TemplateStore) -> dict[str, bool]:
    """Each part by name, and whether it is in order: ``database``, ``broker`` (only where one is
    set), ``fonts``, ``templates``. The log tells why one is not.
    """
    wanted: dict[str, Callable[[], None]] = {
        "database": _database,
        "fonts": _fonts,
        "templates": lambda: _templates(store),
    }
    if os.environ.get("DOCGEN_BROKER_URL"):
        wanted["broker"] = _broker
    return {name: _is_sound(name, part) for name, part in wanted.items()}


def _is_sound(name: str, part: Callable[[], None]) -> bool:
    try:
        part()
    except Exception as error:  # whatever it is, the service is not ready, and says so
        _LOG.warning("not ready: %s: %s", name, type(error).__name__)
        return False
    return True


def _database() -> None:
    """The register answers; one that nobody has begun yet is in order."""
    if exists():
        with shared().reading() as connection:
            connection.execute(text("select 1"))


def _broker() -> None:
    """The broker answers in its own language: Redis a PING, RabbitMQ the handshake of AMQP.

    That somebody listens there says little: a broker that hangs listens too, and one that does not
    take our password.
    """
    from kombu.connection import Connection

    address = os.environ["DOCGEN_BROKER_URL"]
    waits = {"socket_timeout": _SECONDS, "socket_connect_timeout": _SECONDS}
    if address.startswith("amqp"):
        waits = {"read_timeout": _SECONDS, "write_timeout": _SECONDS}
    asking = Connection(  # type: ignore[no-untyped-call]
        address, connect_timeout=_SECONDS, transport_options=waits
    )
    with asking as connection:
        connection.ensure_connection(max_retries=1, interval_start=0, timeout=2 * _SECONDS)


def _fonts() -> None:
    """The embedded typefaces can be read."""
    uncovered("Aa")


def _templates(store: TemplateStore) -> None:
    """The templates of what is made without asking compile; the store keeps what it compiled."""
    for kind in all_kinds():
        for stem in (kind.name, *(f"{kind.name}-{variant}" for variant in kind.automatic)):
            store.docx(stem)
            store.pdf.template_hash(f"{stem}.xml")
