"""``docgen keys``: throw-away keys to try signing with, and their authority on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.options import json_option
from docgen.cli.report import State, console, print_json
from docgen.i18n import text
from docgen.service import demo_keys

__all__ = ["keys"]

_PATH = click.Path(path_type=Path)
_PORT = click.option(
    "--port", type=click.IntRange(1, 65535), default=demo_keys.DEMO_PORT, show_default=True,
    help="Tempat docgen keys serve menjawab.",
)  # fmt: skip


@click.group()
def keys() -> None:
    """Kunci CONTOH untuk mencoba tanda tangan; tidak berlaku."""


@keys.command()
@click.argument("folder", type=_PATH, metavar="DIR")
@_PORT
@json_option
@click.pass_obj
def demo(state: State, folder: Path, port: int, as_json: bool) -> None:
    """Buat otoritas, tiga penanda tangan, dan otoritas penanda waktu di folder baru DIR."""
    made = demo_keys.make_demo_keys(folder, port=port)
    if as_json:
        print_json(
            {
                "signers": [str(path) for path in made.signers],
                "trust": str(made.trust),
                "passphrase_file": str(made.passphrase),
                "tsa": made.tsa,
                "problems": [],
            }
        )
        return
    for path in made.signers:
        click.echo(str(path))
    params = {"percaya": str(made.trust), "sandi": str(made.passphrase), "tsa": made.tsa}
    console().print(text("signing.demo_made", state.language, **params), markup=False)


@keys.command()
@click.argument("folder", type=_PATH, metavar="DIR")
@click.argument("key", type=_PATH, metavar="KEY.p12")
@click.pass_obj
def revoke(state: State, folder: Path, key: Path) -> None:
    """Cabut sertifikat sebuah kunci CONTOH, untuk melihat penolakannya."""
    path = demo_keys.revoke_demo_key(folder, key)
    console().print(text("signing.demo_revoked", state.language, daftar=str(path)), markup=False)


@keys.command()
@click.argument("folder", type=_PATH, metavar="DIR")
@_PORT
@click.pass_obj
def serve(state: State, folder: Path, port: int) -> None:
    """Layani penanda waktu dan daftar pencabutan CONTOH di komputer ini saja."""
    server = demo_keys.demo_authority(folder, port)
    address = f"http://127.0.0.1:{server.server_port}/tsa"
    console().print(text("signing.demo_serving", state.language, alamat=address), markup=False)
    with server:
        server.serve_forever()
