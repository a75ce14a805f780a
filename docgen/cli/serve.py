"""``docgen serve``: the service on this computer."""

from __future__ import annotations

import socket

import click

from docgen.cli.report import State
from docgen.errors import EnvironmentFault, UsageFault
from docgen.i18n import text

__all__ = ["serve"]

_LOCAL = ("127.0.0.1", "localhost", "::1")
_SPOOL = 256 * 2**20
"""Bytes of a request that the server takes in, so that the service can refuse it with words; a
larger one is cut off."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Hanya komputer ini.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: bebas."
)
@click.pass_obj
def serve(state: State, host: str, port: int) -> None:
    """Layani halaman dan antarmuka HTTP di komputer ini."""
    if host not in _LOCAL:
        raise UsageFault.of("web.only_local", "--host", nama=host[:100])
    # Here and not above: no other command should wait for a web server to be imported.
    import waitress

    from docgen.web import create_app

    app = create_app({"LOCAL": True})
    listener = _listen(host, port)
    server = waitress.create_server(
        app, sockets=[listener], ident=None, max_request_body_size=_SPOOL, threads=8
    )
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listener.getsockname()[1]}"
    click.echo(text("web.serving", state.language, alamat=address), err=True)
    server.run()


def _listen(host: str, port: int) -> socket.socket:
    """The socket to serve on; EnvironmentFault when the port is taken or not ours to take."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise EnvironmentFault.of("web.port_taken", "--port", porta=port, sebab=reason) from None
