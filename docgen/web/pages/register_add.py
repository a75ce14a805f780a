"""Registering on a page: a record becomes registered documents, or shows which are out of date."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, request

from docgen.errors import DocgenError, Finding
from docgen.service import register_desk, variants
from docgen.service.register import opened
from docgen.service.register_add import RegisterWish, add, reserve
from docgen.web import intake
from docgen.web.access import allow, current_account, sees
from docgen.web.pages.answering import page, said, typed, words
from docgen.web.pages.examples import examples
from docgen.web.pages.form import filled, parcel
from docgen.web.pages.owned import changing
from docgen.web.pages.register import blueprint

__all__ = ["blueprint"]

_MAY_ADD = ("operator", "admin")


@blueprint.get("/baru")
@allow(*_MAY_ADD)
def new() -> Response:
    """The form."""
    return _form()


@blueprint.post("/baru")
@allow(*_MAY_ADD)
def create() -> Response:
    """Register a record's documents, only reserve their numbers, or tell which are out of date."""
    form = filled()
    wanted = parcel(form)
    if wanted is None:
        return _form(said([Finding("web.empty", "")]), 400)
    action = request.form.get("aksi", "daftar")
    try:
        with intake.opened(wanted) as parts:
            if action == "usang":
                return _form(outcome=_stale(parts.sources))
            outcome = [item for source in parts.sources for item in _done(source, action)]
    except DocgenError as error:
        return _form(said(error.findings), 422)
    return _form(outcome=outcome, what=action)


def _done(source: Any, action: str) -> list[tuple[str, str, str]]:
    known = set(variants())
    wish = RegisterWish(
        only=frozenset(name for name in request.form.getlist("jenis") if name in known),
        code=typed("kode", 60),
        unit=typed("kode_unit", 60),
        numbered=request.form.get("bernomor") == "ya",
    )
    with changing() as database:
        if action == "pesan":
            found = reserve(source, wish, database)
            return [
                ("", one.number.nomor if one.number else "–", one.naskah.title) for one in found
            ]
        store = current_app.extensions["docgen"]
        made = add(source, wish, database, store)
        return [(document.id, document.nomor or "–", document.title) for document in made]


def _stale(sources: Any) -> list[tuple[str, str, str]]:
    account = current_account()
    with opened() as database:
        found = [item for source in sources for item in register_desk.stale(database, source)]
        mine = [i for i in found if sees(account, register_desk.owner_of(database, i.document.id))]
    return [
        (i.document.id, i.document.nomor or "–",
         f"{i.document.title}: {words(f'register.stale_{i.reason}')}")
        for i in mine
    ]  # fmt: skip


def _form(
    faults: Any = (),
    status: int = 200,
    *,
    outcome: list[tuple[str, str, str]] | None = None,
    what: str = "usang",
) -> Response:
    return page(
        "register-baru.html",
        status,
        form=filled() if request.method == "POST" else None,
        faults=faults,
        outcome=outcome,
        what=what,
        kinds=tuple(variants()),
        examples=tuple(examples()),
    )
