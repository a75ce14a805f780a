"""The register: documents added, looked up, withdrawn. Each account sees what its units have."""

from __future__ import annotations

from typing import Any

from flask import Response

from docgen.service import register_add, register_desk
from docgen.service.register import exists, shared
from docgen.service.register_json import document_json
from docgen.web.access import absent, allow, current_account, must_own, must_see, scope_of
from docgen.web.api.blueprint import blueprint
from docgen.web.api.body import fields, parcel
from docgen.web.api.models import RegisteredDocument, RegisteredDocuments, Voiding
from docgen.web.api.operation import JSON, Operation, binary, operation, record_bodies
from docgen.web.api.query import Listing, Query, Registering, read_query
from docgen.web.api.repeating import repeatable
from docgen.web.intake import opened
from docgen.web.sending import MEDIA_TYPES, unchanged

__all__ = ["add", "file", "listed", "show", "void"]


@blueprint.post("/register")
@operation(
    blueprint,
    Operation(
        "registerDocuments",
        "register",
        {JSON: RegisteredDocuments},
        status=201,
        query=Registering,
        bodies=record_bodies(),
    ),
)
@allow("operator", "perancang", "admin")
@repeatable
def add() -> tuple[dict[str, Any], int]:
    """Register the documents of a finished record

    Each gets its number, its QR code and its place in the register; of one record all or none. Only
    one record at a time: send an Idempotency-Key, so that a lost answer does no harm.
    """
    asked = read_query(Registering)
    wish = register_add.RegisterWish(
        frozenset(asked.only), frozenset(asked.variant), asked.code, asked.unit, asked.numbered
    )
    with opened(parcel(), most=1) as parts:
        made = register_add.add(parts.sources[0], wish, shared())
    return {"documents": [document_json(each) for each in made], "problems": []}, 201


@blueprint.get("/register")
@operation(
    blueprint,
    Operation("listRegister", "register", {JSON: RegisteredDocuments}, query=Listing),
)
@allow()
def listed() -> dict[str, Any]:
    """List the documents of the register, oldest first"""
    asked = read_query(Listing)
    found = (
        register_desk.list_documents(
            shared(),
            state=asked.state,
            kind=asked.kind,
            limit=asked.limit,
            after=asked.after,
            units=scope_of(current_account()),
        )
        if exists()
        else []
    )
    return {"documents": [document_json(each) for each in found], "problems": []}


@blueprint.get("/register/<key>")
@operation(blueprint, Operation("getRegistered", "register", {JSON: RegisteredDocument}))
@allow()
def show(key: str) -> dict[str, Any]:
    """One document of the register, with what happened to it"""
    read_query(Query)
    document = _seen(key)
    events = register_desk.history(shared(), document.id)
    return document_json(document) | {"history": list(events)}


@blueprint.get("/register/<key>/files/<ending>")
@operation(
    blueprint,
    Operation(
        "getRegisteredFile",
        "register",
        binary(*MEDIA_TYPES.values()),
        etag=True,
    ),
)
@allow()
def file(key: str, ending: str) -> Response:
    """The last file of a registered document in one format, with all its signatures"""
    read_query(Query)
    document = _seen(key)
    latest = document.latest(ending)
    if latest is None or ending not in MEDIA_TYPES:
        raise absent()
    data = register_desk.file_of(shared(), document, ending)
    response = Response(data, content_type=MEDIA_TYPES[ending])
    response.set_etag(latest.sha256)
    response.headers["Content-Disposition"] = f'attachment; filename="{latest.name}"'
    return unchanged(response)


@blueprint.post("/register/<key>/void")
@operation(
    blueprint,
    Operation("voidRegistered", "register", {JSON: RegisteredDocument}, bodies={JSON: Voiding}),
)
@allow("operator", "perancang", "admin")
@repeatable
def void(key: str) -> dict[str, Any]:
    """Withdraw a document, and void its number unless another document shares it"""
    read_query(Query)
    document = _seen(key)
    must_own(register_desk.owner_of(shared(), document.id))
    reason = fields(Voiding).reason
    return document_json(register_desk.void(shared(), document.id, reason)) | {"history": None}


def _seen(key: str) -> register_desk.Document:
    """A document that the account may see; Refusal (404) for any other, and for none."""
    if not exists():
        raise absent()
    document = register_desk.find_if_any(shared(), key)
    if document is None:
        raise absent()
    must_see(register_desk.owner_of(shared(), document.id))
    return document
