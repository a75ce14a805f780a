"""``docgen check``: everything that can be said about a record."""

from __future__ import annotations

from pathlib import Path

import click

from docgen import service
from docgen.cli.options import json_option, overlay_option, record_argument
from docgen.cli.report import State, console, print_findings, print_json
from docgen.i18n import text

__all__ = ["check"]


@click.command()
@record_argument
@overlay_option
@click.option("--final", is_flag=True, help="Isian yang belum diisi dihitung sebagai kesalahan.")
@json_option
@click.pass_obj
def check(state: State, record: Path, overlay: Path | None, final: bool, as_json: bool) -> int:
    """Periksa berkas: semua kesalahan, peringatan, dan isian yang belum diisi sekaligus.

    Selesai dengan 0 bila siap sebagai konsep, 1 bila ada kesalahan (atau, dengan --final, isian).
    """
    sources = service.sources(record, overlay)
    results = service.check(sources)
    ready = [result.final if final else not result.of("E") for result in results]
    if as_json:
        _json(results, sources, state)
    else:
        for result, source in zip(results, sources, strict=True):
            _people(result, source.lines, state)
    return 0 if all(ready) else 1


def _people(result: service.Checked, lines: dict[str, int], state: State) -> None:
    out = console()
    out.print(f"[bold]{result.name}[/bold]")
    print_findings(result.findings, state, lines)
    counts = {name: len(result.of(name)) for name in "EWIP"}
    words = text(f"cli.state.{service.state_of(result)}", state.language)
    out.print(text("cli.summary", state.language, keadaan=words, **counts))


def _json(results: list[service.Checked], sources: list[service.Source], state: State) -> None:
    records = [
        service.checked_json(result, source, state.language)
        for result, source in zip(results, sources, strict=True)
    ]
    print_json({"records": records, "problems": []})
