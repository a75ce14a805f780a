"""The register: its documents, one of them, and the numbers."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request

from docgen import service
from docgen.errors import DataError, DocgenError, UsageFault
from docgen.service import register_desk
from docgen.service.register import shared
from docgen.service.register_desk import NUMBER_STATES, State
from docgen.web.access import absent, allow, current_account, owns, scope_of
from docgen.web.pages.answering import attachment, go, page, said, typed, words
from docgen.web.pages.owned import changing, looked_up
from docgen.web.sending import media_type_of

__all__ = ["blueprint"]

PAGE = 25
"""Documents of one page."""
_STATES = tuple(state.value for state in State if state is not State.KONSEP)
_MAY_CHANGE = ("operator", "penanda_tangan", "admin")

blueprint = Blueprint("book", __name__, url_prefix="/register")


@blueprint.get("")
@allow()
def index() -> Response:
    """The documents that the user sees, the newest first, searched and filtered."""
    asked = {
        name: request.args.get(name, "").strip()[:100] for name in ("cari", "keadaan", "jenis")
    }
    number = max(1, request.args.get("hal", 1, type=int))
    state = asked["keadaan"] if asked["keadaan"] in _STATES else ""
    database = shared()
    total, rows = register_desk.search(
        database,
        words=asked["cari"],
        state=state,
        kind=asked["jenis"],
        units=scope_of(current_account()),
        offset=min((number - 1) * PAGE, 10**9),
        limit=PAGE,
    )
    return page(
        "register-daftar.html",
        rows=[(document, _stated(document)) for document in rows],
        total=total,
        number=number,
        pages=max(1, -(-total // PAGE)),
        asked=asked,
        states=[(name, words(f"register.state_{name}")) for name in _STATES],
        kinds=tuple(service.variants()),
    )


@blueprint.get("/<key>")
@allow()
def show(key: str) -> Response:
    """One document: its numbers, files and history."""
    return _shown(key)


def _shown(key: str, faults: Any = (), status: int = 200) -> Response:
    database = shared()
    document = looked_up(database, key)
    events = register_desk.history(database, key)
    unit = register_desk.owner_of(database, key)
    account = current_account()
    return page(
        "register-dokumen.html",
        status,
        document=document,
        state=_stated(document),
        events=[(event, words(f"web.page.event_{event['what']}")) for event in events],
        unit=unit,
        faults=faults,
        changeable=owns(account, unit) and bool(account.roles & set(_MAY_CHANGE)),
        withdrawn=document.state is State.DICABUT,
        open=document.state in (State.TERDAFTAR, State.MENUNGGU) and document.latest("pdf"),
    )


@blueprint.get("/<key>/berkas/<sha256>")
@allow()
def file(key: str, sha256: str) -> Response:
    """A file of a document, as it was kept."""
    database = shared()
    document = looked_up(database, key)
    kept = next((file for file in document.files if file.sha256 == sha256), None)
    if kept is None or document.erased_at:
        raise absent()
    data = database.store.get(kept.sha256)
    return attachment(data, media_type_of(kept.name), f"{document.berkas}-{kept.name}")


@blueprint.post("/<key>/cabut")
@allow(*_MAY_CHANGE)
def withdraw(key: str) -> Response:
    """Withdraw a document, with the reason."""
    with changing() as database:
        looked_up(database, key, change=True)
        try:
            register_desk.void(database, key, typed("alasan", 5000))
        except DocgenError as error:
            return _shown(key, said(error.findings), 422)
    return go("book.show", key=key)


@blueprint.get("/nomor")
@allow("admin")
def numbers() -> Response:
    """The numbers of every series; they belong to the office, not to a unit."""
    return _numbers()


@blueprint.post("/nomor")
@allow("admin")
def void_number() -> Response:
    """Void a reserved number that nobody will use."""
    year = request.form.get("tahun", type=int)
    with changing() as database:
        try:
            register_desk.void_number(database, typed("nomor"), typed("alasan", 5000), year=year)
        except (DataError, UsageFault) as error:
            return _numbers(said(error.findings), 422)
    return go("book.numbers")


def _numbers(faults: Any = (), status: int = 200) -> Response:
    asked = request.args.get("keadaan", "")
    year = request.args.get("tahun", type=int)
    database = shared()
    wanted = asked if asked in NUMBER_STATES else None
    rows = register_desk.list_numbers(database, state=wanted, year=year)
    return page(
        "register-nomor.html",
        status,
        rows=[(number, words(f"register.number_{number.state}")) for number in rows[-500:][::-1]],
        total=len(rows),
        asked=asked,
        year=year,
        states=[(name, words(f"register.number_{name}")) for name in NUMBER_STATES],
        faults=faults,
    )


def _stated(document: register_desk.Document) -> str:
    return words(f"register.state_{document.state.value}")
