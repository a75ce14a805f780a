"""``docgen batch`` and ``docgen worker``: a table becomes the documents of all its rows."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from docgen import service, settings
from docgen.cli.generate import formats_option
from docgen.cli.options import json_option, overlay_option
from docgen.cli.report import State, console, print_findings, print_json, problems
from docgen.errors import DocgenError, UsageFault
from docgen.i18n import text

if TYPE_CHECKING:  # importing databases and spreadsheets would slow every other command
    from docgen.batch.places import Place
    from docgen.batch.run import Order
    from docgen.batch.state import Counts

__all__ = ["batch", "worker"]

_EVERY = 5.0
"""Seconds between lines of progress where there is no terminal."""


@click.command()
@click.argument("table", type=click.Path(path_type=Path), metavar="TABLE")
@click.option("--base", type=click.Path(path_type=Path), required=True, help="Berkas dasar.")
@overlay_option
@click.option("-o", "output", default="hasil-batch", help="Folder hasil, atau alamat s3://.")
@click.option("--mapping", type=click.Path(path_type=Path), help="Nama kolom: jalur (YAML).")
@click.option("--sheet", help="Lembar buku kerja.")
@formats_option
@click.option("--only", multiple=True, metavar="KIND", help="Hanya jenis dokumen ini.")
@click.option("--variant", "variants", multiple=True, metavar="NAME", help="Varian tambahan.")
@click.option("--templates", type=click.Path(path_type=Path), help="Folder templat kantor.")
@click.option("--workers", type=click.IntRange(1, 64), help="Proses di komputer ini.")
@click.option("--resume", is_flag=True, help="Lanjutkan batch yang terhenti.")
@click.option("--zip", "package", type=click.Path(path_type=Path), help="Juga satu berkas ZIP.")
@json_option
@click.pass_obj
def batch(
    state: State,
    table: Path,
    base: Path,
    overlay: Path | None,
    output: str,
    mapping: Path | None,
    sheet: str | None,
    formats: tuple[str, ...],
    only: tuple[str, ...],
    variants: tuple[str, ...],
    templates: Path | None,
    workers: int | None,
    resume: bool,
    package: Path | None,
    as_json: bool,
) -> int:
    """Buat dokumen untuk setiap baris TABLE (xlsx, csv, jsonl).

    Nama kolom adalah jalur berkas seperti unit.nama; sel kosong memakai nilai berkas dasar. Baris
    yang salah ditolak dengan semua alasannya, baris lain tetap dibuat. Dengan DOCGEN_BROKER_URL
    baris dikerjakan oleh `docgen worker` di mesin lain, kecuali --workers diberikan.
    """
    from docgen.batch import run as batches
    from docgen.batch.columns import read_mapping

    bases = service.sources(base, overlay)
    if len(bases) != 1:
        raise UsageFault.of("batch.several_bases", base.name, jumlah=len(bases))
    wish = service.Wish(formats, frozenset(only), frozenset(variants))  # type: ignore[arg-type]
    chosen = templates or settings.current().templates
    pairs = read_mapping(mapping) if mapping else None
    order: Order = batches.Order(table, bases[0], wish, sheet, pairs, chosen)
    shared = bool(os.environ.get("DOCGEN_BROKER_URL")) and workers is None
    place = _place(output, shared=shared)
    with _progress(state, quiet=as_json) as progress:
        start = batches.resume if resume else batches.begin
        remarks = start(order, place, progress.planned)
        if not as_json:
            print_findings(remarks, state)
        began = time.monotonic()
        try:
            counts = _run(place, state, workers, progress.done, shared=shared)
        except KeyboardInterrupt:
            console().print(text("batch.stopped", state.language, folder=place.url))
            return 1
    if package is not None:
        _zip(place, package, state)
    if as_json:
        print_json(_as_json(place, counts, remarks, state))
    else:
        _closing(place, counts, time.monotonic() - began, state)
    return 1 if counts.refused else 0


def _place(output: str, *, shared: bool) -> Place:
    from docgen.batch.places import FolderPlace, SharedPlace

    if not shared:
        if "://" in output:
            raise UsageFault.of("batch.store_needs_broker", output)
        return FolderPlace(Path(output))
    from docgen.batch.database import shared_database

    return SharedPlace(shared_database(), output)


def _run(
    place: Place,
    state: State,
    workers: int | None,
    step: Callable[[Counts], None],
    *,
    shared: bool,
) -> Counts:
    from docgen.batch import run as batches

    if not shared:
        count = workers or min(8, os.cpu_count() or 1)
        return batches.run(place, workers=count, step=step, language=state.language)
    from docgen.batch.broker import broker, run_over_broker

    run_over_broker(broker(os.environ["DOCGEN_BROKER_URL"]), place.state, place.url, step)
    batches.finish(place, state.language)
    return place.state.counts()


def _zip(place: Place, target: Path, state: State) -> None:
    """Write the zip through a temporary file beside it."""
    from docgen.batch.run import zip_of

    temporary = target.with_name(f".{target.name}.part")
    try:
        with temporary.open("wb") as stream:
            zip_of(place, stream, state.language)
        temporary.replace(target)
    except OSError as error:
        reason = error.strerror or ""
        raise DocgenError.of("batch.zip", str(target), sebab=reason) from None
    finally:
        temporary.unlink(missing_ok=True)


def _as_json(place: Place, counts: Counts, remarks: Any, state: State) -> dict[str, Any]:
    rows = [
        {
            "row": row.number,
            "id": row.name,
            "state": row.state,
            "files": [{"path": name, "sha256": sha256} for name, sha256 in row.files],
            "problems": problems(row.faults, state),
        }
        for row in place.state.verdicts()
    ]
    return {
        "output": place.url,
        "total": counts.total,
        "done": counts.done,
        "refused": counts.refused,
        "rows": rows,
        "problems": problems(remarks, state),
    }


def _closing(place: Place, counts: Counts, seconds: float, state: State) -> None:
    from docgen.batch.report import top_reasons

    out = console()
    params = {"selesai": counts.done, "ditolak": counts.refused, "jumlah": counts.total}
    out.print(text("batch.closing", state.language, **params, detik=f"{seconds:.1f}"))
    reasons = top_reasons(place.state)
    if reasons:
        out.print(text("batch.reasons", state.language))
        for finding, number in reasons:
            out.print(text("batch.times", state.language, jumlah=number))
            print_findings([finding], state)
    out.print(text("batch.see_report", state.language, laporan=f"{place.url}/laporan.csv"))


class _Shown:
    """Progress for people: a bar on a terminal, lines elsewhere, nothing when a program asks."""

    def __init__(self, bar: Progress | None, state: State, *, quiet: bool) -> None:
        self._bar, self._state, self._quiet = bar, state, quiet
        self._task = bar.add_task("", total=None) if bar else None
        self._said = 0.0

    def planned(self, rows: int) -> None:
        """So many rows are planned."""
        self._say(text("batch.planning", self._state.language, jumlah=rows), None, 0)

    def done(self, counts: Counts) -> None:
        """So far the rows are."""
        params = {"selesai": counts.done, "ditolak": counts.refused, "jumlah": counts.total}
        words = text("batch.progress", self._state.language, **params)
        self._say(words, counts.total, counts.done + counts.refused)

    def _say(self, words: str, total: int | None, completed: int) -> None:
        if self._quiet:
            return
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, total=total, completed=completed, description=words)
        elif time.monotonic() - self._said > _EVERY or completed == total:
            self._said = time.monotonic()
            click.echo(words, err=True)


class _Rate(ProgressColumn):
    """Rows a second."""

    def render(self, task: Task) -> Text:
        """The rate so far, once there is one."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


@contextmanager
def _progress(state: State, *, quiet: bool) -> Iterator[_Shown]:
    out = console()
    if quiet or not out.is_terminal:
        yield _Shown(None, state, quiet=quiet)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate())
    with Progress(*columns, TimeRemainingColumn(), console=out) as bar:
        yield _Shown(bar, state, quiet=False)


@click.command()
@click.option(
    "--concurrency", type=click.IntRange(1, 64), default=2, show_default=True, help="Proses."
)
def worker(concurrency: int) -> int:
    """Kerjakan baris batch dari antrean DOCGEN_BROKER_URL.

    Keadaan setiap baris ada dalam basis data DOCGEN_DATABASE_URL, yang juga dipakai `docgen batch`.
    """
    from docgen.batch.broker import start_worker
    from docgen.batch.database import shared_database

    url = os.environ.get("DOCGEN_BROKER_URL")
    if not url:
        raise UsageFault.of("batch.no_broker", "DOCGEN_BROKER_URL")
    shared_database()  # a wrong address is said here, not by each process
    return start_worker(url, shared_database, concurrency)
