"""``docgen register verify|backup|restore|upgrade``: keeping the register."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.options import json_option
from docgen.cli.report import State, console, print_findings, print_json
from docgen.i18n import text
from docgen.service import register_upkeep
from docgen.service.register import opened
from docgen.service.register_json import verdict_json
from docgen.service.register_upkeep import Verdict

__all__ = ["backup", "restore", "upgrade", "verify"]

_PATH = click.Path(path_type=Path)


@click.command()
@click.option("--expect", default="", metavar="HASH", help="Hash kejadian yang dicatat dahulu.")
@click.option("--quick", is_flag=True, help="Jangan baca isi berkas, hanya keberadaannya.")
@json_option
@click.pass_obj
def verify(state: State, expect: str, quick: bool, as_json: bool) -> int:
    """Periksa keutuhan register: rantai kejadian, isi tabel, dan berkas.

    Selesai dengan 0 bila utuh, 1 bila ada yang diubah. Catat hash terakhir di tempat lain: dengan
    --expect kelak terbukti bahwa tidak ada kejadian yang dipotong dari ujungnya.
    """
    with opened() as database:
        verdict = register_upkeep.verify(database, expect=expect, read_files=not quick)
    if as_json:
        print_json(verdict_json(verdict, state.language))
    else:
        print_findings(verdict.findings, state)
        _verdict(verdict, state)
    return 0 if verdict.sound else 1


def _verdict(verdict: Verdict, state: State) -> None:
    code = "register.sound" if verdict.sound else "register.unsound"
    params = {
        "events": verdict.events,
        "documents": verdict.documents,
        "numbers": verdict.numbers,
        "files": verdict.files,
    }
    console().print(text(code, state.language, **params))
    click.echo(verdict.head)


@click.command()
@click.argument("file", type=_PATH, metavar="FILE")
@json_option
@click.pass_obj
def backup(state: State, file: Path, as_json: bool) -> int:
    """Simpan seluruh register dalam satu berkas, selagi dipakai.

    Selesai dengan 1 bila register yang disimpan ternyata tidak utuh.
    """
    done = register_upkeep.backup(file)
    if as_json:
        entry = {"path": str(done.path), "rows": done.rows, "files": done.files}
        print_json({**entry, "verdict": verdict_json(done.verdict, state.language)})
    else:
        print_findings(done.verdict.findings, state)
        params = {"rows": done.rows, "files": done.files, "path": str(done.path)}
        console().print(text("register.backed_up", state.language, **params))
        click.echo(done.verdict.head)
    return 0 if done.verdict.sound else 1


@click.command()
@click.argument("file", type=_PATH, metavar="FILE")
@click.option("--damaged", is_flag=True, help="Terima juga register yang sudah tidak utuh.")
@json_option
@click.pass_obj
def restore(state: State, file: Path, damaged: bool, as_json: bool) -> None:
    """Pulihkan cadangan ke basis data yang kosong, dan periksa seluruhnya."""
    verdict = register_upkeep.restore(file, damaged=damaged)
    if as_json:
        print_json(verdict_json(verdict, state.language))
    else:
        print_findings(verdict.findings, state)
        _verdict(verdict, state)


@click.command()
@json_option
@click.pass_obj
def upgrade(state: State, as_json: bool) -> None:
    """Mutakhirkan tabel register ke versi docgen ini; buat cadangan lebih dahulu."""
    old, new = register_upkeep.upgrade()
    if as_json:
        print_json({"from": old, "to": new})
    else:
        console().print(text("register.upgraded", state.language, old=old, new=new))
