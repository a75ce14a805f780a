"""An application under test, on a free port of this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.serving import make_server

from docgen.web import create_app

__all__ = ["own_service", "serving"]


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """An application on a free port: its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


@contextmanager
def own_service(folder: Path) -> Iterator[str]:
    """The service of this computer's user, with a register of its own in a folder: its address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOCGEN_DATABASE_URL", f"sqlite:///{folder / 'register.db'}")
        patch.setenv("DOCGEN_STORE", str(folder / "simpan"))
        with serving(create_app({"LOCAL": True})) as address:
            yield address
