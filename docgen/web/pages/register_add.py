"""Registering on a page: a record becomes registered documents, or shows which are out of date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from flask import Response, current_app, request

from docgen.errors import DocgenError, Finding
from docgen.service import Source, register_desk, variants
from docgen.service.register import shared
from docgen.service.register_add import RegisterWish, add, reserve
from docgen.web import intake
from docgen.web.access import allow, current_account, sees
from docgen.web.forms.tidy import tidied
from docgen.web.intake import Parcel
from docgen.web.konsep.work import Work
from docgen.web.konsep.work import opened as opened_draft
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
    """The form; ``?konsep=`` names the draft whose document is to be registered."""
    return _form()


@blueprint.post("/baru")
@allow(*_MAY_ADD)
def create() -> Response:
    """Register a record's documents, only reserve their numbers, or tell which are out of date."""
    form, work = filled(), _work()
    wanted = None if work else parcel(form)
    if wanted is None and work is None:
        return _form(said([Finding("web.empty", "")]), 400)
    action = request.form.get("aksi", "daftar")
    try:
        with _sources(wanted, work) as sources:
            if action == "usang":
                return _form(outcome=_stale(sources))
            outcome = [item for source in sources for item in _done(source, action)]
    except DocgenError as error:
        return _form(said(error.findings), 422)
    return _form(outcome=outcome, what=action)


def _work() -> Work | None:
    """The draft that is to be registered, for the document whose form was open."""
    key = request.values.get("konsep", "")
    return opened_draft(key, request.values.get("jenis", "")) if key else None


@contextmanager
def _sources(wanted: Parcel | None, work: Work | None) -> Iterator[Sequence[Source]]:
    """The records that came with the request, or the one of the draft."""
    if work is not None:
        yield [work.source(tidied(work.data, work.kind).data)]
    elif wanted is not None:
        with intake.opened(wanted) as parts:
            yield parts.sources


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
    database = shared()
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
        work=_work(),
        faults=faults,
        outcome=outcome,
        what=what,
        kinds=tuple(variants()),
        examples=tuple(examples()),
    )
