"""``docgen templates``: the templates that an office may edit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.table import Table

from docgen import service, settings
from docgen.cli.options import json_option
from docgen.cli.report import State, console, print_findings, print_json
from docgen.errors import TemplateFault
from docgen.i18n import text

__all__ = ["templates"]

_PATH = click.Path(path_type=Path)


@click.group()
def templates() -> None:
    """Templat dokumen: daftar, salin untuk disunting, periksa."""


@templates.command("list")
@click.option("--templates", "office", type=_PATH, help="Folder templat yang didahulukan.")
@json_option
@click.pass_obj
def list_(state: State, office: Path | None, as_json: bool) -> None:
    """Templat yang berlaku: milik kantor lebih dahulu, lalu bawaan."""
    found = service.list_templates(office or settings.current().templates)
    if as_json:
        print_json({"templates": [_entry(item) for item in found], "problems": []})
        return
    table = Table(box=None, pad_edge=False)
    for name in ("name", "kind", "variant", "origin", "hash"):
        table.add_column(text(f"templates.column_{name}", state.language), no_wrap=True)
    for item in found:
        kind = item.kind or "–"
        origin = text(f"templates.origin_{item.origin}", state.language)
        table.add_row(item.name, kind, item.variant or "", origin, item.sha256[:12])
    out = console()
    out.width = max(out.width, 120)
    out.print(table)


@templates.command()
@click.argument("folder", type=_PATH, metavar="DIR")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--force", is_flag=True, help="Timpa berkas yang sudah ada.")
@json_option
@click.pass_obj
def export(state: State, folder: Path, names: tuple[str, ...], force: bool, as_json: bool) -> None:
    """Salin templat bawaan ke DIR untuk disunting; tanpa NAME: semuanya.

    NAME: maklumat, maklumat-poster, maklumat.docx, docx/maklumat.docx, dan seterusnya.
    """
    written = list(service.export_templates(folder, names, force=force))
    if as_json:
        print_json({"files": [str(path) for path in written], "problems": []})
        return
    for path in written:
        click.echo(str(path))
    console().print(
        text("templates.exported", state.language, count=len(written), folder=str(folder))
    )


@templates.command()
@click.argument("files", nargs=-1, required=True, type=_PATH, metavar="FILE...")
@click.option("--kind", metavar="NAME", help="Templat apa ini, bila nama berkasnya lain.")
@json_option
@click.pass_obj
def check(state: State, files: tuple[Path, ...], kind: str | None, as_json: bool) -> int:
    """Periksa templat (DOCX atau XML, atau folder): semua temuan sekaligus, dengan tempatnya.

    Selesai dengan 0 bila dapat dipakai, 3 bila ada kesalahan.
    """
    results = service.check_templates(files, kind)
    if as_json:
        print_json(
            {"templates": [service.template_json(r, state.language) for r in results],
             "problems": []}
        )  # fmt: skip
    else:
        for result in results:
            _people(result, state)
    return 0 if all(result.sound for result in results) else TemplateFault.exit_code


def _entry(item: service.TemplateFile) -> dict[str, Any]:
    return {
        "name": item.name,
        "kind": item.kind,
        "variant": item.variant,
        "format": item.format,
        "origin": item.origin,
        "path": str(item.path),
        "sha256": item.sha256,
    }


def _people(result: service.CheckedTemplate, state: State) -> None:
    out = console()
    out.print(f"[bold]{result.path}[/bold]")
    print_findings(result.findings, state)
    counts = {
        letter: sum(1 for finding in result.findings if finding.severity == letter)
        for letter in "EWI"
    }
    words = text(f"templates.state_{'sound' if result.sound else 'faulty'}", state.language)
    out.print(text("templates.summary", state.language, state=words, **counts))
