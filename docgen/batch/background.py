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

from filelock import FileLock, Timeout

from docgen.batch import run as batches
from docgen.batch.places import Place
from docgen.batch.rooms import FAILED, FINISHED, READY, Room, open_room, rooms, root
from docgen.batch.run import begin
from docgen.errors import DocgenError, Finding

__all__ = ["AT_A_TIME", "busy", "start", "wake", "work"]

_log = logging.getLogger(__name__)

AT_A_TIME = 2
"""Batches that run at once on this machine; others wait for their turn."""
_WORKERS = 2
"""Processes of one batch."""
_PAUSE = 0.5
_children: list[subprocess.Popen[bytes]] = []
"""Processes that this one began: asked now and then, so that the system can forget the ended."""


def start(room: Room) -> None:
    """Have a batch run, or go on, in a process of its own; nothing when one is at it already."""
    if room.request.state != READY or busy(room):
        return
    _children[:] = [child for child in _children if child.poll() is None]
    with (room.folder / "proses.log").open("ab") as log:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module, an id of our making
            [sys.executable, "-m", "docgen.batch.background", room.id],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    _children.append(child)


def busy(room: Room) -> bool:
    """Whether a process is at work on a batch, or waits for its turn to be."""
    try:
        with FileLock(room.folder / "kerja.lock", timeout=0):
            return False
    except Timeout:
        return True


def wake() -> None:
    """Have every batch go on that a server left when it stopped."""
    for room in rooms():
        start(room)


def work(room: Room) -> None:
    """Run a batch to its end; whoever calls this is the only one that does."""
    try:
        with FileLock(room.folder / "kerja.lock", timeout=0):
            if room.request.state != READY:
                return
            with _turn():
                _run(room)
    except Timeout:  # another process was faster
        return


def _run(room: Room) -> None:
    try:
        place = room.place
        known = place.state.spec() if place.begun() else None
        if known is None or not known[1]:  # new, or stopped while it was planned
            if known is not None:
                place.state.forget()
            begin(room.order, place)
        _rows(place)
    except DocgenError as error:
        _fail(room, error.findings)
    except Exception as error:
        _log.exception("batch %s", room.id)
        _fail(room, [Finding("batch.internal", "", {"sebab": type(error).__name__})])
    else:
        room.change(state=FINISHED)


def _rows(place: Place) -> None:
    """Do every row that waits: here, or through the broker that the settings name."""
    if (url := os.environ.get("DOCGEN_BROKER_URL")) is None:
        batches.run(place, workers=min(_WORKERS, os.cpu_count() or 1))
        return
    from docgen.batch.broker import broker, run_over_broker

    run_over_broker(broker(url), place.state, place.url)
    batches.finish(place)


def _fail(room: Room, findings: Sequence[Finding]) -> None:
    problems = [
        {"code": f.code, "path": f.path, "params": {k: str(v) for k, v in f.params.items()}}
        for f in findings
    ]
    room.change(state=FAILED, problems=problems)


@contextmanager
def _turn() -> Iterator[None]:
    """One of the places for work, once it is free."""
    while True:
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
