"""One batch from beginning to end: begun or gone on with, run, reported."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from docgen.batch.columns import Column, resolve
from docgen.batch.files import unpacked
from docgen.batch.local import run_here
from docgen.batch.making import Made
from docgen.batch.places import Place
from docgen.batch.planning import bundle, check_base, names_in, plan
from docgen.batch.report import REPORT, report_lines
from docgen.batch.spec import Spec, fingerprint
from docgen.batch.state import Counts
from docgen.batch.tables import Table, open_table
from docgen.errors import DataError, Finding, UsageFault
from docgen.i18n import Language
from docgen.records.muat import Source
from docgen.register import hash_file
from docgen.service import Wish

__all__ = [
    "Order",
    "begin",
    "check_order",
    "finish",
    "resume",
    "run",
    "zip_chunks",
    "zip_of",
]


@dataclass(frozen=True)
class Order:
    """What a user asks for."""

    table: Path
    base: Source
    """The base record, over which each row is laid."""
    wish: Wish
    sheet: str | None = None
    mapping: Mapping[str, str] | None = None
    """Head of a column to record path."""
    templates: Path | None = None


@dataclass(frozen=True)
class _Prepared:
    table: Table
    columns: Sequence[Column]
    spec: Spec
    files: dict[str, bytes]


def _prepared(order: Order) -> _Prepared:
    """The order, read and checked; nothing is written."""
    table = open_table(order.table, order.sheet)
    columns = resolve(table.columns, table.name, order.mapping) if table.columns else ()
    check_base(order.base.data, columns, order.base.folder)
    if next(table.rows(), None) is None:
        raise DataError.of("batch.no_rows", table.name)
    files = bundle(names_in(order.base.data), order.base.folder)
    spec = Spec(
        table.name,
        hash_file(order.table),
        tuple((column.head, column.path) for column in columns),
        order.base.data,
        order.wish.formats,
        tuple(sorted(order.wish.only)),
        tuple(sorted(order.wish.variants)),
        str(order.templates.resolve()) if order.templates else "",
        fingerprint(order.templates),
        tuple((name, hashlib.sha256(data).hexdigest()) for name, data in sorted(files.items())),
    )
    return _Prepared(table, columns, spec, files)


def check_order(order: Order) -> tuple[Finding, ...]:
    """What a person should know of an order; nothing is written.

    Raises DataError when the table, its columns or the base record are not in order.
    """
    return _prepared(order).table.remarks


def begin(
    order: Order, place: Place, step: Callable[[int], None] = lambda _: None
) -> tuple[Finding, ...]:
    """Plan a batch at a place where nothing lies yet; return what a person should know of it.

    ``step`` hears how many rows are planned. Raises UsageFault when something lies there, so that
    nothing is ever overwritten, and DataError when the table or the base record is not in order.
    """
    if place.begun():
        raise UsageFault.of("batch.already_begun", place.url)
    if there := place.foreign():
        raise UsageFault.of("batch.not_empty", place.url, contoh=there[0])
    prepared = _prepared(order)
    with place.held():
        _plan(order, prepared, place, step)
    return prepared.table.remarks


def _plan(order: Order, prepared: _Prepared, place: Place, step: Callable[[int], None]) -> None:
    state = place.state
    state.begin(prepared.spec.as_json(), prepared.files)
    try:
        named = plan(
            prepared.table, prepared.columns, order.base.data, state, step, order.base.folder
        )
    except DataError:
        state.forget()
        raise
    more = {name: None for name in named if name not in prepared.files}
    state.add_files(bundle(more, order.base.folder))
    state.planned()


def resume(
    order: Order, place: Place, step: Callable[[int], None] = lambda _: None
) -> tuple[Finding, ...]:
    """Make sure that the batch at a place is the same one, and planned to its end.

    Raises UsageFault when there is none, or when the table, the base record, its pictures, the
    templates, the wishes or docgen itself differ from what it was begun with: its rows would not
    be alike.
    """
    if not place.begun():
        raise UsageFault.of("batch.nothing_to_resume", place.url)
    prepared = _prepared(order)
    with place.held():
        known = place.state.spec()
        if known is not None and known[1]:
            if differing := Spec.of_json(known[0]).differences(prepared.spec):
                names = ", ".join(differing)
                raise UsageFault.of("batch.other_batch", place.url, beda=names)
        else:  # it was stopped while it was planned, before any row was made
            _plan(order, prepared, place, step)
    return prepared.table.remarks


def run(
    place: Place,
    *,
    workers: int,
    step: Callable[[Counts], None] = lambda _: None,
    language: Language = "id",
) -> Counts:
    """Do what is still to be done in ``workers`` processes of this machine; write the report.

    ``step`` hears how far it is. Raises EnvironmentFault when the disk is full, for one: what is
    done stays done.
    """
    with place.held():
        known = place.state.spec()
        if known is None:
            raise UsageFault.of("batch.nothing_to_resume", place.url)
        place.store.clear_leftovers()
        counts = place.state.counts()

        def told(verdicts: Sequence[Made]) -> None:
            nonlocal counts
            done = sum(made.done for made in verdicts)
            refused = counts.refused + len(verdicts) - done
            counts = replace(counts, done=counts.done + done, refused=refused)
            step(counts)

        with unpacked(place.state) as folder:
            run_here(
                Spec.of_json(known[0]),
                folder,
                place.state,
                place.url,
                workers=workers,
                step=told,
            )
        finish(place, language)
        return place.state.counts()


def finish(place: Place, language: Language = "id") -> None:
    """Take away what lost workers left half-written, and write ``laporan.csv``.

    For a batch whose rows all have their verdict: whoever still writes there does what is done.
    """
    place.store.clear_leftovers()
    place.store.put({REPORT: b"".join(report_lines(place.state, language))})


def zip_of(place: Place, target: IO[bytes], language: Language = "id") -> None:
    """All documents and the report as one zip, written front to back, one document in memory.

    Documents are packed already, so they are stored as they are; entries carry a fixed date, so
    that the same batch gives the same bytes.
    """
    for chunk in zip_chunks(place, language):
        target.write(chunk)


def zip_chunks(place: Place, language: Language = "id") -> Iterator[bytes]:
    """The bytes of :func:`zip_of`, piece by piece: to be sent while they are read."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as package:
        for row in place.state.verdicts():
            for name, _ in row.files:
                with place.store.open(name) as source:
                    package.writestr(zipfile.ZipInfo(name), source.read())
                yield sink.taken()
        package.writestr(zipfile.ZipInfo(REPORT), b"".join(report_lines(place.state, language)))
    yield sink.taken()


class _Sink(io.RawIOBase):
    """What a zip is written into when nobody can go back in it."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """What was written since the last call."""
        found = b"".join(self._pieces)
        self._pieces.clear()
        return found
