"""``docgen conformance``: quick PDF/A and PDF/UA checks of a finished file."""

from __future__ import annotations

from pathlib import Path

import click

from docgen import service
from docgen.cli.options import json_option
from docgen.cli.report import State, console, print_findings, print_json
from docgen.i18n import text

__all__ = ["conformance"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.pdf")
@json_option
@click.pass_obj
def conformance(state: State, file: Path, as_json: bool) -> int:
    """Periksa cepat sebuah PDF terhadap PDF/A-2a dan PDF/UA-1.

    Selesai dengan 0 bila semua pemeriksaan lulus, 1 bila ada yang dilanggar. Pemeriksaan ini bukan
    pengganti validator: yang tidak diperiksa disebutkan pada akhirnya.
    """
    result = service.conformance(file)
    if as_json:
        print_json(service.conformance_json(str(file), result, state.language))
        return 1 if result.findings else 0
    print_findings(result.findings, state)
    out = console()
    count = len(result.findings) or len(result.checks)
    code = "conformance.failed" if result.findings else "conformance.passed"
    out.print(text(code, state.language, count=count, pages=result.pages))
    out.print(text("conformance.uncovered", state.language))
    for line in service.not_covered(state.language):
        out.print(f"  - {line}")
    return 1 if result.findings else 0
