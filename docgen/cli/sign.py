"""``docgen sign``: one signature more on a PDF."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.options import json_option
from docgen.cli.report import State, console, print_findings, print_json
from docgen.cli.secrets import read_secret
from docgen.errors import UsageFault
from docgen.i18n import text
from docgen.service import signing

__all__ = ["sign"]

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=_PATH, metavar="FILE.pdf")
@click.option("--as", "who", metavar="NAME", help="Penanda tangan: kolom, peran, nama, jabatan.")
@click.option("--key", type=_PATH, metavar="KEY.p12", help="Berkas kunci PKCS#12.")
@click.option("--pkcs11", type=_PATH, metavar="MODULE", help="Pustaka PKCS#11 dari token.")
@click.option("--token", default="", metavar="LABEL", help="Nama token (dengan --pkcs11).")
@click.option("--label", default="", metavar="LABEL", help="Nama kunci di token.")
@click.option("--bsre", is_flag=True, help="Melalui layanan e-sign (DOCGEN_BSRE_URL).")
@click.option("--passphrase-file", type=_PATH, metavar="FILE", help="Kata sandi: baris pertama.")
@click.option("-o", "--out", type=_PATH, metavar="OUT", help="Hasilnya; tanpa ini: menggantikan.")
@click.option("--level", type=click.Choice(signing.LEVELS), default="b", show_default=True,
              help="PAdES B-B, B-T (penanda waktu), B-LT (dan bukti pencabutan).")  # fmt: skip
@click.option("--tsa", default="", metavar="URL", help="Otoritas penanda waktu (RFC 3161).")
@click.option("--reason", default="", metavar="TEXT", help="Alasan, dicetak di dalam kotak.")
@click.option("--registered", is_flag=True, help="Tolak berkas yang tidak terdaftar.")
@json_option
@click.pass_obj
def sign(
    state: State,
    file: Path,
    who: str | None,
    key: Path | None,
    pkcs11: Path | None,
    token: str,
    label: str,
    bsre: bool,
    passphrase_file: Path | None,
    out: Path | None,
    level: signing.Level,
    tsa: str,
    reason: str,
    registered: bool,
    as_json: bool,
) -> int:
    """Bubuhkan tanda tangan elektronik pada PDF, pada kolom milik penanda tangan.

    Kata sandi diminta di layar, atau dibaca dari --passphrase-file atau DOCGEN_PASSPHRASE. Tanpa
    --as: daftar penanda tangan dokumen itu.
    """
    if who is None:
        return _list(state, file, as_json)
    if sum((key is not None, pkcs11 is not None, bsre)) != 1:
        raise UsageFault.of("signing.one_key", "--key")
    chosen = _key(state, key, pkcs11, token, label, passphrase_file)
    wish = signing.SignWish(who, level, tsa, reason, registered_only=registered)
    signed = signing.sign_file(file, chosen, wish, out)
    if as_json:
        print_json({**signing.signed_json(signed, state.language), "problems": []})
        return 0
    _people(signed, state)
    return 0


def _key(
    state: State,
    key: Path | None,
    pkcs11: Path | None,
    token: str,
    label: str,
    file: Path | None,
) -> signing.KeyFile | signing.Token | signing.SigningService:
    if key is not None:
        secret = read_secret(state, "signing.ask_passphrase", "DOCGEN_PASSPHRASE", file)
        return signing.KeyFile(key, secret)
    if pkcs11 is not None:
        if not token or not label:
            raise UsageFault.of("signing.which_token", "--token")
        secret = read_secret(state, "signing.ask_pin", "DOCGEN_PASSPHRASE", file)
        return signing.Token(pkcs11, token, label, secret)
    nik = read_secret(state, "signing.ask_nik", "DOCGEN_BSRE_NIK")
    password = read_secret(state, "signing.ask_password", "DOCGEN_BSRE_PASSWORD")
    secret = read_secret(state, "signing.ask_passphrase", "DOCGEN_PASSPHRASE", file)
    return signing.SigningService(nik.reveal(), secret, password)


def _list(state: State, file: Path, as_json: bool) -> int:
    """Who is to sign, in order; exit 0."""
    found = signing.places_of(file)
    if as_json:
        keys = ("field", "role", "name", "office", "turn", "signed")
        print_json({"places": [{key: getattr(p, key) for key in keys} for p in found],
                    "problems": []})  # fmt: skip
        return 0
    for place in found:
        word = text(f"signing.place_{'signed' if place.signed else 'open'}", state.language)
        click.echo(f"{place.turn}. {place.field}: {place.label} – {word}")
    return 0


def _people(signed: signing.SignedFile, state: State) -> None:
    out = console()
    report = signed.verification.report
    print_findings([f for each in report.signatures for f in each.findings], state)
    params = {"nama": signed.place.label, "berkas": str(signed.path)}
    out.print(text("signing.done", state.language, **params))
    if report.waiting:
        listed = "; ".join(report.waiting)
        out.print(text("signing.waiting", state.language, daftar=listed))
    else:
        out.print(text("signing.complete", state.language))
    if signed.document:
        params = {"keadaan": signed.document.state.value, "id": signed.document.id}
        out.print(text("signing.kept", state.language, **params))
