"""``docgen register``: the group of commands."""

from __future__ import annotations

import click

from docgen.cli.register_desk import COMMANDS

__all__ = ["register"]


@click.group()
def register() -> None:
    """Buku register: daftarkan dokumen, lihat, cabut, periksa keutuhannya."""


for _command in COMMANDS:
    register.add_command(_command)
