"""Batches for programs: a table in, its state, its events and its documents out."""

from __future__ import annotations

import json
from typing import Any

from flask import Response, jsonify, request, url_for

from docgen.batch.background import start
from docgen.batch.coding import Verdict
from docgen.batch.rooms import READY, Room, prepare
from docgen.batch.run import check_order
from docgen.batch.state import REFUSED
from docgen.errors import DataError, DocgenError, Finding
from docgen.web import intake
from docgen.web.access import allow, current_account
from docgen.web.making import wish_of
from docgen.web.pages.answering import upload
from docgen.web.pages.batch_live import events, state_of, zipped
from docgen.web.pages.batch_words import told
from docgen.web.pages.batches import MAX_TABLE, entered
from docgen.web.pages.form import filled, parcel

__all__ = ["create", "result", "show", "stream"]

_MAY = ("operator", "perancang", "admin")
_MOST = 1000
"""Refused rows of one answer; the report in the zip has all."""


@allow(*_MAY)
def create() -> Response:
    """Begin a batch: multipart with ``tabel``, ``berkas`` (the base record or a zip bundle),
    ``gambar`` (its files), and optionally ``kolom`` (JSON: head to path), ``format``, ``only``,
    ``judul``.

    202 with its id; 422 with everything that is wrong, and nothing is begun.
    """
    account = current_account()
    wish = wish_of(request.form.getlist("format"), request.form.getlist("only"), ())
    table, name = upload("tabel", MAX_TABLE)
    wanted = parcel(filled())
    if wanted is None:
        raise DataError(Finding("desk.no_base", "berkas"))
    with intake.opened(wanted) as parts:
        if len(parts.sources) != 1:
            raise DataError.of("batch.several_bases", "berkas", jumlah=len(parts.sources))
        room = prepare(
            table,
            name,
            parts.sources[0],
            title=request.form.get("judul", "")[:200] or name,
            account=account.id,
            unit=account.unit,
            formats=wish.formats,
            only=sorted(wish.only),
        )
    try:
        room.change(mapping=_mapping())
        check_order(room.order)
    except DocgenError:
        room.discard()
        raise
    room.change(state=READY)
    start(room)
    answer = jsonify({**state_of(room), "links": _links(room)})
    answer.status_code = 202
    answer.headers["Location"] = url_for("api.batch", key=room.id)
    return answer


@allow(*_MAY)
def show(key: str) -> dict[str, Any]:
    """How far a batch is, with its refused rows and their reasons."""
    room = entered(key)
    start(room)
    found: list[Verdict] = []
    place = room.place
    if place.begun():
        found = [verdict for verdict in place.state.verdicts() if verdict.state == REFUSED]
    refused = [told(verdict) for verdict in found[:_MOST]]
    return {
        **state_of(room),
        "refused": refused,
        "problems": list(room.request.problems),
        "links": _links(room),
    }


@allow(*_MAY)
def result(key: str) -> Response:
    """The documents that are done, and the report, as a zip."""
    return zipped(entered(key))


@allow(*_MAY)
def stream(key: str) -> Response:
    """Server-sent events: ``baris``, ``hitungan``, ``selesai``."""
    return events(entered(key))


def _mapping() -> dict[str, str] | None:
    said = request.form.get("kolom", "")
    if not said:
        return None
    try:
        data = json.loads(said)
    except (ValueError, RecursionError):
        data = None
    good = isinstance(data, dict) and all(isinstance(value, str) for value in data.values())
    if not isinstance(data, dict) or not good:
        raise DataError(Finding("desk.bad_mapping", "kolom"))
    return data


def _links(room: Room) -> dict[str, str]:
    return {
        "self": url_for("api.batch", key=room.id),
        "events": url_for("api.batch_events", key=room.id),
        "zip": url_for("api.batch_zip", key=room.id),
    }
