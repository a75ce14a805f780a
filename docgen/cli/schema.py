"""``docgen schema``: the JSON Schema of the record."""

from __future__ import annotations

import click

from docgen.cli.report import print_json
from docgen.service import schema as record_schema

__all__ = ["schema"]


@click.command()
@click.argument("kind", required=False, metavar="[KIND]")
def schema(kind: str | None) -> None:
    """Cetak JSON Schema dari berkas, atau dari berkas satu jenis dokumen."""
    print_json(record_schema(kind))
