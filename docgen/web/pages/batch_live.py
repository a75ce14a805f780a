"""A batch under way: its verdicts as they come, and its files."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from threading import BoundedSemaphore
from typing import Any

from flask import Response, stream_with_context

from docgen.batch.report import refused_lines
from docgen.batch.rooms import READY, Room
from docgen.batch.run import zip_chunks
from docgen.batch.state import DONE, REFUSED
from docgen.web.access import absent, allow
from docgen.web.language import current_language
from docgen.web.pages.batch_words import counted, told
from docgen.web.pages.batches import blueprint, entered
from docgen.web.refusal import Refusal
from docgen.web.sending import ZIP

__all__ = ["blueprint", "events", "state_of", "zipped"]

_PAUSE = 0.4
_LONGEST = 25.0
"""Seconds of one answer; browsers ask again by themselves. A thread is busy for as long."""
_STREAMS = 3
"""Answers of this sort that one process gives at a time: they must not take all its threads."""
_ROWS = 2000
"""Rows of a batch up to which each row is told, not only the counts."""
_room_for = BoundedSemaphore(_STREAMS)
_MAY = ("operator", "perancang", "admin")


@blueprint.get("/<key>/peristiwa")
@allow(*_MAY)
def stream(key: str) -> Response:
    """Server-sent events: ``baris``, ``hitungan``, and ``selesai`` at the end."""
    return events(entered(key))


@blueprint.get("/<key>/keadaan")
@allow(*_MAY)
def state(key: str) -> dict[str, Any]:
    """How far it is."""
    return state_of(entered(key))


@blueprint.get("/<key>/hasil.zip")
@allow(*_MAY)
def result(key: str) -> Response:
    """All documents that are done so far, and the report, while they are read."""
    return zipped(entered(key))


@blueprint.get("/<key>/ditolak.csv")
@allow(*_MAY)
def refused(key: str) -> Response:
    """The refused rows as a table to be corrected."""
    place = entered(key).place
    known = place.state.spec() if place.begun() else None
    if known is None:
        raise absent()
    heads = [head for head, _ in known[0]["columns"]]
    lines = b"".join(refused_lines(place.state, heads, current_language()))
    answer = Response(lines, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="ditolak.csv"'
    return answer


def state_of(room: Room) -> dict[str, Any]:
    """How far a batch is, for programs; ``counts`` is null while it waits for its turn."""
    place = room.place
    counts = counted(place.state.counts()) if place.begun() else None
    asked = room.request
    return {"id": room.id, "title": asked.title, "state": asked.state, "counts": counts}


def zipped(room: Room) -> Response:
    """The documents of a batch as a zip that is made while it is sent."""
    place = room.place
    if not place.begun():
        raise absent()
    answer = Response(zip_chunks(place, current_language()), content_type=ZIP)
    answer.headers["Content-Disposition"] = 'attachment; filename="hasil-batch.zip"'
    return answer


def events(room: Room) -> Response:
    """The events of a batch. Raises Refusal (503) when too many ask at once."""
    if not _room_for.acquire(blocking=False):
        raise Refusal(503, "busy", "desk.too_many_streams")
    answer = Response(stream_with_context(_events(room)), content_type="text/event-stream")
    answer.call_on_close(_room_for.release)  # also when the browser went away before the first byte
    answer.headers["X-Accel-Buffering"] = "no"
    return answer


def _events(room: Room) -> Iterator[bytes]:
    yield b"retry: 1500\n\n"
    place, told_rows, last = room.place, set[int](), None
    until = time.monotonic() + _LONGEST
    while time.monotonic() < until:
        finished = room.request.state != READY
        if place.begun() and (counts := place.state.counts()) != last:
            last = counts
            if counts.total <= _ROWS:
                for verdict in place.state.verdicts():
                    if verdict.state in (DONE, REFUSED) and verdict.number not in told_rows:
                        told_rows.add(verdict.number)
                        yield _event("baris", told(verdict))
            yield _event("hitungan", counted(counts))
        if finished:
            yield _event("selesai", {"state": room.request.state})
            return
        time.sleep(_PAUSE)
        yield b": ada\n\n"  # so that it is noticed when nobody listens any more


def _event(name: str, data: dict[str, Any]) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()
