"""Serving with gunicorn: several processes under one that replaces whichever ends."""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import gunicorn.http.wsgi
from gunicorn.app.base import BaseApplication

from docgen.settings import Settings
from docgen.web import metrics
from docgen.web.serving import evenly
from docgen.web.serving.with_waitress import SPOOL

__all__ = ["serve", "workers"]

_CHUNK = 2**16
_GRACE = 30
"""Seconds that a process has for the requests it holds, when it is to end."""


def workers(settings: Settings) -> int:
    """How many processes answer."""
    return settings.workers or max(2, os.cpu_count() or 1)


def serve(make: Callable[[], Any], address: socket.socket | str, settings: Settings) -> None:
    """Serve until the process is told to end.

    make: gives the application; called once, before the processes part, so that templates and
    typefaces are read once and shared, and again after HUP, when new processes take over and the
    old ones finish what they hold. address: a listening socket, or the path of a Unix socket.
    """
    gunicorn.http.wsgi.SERVER = "docgen"  # not which server, and which version of it
    _Server(make, address, settings).run()


class _Server(BaseApplication):  # type: ignore[misc]
    """The application with its configuration, as gunicorn asks for it."""

    def __init__(
        self, make: Callable[[], Any], address: socket.socket | str, settings: Settings
    ) -> None:
        self._make, self._address, self._settings = make, address, settings
        super().__init__()

    def load_config(self) -> None:
        """Everything from docgen's settings; gunicorn's own files and variables are not read."""
        settings, address = self._settings, self._address
        bind = f"unix:{address}" if isinstance(address, str) else f"fd://{address.fileno()}"
        values = {
            "bind": [bind],
            "workers": workers(settings),
            # One thread alone needs nobody who hands it requests.
            "worker_class": evenly.Worker if settings.threads > 1 else "sync",
            "threads": max(1, settings.threads),
            "timeout": settings.timeout,
            "graceful_timeout": _GRACE,
            "max_requests": settings.max_requests,
            "max_requests_jitter": settings.max_requests // 10,
            "preload_app": True,
            "forwarded_allow_ips": "",  # what proxies say is read in one place: the application
            "loglevel": "warning",
            "proc_name": "docgen",
            "umask": 0o007,  # of a Unix socket
            "pre_fork": _enter,
            "child_exit": _leave,
            # Newer ones open a second door, whose place all services of one user would share.
            "control_socket_disable": True,
        }
        for name, value in values.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """The application, ready to be shared.

        What it is made of lives as long as the processes do: the collector need not look at it
        again, and does not touch, and thereby copy, what the processes share.
        """
        made = _drained(self._make())
        gc.collect()
        gc.freeze()
        return made

    def reload(self) -> None:
        """After HUP: read templates and settings of the application anew."""
        self.callable = None
        super().reload()


def _enter(server: Any, worker: Any) -> None:
    evenly.enter(worker)


def _leave(server: Any, worker: Any) -> None:
    evenly.leave(worker)
    metrics.forget_process(worker.pid)


def _drained(app: Any) -> Any:
    """Take in what is left of a request's body after the answer, up to a bound.

    The service refuses a body that is too large without reading it. A caller who is still sending
    would see the connection break, and not the answer.
    """

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer = app(environ, start_response)
        return _Drained(answer, environ) if environ.get("CONTENT_LENGTH") else answer

    return application


class _Drained:
    """An answer that, once it is given, reads the rest of the request."""

    def __init__(self, answer: Iterable[bytes], environ: dict[str, Any]) -> None:
        self._answer, self._environ = answer, environ

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._answer)

    def close(self) -> None:
        if hasattr(self._answer, "close"):
            self._answer.close()
        stream, left = self._environ["wsgi.input"], SPOOL
        while left > 0 and (chunk := stream.read(_CHUNK)):
            left -= len(chunk)
