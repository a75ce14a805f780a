"""``docgen perkada review``: what others changed in a draft, taken or refused one by one."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.options import json_option
from docgen.cli.report import State, console, print_findings, print_json
from docgen.i18n import text
from docgen.service.perkada_review import (
    Comment,
    Decisions,
    Reviewed,
    numbers,
    review_draft,
    reviewed_json,
    write_settled,
)

__all__ = ["review"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.docx")
@click.option("--accept", default="", metavar="1,3-5", help="Nomor perubahan yang diterima.")
@click.option("--reject", default="", metavar="2", help="Nomor perubahan yang ditolak.")
@click.option("--accept-all", is_flag=True, help="Terima semua yang tidak ditolak.")
@click.option("--reject-all", is_flag=True, help="Tolak semua yang tidak diterima.")
@click.option("--author", metavar="NAME", help="Hanya perubahan dari orang ini.")
@click.option(
    "-o", "out", type=click.Path(path_type=Path), metavar="OUT.docx", help="Berkas hasilnya."
)
@json_option
@click.pass_obj
def review(
    state: State,
    file: Path,
    *,
    accept: str,
    reject: str,
    accept_all: bool,
    reject_all: bool,
    author: str | None,
    out: Path | None,
    as_json: bool,
) -> int:
    """Daftar perubahan dan komentar orang lain dalam rancangan Word, bernomor; terima atau tolak.

    Yang tidak diterima dan tidak ditolak tetap bertanda, dan komentar tetap pada tempatnya.
    """
    decisions = Decisions(numbers(accept), numbers(reject), accept_all, reject_all)
    if bool(decisions) != (out is not None):
        raise click.UsageError(text("compare.cli_review", state.language))
    reviewed = review_draft(file, author)
    done = write_settled(reviewed, decisions, out) if out is not None else None
    if as_json:
        report = reviewed_json(reviewed, state.language)
        if done is not None:
            report["accepted"], report["rejected"] = done
        print_json(report)
        return 0
    if done is not None:
        values = {"terima": done[0], "tolak": done[1], "path": str(out)}
        console().print(text("compare.cli_settled", state.language, **values), markup=False)
    else:
        _list(reviewed, state)
    print_findings(reviewed.returned.findings, state)
    return 0


def _list(reviewed: Reviewed, state: State) -> None:
    for remark in reviewed.shown:
        kind = text(f"compare.kind.{remark.kind}", state.language)
        who = ", ".join(filter(None, (remark.author, remark.date)))
        words = " ".join(remark.text.split())
        click.echo(f"{remark.number:>4}  {remark.place} · {kind} ({who}): {words}".rstrip(": "))
    for comment in reviewed.returned.comments:
        click.echo(_comment(comment, state))


def _comment(comment: Comment, state: State) -> str:
    """A comment at its place; an answer below it."""
    who = ", ".join(filter(None, (comment.author, comment.date)))
    words = " ".join(comment.text.split())
    if comment.answers:
        return f"      ↳ {text('compare.kind.answer', state.language)} ({who}): {words}"
    kind = text("compare.kind.comment", state.language)
    if comment.settled:
        kind += f", {text('compare.settled', state.language)}"
    quoted = f" „{' '.join(comment.quoted.split())}”" if comment.quoted else ""
    return f"   #  {comment.place}{quoted} · {kind} ({who}): {words}"
