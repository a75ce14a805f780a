"""Registering: a finished record becomes documents with numbers, QR codes and places in the
register.

The numbers are reserved first; then everything is made; then it is registered at once. What fails
in between leaves reserved numbers, which the next attempt for the same document takes up again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from docgen import __version__, settings
from docgen.errors import DataError, Finding, UsageFault
from docgen.kinds import QR_SLOT, Naskah, Numbering, Registration
from docgen.records.muat import Source
from docgen.records.telaah import Record, review
from docgen.register import (
    PLAIN,
    Content,
    Database,
    Document,
    Draft,
    NewFile,
    Number,
    NumberFormat,
    Series,
    assign,
    by_file,
    claim,
    draft,
    draw,
    find,
    lock,
    made_from,
    register,
    use,
)
from docgen.register.chain import canonical
from docgen.rendering.qr import qr_picture
from docgen.service.acting import acting_account
from docgen.service.checking import count, prepare
from docgen.service.documents import Wish, formats, record_hash, render
from docgen.service.media import pictures
from docgen.service.record_lint import lint_record
from docgen.service.register import actor, number_codes, public_address
from docgen.service.register_scope import purpose_for, saying_only, visible
from docgen.service.register_source import (
    SHARED,
    dump,
    every_naskah,
    number_at,
    parts_of,
    source_hash,
    tried,
    with_values,
)
from docgen.service.templates import TemplateStore
from docgen.settings import Settings

__all__ = ["Numbered", "RegisterWish", "add", "reserve"]


@dataclass(frozen=True, slots=True)
class RegisterWish:
    """What to register of a record, and how to number it."""

    only: frozenset[str] = frozenset()
    """Kinds; none: all that the record has a section for."""
    variants: frozenset[str] = frozenset()
    """Variants on request, beside those that are made without asking."""
    code: str = ""
    """The klasifikasi code of drawn numbers; empty: that of the settings for the series."""
    unit: str = ""
    """The code of the office in drawn numbers; empty: that of the settings or the record."""
    numbered: bool = False
    """Draw a number also for documents that may go without (maklumat, pernyataan)."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document to be registered, and its number, if it carries one."""

    naskah: Naskah
    number: Number | None


@dataclass(frozen=True, slots=True)
class _Plan:
    """A record that may be registered, before its numbers are known."""

    source: Source
    record: Record
    naskahs: tuple[Naskah, ...]
    given: frozenset[str]
    """Places where the record has a number of its own."""


def reserve(source: Source, wish: RegisterWish, database: Database) -> list[Numbered]:
    """Only reserve the numbers that a record's documents would get; :func:`add` uses them later.

    Raises as :func:`add`.
    """
    plan = _plan(source, wish)
    with database.writing() as connection, saying_only(connection, acting_account()):
        return _numbered(connection, plan, wish, settings.current())


def add(
    source: Source,
    wish: RegisterWish,
    database: Database,
    store: TemplateStore | None = None,
) -> list[Document]:
    """Register the documents of a record: each with its number and QR code, all or none.

    They belong to the unit of the account that asks (:mod:`docgen.service.acting`), if one does.

    A number that the record carries must be one that was reserved here, or is taken as given from
    outside; a missing one is drawn where the document needs one.

    Raises DataError when the record is faulty or not final, a number is taken, or a document of
    the same date is in force already (of those that the account sees: another unit's is neither
    told nor counted); UsageFault when a setting is missing; EnvironmentFault when the database or
    the store fails.
    """
    current = settings.current()
    address, who, account = public_address(current), actor(current), acting_account()
    store = store or TemplateStore(current.templates)
    plan = _plan(source, wish)
    with database.writing() as connection:
        _refuse_repeated(connection, plan)
        with saying_only(connection, account):
            numbered = _numbered(connection, plan, wish, current)
        places = [draft(connection, who, _draft(plan.record, one), address) for one in numbered]
    record = _with_numbers(plan, numbered)
    made = _make(record, wish, numbered, places, store)
    # Before the transaction, which holds up all other writers.
    kept = [database.store.put(file.data) for _, files in made for file in files]
    keys = [key for key, _ in places]
    try:
        with database.writing() as connection:
            for key, (content, files) in zip(keys, made, strict=True):
                register(connection, who, database.store, key, content, files)
                if account is not None:
                    assign(connection, who, key, account.unit, account.id)
            with saying_only(connection, account):
                _use(connection, who, numbered, keys)
    except BaseException:
        _forget(database, kept)
        raise
    with database.reading() as connection:
        return [find(connection, key) for key in keys]


