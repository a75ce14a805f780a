"""gunicorn's threads: callers are shared out evenly among the processes, the silent get none.

Whichever process wakes first takes whoever calls. When many call at once that can be one process
for all of them, and since connections stay open the others then have nothing to do. So a process
that holds more callers than another leaves a new one to that other for a moment.
"""

from __future__ import annotations

import mmap
import time
from functools import partial
from selectors import EVENT_READ
from typing import Any, Final

from gunicorn.workers.gthread import ThreadWorker

__all__ = ["Worker", "enter", "leave"]

_PLACES: Final = 64
"""Processes that are reckoned with; more of them take callers as they come."""
_FREE: Final = 0
_CLOSED: Final = 2**30
"""A process that takes no more callers is as good as full."""
_SLACK: Final = 1
"""So many callers more than another process a process may have."""
_MOMENT: Final = 0.0005
"""Seconds between two looks whether another process has taken the caller."""
_LOOKS: Final = 20
"""Looks after which the caller is taken all the same: the others are at work."""
_SILENT: Final = 5.0
"""Seconds that a new caller may say nothing; browsers open connections that they may not need."""

_held = memoryview(mmap.mmap(-1, 4 * _PLACES)).cast("i")
"""How many callers each process holds, plus one, in memory that all of them share."""


def enter(worker: Any) -> None:
    """Give a process a place among the others, before it parts from the one that they share."""
    worker.place = next((n for n, held in enumerate(_held) if held == _FREE), None)
    if worker.place is not None:
        _held[worker.place] = 1


def leave(worker: Any) -> None:
    """Take back the place of a process that has ended."""
    if getattr(worker, "place", None) is not None:
        _held[worker.place] = _FREE


class Worker(ThreadWorker):  # type: ignore[misc]
    """A process of gunicorn that leaves callers to those which hold fewer, and whose threads are
    for callers who say something.
    """

    place: int | None = None
    """Where it tells the others how many callers it holds."""
    _looked = 0

    def accept(self, listener: Any) -> None:
        """Take a caller, unless another process should."""
        if self._looked < _LOOKS and self._is_fuller():
            self._looked += 1
            time.sleep(_MOMENT)  # the listener goes on saying that somebody calls
            return
        self._looked = 0
        super().accept(listener)
        self._tell()

    def enqueue_req(self, conn: Any) -> None:
        """Hand a caller to a thread; one who is new waits for that until there is what to read."""
        if conn.initialized or conn.data_ready:
            super().enqueue_req(conn)
            return
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + _SILENT
        self.pending_conns.append(conn)
        readable = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, EVENT_READ, readable)

    def set_accept_enabled(self, enabled: bool) -> None:
        """Begin or cease to take callers."""
        super().set_accept_enabled(enabled)
        self._tell()

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Wait for callers, take what they say."""
        super().wait_for_and_dispatch_events(timeout)
        self._tell()

    def _is_fuller(self) -> bool:
        if self.place is None:
            return False
        least = min(held for held in _held if held != _FREE) - 1
        return bool(self.nr_conns > least + _SLACK)

    def _tell(self) -> None:
        if self.place is not None:
            _held[self.place] = self.nr_conns + 1 if self._accepting else _CLOSED
