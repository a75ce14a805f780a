"""``docgen verify``: whether a signed PDF holds, and what stands against it."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.options import json_option
from docgen.cli.report import State, console, print_findings, print_json
from docgen.i18n import text
from docgen.service import verifying
from docgen.service.verifying_words import signature_words, standing_words, verdict_words

__all__ = ["verify"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.pdf")
@click.option("--online", is_flag=True, help="Tanyakan pencabutan ke alamat dalam sertifikat.")
@json_option
@click.pass_obj
def verify(state: State, file: Path, online: bool, as_json: bool) -> int:
    """Periksa tanda tangan elektronik PDF: siapa, kapan, utuh atau tidak, apa yang diubah.

    Selesai dengan 0 bila sah, 1 bila tidak sah atau tidak dapat dipastikan.
    """
    found = verifying.verify_file(file, online=online)
    if as_json:
        print_json({**verifying.verification_json(found, state.language), "problems": []})
    else:
        _people(found, state)
    return 0 if found.verdict == "sah" else 1


def _people(found: verifying.Verification, state: State) -> None:
    out, language = console(), state.language
    report = found.report
    if report.title:
        out.print(f"[bold]{_safe(report.title)}[/bold]")
    for each in report.signatures:
        lines = signature_words(each, language)
        out.print(f"[bold]{each.position}. {_safe(lines[0])}[/bold]")
        for line in lines[1:]:
            out.print(f"   {_safe(line)}")
        print_findings(each.findings, state)
    if report.waiting:
        listed = "; ".join(report.waiting)
        out.print(_safe(text("signing.waiting", language, daftar=listed)))
    for revision in report.revisions[1:]:
        if revision.changes:
            what = ", ".join(text(code, language) for code in revision.changes)
            params = {"nomor": revision.number, "apa": what}
            out.print(_safe(text("verify.revision", language, **params)))
    if words := standing_words(found, language):
        out.print(_safe(words))
    print_findings((*report.findings, *found.findings), state)
    colour = {"sah": "green", "tidak_sah": "red"}.get(found.verdict, "yellow")
    out.print(f"[bold {colour}]{verdict_words(found.verdict, language)}[/bold {colour}]")


def _safe(words: str) -> str:
    """Words from a stranger's file, which must not be read as markup or terminal commands."""
    shown = "".join(c if c.isprintable() else "\ufffd" for c in words)
    return shown.replace("[", "\\[")
