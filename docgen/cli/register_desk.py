"""``docgen register add|list|show|void|erase|stale|numbers``: the desk of the register."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from docgen import service
from docgen.cli.options import json_option, overlay_option, record_argument
from docgen.cli.register_upkeep import backup, restore, upgrade, verify
from docgen.cli.report import State, console, print_json
from docgen.i18n import text
from docgen.service import register_add, register_desk
from docgen.service.register import opened
from docgen.service.register_json import document_json, number_json

__all__ = ["COMMANDS"]

_PATH = click.Path(path_type=Path)


@click.command()
@record_argument
@overlay_option
@click.option("-o", "output", type=_PATH, default=Path("hasil"), help="Folder hasil.")
@click.option("--only", multiple=True, metavar="KIND", help="Hanya jenis dokumen ini.")
@click.option("--variant", "variants", multiple=True, metavar="NAME", help="Varian tambahan.")
@click.option("--code", default="", metavar="KODE", help="Kode klasifikasi dalam nomor.")
@click.option("--unit", default="", metavar="KODE", help="Kode unit dalam nomor.")
@click.option("--numbered", is_flag=True, help="Beri nomor juga yang boleh tanpa nomor.")
@click.option("--reserve", is_flag=True, help="Hanya pesan nomornya; dokumen belum dibuat.")
@json_option
@click.pass_obj
def add(
    state: State,
    record: Path,
    overlay: Path | None,
    output: Path,
    only: tuple[str, ...],
    variants: tuple[str, ...],
    code: str,
    unit: str,
    numbered: bool,
    reserve: bool,
    as_json: bool,
) -> int:
    """Daftarkan dokumen dari berkas yang sudah lengkap: nomor, kode QR, arsip.

    Setiap berkas didaftarkan seluruhnya atau tidak sama sekali; isian yang belum diisi ditolak.
    """
    wish = register_add.RegisterWish(frozenset(only), frozenset(variants), code, unit, numbered)
    sources = service.sources(record, overlay)
    with opened() as database:
        if reserve:
            found = [n for s in sources for n in register_add.reserve(s, wish, database)]
            _reserved(found, state, as_json=as_json)
            return 0
        entries = []
        for source in sources:
            for document in register_add.add(source, wish, database):
                paths = register_desk.export(database, document, output)
                entries.append(document_json(document) | {"paths": [str(p) for p in paths]})
                if not as_json:
                    _line(document.id, document.nomor, document.title, state)
    if as_json:
        print_json({"documents": entries, "problems": []})
    else:
        params = {"count": len(entries), "folder": str(output)}
        console().print(text("register.added", state.language, **params))
    return 0


def _line(key: str, nomor: str, title: str, state: State) -> None:
    click.echo(f"{key}  {nomor or text('register.unnumbered', state.language)}  {title}")


def _reserved(found: list[register_add.Numbered], state: State, *, as_json: bool) -> None:
    numbered = [(one.naskah, one.number) for one in found if one.number is not None]
    if as_json:
        entries = [
            {"kind": naskah.kind, "variant": naskah.variant, **number_json(number)}
            for naskah, number in numbered
        ]
        print_json({"numbers": entries, "problems": []})
        return
    for naskah, number in numbered:
        click.echo(f"{number.nomor}  {naskah.stem}")


@click.command("list")
@click.option("--state", "wanted", metavar="NAME", help="Hanya yang dalam keadaan ini.")
@click.option("--only", metavar="KIND", help="Hanya jenis dokumen ini.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Paling banyak sekian.")
@click.option("--after", metavar="ID", help="Hanya sesudah dokumen ini.")
@json_option
@click.pass_obj
def list_(
    state: State,
    wanted: str | None,
    only: str | None,
    limit: int | None,
    after: str | None,
    as_json: bool,
) -> None:
    """Dokumen dalam register, dari yang terlama."""
    with opened() as database:
        found = register_desk.list_documents(
            database, state=wanted, kind=only, limit=limit, after=after
        )
    if as_json:
        print_json({"documents": [document_json(d) for d in found], "problems": []})
        return
    names = ("id", "state", "number", "date", "title")
    rows = [(d.id, _state(d, state), d.nomor, d.dated or "", d.title) for d in found]
    _table(names, rows, state)


@click.command()
@click.argument("key", metavar="ID")
@click.option("-o", "output", type=_PATH, help="Salin berkas dokumen ke folder ini.")
@json_option
@click.pass_obj
def show(state: State, key: str, output: Path | None, as_json: bool) -> None:
    """Satu dokumen: keadaan, nomor, berkas, dan riwayatnya."""
    with opened() as database:
        document = register_desk.find(database, key)
        events = register_desk.history(database, key)
        paths = register_desk.export(database, document, output) if output else []
    if as_json:
        entry = document_json(document) | {"history": events, "paths": [str(p) for p in paths]}
        print_json({"documents": [entry], "problems": []})
        return
    rows = [
        ("id", document.id),
        ("title", document.title),
        ("number", document.nomor),
        ("state", _state(document, state)),
        ("date", document.dated or ""),
        ("issuer", document.issuer),
        ("address", document.url),
        ("reason", document.reason or ""),
    ]
    rows += [("file", f"{f.name}  {f.role}  {f.size}  {f.sha256}") for f in document.files]
    rows += [("event", f"{e['at']}  {e['what']}  {e['who']}") for e in events]
    for name, value in rows:
        if value:
            click.echo(f"{text(f'register.column_{name}', state.language):<10} {value}")
    for path in paths:
        click.echo(str(path))


@click.command()
@click.argument("key", metavar="ID")
@click.option("--reason", required=True, metavar="TEXT", help="Alasan pencabutan.")
@json_option
@click.pass_obj
def void(state: State, key: str, reason: str, as_json: bool) -> None:
    """Cabut dokumen, dan batalkan nomornya bila tidak dipakai dokumen lain."""
    with opened() as database:
        document = register_desk.void(database, key, reason)
    _told(document_json(document), "register.voided", state, as_json=as_json)


@click.command()
@click.argument("key", metavar="ID")
@click.option("--yes", is_flag=True, help="Hapus tanpa bertanya.")
@json_option
@click.pass_obj
def erase(state: State, key: str, yes: bool, as_json: bool) -> None:
    """Hapus data pribadi dokumen yang sudah dicabut: data isian dan berkas-berkasnya."""
    if not yes:
        click.confirm(text("register.really_erase", state.language, id=key), abort=True, err=True)
    with opened() as database:
        document = register_desk.erase(database, key)
    _told(document_json(document), "register.erased", state, as_json=as_json)


def _told(entry: dict[str, object], code: str, state: State, *, as_json: bool) -> None:
    if as_json:
        print_json({"documents": [entry], "problems": []})
    else:
        console().print(text(code, state.language, id=entry["id"], number=entry["number"] or "-"))


@click.command()
@record_argument
@overlay_option
@json_option
@click.pass_obj
def stale(state: State, record: Path, overlay: Path | None, as_json: bool) -> int:
    """Dokumen yang dibuat dari isi berkas yang lama.

    Selesai dengan 0 bila tidak ada, 1 bila ada.
    """
    with opened() as database:
        sources = service.sources(record, overlay)
        found = [item for source in sources for item in register_desk.stale(database, source)]
    if as_json:
        entries = [{**document_json(item.document), "why": item.reason} for item in found]
        print_json({"documents": entries, "problems": []})
        return 1 if found else 0
    for item in found:
        why = text(f"register.stale_{item.reason}", state.language)
        click.echo(f"{item.document.id}  {item.document.nomor}  {item.document.title}  ({why})")
    console().print(text("register.stale_count", state.language, count=len(found)))
    return 1 if found else 0


@click.command()
@click.option("--state", "wanted", metavar="NAME", help="dipesan, terpakai, atau batal.")
@click.option("--year", type=int, metavar="TAHUN", help="Hanya tahun ini.")
@click.option("--void", "doomed", metavar="NOMOR", help="Batalkan nomor yang dipesan.")
@click.option("--reason", default="", metavar="TEXT", help="Alasan pembatalan.")
@json_option
@click.pass_obj
def numbers(
    state: State,
    wanted: str | None,
    year: int | None,
    doomed: str | None,
    reason: str,
    as_json: bool,
) -> None:
    """Nomor dalam register: dipesan, terpakai, batal; dengan --void: batalkan satu."""
    with opened() as database:
        if doomed is not None:
            found = [register_desk.void_number(database, doomed, reason, year=year)]
        else:
            found = list(register_desk.list_numbers(database, state=wanted, year=year))
    if as_json:
        print_json({"numbers": [number_json(n) for n in found], "problems": []})
        return
    names = ("number", "state", "series", "year", "purpose", "reason")
    rows = [
        (
            n.nomor,
            text(f"register.number_{n.state}", state.language),
            n.series.name,
            str(n.series.year),
            n.purpose,
            n.reason or "",
        )
        for n in found
    ]
    _table(names, rows, state)


def _state(document: register_desk.Document, state: State) -> str:
    return text(f"register.state_{document.state.value}", state.language)


def _table(names: Sequence[str], rows: Sequence[Sequence[str]], state: State) -> None:
    """Lines in columns, nothing cut off: ids are there to be copied."""
    lines = [[text(f"register.column_{name}", state.language) for name in names], *rows]
    widths = [max(len(line[n]) for line in lines) for n in range(len(names))]
    for line in lines:
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


COMMANDS: tuple[click.Command, ...] = (
    add,
    list_,
    show,
    void,
    erase,
    stale,
    numbers,
    verify,
    backup,
    restore,
    upgrade,
)
"""The commands of the register, in the order in which a document meets them."""
