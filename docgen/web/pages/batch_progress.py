"""One batch on its page: how far it is, its verdicts, its refused rows to be mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response, request

from docgen.batch.background import start
from docgen.batch.coding import Verdict
from docgen.batch.columns import is_within
from docgen.batch.mending import heads_of
from docgen.batch.places import Place
from docgen.batch.rooms import FAILED, MAPPING, READY, Room
from docgen.batch.spec import Spec
from docgen.batch.state import DONE, QUEUED, REFUSED, RUNNING, WAITING, Counts
from docgen.batch.tables import Row
from docgen.errors import Finding
from docgen.web.access import allow, may_change
from docgen.web.pages.answering import page, said, words
from docgen.web.pages.batch_words import reasons
from docgen.web.pages.batches import MAY, blueprint, entered, mapping_page

__all__ = ["Slice", "progress_page"]

SHOWN = 100
"""Verdicts on one page."""
EDITED = 25
"""Refused rows that are edited on one page."""
_FILTERS: Mapping[str, str | None] = {
    "semua": None,
    "ditolak": REFUSED,
    "selesai": DONE,
}
_ALIKE = ("batch.templates_changed", "batch.other_version")
_NAMING = ("id", "unit.nama", "unit.singkatan", "pemda.tingkat", "pemda.nama")
"""Where the name of a row's folder comes from."""


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a long list."""

    number: int
    """From 1."""
    pages: int

    @classmethod
    def of(cls, wanted: str, count: int, size: int) -> Slice:
        """The page that was asked for, or the nearest one that there is."""
        pages = max(1, -(-count // size))
        number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 9 else 1
        return cls(min(max(1, number), pages), pages)


@dataclass(frozen=True, slots=True)
class Edited:
    """A refused row whose cells are typed anew."""

    number: int
    why: list[str]
    wrong: list[tuple[int, str, str]]
    """Cells that a reason names: number of the column, head, what stands there."""
    others: list[tuple[int, str, str]]


@blueprint.get("/<key>")
@allow(*MAY)
def show(key: str) -> Response:
    """Its columns to be mapped, or what became of its rows so far."""
    room = entered(key)
    if room.request.state == MAPPING:
        return mapping_page(room)
    start(room)
    return progress_page(room)


def progress_page(room: Room, faults: Any = (), status: int = 200) -> Response:
    """How far a batch is. faults: what was wrong with what was just asked for, in words."""
    asked, place = room.request, room.place
    counts = place.state.counts() if place.begun() else None
    wanted = request.args.get("saring", "")
    filtered = wanted if wanted in _FILTERS else "semua"
    numbers = _numbers(counts)
    rows_page = Slice.of(request.args.get("hal", ""), numbers[filtered], SHOWN)
    mend_page = Slice.of(request.args.get("perbaiki", ""), numbers["ditolak"], EDITED)
    verdicts: list[Verdict] = []
    if counts is not None:
        offset = (rows_page.number - 1) * SHOWN
        verdicts = place.state.page(_FILTERS[filtered], offset, SHOWN)
    running = asked.state == READY
    faults = [*faults, *said(_problems(room))] if asked.state == FAILED else faults
    return page(
        "batch-keadaan.html",
        status,
        room=room,
        asked=asked,
        counts=counts,
        running=running,
        stopping=room.stopping,
        mine=may_change(asked.account, asked.unit),
        rows=[(v, words(f"web.page.row_{v.state}"), reasons(v)) for v in verdicts],
        span=_span(verdicts, filtered, rows_page),
        shown=SHOWN,
        filtered=filtered,
        numbers=numbers,
        rows_page=rows_page,
        mend_page=mend_page,
        edited=[] if running or counts is None else _edited(place, mend_page),
        unlike=any(problem["code"] in _ALIKE for problem in asked.problems),
        failed=asked.state == FAILED,
        faults=faults,
        done_state=DONE,
        refused_state=REFUSED,
        waiting_states=(WAITING, QUEUED, RUNNING),
    )


def _numbers(counts: Counts | None) -> dict[str, int]:
    if counts is None:
        return dict.fromkeys(_FILTERS, 0)
    return {"semua": counts.total, "ditolak": counts.refused, "selesai": counts.done}


def _span(verdicts: list[Verdict], filtered: str, rows_page: Slice) -> tuple[int, int] | None:
    """Numbers of the rows whose verdicts this page waits for; the last page has no end."""
    if filtered != "semua":
        return None
    first = verdicts[0].number if verdicts else 0
    open_end = rows_page.number == rows_page.pages and len(verdicts) < SHOWN
    return first, 0 if open_end else verdicts[-1].number


def _problems(room: Room) -> list[Finding]:
    return [Finding(p["code"], p["path"], p["params"]) for p in room.request.problems]


def _edited(place: Place, mend_page: Slice) -> list[Edited]:
    found = place.state.page(REFUSED, (mend_page.number - 1) * EDITED, EDITED)
    verdicts = {verdict.number: verdict for verdict in found}
    heads = heads_of(place)
    known = place.state.spec()
    paths = dict(Spec.of_json(known[0]).columns) if known else {}
    return [
        _one_edited(row, verdicts[row.number], heads, paths)
        for row in place.state.refused_rows(tuple(verdicts))
    ]


def _one_edited(row: Row, verdict: Verdict, heads: list[str], paths: Mapping[str, str]) -> Edited:
    wrong: list[tuple[int, str, str]] = []
    others: list[tuple[int, str, str]] = []
    for number, head in enumerate(heads):
        value = row.values.get(head, "")
        path = paths.get(head, head)
        meant = any(_is_meant(fault, head, path) for fault in verdict.faults)
        cell = (number, head, value if isinstance(value, str) else "")
        (wrong if meant else others).append(cell)
    if not wrong:  # nobody can tell which: all of them
        wrong, others = others, []
    return Edited(row.number, reasons(verdict), wrong, others)


def _is_meant(fault: Finding, head: str, path: str) -> bool:
    """Whether a reason is about the cell of a column."""
    if fault.params.get("kolom") == head:
        return True
    if fault.code == "batch.same_output":
        return path in _NAMING
    return bool(path) and is_within(fault.path, path)
