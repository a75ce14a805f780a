"""``docgen perkada diff``: two drafts compared, as a report and as a Word file with marks."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from docgen.cli.options import json_option
from docgen.cli.report import State, console, print_findings, print_json
from docgen.i18n import text
from docgen.service.perkada_compare import (
    against_model,
    change_lines,
    compare_drafts,
    compared_json,
    signature,
    write_marked,
    write_meeting_matrix,
)

__all__ = ["diff"]


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path),
    metavar="OUT.docx",
    help="Berkas Word dengan tanda perubahan: diterima menjadi yang baru, ditolak yang lama.",
)
@click.option(
    "--against",
    type=click.Choice(("model",)),
    help="Bandingkan satu rancangan dengan naskah model.",
)
@click.option("--author", metavar="NAME", help="Nama pada tanda perubahan.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    help="Tanggal pada tanda perubahan; tanpa ini SOURCE_DATE_EPOCH, atau tanpa tanggal.",
)
@click.option(
    "--matrix",
    type=click.Path(path_type=Path),
    metavar="OUT.docx|OUT.pdf",
    help="Matriks rapat harmonisasi (F4 mendatar), Word atau PDF.",
)
@click.option("--columns", default="", metavar="NAMES", help="Kolom matriks, dipisah koma.")
@json_option
@click.pass_obj
def diff(
    state: State,
    files: tuple[Path, ...],
    out: Path | None,
    matrix: Path | None,
    columns: str,
    against: str | None,
    author: str | None,
    day: datetime | None,
    as_json: bool,
) -> int:
    """Bandingkan dua rancangan (LAMA BARU) menurut susunannya, atau satu dengan naskah model.

    Setiap berkas .txt, .md, .docx, atau berkas data .yaml yang memuat perkada. Selesai dengan 0;
    1 bila salah satunya tidak terbaca.
    """
    wanted = 1 if against else 2
    if len(files) != wanted:
        raise click.UsageError(text("compare.cli_files", state.language, jumlah=wanted))
    compared = against_model(files[0]) if against else compare_drafts(*files)
    if out is not None:
        write_marked(compared, out, signature(author, day))
    if matrix is not None:
        write_meeting_matrix(compared, matrix, columns)
    if as_json:
        print_json(compared_json(compared, state.language))
        return 0
    for line in change_lines(compared, state.language):
        click.echo(line)
    print_findings(compared.findings, state)
    report = compared_json(compared, state.language)
    code = "compare.cli_equal" if report["equal"] else "compare.cli_summary"
    console().print(text(code, state.language, **report["summary"]), markup=False)
    return 0
