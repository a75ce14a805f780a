"""``docgen init``: a commented starter record."""

from __future__ import annotations

import click

from docgen.service import starter

__all__ = ["init"]


@click.command()
@click.argument("kind", metavar="KIND")
def init(kind: str) -> None:
    """Cetak berkas awal berpenjelasan untuk satu jenis dokumen.

    KIND: pencanangan, maklumat, perkada, atau berita-acara.
    """
    click.echo(starter(kind), nl=False)