# --- what may be registered -----------------------------------------------------------------------


def _plan(source: Source, wish: RegisterWish) -> _Plan:
    trial, filled = tried(source)
    wanted = Wish(("docx", "pdf"), wish.only, wish.variants)
    (prepared,) = prepare([trial], wanted)
    checked = prepared.checked
    if checked.record is None:
        raise DataError(*checked.of("E"))
    count([prepared])  # refuses a record of which nothing would be made
    found = prepared.naskahs
    blank = [n.variant or n.kind for n in found if (n.form or n.formats) and _asked(n, wish)]
    if blank:
        raise UsageFault.of("register.not_an_act", ", ".join(blank))
    acts = tuple(n for n in found if not n.form and not n.formats)
    places = {n.numbering.path for n in acts if n.numbering}
    sections = {*SHARED, *(n.place for n in acts)}
    unfilled = [
        replace(finding, code="register.placeholder", severity="E")
        for finding in checked.of("P")
        if finding.path.split(".")[0].split("[")[0] in sections and finding.path not in places
    ]
    unfilled += _regulation_faults(acts, checked.record)
    if unfilled:
        raise DataError(*unfilled)
    data = dump(checked.record)
    given = frozenset(p for p in places - filled if number_at(data, p))
    return _Plan(source, checked.record, acts, given)


def _regulation_faults(acts: Sequence[Naskah], record: Record) -> list[Finding]:
    """Why a regulation among the documents is not registered: a draft, or errors of drafting."""
    if any(act.context.get("rancangan") for act in acts):
        return [Finding("register.regulation_draft", "perkada.status")]
    if any(act.kind == "perkada" for act in acts):
        return [finding for finding in lint_record(record) if finding.severity == "E"]
    return []


def _asked(naskah: Naskah, wish: RegisterWish) -> bool:
    return naskah.variant in wish.variants


def _refuse_repeated(connection: Connection, plan: _Plan) -> None:
    """The same document of the same day is not registered beside one that is in force."""
    live = visible(
        connection, acting_account(), made_from(connection, plan.record.berkas.folder_name)
    )
    known = {(d.kind, d.variant, d.n, d.dated): d.id for d in live}
    doubles = [
        Finding("register.already", n.stem, {"id": known[key], "title": n.title})
        for n in plan.naskahs
        if (key := (n.kind, n.variant, n.number, _dated(n))) in known
    ]
    if doubles:
        raise DataError(*doubles)


# --- numbers --------------------------------------------------------------------------------------


def _numbered(
    connection: Connection, plan: _Plan, wish: RegisterWish, current: Settings
) -> list[Numbered]:
    """Reserve a number for each document that carries one; those of one place share it."""
    data, who = dump(plan.record), actor(current)
    reserved: dict[str, Number] = {}
    found = []
    for naskah in plan.naskahs:
        how = naskah.numbering
        given = how is not None and how.path in plan.given
        if how is None or not (given or how.required or wish.numbered):
            found.append(Numbered(naskah, None))
            continue
        if how.path not in reserved:
            if how.year is None:
                raise DataError.of("register.no_date", how.path)
            series = Series(how.scope, how.series, how.year)
            what = f"{plan.record.berkas.folder_name}/{naskah.stem}/{_dated(naskah) or '-'}"
            purpose = purpose_for(acting_account(), what)
            if given:
                form = _form_if_known(plan.record, how, wish, current)
                nomor = number_at(data, how.path)
                number = claim(connection, who, series, form, nomor, purpose)
            else:
                form = _form(plan.record, how, wish, current)
                number = draw(connection, who, series, form, purpose)
            reserved[how.path] = number
        found.append(Numbered(naskah, reserved[how.path]))
    return found


