"""``docgen perkada read``: a draft as a tree."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from docgen.cli.report import State, print_findings
from docgen.service.perkada import TREE_FORMS, TreeForm, full_citations, read_draft, tree_text

__all__ = ["read"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--to",
    "form",
    type=click.Choice(TREE_FORMS),
    default="json",
    show_default=True,
    help="Bentuk keluaran: pohon sebagai JSON atau YAML, atau teks yang ditulis ulang.",
)
@click.option(
    "--citations",
    is_flag=True,
    help="Tulis kunci dasar hukum (UU 25/2009) secara lengkap dan urutkan.",
)
@click.option(
    "--on",
    "day",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="Hari penetapan, untuk memilih perubahan peraturan; bersama --citations.",
)
@click.pass_obj
def read(state: State, file: Path, form: TreeForm, *, citations: bool, day: datetime | None) -> int:
    """Baca rancangan (.txt, .md, .docx) menjadi pohon bab, pasal, ayat, dan rinciannya.

    Pohon tercetak pada keluaran standar, temuan pada keluaran galat. Selesai dengan 0 bila
    susunannya benar, 1 bila ada kesalahan.
    """
    reading = read_draft(file)
    regulation = reading.regulation
    if citations:
        regulation = full_citations(regulation, day.date() if day else None)
    click.echo(tree_text(regulation, form), nl=False)
    print_findings(reading.findings, state)
    return 1 if any(finding.severity == "E" for finding in reading.findings) else 0
