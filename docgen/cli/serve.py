"""``docgen serve``: the service."""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from docgen import settings
from docgen.cli.counting import counted_together
from docgen.cli.report import State
from docgen.errors import EnvironmentFault, UsageFault
from docgen.i18n import text
from docgen.service import accounts
from docgen.service.register import exists, opened
from docgen.service.warming import warm

if TYPE_CHECKING:
    from docgen.web.serving.binding import Binding

__all__ = ["serve"]


@click.command()
@click.option("--host", metavar="ADDRESS", help="Alamat; bawaan 127.0.0.1, hanya komputer ini.")
@click.option("--port", type=click.IntRange(0, 65535), help="Porta; bawaan 8000, 0: bebas.")
@click.option("--server", type=click.Choice(["gunicorn", "waitress"]), help="Bawaan: gunicorn.")
@click.pass_obj
def serve(state: State, host: str | None, port: int | None, server: str | None) -> None:
    """Layani halaman dan antarmuka HTTP.

    Di komputer ini tanpa pengaturan: satu pengguna, tanpa masuk. Di alamat lain perlu akun lebih
    dulu (docgen accounts add). Semua pengaturan: docgen settings.
    """
    server = server or ("gunicorn" if os.name == "posix" else "waitress")
    with counted_together() if server == "gunicorn" and os.name == "posix" else nullcontext():
        _serve(state, host, port, server)


def _serve(state: State, host: str | None, port: int | None, server: str) -> None:
    # Here and not above: no other command should wait for a web server to be imported.
    from docgen.batch.background import wake
    from docgen.web import create_app
    from docgen.web.serving import binding, with_waitress

    current = settings.current()
    where = binding.parse(current.bind)
    if host is not None or port is not None:
        where = replace(
            where,
            host=host if host is not None else where.host,
            port=port if port is not None else where.port,
            path="",
        )
    local = _is_local(current, where)
    config: dict[str, Any] = {"LOCAL": local}
    if where.host and not where.local:
        config["HOSTS"] = ("localhost", "127.0.0.1", "::1", where.host.lower())
    if not current.secret_key:
        config["SECRET_KEY"] = os.urandom(32)  # one for all processes, also for later ones
    if where.path and server == "waitress":
        raise UsageFault.of("serve.no_unix", "--server")
    listener = None if where.path else binding.listen(where)
    if server == "waitress":
        assert listener is not None  # noqa: S101
        app = create_app(config)
        _say(state, where.url(listener.getsockname()[1]), local=local)
        wake()
        with_waitress.serve(app, listener, threads=max(4, current.threads))
        return
    if os.name != "posix":
        raise EnvironmentFault.of("serve.no_gunicorn", "--server")
    from docgen.web.serving import with_gunicorn

    ready = [create_app(config)]  # what is wrong with it is said now, in words

    def make() -> Any:
        app = ready.pop() if ready else create_app(config)
        warm(app.extensions["docgen"])
        return app

    _say(state, where.url(listener.getsockname()[1] if listener else 0), local=local)
    wake()  # here, and not in each process that answers, nor in those that replace them
    with_gunicorn.serve(make, listener or where.path, current)


def _is_local(current: settings.Settings, where: Binding) -> bool:
    """Whether this computer's user needs no login.

    Only where nothing else can reach the service, nobody asked for accounts, and there are none: an
    account says that several people use it. Raises UsageFault when others can reach it and no
    administrator could log in.
    """
    with_accounts = False
    admin = False
    if exists():
        with opened() as database:
            with_accounts = accounts.any_account(database)
            admin = accounts.any_admin(database)
    if not where.local and not admin:
        raise UsageFault.of("serve.no_admin", where.host or where.path)
    required = current.accounts == "required" or current.proxies > 0
    return where.local and not required and not with_accounts


def _say(state: State, address: str, *, local: bool) -> None:
    click.echo(text("web.serving", state.language, alamat=address), err=True)
    if not local:
        click.echo(text("serve.with_accounts", state.language), err=True)
