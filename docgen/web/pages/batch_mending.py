"""What a person does with a batch on its page: mend refused rows, stop, go on, discard it."""

from __future__ import annotations

from flask import Response, request

from docgen.batch.background import busy, go_on
from docgen.batch.mending import corrections_in, heads_of, is_row_number, mend
from docgen.batch.rooms import READY, Room
from docgen.batch.tables import open_table
from docgen.errors import DataError, DocgenError
from docgen.web.access import allow
from docgen.web.pages.answering import go, said, upload
from docgen.web.pages.batch_progress import progress_page
from docgen.web.pages.batches import MAX_TABLE, MAY, blueprint, entered
from docgen.web.refusal import Refusal

__all__ = ["discarded", "mend_with", "must_rest", "table_of_corrections"]


@blueprint.post("/<key>/perbaiki")
@allow(*MAY)
def correct(key: str) -> Response:
    """Refused rows with other cells, typed on the page or in an uploaded table; only they run."""
    room = entered(key, change=True)
    try:
        if request.form.get("aksi") == "tabel":
            corrections = table_of_corrections(room)
        else:
            corrections = _typed_cells(room)
        mend_with(room, corrections)
    except DocgenError as error:
        if isinstance(error, Refusal):
            raise
        return progress_page(room, said(error.findings), 422)
    return go("batches.show", key=key)


@blueprint.post("/<key>/lanjut")
@allow(*MAY)
def go_on_again(key: str) -> Response:
    """Go on with a batch that could not be run to its end."""
    room = entered(key, change=True)
    must_rest(room)
    go_on(room, adopt=request.form.get("templat") == "sekarang")
    return go("batches.show", key=key)


@blueprint.post("/<key>/henti")
@allow(*MAY)
def stop(key: str) -> Response:
    """Let a batch stop after the rows at hand; what is done stays."""
    room = entered(key, change=True)
    if room.request.state == READY:
        room.stop()
    return go("batches.show", key=key)


@blueprint.post("/<key>/hapus")
@allow(*MAY)
def discard(key: str) -> Response:
    """Throw a batch away, with its documents."""
    discarded(entered(key, change=True))
    return go("batches.index")


def table_of_corrections(room: Room) -> dict[int, dict[str, str]]:
    """The cells in the uploaded field ``tabel``. Raises what reading a table raises."""
    data, name = upload("tabel", MAX_TABLE)
    ending = name.rpartition(".")[2].lower()
    path = room.folder / f"perbaikan.{ending if ending.isalnum() and ending.isascii() else 'csv'}"
    path.write_bytes(data)
    try:
        return corrections_in(open_table(path))
    finally:
        path.unlink(missing_ok=True)


def mend_with(room: Room, corrections: dict[int, dict[str, str]]) -> int:
    """Have refused rows done again with other cells; how many.

    Raises Refusal (409) while the batch is at work, and what :func:`docgen.batch.mending.mend`
    raises.
    """
    must_rest(room)
    count = mend(room.place, corrections)
    go_on(room)
    return count


def must_rest(room: Room) -> None:
    """Refuse (409) while the batch is at work."""
    if room.request.state == READY:
        raise Refusal(409, "at-work", "desk.batch_at_work")


def discarded(room: Room) -> None:
    """Throw a batch away. Raises Refusal (409) while a process is at work on it."""
    if room.request.state == READY and busy(room):
        raise Refusal(409, "at-work", "desk.batch_at_work")
    room.discard()


def _typed_cells(room: Room) -> dict[int, dict[str, str]]:
    """The cells of the form: ``sel-<row>-<column>``."""
    heads = heads_of(room.place)
    found: dict[int, dict[str, str]] = {}
    for name, value in request.form.items():
        parts = name.split("-")
        if len(parts) == 3 and parts[0] == "sel" and all(is_row_number(part) for part in parts[1:]):
            column = int(parts[2])
            if column < len(heads):
                found.setdefault(int(parts[1]), {})[heads[column]] = value
    if not found:
        raise DataError.of("desk.nothing_to_mend")
    return found
