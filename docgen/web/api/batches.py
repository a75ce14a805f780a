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
from docgen.web.api.blueprint import blueprint
from docgen.web.api.models import BatchState
from docgen.web.api.operation import BINARY, JSON, Operation, binary, operation
from docgen.web.api.query import Query, read_query
from docgen.web.making import wish_of
from docgen.web.pages.answering import upload
from docgen.web.pages.batch_live import events, state_of, zipped
from docgen.web.pages.batch_words import told
from docgen.web.pages.batches import MAX_TABLE, entered
from docgen.web.pages.form import filled, parcel
from docgen.web.sending import ZIP

__all__ = ["batch_events", "batch_zip", "begin_batch", "show_batch"]

_MAY = ("operator", "perancang", "admin")
_MOST = 1000
"""Refused rows of one answer; the report in the zip has all."""


_TEXTS = {"type": "array", "items": {"type": "string"}}
_FORM = {
    "type": "object",
    "properties": {
        "tabel": {**BINARY, "description": "The table: .xlsx, .csv or .jsonl."},
        "berkas": {**BINARY, "description": "The base record, or a zip of it and its files."},
        "gambar": {"type": "array", "items": BINARY, "description": "Files that it names."},
        "kolom": {"type": "string", "description": "JSON object: head of a column to path."},
        "format": _TEXTS,
        "only": _TEXTS,
        "judul": {"type": "string"},
    },
    "required": ["tabel", "berkas"],
}


@blueprint.post("/batches")
@operation(
    blueprint,
    Operation(
        "beginBatch",
        "batches",
        {JSON: BatchState},
        status=202,
        bodies={"multipart/form-data": _FORM},
    ),
)
@allow(*_MAY)
def begin_batch() -> Response:
    """Begin a batch: a table over a base record

    Nothing is begun when table, columns or base record are not in order; the answer says all that
    is wrong. Rows are refused one by one, later: ask for the state of the batch.
    """
    read_query(Query)
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
    answer = jsonify({**state_of(room), "refused": [], "problems": [], "links": _links(room)})
    answer.status_code = 202
    answer.headers["Location"] = url_for("api.show_batch", key=room.id)
    return answer


@blueprint.get("/batches/<key>")
@operation(blueprint, Operation("getBatch", "batches", {JSON: BatchState}))
@allow(*_MAY)
def show_batch(key: str) -> dict[str, Any]:
    """How far a batch is, with its refused rows and their reasons"""
    read_query(Query)
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


@blueprint.get("/batches/<key>/zip")
@operation(blueprint, Operation("getBatchDocuments", "batches", binary(ZIP)))
@allow(*_MAY)
def batch_zip(key: str) -> Response:
    """The documents that are done, and the report, as a zip"""
    read_query(Query)
    return zipped(entered(key))


@blueprint.get("/batches/<key>/events")
@operation(
    blueprint, Operation("followBatch", "batches", {"text/event-stream": {"type": "string"}})
)
@allow(*_MAY)
def batch_events(key: str) -> Response:
    """Follow a batch: server-sent events baris, hitungan, selesai"""
    read_query(Query)
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
        "self": url_for("api.show_batch", key=room.id),
        "events": url_for("api.batch_events", key=room.id),
        "zip": url_for("api.batch_zip", key=room.id),
    }
