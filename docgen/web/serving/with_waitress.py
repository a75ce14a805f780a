"""Serving with waitress: one process, on every system."""

from __future__ import annotations

import socket
from typing import Any

import waitress

__all__ = ["SPOOL", "serve"]

SPOOL = 256 * 2**20
"""Bytes of a request that the server takes in, so that the service can refuse it with words; a
larger one is cut off."""


def serve(app: Any, listener: socket.socket, threads: int) -> None:
    """Serve until the process is told to end."""
    server = waitress.create_server(
        app, sockets=[listener], ident=None, max_request_body_size=SPOOL, threads=threads
    )
    server.run()
