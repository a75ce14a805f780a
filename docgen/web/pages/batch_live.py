"""A batch under way: its verdicts as they come, and its files."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from functools import cache
from threading import BoundedSemaphore
from typing import Any

from flask import Response, request, stream_with_context

from docgen import settings
from docgen.batch.mending import heads_of, is_row_number
from docgen.batch.places import Place
from docgen.batch.report import refused_lines, refused_workbook
from docgen.batch.rooms import READY, Room
from docgen.batch.run import zip_chunks
from docgen.web.access import absent, allow
from docgen.web.language import current_language
from docgen.web.pages.answering import attachment
from docgen.web.pages.batch_words import counted, told
from docgen.web.pages.batches import MAY, blueprint, entered
from docgen.web.refusal import Refusal
from docgen.web.sending import ZIP

__all__ = ["XLSX", "blueprint", "events", "refused_as_workbook", "state_of", "zipped"]

_PAUSE = 0.4
_LONGEST = 25.0
"""Seconds of one answer; browsers ask again by themselves. A thread is busy for as long."""
_STREAMS = 3
"""Answers of this sort that one process gives at a time, as far as a thread is left for others;
browsers that get none ask again and again."""
_ROWS = 2000
"""Rows of a batch up to which each is told where none are named, not only the counts."""
_NO_END = 10**9
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@cache
def _room_for(threads: int) -> BoundedSemaphore:
    """The streams that a process of so many threads has room for."""
    return BoundedSemaphore(max(0, min(_STREAMS, threads - 1)))


@blueprint.get("/<key>/peristiwa")
@allow(*MAY)
def stream(key: str) -> Response:
    """Server-sent events: ``baris``, ``hitungan``, and ``selesai`` at the end."""
    return events(entered(key), _number("dari"), _number("sampai"))


@blueprint.get("/<key>/keadaan")
@allow(*MAY)
def state(key: str) -> dict[str, Any]:
    """How far it is, with the verdicts of some rows: for browsers that hear no events."""
    room = entered(key)
    first, last = _number("dari"), _number("sampai")
    found = room.place.state.told(first, last or _NO_END)[:_ROWS] if room.place.begun() else []
    return {**state_of(room), "rows": [told(verdict) for verdict in found]}


@blueprint.get("/<key>/hasil.zip")
@allow(*MAY)
def result(key: str) -> Response:
    """All documents that are done so far, and the report, while they are read."""
    return zipped(entered(key))


@blueprint.get("/<key>/ditolak.csv")
@allow(*MAY)
def refused(key: str) -> Response:
    """The refused rows as a table to be corrected."""
    place = _begun(entered(key))
    lines = b"".join(refused_lines(place.state, heads_of(place), current_language()))
    return attachment(lines, "text/csv; charset=utf-8", "ditolak.csv")


@blueprint.get("/<key>/ditolak.xlsx")
@allow(*MAY)
def refused_book(key: str) -> Response:
    """The same as a workbook of text, in which no spreadsheet changes a number."""
    return refused_as_workbook(entered(key))


def refused_as_workbook(room: Room) -> Response:
    """The refused rows of a batch as a workbook to be corrected."""
    place = _begun(room)
    data = refused_workbook(place.state, heads_of(place), current_language())
    return attachment(data, XLSX, "ditolak.xlsx")


def _begun(room: Room) -> Place:
    place = room.place
    if not place.begun():
        raise absent()
    return place


def _number(name: str) -> int:
    given = request.args.get(name, "")
    return int(given) if is_row_number(given) else 0


def state_of(room: Room) -> dict[str, Any]:
    """How far a batch is, for programs; ``counts`` is null while it waits for its turn."""
    place = room.place
    counts = counted(place.state.counts()) if place.begun() else None
    asked = room.request
    return {"id": room.id, "title": asked.title, "state": asked.state, "counts": counts}


def zipped(room: Room) -> Response:
    """The documents of a batch as a zip that is made while it is sent."""
    place = _begun(room)
    answer = Response(zip_chunks(place, current_language()), content_type=ZIP)
    answer.headers["Content-Disposition"] = 'attachment; filename="hasil-batch.zip"'
    return answer


def events(room: Room, first: int = 0, last: int = 0) -> Response:
    """The events of a batch, of the rows from ``first`` to ``last`` (0: to the end).

    A browser that was cut off says in ``Last-Event-ID`` up to which row it knows all verdicts, and
    hears only the others. Raises Refusal (503) when too many ask at once.
    """
    known = request.headers.get("Last-Event-ID", "")
    if is_row_number(known):
        first = max(first, int(known) + 1)
    room_for = _room_for(settings.current().threads)
    if not room_for.acquire(blocking=False):
        raise Refusal(503, "busy", "desk.too_many_streams")
    stream = _events(room, first, last)
    answer = Response(stream_with_context(stream), content_type="text/event-stream")
    answer.call_on_close(room_for.release)  # also when the browser went away before the first byte
    answer.headers["X-Accel-Buffering"] = "no"
    return answer


def _events(room: Room, first: int, last: int) -> Iterator[bytes]:
    yield b"retry: 1500\n\n"
    place, told_rows, counts_told = room.place, set[int](), None
    until = time.monotonic() + _LONGEST
    while time.monotonic() < until:
        finished = room.request.state != READY
        if place.begun() and (counts := place.state.counts()) != counts_told:
            counts_told = counts
            if last or counts.total <= _ROWS:
                yield from _verdicts(place, first, last or _NO_END, told_rows)
            yield _event("hitungan", counted(counts))
        if finished:
            yield _event("selesai", {"state": room.request.state})
            return
        time.sleep(_PAUSE)
        yield b": ada\n\n"  # so that it is noticed when nobody listens any more


def _verdicts(place: Place, first: int, last: int, told_rows: set[int]) -> Iterator[bytes]:
    """What is new, in the order of the rows; each with the row up to which all were told."""
    complete = place.state.complete_up_to(first - 1, last)
    for verdict in place.state.told(first, last):
        if verdict.number not in told_rows:
            told_rows.add(verdict.number)
            yield _event("baris", told(verdict), min(verdict.number, complete))


def _event(name: str, data: dict[str, Any], number: int | None = None) -> bytes:
    mark = "" if number is None else f"id: {number}\n"
    return f"{mark}event: {name}\ndata: {json.dumps(data)}\n\n".encode()
