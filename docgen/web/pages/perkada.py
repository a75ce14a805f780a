"""The editor of regulations: drafts, what is to be said about them, and mends to look at."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, request

from docgen.assets import examples_dir
from docgen.errors import DataError, DocgenError
from docgen.service import drafts, perkada_desk
from docgen.service.drafts import Draft
from docgen.service.perkada_desk import DRAFT_ENDINGS, Proposal, examine
from docgen.service.register import shared
from docgen.web.access import absent, allow, current_account
from docgen.web.language import current_language
from docgen.web.pages.answering import go, page, said, typed, upload, words

__all__ = ["KIND", "MAX_UPLOAD", "blueprint", "found"]

KIND = "perkada"
MAX_UPLOAD = 10_000_000
"""Bytes of an uploaded draft."""

blueprint = Blueprint("editor", __name__, url_prefix="/perkada")


@blueprint.get("")
@allow("perancang", "admin")
def index() -> Response:
    """The drafts that the user sees, and how to begin another."""
    return _index()


def _index(faults: Any = (), status: int = 200) -> Response:
    database = shared()
    rows = drafts.listed(database, current_account(), KIND)
    return page("perkada-daftar.html", status, rows=rows, faults=faults, endings=DRAFT_ENDINGS)


@blueprint.post("")
@allow("perancang", "admin")
def begin() -> Response:
    """A new draft: empty, from the example, or from an uploaded file."""
    text, title = "", typed("judul")
    wanted = request.form.get("asal", "")
    try:
        if wanted == "unggah":
            data, name = upload("berkas", MAX_UPLOAD)
            text = perkada_desk.imported(data, name)
            title = title or perkada_desk.title_of(text) or name.rpartition(".")[0]
        elif wanted == "contoh":
            text = (examples_dir() / "perkada-contoh.txt").read_text(encoding="utf-8")
            title = title or words("web.page.perkada_example_title")
    except DocgenError as error:
        return _index(said(error.findings), 422)
    database = shared()
    title = title or words("web.page.perkada_untitled")
    made = drafts.begin(database, current_account(), KIND, title, text)
    return go("editor.edit", key=made.id)


@blueprint.get("/<key>")
@allow("perancang", "admin")
def edit(key: str) -> Response:
    """The editor."""
    draft = found(key)
    return _editor(draft, draft.text)


@blueprint.post("/<key>")
@allow("perancang", "admin")
def act(key: str) -> Response:
    """Keep the text, and do what its button says."""
    draft = found(key)
    text = request.form.get("teks", "").replace("\r\n", "\n").replace("\r", "\n")
    action = request.form.get("aksi", "simpan")
    try:
        if action == "hapus":
            database = shared()
            drafts.discard(database, current_account(), draft)
            return go("editor.index")
        if action == "impor":
            text = perkada_desk.imported(*upload("berkas", MAX_UPLOAD))
        draft = kept(draft, typed("judul") or draft.title, text, request.form.get("versi", ""))
        proposal = _proposal(action, text)
    except DataError as error:
        return _editor(draft, text, faults=said(error.findings), status=422)
    if proposal is None and action in ("simpan", "impor"):
        return go("editor.edit", key=draft.id)
    return _editor(draft, text, proposal=proposal)


def found(key: str) -> Draft:
    """The draft of a key; Refusal (404) when the user sees none."""
    database = shared()
    draft = drafts.one(database, current_account(), key, KIND)
    if draft is None:
        raise absent()
    return draft


def kept(draft: Draft, title: str, text: str, known: str) -> Draft:
    """The draft, saved when something changed."""
    if (title, text) == (draft.title, draft.text):
        return draft
    database = shared()
    return drafts.save(database, current_account(), draft, title, text, known=known)


def _proposal(action: str, text: str) -> Proposal | None:
    if action == "perbaiki":
        return perkada_desk.mended(text, current_language())
    if action == "nomori":
        return perkada_desk.renumbered(text, current_language())
    return None


def _editor(
    draft: Draft,
    text: str,
    *,
    proposal: Proposal | None = None,
    faults: Any = (),
    status: int = 200,
) -> Response:
    limit = current_app.config["MAX_FORM_MEMORY_SIZE"]
    return page(
        "perkada-sunting.html",
        status,
        draft=draft,
        text=text,
        examined=examine(text, current_language()),
        proposal=proposal,
        faults=faults,
        limit=limit,
        endings=DRAFT_ENDINGS,
    )
