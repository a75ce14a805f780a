"""``docgen generate``: records become files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from docgen import service, settings
from docgen.cli.options import json_option, overlay_option, record_argument
from docgen.cli.report import State, console, print_findings, print_json
from docgen.errors import DataError
from docgen.i18n import text

__all__ = ["formats_option", "generate"]


def _formats(_context: Any, _option: Any, value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip().lower() for part in value.split(",") if part.strip()))


formats_option = click.option(
    "--format", "formats", default="docx,pdf", callback=_formats, help="docx,pdf"
)


@click.command()
@record_argument
@overlay_option
@click.option(
    "-o", "output", type=click.Path(path_type=Path), default=Path("hasil"), help="Folder hasil."
)
@formats_option
@click.option("--only", multiple=True, metavar="KIND", help="Hanya jenis dokumen ini.")
@click.option(
    "--variant", "variants", multiple=True, metavar="NAME", help="Varian atas permintaan."
)
@click.option(
    "--templates", type=click.Path(path_type=Path), help="Folder templat yang didahulukan."
)
@json_option
@click.pass_obj
def generate(
    state: State,
    record: Path,
    overlay: Path | None,
    output: Path,
    formats: tuple[str, ...],
    only: tuple[str, ...],
    variants: tuple[str, ...],
    templates: Path | None,
    as_json: bool,
) -> int:
    """Buat dokumen dari berkas: DIR/<id>/<nama>.

    Semua berkas diperiksa lebih dahulu; bila ada kesalahan, tidak ada yang ditulis.
    """
    wish = service.Wish(formats, frozenset(only), frozenset(variants))  # type: ignore[arg-type]
    store = service.TemplateStore(templates or settings.current().templates)
    sources = service.sources(record, overlay)
    prepared = service.prepare(sources, wish)
    results = [each.checked for each in prepared]
    faults = [f for result in results for f in result.of("E")]
    if faults:
        if not as_json:
            for result, source in zip(results, sources, strict=True):
                print_findings(result.of("E"), state, source.lines)
            return 1
        raise DataError(*faults)
    total = service.count(prepared)
    written = []
    with _progress(total, quiet=as_json) as step:
        for each in prepared:
            documents = list(service.make(each, store))
            for done in service.write_all(documents, output):
                written.append(done)
                step()
                if not as_json:
                    click.echo(str(done.path))
    if as_json:
        entries = [service.document_json(w.document, str(w.path)) for w in written]
        problems = service.problems(results, sources, state.language)
        print_json({"documents": entries, "problems": problems})
    else:
        _closing(results, len(written), output, state)
    return 0


def _closing(results: list[service.Checked], count: int, output: Path, state: State) -> None:
    out = console()
    drafting = [f for result in results for f in result.of("W") if service.is_drafting(f)]
    print_findings(drafting, state)
    out.print(text("cli.generated", state.language, jumlah=count, folder=str(output)))
    warnings = sum(len(result.of("W")) for result in results)
    blanks = sum(len(result.of("P")) for result in results)
    if warnings or blanks:
        out.print(text("cli.look_again", state.language, W=warnings, P=blanks))


@contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Any]:
    """A bar on a terminal when there is much to do; silence elsewhere."""
    out = console()
    if quiet or total < 12 or not out.is_terminal:
        yield lambda: None
        return
    columns = (TextColumn("docgen"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=out) as bar:
        task = bar.add_task("docgen", total=total)
        yield lambda: bar.advance(task)
