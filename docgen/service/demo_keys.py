"""The demo keys, for the doors."""

from __future__ import annotations

from http.server import ThreadingHTTPServer
from pathlib import Path

from docgen.signing.demo import DemoKeys, make_demo_keys, revoke_demo_key
from docgen.signing.demo_server import demo_server

__all__ = ["DEMO_PORT", "DemoKeys", "demo_authority", "make_demo_keys", "revoke_demo_key"]

DEMO_PORT = 8318
"""Where the demo authority answers unless it is told otherwise."""


def demo_authority(folder: Path, port: int) -> ThreadingHTTPServer:
    """The demo authority, ready for :meth:`serve_forever`."""
    return demo_server(folder, port)
