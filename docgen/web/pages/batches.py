"""Batches on a page: a table in, its columns mapped, the documents of its rows out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, request

from docgen import service
from docgen.batch.background import start
from docgen.batch.columns import known_paths
from docgen.batch.rooms import MAPPING, READY, Room, open_room, prepare, rooms
from docgen.batch.run import check_order
from docgen.batch.suggesting import suggestion
from docgen.batch.tables import READERS, open_table
from docgen.errors import DataError, DocgenError, Finding
from docgen.web import intake
from docgen.web.access import absent, allow, current_account, may_change, sees
from docgen.web.pages.answering import go, page, said, typed, upload
from docgen.web.pages.examples import examples
from docgen.web.pages.form import filled, parcel

__all__ = ["MAX_TABLE", "MAY", "blueprint", "entered", "mapping_page", "seen"]

MAX_TABLE = 20_000_000
"""Bytes of an uploaded table; a larger one is work for the command line."""
_LISTED = 100
"""Batches of one list."""
MAY = ("operator", "perancang", "admin")

blueprint = Blueprint("batches", __name__, url_prefix="/batch")


@blueprint.get("")
@allow(*MAY)
def index() -> Response:
    """The batches that the user sees, and how to begin another."""
    found = seen()
    for room in found:
        start(room)
    return _index(found)


def _index(found: Sequence[Room], faults: Any = (), status: int = 200) -> Response:
    return page(
        "batch-daftar.html",
        status,
        rows=[(room, room.request) for room in found],
        faults=faults,
        endings=",".join(READERS),
        examples=tuple(examples()),
        kinds=tuple(service.variants()),
    )


def seen() -> list[Room]:
    """The batches that the user sees, the latest first."""
    mine = [room for room in rooms() if _is_seen(room)]
    mine.sort(key=lambda room: room.request.created_at, reverse=True)
    return mine[:_LISTED]


@blueprint.post("")
@allow(*MAY)
def begin() -> Response:
    """Keep table and base record; their columns are mapped next."""
    account = current_account()
    form = filled()
    try:
        table, name = upload("tabel", MAX_TABLE)
        wanted = parcel(form)
        if wanted is None:
            raise DataError(Finding("desk.no_base", "berkas"))
        with intake.opened(wanted) as parts:
            if len(parts.sources) != 1:
                raise DataError.of("batch.several_bases", "berkas", jumlah=len(parts.sources))
            known = set(service.variants())
            room = prepare(
                table,
                name,
                parts.sources[0],
                title=typed("judul") or name,
                account=account.id,
                unit=account.unit,
                formats=form.wish.formats,
                only=[kind for kind in request.form.getlist("jenis") if kind in known],
            )
    except DocgenError as error:
        return _index(seen(), said(error.findings), 422)
    try:
        heads = open_table(room.folder / room.request.table).columns
    except DocgenError as error:
        room.discard()
        return _index(seen(), said(error.findings), 422)
    if not heads:  # lines of JSON name their paths themselves
        return _started(room, None)
    return go("batches.show", key=room.id)


@blueprint.post("/<key>/mulai")
@allow(*MAY)
def map_columns(key: str) -> Response:
    """Take the places of the columns, and begin when they are in order."""
    room = entered(key, change=True)
    if room.request.state != MAPPING:
        return go("batches.show", key=key)
    heads = open_table(room.folder / room.request.table).columns
    paths = [path.strip()[:300] for path in request.form.getlist("jalur")]
    return _started(room, dict(zip(heads, paths, strict=False)))


def _started(room: Room, mapping: dict[str, str] | None) -> Response:
    room.change(mapping=mapping)
    try:
        check_order(room.order)
    except DocgenError as error:
        return mapping_page(room, mapping, said(error.findings), 422)
    room.change(state=READY)
    start(room)
    return go("batches.show", key=room.id)


def entered(key: str, *, change: bool = False) -> Room:
    """The room of a batch that the user may see; Refusal (404) otherwise."""
    room = open_room(key)
    if room is None or not _is_seen(room):
        raise absent()
    if change and not may_change(room.request.account, room.request.unit):
        raise absent()
    return room


def _is_seen(room: Room) -> bool:
    asked, account = room.request, current_account()
    return asked.account == account.id or sees(account, asked.unit)


def mapping_page(
    room: Room, mapping: dict[str, str] | None = None, faults: Any = (), status: int = 200
) -> Response:
    """The columns of a table with the places that they go to, to be looked over."""
    table = open_table(room.folder / room.request.table)
    example = next(iter(table.rows()), None)
    rows = [
        (
            head,
            str(example.values.get(head, "")) if example else "",
            suggestion(head) if mapping is None else mapping.get(head, ""),
        )
        for head in table.columns
    ]
    return page(
        "batch-kolom.html",
        status,
        room=room,
        asked=room.request,
        rows=rows,
        paths=known_paths(),
        faults=faults,
        remarks=said(table.remarks),
    )
