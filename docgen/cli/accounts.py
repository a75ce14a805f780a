"""``docgen accounts``: who may log in, and the tokens of programs."""

from __future__ import annotations

import sys

import click

from docgen.cli.options import json_option
from docgen.cli.report import State, console, print_json
from docgen.errors import UsageFault
from docgen.i18n import text
from docgen.service import accounts as service
from docgen.service.accounts import READ, ROLES, WRITE, Account, NewAccount, Token
from docgen.service.register import opened

__all__ = ["accounts"]

_DAYS = 90
_MOST = 4096


@click.group()
def accounts() -> None:
    """Akun: siapa yang boleh masuk, dan token untuk program."""


@accounts.command()
@click.argument("name", metavar="NAMA")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLES))
@click.option("--unit", metavar="UNIT", help="Nama unit pemilik dokumennya.")
@click.option("--sees", multiple=True, metavar="UNIT", help="Unit yang dinilai evaluator.")
@click.option("--display-name", default="", metavar="NAMA", help="Nama yang ditampilkan.")
@json_option
@click.pass_obj
def add(
    state: State,
    name: str,
    roles: tuple[str, ...],
    unit: str | None,
    sees: tuple[str, ...],
    display_name: str,
    as_json: bool,
) -> None:
    """Buat akun. Kata sandinya diminta di layar, atau baris pertama masukan standar."""
    wish = NewAccount(name, frozenset(roles), display_name, unit, frozenset(sees))
    password = _password(state)
    with opened() as database:
        account = service.add(database, wish, password)
    _told(state, account, "account.added", as_json=as_json)


@accounts.command("list")
@json_option
@click.pass_obj
def list_(state: State, as_json: bool) -> None:
    """Semua akun."""
    with opened() as database:
        found = service.everyone(database)
    if as_json:
        print_json({"accounts": [_json(account) for account in found], "problems": []})
        return
    for account in found:
        word = text(f"account.{'active' if account.active else 'disabled'}", state.language)
        roles = ", ".join(sorted(account.roles))
        units = "; ".join(filter(None, (account.unit, *sorted(account.assigned))))
        click.echo("  ".join(filter(None, (account.name, word, roles, units))))


@accounts.command()
@click.argument("name", metavar="NAMA")
@json_option
@click.pass_obj
def disable(state: State, name: str, as_json: bool) -> None:
    """Nonaktifkan akun: sesi dan tokennya langsung berakhir."""
    _switch(state, name, active=False, as_json=as_json)


@accounts.command()
@click.argument("name", metavar="NAMA")
@json_option
@click.pass_obj
def enable(state: State, name: str, as_json: bool) -> None:
    """Aktifkan lagi akun."""
    _switch(state, name, active=True, as_json=as_json)


def _switch(state: State, name: str, *, active: bool, as_json: bool) -> None:
    with opened() as database:
        account = service.set_active(database, name, active=active)
    code = "account.now_enabled" if active else "account.now_disabled"
    _told(state, account, code, as_json=as_json)


@accounts.command()
@click.argument("name", metavar="NAMA")
@json_option
@click.pass_obj
def password(state: State, name: str, as_json: bool) -> None:
    """Ganti kata sandi akun; semua sesinya berakhir."""
    with opened() as database:
        service.named(database, name)
    new = _password(state)
    with opened() as database:
        account = service.set_password(database, name, new)
    _told(state, account, "account.password_set", as_json=as_json)


@accounts.command()
@click.argument("name", metavar="NAMA")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLES))
@click.option("--unit", metavar="UNIT", help="Nama unit pemilik dokumennya.")
@click.option("--sees", multiple=True, metavar="UNIT", help="Unit yang dinilai evaluator.")
@json_option
@click.pass_obj
def rights(
    state: State,
    name: str,
    roles: tuple[str, ...],
    unit: str | None,
    sees: tuple[str, ...],
    as_json: bool,
) -> None:
    """Beri akun peran dan unit lain; yang lama tidak berlaku lagi."""
    with opened() as database:
        account = service.set_rights(database, name, roles, unit, sees)
    _told(state, account, "account.rights_set", as_json=as_json)


@accounts.command()
@click.argument("name", metavar="NAMA")
@click.option("--label", default="", metavar="TEXT", help="Untuk program apa.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice((READ, WRITE, *ROLES)),
    help="baca atau tulis; peran membatasi pada peran itu. Bawaan: baca.",
)
@click.option("--days", type=int, default=_DAYS, show_default=True, help="Masa berlaku, hari.")
@click.option("--list", "listed", is_flag=True, help="Tampilkan token akun ini saja.")
@click.option("--revoke", metavar="ID", help="Cabut token ini.")
@json_option
@click.pass_obj
def token(
    state: State,
    name: str,
    label: str,
    scopes: tuple[str, ...],
    days: int,
    listed: bool,
    revoke: str | None,
    as_json: bool,
) -> None:
    """Buat token untuk program; rahasianya ditampilkan sekali ini saja."""
    secret = ""
    with opened() as database:
        if listed:
            found = list(service.tokens_of(database, name))
        elif revoke is not None:
            found = [service.revoke_token(database, name, revoke)]
        else:
            made, secret = service.issue_token(database, name, label, scopes or (READ,), days)
            found = [made]
    if as_json:
        entries = [_token_json(each) for each in found]
        print_json({"tokens": entries, "problems": []} | ({"secret": secret} if secret else {}))
        return
    for each in found:
        word = text(f"account.{'token_live' if each.live else 'token_over'}", state.language)
        click.echo(f"{each.id}  {word}  {' '.join(sorted(each.scopes))}  {each.label}".rstrip())
    if secret:
        click.echo(secret)
        console().print(text("account.token_once", state.language))


def _password(state: State) -> str:
    """A password from the keyboard, twice, or the first line of the standard input."""
    if sys.stdin.isatty():
        asked: str = click.prompt(
            text("account.ask_password", state.language),
            hide_input=True,
            confirmation_prompt=text("account.ask_again", state.language),
            err=True,
        )
        return asked
    line = sys.stdin.readline(_MOST).rstrip("\r\n")
    if not line:
        raise UsageFault.of("account.no_password")
    return line


def _told(state: State, account: Account, code: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"accounts": [_json(account)], "problems": []})
    else:
        console().print(text(code, state.language, name=account.name))


def _json(account: Account) -> dict[str, object]:
    return {
        "id": account.id,
        "name": account.name,
        "display_name": account.display_name,
        "roles": sorted(account.roles),
        "unit": account.unit,
        "sees": sorted(account.assigned),
        "active": account.active,
    }


def _token_json(token: Token) -> dict[str, object]:
    return {
        "id": token.id,
        "label": token.label,
        "scopes": sorted(token.scopes),
        "created_at": token.created_at,
        "expires_at": token.expires_at,
        "used_at": token.used_at,
        "revoked_at": token.revoked_at,
        "live": token.live,
    }
