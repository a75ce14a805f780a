"""``docgen perkada lint``: a draft held against the rules of drafting."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.report import State, print_findings, print_json
from docgen.i18n import text
from docgen.service.perkada_lint import Linted, fix_draft, lint_draft, lint_json

__all__ = ["lint"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--fix", "mend", is_flag=True, help="Perbaiki yang pasti, dan tampilkan perubahannya."
)
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    help="Tempat naskah yang diperbaiki; tanpa ini FILE sendiri yang diganti.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Laporan untuk dibaca orang, atau satu objek JSON.",
)
@click.option(
    "--jenis", default="", metavar="NAME", help="Jenis peraturan, bila FILE tidak memuatnya."
)
@click.pass_obj
def lint(state: State, file: Path, mend: bool, output: Path | None, form: str, jenis: str) -> int:
    """Periksa rancangan (.txt, .md, .docx) terhadap Lampiran II UU 12/2011 jo. UU 13/2022.

    --fix memperbaiki yang tidak memerlukan pertimbangan (huruf kapital, penomoran, titik koma,
    kata penghubung rincian) pada naskah teks, tanpa menghilangkan kata. Selesai dengan 1 bila ada
    kesalahan (E), selain itu 0.
    """
    if output is not None and not mend:
        raise click.UsageError(text("cli.lint_output", state.language))
    linted = fix_draft(file, output, jenis) if mend else lint_draft(file, jenis)
    if form == "json":
        print_json(lint_json(linted, state.language))
    else:
        _people(linted, state)
    return 0 if linted.sound else 1


def _people(linted: Linted, state: State) -> None:
    if linted.diff:
        click.echo(linted.diff.rstrip("\n") + "\n")
    report = lint_json(linted, state.language)
    print_findings(linted.problems, state)
    where = None
    for item in report["findings"]:
        if item["where"] != where:
            where = item["where"]
            click.echo(click.style(where or "-", bold=True))
        butir = text("cli.lint_butir", state.language, butir=item["butir"]) if item["butir"] else ""
        line = text("cli.line", state.language, baris=item["line"]) if item["line"] else ""
        word = text(f"cli.severity.{item['severity']}", state.language)
        head = "  ".join(filter(None, (f"  {word:<9}", item["rule"], butir, line)))
        click.echo(head)
        click.echo(f"    {item['message']}")
        if item["fix"]:
            click.echo(f"    → {item['fix']}")
    if report["checklist"]:
        click.echo("\n" + text("cli.lint_checklist", state.language))
        for item in report["checklist"]:
            click.echo(f"  [ ] {item['rule']}  {item['message']}")
    if linted.written:
        values = {"jumlah": report["fixed"], "path": str(linted.written)}
        click.echo("\n" + text("cli.lint_fixed", state.language, **values))
    click.echo("\n" + text("cli.lint_summary", state.language, **report["summary"]))
