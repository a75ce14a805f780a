"""Batches of the service, run in processes of their own, some at a time.

A process holds a lock of its batch and one of the places for work; the system takes both away when
it dies, however it dies. Nothing else says that a batch is under way: nothing can say it wrongly.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from docgen.batch import run as batches
from docgen.batch.places import Place, SharedPlace
from docgen.batch.rooms import FAILED, FINISHED, READY, Room, open_room, rooms, root
from docgen.batch.run import begin
from docgen.batch.spec import Spec
from docgen.errors import DocgenError, Finding

__all__ = ["AT_A_TIME", "busy", "go_on", "start", "wake", "work"]

_log = logging.getLogger(__name__)

AT_A_TIME = 2
"""Batches that run at once on this machine; others wait for their turn."""
_WORKERS = 2
"""Processes of one batch."""
_PAUSE = 0.5
_HANDOVER = 10.0
"""Seconds that a new process waits for the one before it to let go of a batch."""
_STARTING = 30.0
"""Seconds in which a process that was begun must have come as far as its work."""
_children: list[subprocess.Popen[bytes]] = []
"""Processes that this one began: asked now and then, so that the system can forget the ended."""


def start(room: Room, *, again: bool = False) -> None:
    """Have a batch run, or go on, in a process of its own; nothing when one is at it already.

    again: it came to its end and shall do more, or the server has just come up; what was begun
    before does not count, and a process that is about to end is waited for.
    """
    _children[:] = [child for child in _children if child.poll() is None]
    if room.request.state != READY:
        return
    mark = room.folder / "dimulai"
    if not again and (busy(room) or _is_starting(mark)):
        return
    mark.touch()
    with (room.folder / "proses.log").open("ab") as log:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module, an id of our making
            [sys.executable, "-m", "docgen.batch.background", room.id],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    _children.append(child)


def _is_starting(mark: Path) -> bool:
    """Whether a process was begun just now, by whichever process of the service, and may not have
    come as far as its lock: on a machine that has much to do this takes seconds, in which every
    look at the batch would begin another.
    """
    try:
        return time.time() - mark.stat().st_mtime < _STARTING
    except FileNotFoundError:
        return False


def go_on(room: Room, *, adopt: bool = False) -> None:
    """Have a batch go on that came to an end: rows without a verdict are done, nothing else.

    adopt: with the templates and the docgen that are here now, where they changed since it was
    begun; its later documents may then differ from the earlier ones in more than their data.
    """
    place = room.place
    known = place.state.spec() if place.begun() else None
    if adopt and known is not None:
        place.state.respec(Spec.of_json(known[0]).adopted().as_json())
    room.stop(wanted=False)
    room.change(state=READY, problems=())
    start(room, again=True)


def busy(room: Room) -> bool:
    """Whether a process is at work on a batch, or waits for its turn to be."""
    try:
        with FileLock(room.folder / "kerja.lock", timeout=0):
            return False
    except Timeout:
        return True


def wake() -> None:
    """Have every batch go on that a server left when it stopped.

    Called once when a server starts, before it answers anybody; a batch whose folder cannot be read
    keeps no server from starting.
    """
    try:
        for room in rooms():
            try:
                if not busy(room):  # what ran before this server may be at it still
                    start(room, again=True)
            except (OSError, ValueError, TypeError, KeyError) as error:
                _log.warning("batch %s cannot go on: %s", room.id, type(error).__name__)
    except OSError as error:
        _log.warning("batches cannot be looked for: %s", type(error).__name__)


def work(room: Room) -> None:
    """Run a batch to its end; whoever calls this is the only one that does."""
    try:
        with FileLock(room.folder / "kerja.lock", timeout=_HANDOVER):
            if room.request.state != READY:
                return
            try:
                with _turn(room):
                    _run(room)
            except _StoppedError:
                _fail(room, [Finding("batch.stopped_here")])
    except Timeout:  # another process was faster
        return


class _StoppedError(Exception):
    """Somebody asked on a page that the batch stop."""


def _mind(room: Room) -> None:
    if room.stopping:
        raise _StoppedError


def _run(room: Room) -> None:
    try:
        place = room.place
        known = place.state.spec() if place.begun() else None
        if known is None or not known[1]:  # new, or stopped while it was planned
            if known is not None:
                place.state.forget()
            begin(room.order, place, lambda _: _mind(room))
        _rows(room, place)
    except _StoppedError:
        raise
    except DocgenError as error:
        _fail(room, error.findings)
    except Exception as error:
        _log.exception("batch %s", room.id)
        _fail(room, [Finding("batch.internal", "", {"sebab": type(error).__name__})])
    else:
        room.change(state=FINISHED)


def _rows(room: Room, place: Place) -> None:
    """Do every row that waits: here, or through the broker that the settings name."""
    if not isinstance(place, SharedPlace):
        workers = min(_WORKERS, os.cpu_count() or 1)
        batches.run(place, workers=workers, step=lambda _: _mind(room))
        return
    from docgen.batch.broker import broker, run_over_broker

    queue = broker(os.environ["DOCGEN_BROKER_URL"])
    run_over_broker(queue, place.state, place.url, mind=lambda: _mind(room))
    batches.finish(place)


def _fail(room: Room, findings: Sequence[Finding]) -> None:
    problems = [
        {"code": f.code, "path": f.path, "params": {k: str(v) for k, v in f.params.items()}}
        for f in findings
    ]
    room.change(state=FAILED, problems=problems)


@contextmanager
def _turn(room: Room) -> Iterator[None]:
    """One of the places for work, once it is free."""
    while True:
        _mind(room)
        for number in range(AT_A_TIME):
            lock = FileLock(root() / f"giliran-{number}.lock", timeout=0)
            try:
                lock.acquire()
            except Timeout:
                continue
            try:
                yield
            finally:
                lock.release()
            return
        time.sleep(_PAUSE)


if __name__ == "__main__":
    found = open_room(sys.argv[1])
    if found is not None:
        work(found)