def _form(record: Record, how: Numbering, wish: RegisterWish, current: Settings) -> NumberFormat:
    """The pattern of a number. Raises UsageFault when something that it prints is not known."""
    codes = number_codes(current.number_codes)
    return NumberFormat(
        PLAIN if how.plain else record.berkas.pemda.format_nomor or current.number_format,
        year=how.year or 0,
        month=how.month,
        kode=wish.code or codes.get(how.series, ""),
        unit=wish.unit or current.number_unit or how.unit,
    )


def _form_if_known(
    record: Record, how: Numbering, wish: RegisterWish, current: Settings
) -> NumberFormat | None:
    """The pattern by which a number from outside may be read; None where it is not known."""
    try:
        return _form(record, how, wish, current)
    except UsageFault:
        return None


def _forget(database: Database, digests: Sequence[str]) -> None:
    """Leave no file behind of what was not registered; one that another attempt has stays."""
    with database.writing() as connection:
        lock(connection)
        for digest in digests:
            if not by_file(connection, digest):
                database.store.delete(digest)


def _use(connection: Connection, who: str, numbered: Sequence[Numbered], keys: list[str]) -> None:
    used = set()
    for one, key in zip(numbered, keys, strict=True):
        if one.number is not None and one.number.id not in used:
            used.add(one.number.id)
            use(connection, who, one.number, key)


# --- making ---------------------------------------------------------------------------------------


def _with_numbers(plan: _Plan, numbered: Sequence[Numbered]) -> Record:
    """The record that is registered: the given one with the numbers in their places."""
    values: dict[str, str | None] = {
        one.naskah.numbering.path: one.number.nomor
        for one in numbered
        if one.naskah.numbering and one.number
    }
    data = with_values(plan.source.data, values)
    return review(replace(plan.source, data=data)).require()


def _make(
    record: Record,
    wish: RegisterWish,
    numbered: Sequence[Numbered],
    places: Sequence[tuple[str, str]],
    store: TemplateStore,
) -> list[tuple[Content, list[NewFile]]]:
    wanted = Wish(("docx", "pdf"), wish.only, wish.variants)
    every = every_naskah(record)
    final = {naskah.stem: naskah for naskah in every}
    found = []
    for one, (key, url) in zip(numbered, places, strict=True):
        nomor = one.number.nomor if one.number else ""
        if one.number and one.naskah.numbering and one.naskah.numbering.plain:
            nomor += f" Tahun {one.number.series.year}"  # "1" alone names no regulation
        naskah = final[one.naskah.stem].registered(Registration(key, nomor, url))
        code = qr_picture(url, f"Kode QR menuju pemeriksaan keaslian dokumen: {url}")
        media = {**pictures(record, naskah.media), QR_SLOT: code}
        files = []
        for format_ in formats(naskah, wanted):
            made = render(record, naskah, format_, store, media)
            files.append(NewFile(made.name, made.format, made.data, made.template_hash, made.pages))
        content = Content(
            record=canonical(parts_of(record, naskah.place)),
            record_hash=record_hash(record),
            source_hash=source_hash(record, naskah.place, every),
            version=__version__,
            title=naskah.title,
        )
        found.append((content, files))
    return found


def _draft(record: Record, one: Numbered) -> Draft:
    naskah = one.naskah
    return Draft(
        berkas=record.berkas.folder_name,
        kind=naskah.kind,
        variant=naskah.variant,
        n=naskah.number,
        section=naskah.place,
        title=naskah.title,
        dated=_dated(naskah),
        issuer=naskah.author,
        nomor=one.number.nomor if one.number else "",
        number_id=one.number.id if one.number else None,
    )


def _dated(naskah: Naskah) -> str | None:
    return naskah.dated.isoformat() if naskah.dated else None
