"""Batches for programs: a table in, its state, its events and its documents out."""

from __future__ import annotations

import json
from typing import Any

from flask import Response, jsonify, request, url_for

from docgen.batch.background import start
from docgen.batch.rooms import READY, Room, prepare
from docgen.batch.run import check_order
from docgen.batch.state import REFUSED
from docgen.errors import DataError, DocgenError, Finding
from docgen.web import intake
from docgen.web.access import allow, current_account
from docgen.web.api.blueprint import blueprint
from docgen.web.api.models import BatchList, BatchRows, BatchState
from docgen.web.api.operation import BINARY, JSON, Operation, binary, operation
from docgen.web.api.query import BatchRowsQuery, Query, read_query
from docgen.web.api.repeating import repeatable
from docgen.web.making import wish_of
from docgen.web.pages.answering import upload
from docgen.web.pages.batch_live import XLSX, events, refused_as_workbook, state_of, zipped
from docgen.web.pages.batch_words import told
from docgen.web.pages.batches import MAX_TABLE, MAY, entered, seen
from docgen.web.pages.form import filled, parcel
from docgen.web.sending import ZIP

__all__ = [
    "answered",
    "batch_events",
    "batch_rows",
    "batch_zip",
    "begin_batch",
    "list_batches",
    "refused_rows",
    "show_batch",
]

_MOST = 1000
"""Refused rows of one answer; the address ``rows`` gives all, page by page."""


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
@allow(*MAY)
@repeatable
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
    return answered(room)


@blueprint.get("/batches")
@operation(blueprint, Operation("listBatches", "batches", {JSON: BatchList}))
@allow(*MAY)
def list_batches() -> dict[str, Any]:
    """The batches that the account sees, the latest first"""
    read_query(Query)
    return {"batches": [{**state_of(room), "links": _links(room)} for room in seen()]}


@blueprint.get("/batches/<key>")
@operation(blueprint, Operation("getBatch", "batches", {JSON: BatchState}))
@allow(*MAY)
def show_batch(key: str) -> dict[str, Any]:
    """How far a batch is, with its refused rows and their reasons"""
    read_query(Query)
    room = entered(key)
    start(room)
    return _whole(room)


@blueprint.get("/batches/<key>/rows")
@operation(
    blueprint, Operation("listBatchRows", "batches", {JSON: BatchRows}, query=BatchRowsQuery)
)
@allow(*MAY)
def batch_rows(key: str) -> dict[str, Any]:
    """What became of the rows, page by page"""
    query = read_query(BatchRowsQuery)
    place = entered(key).place
    found = place.state.after(query.after, query.state, query.limit) if place.begun() else []
    return {"rows": [told(verdict) for verdict in found]}


@blueprint.get("/batches/<key>/refused")
@operation(blueprint, Operation("getRefusedRows", "batches", binary(XLSX)))
@allow(*MAY)
def refused_rows(key: str) -> Response:
    """The refused rows with their reasons, as a workbook to be corrected"""
    read_query(Query)
    return refused_as_workbook(entered(key))


@blueprint.get("/batches/<key>/zip")
@operation(blueprint, Operation("getBatchDocuments", "batches", binary(ZIP)))
@allow(*MAY)
def batch_zip(key: str) -> Response:
    """The documents that are done, and the report, as a zip"""
    read_query(Query)
    return zipped(entered(key))


@blueprint.get("/batches/<key>/events")
@operation(
    blueprint, Operation("followBatch", "batches", {"text/event-stream": {"type": "string"}})
)
@allow(*MAY)
def batch_events(key: str) -> Response:
    """Follow a batch: server-sent events baris, hitungan, selesai"""
    read_query(Query)
    return events(entered(key))


def answered(room: Room) -> Response:
    """The state of a batch that was just begun, or goes on (202)."""
    answer = jsonify(_whole(room))
    answer.status_code = 202
    answer.headers["Location"] = url_for("api.show_batch", key=room.id)
    return answer


def _whole(room: Room) -> dict[str, Any]:
    place = room.place
    found = place.state.page(REFUSED, 0, _MOST) if place.begun() else []
    return {
        **state_of(room),
        "refused": [told(verdict) for verdict in found],
        "problems": list(room.request.problems),
        "links": _links(room),
    }


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
        "rows": url_for("api.batch_rows", key=room.id),
        "refused": url_for("api.refused_rows", key=room.id),
        "zip": url_for("api.batch_zip", key=room.id),
    }
