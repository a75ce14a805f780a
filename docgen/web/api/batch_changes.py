"""Batches that programs began: refused rows mended, gone on with, stopped, discarded."""

from __future__ import annotations

from flask import Response, request

from docgen.batch.background import go_on
from docgen.batch.rooms import READY
from docgen.web.access import allow
from docgen.web.api.batches import answered
from docgen.web.api.blueprint import blueprint
from docgen.web.api.body import fields
from docgen.web.api.models import BatchState, Corrections, GoingOn
from docgen.web.api.operation import BINARY, JSON, Operation, operation
from docgen.web.api.query import Query, read_query
from docgen.web.api.repeating import repeatable
from docgen.web.pages.batch_mending import discarded, mend_with, must_rest, table_of_corrections
from docgen.web.pages.batches import MAY, entered

__all__ = ["correct_rows", "discard_batch", "go_on_with_batch", "stop_batch"]

_TABLE = {
    "type": "object",
    "properties": {
        "tabel": {**BINARY, "description": "The table of refused rows, with its column baris."}
    },
    "required": ["tabel"],
}


@blueprint.post("/batches/<key>/corrections")
@operation(
    blueprint,
    Operation(
        "correctBatchRows",
        "batches",
        {JSON: BatchState},
        status=202,
        bodies={JSON: Corrections, "multipart/form-data": _TABLE},
    ),
)
@allow(*MAY)
@repeatable
def correct_rows(key: str) -> Response:
    """Give refused rows other cells, and have only them done again

    Rows that are done stay as they are, whatever is sent for them.
    """
    read_query(Query)
    room = entered(key, change=True)
    must_rest(room)
    if request.mimetype == "multipart/form-data":
        corrections = table_of_corrections(room)
    else:
        corrections = {row.number: dict(row.cells) for row in fields(Corrections).rows}
    mend_with(room, corrections)
    return answered(room)


@blueprint.post("/batches/<key>/resume")
@operation(
    blueprint,
    Operation("resumeBatch", "batches", {JSON: BatchState}, status=202, bodies={JSON: GoingOn}),
)
@allow(*MAY)
@repeatable
def go_on_with_batch(key: str) -> Response:
    """Go on with a batch that stopped: rows without a verdict are done"""
    read_query(Query)
    room = entered(key, change=True)
    wanted = fields(GoingOn)
    must_rest(room)
    go_on(room, adopt=wanted.adopt)
    return answered(room)


@blueprint.post("/batches/<key>/stop")
@operation(blueprint, Operation("stopBatch", "batches", {JSON: BatchState}, status=202))
@allow(*MAY)
@repeatable
def stop_batch(key: str) -> Response:
    """Let a batch stop after the rows at hand

    It may go on later; one that has stopped already stays as it is.
    """
    read_query(Query)
    room = entered(key, change=True)
    if room.request.state == READY:
        room.stop()
    return answered(room)


@blueprint.delete("/batches/<key>")
@operation(blueprint, Operation("discardBatch", "batches", {}, status=204))
@allow(*MAY)
def discard_batch(key: str) -> Response:
    """Throw a batch away, with its documents"""
    read_query(Query)
    discarded(entered(key, change=True))
    return Response(status=204)
