"""``docgen settings``: what can be set from the environment, and what is set."""

from __future__ import annotations

from dataclasses import asdict

import click

from docgen.cli.options import json_option
from docgen.cli.report import State, print_json
from docgen.i18n import text
from docgen.service.settings_list import shown

__all__ = ["settings"]


@click.command()
@json_option
@click.pass_obj
def settings(state: State, as_json: bool) -> None:
    """Semua pengaturan: arti, bawaan, dan nilainya sekarang (rahasia disamarkan)."""
    found = shown(state.language)
    if as_json:
        print_json({"settings": [asdict(each) for each in found], "problems": []})
        return
    for each in found:
        click.echo(f"{each.env}={each.value}" + (" *" if each.given else ""))
        click.echo(f"    {each.meaning}")
        if each.default and each.default != each.value:
            click.echo(f"    {text('setting.default', state.language, nilai=each.default)}")
    click.echo(text("setting.given", state.language), err=True)
