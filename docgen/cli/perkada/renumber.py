"""``docgen perkada renumber``: consecutive numbers, references carried along."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.options import json_option
from docgen.cli.report import State, console, print_findings, print_json
from docgen.i18n import text
from docgen.service.perkada_renumber import (
    RenumberedDraft,
    check_output,
    renumber_draft,
    renumbered_json,
    write_renumbered,
)

__all__ = ["renumber"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Berkas hasilnya (.txt, .md, .docx); tanpa ini tercetak sebagai teks.",
)
@json_option
@click.pass_obj
def renumber(state: State, file: Path, out: Path | None, as_json: bool) -> int:
    """Nomori ulang rancangan: bab, pasal, ayat, dan rincian berurutan, pengacuan mengikuti.

    Urutan ketentuan tetap; pasal sisipan boleh ditulis "Pasal baru" atau "Pasal ...". Pengacuan
    yang diketik mengikuti ketentuan yang nomornya tunggal dalam naskah; yang tidak pasti dilaporkan
    dan dibiarkan. Selesai dengan 0 bila semua pengacuan pasti, 1 bila ada yang tidak.
    """
    if out is not None:
        check_output(out, file)
    draft = renumber_draft(file)
    if out is not None:
        write_renumbered(draft, out)
    if as_json:
        print_json(renumbered_json(draft, state.language))
    else:
        if out is None:
            click.echo(draft.text, nl=False)
        _changes(draft, state)
        print_findings(draft.outcome.findings, state)
    return 0 if draft.outcome.decided else 1


def _changes(draft: RenumberedDraft, state: State) -> None:
    """What changed, on the error stream."""
    out = console()
    outcome = draft.outcome
    for unit in outcome.moved:
        code = "perkada_cli.moved"
        words = text(code, state.language, line=unit.line, before=unit.before, after=unit.after)
        out.print(words, markup=False)
    for code, references in (
        ("perkada_cli.carried", outcome.carried),
        ("perkada_cli.foreign", outcome.foreign),
    ):
        for ref in references:
            words = text(
                code,
                state.language,
                line=ref.line,
                unit=ref.unit,
                before=ref.before,
                after=ref.after,
            )
            out.print(words, markup=False)
    if not draft.kept:
        out.print(text("perkada_cli.anew", state.language), markup=False)
    count = len(outcome.moved)
    done = text("perkada_cli.done", state.language, units=count, references=len(outcome.carried))
    out.print(done, markup=False)
