"""Batches on a page: a table in, its columns mapped, the documents of its rows out."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request

from docgen import service
from docgen.batch.background import start, wake
from docgen.batch.coding import Verdict
from docgen.batch.columns import known_paths
from docgen.batch.mending import corrections_in, mend
from docgen.batch.rooms import FAILED, MAPPING, READY, Room, open_room, prepare, rooms
from docgen.batch.run import check_order
from docgen.batch.state import DONE, REFUSED
from docgen.batch.suggesting import suggestion
from docgen.batch.tables import READERS, Row, open_table
from docgen.errors import DataError, DocgenError, Finding
from docgen.web import intake
from docgen.web.access import absent, allow, current_account, owns, sees
from docgen.web.pages.answering import go, page, said, typed, upload, words
from docgen.web.pages.batch_words import reasons
from docgen.web.pages.examples import examples
from docgen.web.pages.form import filled, parcel

__all__ = ["MAX_TABLE", "blueprint", "entered"]

MAX_TABLE = 20_000_000
"""Bytes of an uploaded table; a larger one is work for the command line."""
SHOWN = 300
"""Rows of the list of verdicts on a page; the report has all of them."""
EDITED = 50
"""Refused rows that can be edited on a page at a time."""
_MAY = ("operator", "perancang", "admin")

blueprint = Blueprint("batches", __name__, url_prefix="/batch")


@blueprint.get("")
@allow(*_MAY)
def index() -> Response:
    """The batches that the user sees, and how to begin another."""
    wake()
    return _index()


def _index(faults: Any = (), status: int = 200) -> Response:
    mine = [room for room in rooms() if _is_seen(room)]
    mine.sort(key=lambda room: room.request.created_at, reverse=True)
    return page(
        "batch-daftar.html",
        status,
        rows=[(room, room.request) for room in mine[:100]],
        faults=faults,
        endings=",".join(READERS),
        examples=tuple(examples()),
        kinds=tuple(service.variants()),
    )


@blueprint.post("")
@allow(*_MAY)
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
        return _index(said(error.findings), 422)
    try:
        heads = open_table(room.folder / room.request.table).columns
    except DocgenError as error:
        room.discard()
        return _index(said(error.findings), 422)
    if not heads:  # lines of JSON name their paths themselves
        return _started(room, None)
    return go("batches.show", key=room.id)


@blueprint.get("/<key>")
@allow(*_MAY)
def show(key: str) -> Response:
    """Its columns to be mapped, or what became of its rows so far."""
    room = entered(key)
    if room.request.state == MAPPING:
        return _mapping(room)
    start(room)
    return _progress(room)


@blueprint.post("/<key>/mulai")
@allow(*_MAY)
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
        return _mapping(room, mapping, said(error.findings), 422)
    room.change(state=READY)
    start(room)
    return go("batches.show", key=room.id)


@blueprint.post("/<key>/perbaiki")
@allow(*_MAY)
def correct(key: str) -> Response:
    """Refused rows with other cells, typed on the page or in an uploaded table; only they run."""
    room = entered(key, change=True)
    try:
        if request.form.get("aksi") == "tabel":
            data, name = upload("tabel", MAX_TABLE)
            ending = name.rpartition(".")[2].lower()
            path = room.folder / f"perbaikan.{ending if ending.isalnum() else 'csv'}"
            path.write_bytes(data)
            try:
                corrections = corrections_in(open_table(path))
            finally:
                path.unlink(missing_ok=True)
        else:
            corrections = _typed_cells(room)
        mend(room.place, corrections)
    except DocgenError as error:
        return _progress(room, said(error.findings), 422)
    room.change(state=READY, problems=())
    start(room)
    return go("batches.show", key=key)


@blueprint.post("/<key>/hapus")
@allow(*_MAY)
def discard(key: str) -> Response:
    """Throw a batch away, with its documents."""
    entered(key, change=True).discard()
    return go("batches.index")


def entered(key: str, *, change: bool = False) -> Room:
    """The room of a batch that the user may see; Refusal (404) otherwise."""
    room = open_room(key)
    if room is None or not _is_seen(room):
        raise absent()
    asked, account = room.request, current_account()
    if change and asked.account != account.id and not owns(account, asked.unit):
        raise absent()
    return room


def _is_seen(room: Room) -> bool:
    asked, account = room.request, current_account()
    return asked.account == account.id or sees(account, asked.unit)


def _typed_cells(room: Room) -> dict[int, dict[str, str]]:
    """The cells of the form: ``sel-<row>-<column>``."""
    heads = _heads(room)
    found: dict[int, dict[str, str]] = {}
    for name, value in request.form.items():
        parts = name.split("-")
        if len(parts) == 3 and parts[0] == "sel" and parts[1].isdigit() and parts[2].isdigit():
            column = int(parts[2])
            if column < len(heads):
                found.setdefault(int(parts[1]), {})[heads[column]] = value
    return found


def _heads(room: Room) -> list[str]:
    known = room.place.state.spec() if room.place.begun() else None
    return [head for head, _ in known[0]["columns"]] if known else []


def _mapping(
    room: Room, mapping: dict[str, str] | None = None, faults: Any = (), status: int = 200
) -> Response:
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


def _progress(room: Room, faults: Any = (), status: int = 200) -> Response:
    asked, place = room.request, room.place
    begun = place.begun()
    counts = place.state.counts() if begun else None
    rows: list[tuple[Verdict, str, list[str]]] = []
    refused: list[tuple[Row, Verdict, list[str]]] = []
    if begun:
        verdicts: dict[int, Verdict] = {}
        for verdict in place.state.verdicts():
            if len(rows) < SHOWN:
                rows.append((verdict, words(f"web.page.row_{verdict.state}"), reasons(verdict)))
            if verdict.state == REFUSED and len(verdicts) < EDITED:
                verdicts[verdict.number] = verdict
            if len(rows) >= SHOWN and len(verdicts) >= EDITED:
                break
        refused = [
            (row, verdicts[row.number], reasons(verdicts[row.number]))
            for row in place.state.refused_rows(tuple(verdicts))
            if row.number in verdicts
        ]
    if asked.state == FAILED:
        faults = [
            *faults,
            *said(Finding(p["code"], p["path"], p["params"]) for p in asked.problems),
        ]
    return page(
        "batch-keadaan.html",
        status,
        room=room,
        asked=asked,
        counts=counts,
        running=asked.state == READY,
        rows=rows,
        shown=SHOWN,
        refused=refused,
        heads=_heads(room),
        faults=faults,
        done_state=DONE,
        refused_state=REFUSED,
    )
